"""A class that no result falls into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emulation_rules.linting.check import Check
from emulation_rules.linting.result_conditions import Sought, impossible
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.formula import Formula


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    for scheme in ruleset.classes.values():
        before: list[Formula] = []
        for level in scheme.levels:
            if level.when is None:
                continue
            earlier: Sequence[Formula] = before if scheme.first else ()
            if impossible(Sought([level.when], earlier), ruleset):
                yield subject.finding("dead_class", ("classes", scheme.id, "levels", level.id, "when"))
            before.append(level.when)


CHECK = Check("dead_class", Severity.WARNING, _find)
