"""A condition that waits for a target to be exceeded which has no such outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from emulation_rules.linting.check import Check
from emulation_rules.linting.conditions import conditions_of
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.formula import Call, Compared, Formula, Name
from emulation_rules.model.target import Measured, Scope, Target
from emulation_rules.syntax.reading.read_scoring import can_be_exceeded


def _find(subject: Subject) -> Iterator[Finding]:
    targets = subject.ruleset.targets
    for path, formula in conditions_of(subject.ruleset):
        waited = {name for part in formula for name in _waited_for(part, targets)}
        for name in targets:
            if name in waited and not can_be_exceeded(targets[name].question):
                yield subject.finding("never_exceeded", path, target=name)


def _waited_for(condition: Formula, targets: Mapping[str, Target]) -> Iterator[str]:
    """Yield the targets that a condition asks to be exceeded: one by name, or all of them."""
    match condition:
        case Compared("=" | "<>", Call("verdict", (Name(name),)), Name("exceeded")):
            yield name
        case Compared("=" | ">=", Name("targets_exceeded"), Name("targets_asked")) | Compared(
            "=" | "<=", Name("targets_asked"), Name("targets_exceeded")
        ):
            yield from (name for name, target in targets.items() if _counted(target))
        case _:
            pass


def _counted(target: Target) -> bool:
    """Whether a target is among those asked of every unit."""
    only_scored = isinstance(target.question, Measured) and not target.question.dated
    of_units = target.scope is Scope.PER_UNIT and not target.only and not target.excluded
    return target.scored and not only_scored and of_units


CHECK = Check("never_exceeded", Severity.WARNING, _find)
