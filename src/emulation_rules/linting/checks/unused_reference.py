"""A reference that no target reads."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for name in subject.ruleset.references:
        if name not in subject.used.references:
            yield subject.finding("unused_reference", ("references", name), at_key=True, given=name)


CHECK = Check("unused_reference", Severity.WARNING, _find)
