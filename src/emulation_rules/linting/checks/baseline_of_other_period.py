"""A half or a quarter held against a whole year, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.asked import said
from emulation_rules.linting.base_periods import compared_periods, not_before
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Measure


def _find(subject: Subject) -> Iterator[Finding]:
    period = subject.ruleset.span.period
    for asked in subject.asked:
        if asked.indicator.measure not in (Measure.COUNT, Measure.MONEY):
            # Rates of a half and of a year can be compared.
            continue
        for path, criterion in asked.in_year(period.year):
            # What does not come before is a fault of its own.
            before = (each for each in compared_periods(criterion, period) if not not_before(each, period))
            other = next((each for each in before if each.kind != period.kind), None)
            if other is not None:
                yield subject.finding(
                    "baseline_of_other_period", path, period=str(period), other=str(other), **said(criterion)
                )


CHECK = Check("baseline_of_other_period", Severity.WARNING, _find)
