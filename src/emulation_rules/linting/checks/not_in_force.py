"""A target whose first year comes after the year of the ruleset."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    year = subject.ruleset.span.period.year
    for asked in subject.asked:
        if asked.measured.dated and asked.measured.in_year(year) is None:
            path, _ = next(asked.criteria())
            first = str(asked.measured.dated[0].year)
            yield subject.finding("not_in_force", path, at_key=True, first=first, year=str(year))


CHECK = Check("not_in_force", Severity.WARNING, _find)
