"""A value that was set for an earlier year and still holds."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.asked import said
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    year = subject.ruleset.span.period.year
    for asked in subject.asked:
        held = asked.measured.in_year(year)
        if held is None or held.year in (0, year):
            continue
        for path, criterion in asked.in_year(year):
            yield subject.finding(
                "carried_value", path, at_key=True, set_for=str(held.year), year=str(year), **said(criterion)
            )


CHECK = Check("carried_value", Severity.WARNING, _find)
