"""A quota that does not say what becomes of units that tie for the last places."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for title in subject.ruleset.titles.values():
        path = ("titles", title.id, "quota")
        if title.quota is not None and not subject.written((*path, "ties")):
            yield subject.finding("quota_ties_undeclared", path, at_key=True)


CHECK = Check("quota_ties_undeclared", Severity.NOTE, _find)
