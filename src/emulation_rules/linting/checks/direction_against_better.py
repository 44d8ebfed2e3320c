"""A criterion that asks for more of what is better lower, or for less of what is better higher."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.asked import said
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import (
    Change,
    ChangeBetween,
    Comparison,
    Criterion,
    Direction,
    Moves,
    NoneAtAll,
    NotMoves,
    SlowerGrowth,
    Threshold,
)
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Better


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        for path, criterion in asked.criteria():
            wanted = _wanted(criterion)
            if wanted is not None and {wanted, asked.indicator.better} == {Better.HIGHER, Better.LOWER}:
                better = asked.indicator.better.value
                yield subject.finding(
                    "direction_against_better", path, indicator=asked.indicator.id, better=better, **said(criterion)
                )


def _wanted(criterion: Criterion) -> Better | None:
    """Return which way a criterion asks a figure to go."""
    match criterion:
        case Threshold(Comparison.AT_LEAST | Comparison.ABOVE):
            return Better.HIGHER
        case Threshold(Comparison.AT_MOST | Comparison.BELOW) | NoneAtAll() | SlowerGrowth():
            return Better.LOWER
        case Change(direction) | ChangeBetween(direction) | Moves(direction):
            return Better.HIGHER if direction is Direction.UP else Better.LOWER
        case NotMoves(direction):
            return Better.LOWER if direction is Direction.UP else Better.HIGHER
        case _:
            return None


CHECK = Check("direction_against_better", Severity.WARNING, _find)
