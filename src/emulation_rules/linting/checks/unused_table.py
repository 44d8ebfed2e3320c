"""A table that no formula looks anything up in."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for name in subject.ruleset.tables:
        if name not in subject.used.names:
            yield subject.finding("unused_table", ("tables", name), at_key=True, given=name)


CHECK = Check("unused_table", Severity.WARNING, _find)
