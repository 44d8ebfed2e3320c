"""Marks that units were assigned for an indicator, and that no target asks for."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.asked import Asked
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import (
    Assigned,
    Between,
    Change,
    ChangeBetween,
    Criterion,
    Moves,
    NotMoves,
    Threshold,
)
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.place import KeyPath


def _find(subject: Subject) -> Iterator[Finding]:
    read = {asked.indicator.id for asked in subject.asked if _reads(asked)}
    told: set[str] = set()
    for unit, assigned in subject.ruleset.assigned.items():
        for name, assignment in assigned.items():
            if assignment.marks and name not in read and name not in told:
                told.add(name)
                yield subject.finding("unused_assignment", _path(subject, unit, name), at_key=True, given=name)


def _path(subject: Subject, unit: str, name: str) -> KeyPath:
    """Return where a mark is written; those of a table beside the ruleset are where that is named."""
    path = ("assigned", unit, name)
    return path if subject.node(path) is not None else ("assigned_table",)


def _reads(asked: Asked) -> bool:
    exceeds = asked.measured.exceeds
    criteria = [criterion for _, criterion in asked.criteria()]
    return any(map(_reads_assigned, criteria if exceeds is None else [*criteria, exceeds]))


def _reads_assigned(criterion: Criterion) -> bool:
    match criterion:
        case Threshold(_, mark):
            return isinstance(mark, Assigned)
        case Between(low, high):
            return isinstance(low, Assigned) or isinstance(high, Assigned)
        case Change(baseline=baseline) | ChangeBetween(baseline=baseline) | Moves(_, baseline) | NotMoves(_, baseline):
            return isinstance(baseline, Assigned)
        case _:
            return False


CHECK = Check("unused_assignment", Severity.WARNING, _find)
