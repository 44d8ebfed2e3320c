"""Titles or classes that ask for a rank where nothing says what units are ranked by."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.conditions import conditions_of
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.formula import Name


def _find(subject: Subject) -> Iterator[Finding]:
    if subject.ruleset.ranking is not None:
        return
    for path, parts in conditions_of(subject.ruleset):
        if any(isinstance(part, Name) and part.name == "rank" for part in parts):
            yield subject.finding("rank_undeclared", path)
            return


CHECK = Check("rank_undeclared", Severity.WARNING, _find)
