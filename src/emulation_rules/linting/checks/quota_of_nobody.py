"""A quota that comes to no place at all."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.places import contests
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for one in contests(subject.ruleset):
        if one.places == 0:
            yield subject.finding("quota_of_nobody", one.path, at_key=True, units=str(one.units))


CHECK = Check("quota_of_nobody", Severity.ERROR, _find)
