"""The ways figures may stay away, where that leads to another value: what checks of formulas go through besides."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations
from typing import Final

from emulation_rules.model.verdict import Reason
from emulation_rules.plan.completions import absence_minded
from emulation_rules.plan.nodes import ZERO, Choice, Condition, Expr
from emulation_rules.syntax.checks.division_checks import Ranges

_MOST_ABSENT: Final = 4
"""Figures of which every choice is tried to be absent; of more, one at a time and all of them."""


def with_absences(root: Expr | Condition, ways: Sequence[Ranges]) -> Sequence[Ranges]:
    """Return ways figures may be and, of each, those in which some are not there."""
    minded = _minded_by(root) if isinstance(root, Condition) else absence_minded(root)
    return [_without(absent, values) for values in ways for absent in _absences(minded)]


def absences_in(conditions: Sequence[Condition], figures: Collection[int]) -> Sequence[Sequence[int]]:
    """Return which of some figures may be absent together, first none, so that conditions may come to another value."""
    minded = frozenset[int]().union(*map(_minded_by, conditions))
    return _absences(minded & frozenset(figures))


def _minded_by(condition: Condition) -> frozenset[int]:
    return absence_minded(Choice(condition, ZERO, ZERO))


def _absences(minded: frozenset[int]) -> Sequence[Sequence[int]]:
    sizes = range(len(minded) + 1) if len(minded) <= _MOST_ABSENT else (0, 1, len(minded))
    return [absent for size in sizes for absent in combinations(sorted(minded), size)]


def _without(absent: Collection[int], values: Ranges) -> Ranges:
    # The frame of a target is read from the end.
    at = {slot % len(values) for slot in absent}
    return [Reason.NOT_REPORTED if slot in at else value for slot, value in enumerate(values)]
