"""A condition that waits for a target to be exceeded which has no such outcome."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.conditions import conditions_of
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.formula import Call, Compared, Name
from emulation_rules.syntax.reading.read_scoring import can_be_exceeded


def _find(subject: Subject) -> Iterator[Finding]:
    for path, formula in conditions_of(subject.ruleset):
        for part in formula:
            match part:
                case Compared("=" | "<>", Call("verdict", (Name(name),)), Name("exceeded")):
                    target = subject.ruleset.targets.get(name)
                    if target is not None and not can_be_exceeded(target.question):
                        yield subject.finding("never_exceeded", path, target=name)
                case _:
                    pass


CHECK = Check("never_exceeded", Severity.WARNING, _find)
