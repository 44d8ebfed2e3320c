"""A quota with a place for everybody."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.places import contests
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for one in contests(subject.ruleset):
        if one.places >= one.units:
            units, places = str(one.units), str(one.places)
            yield subject.finding("quota_without_effect", one.path, at_key=True, places=places, units=units)


CHECK = Check("quota_without_effect", Severity.WARNING, _find)
