"""A change counted from the period itself, or from one that comes after it."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.asked import said
from emulation_rules.linting.base_periods import named_periods, not_before
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    period = subject.ruleset.span.period
    for asked in subject.asked:
        for path, criterion in asked.in_year(period.year):
            late = next((each for each in named_periods(criterion) if not_before(each, period)), None)
            if late is not None:
                details = said(criterion)
                yield subject.finding("baseline_not_before", path, period=str(period), other=str(late), **details)


CHECK = Check("baseline_not_before", Severity.ERROR, _find)
