"""A source of which only part is known: what it does not tell is not encoded."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    source = subject.ruleset.source
    if source is not None and not source.complete:
        yield subject.finding("truncated_source", ("source", "complete"), document=source.document)


CHECK = Check("truncated_source", Severity.NOTE, _find)
