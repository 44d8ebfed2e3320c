"""A share of places of which nothing says what it is a share of."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for title in subject.ruleset.titles.values():
        path = ("titles", title.id, "quota")
        if title.quota is not None and title.quota.share is not None and not subject.written((*path, "of")):
            yield subject.finding("quota_base_undeclared", path, at_key=True)


CHECK = Check("quota_base_undeclared", Severity.WARNING, _find)
