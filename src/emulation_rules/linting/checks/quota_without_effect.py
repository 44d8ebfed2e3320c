"""A quota with a place for everybody."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.places import contest, most_places
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    units = contest(ruleset)
    for title in ruleset.titles.values():
        if title.quota is None or not units:
            continue
        places = most_places(title.quota, units)
        path = ("titles", title.id, "quota")
        if places >= units:
            yield subject.finding("quota_without_effect", path, at_key=True, places=str(places), units=str(units))


CHECK = Check("quota_without_effect", Severity.WARNING, _find)
