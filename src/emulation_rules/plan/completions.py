"""Everything an expression can still come to, where figures may be anything they can be, or stay away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import chain, combinations
from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import EXEMPTING, Reason
from emulation_rules.plan.bounds import bounds, first_reason
from emulation_rules.plan.known import UNREPORTED, Bounds
from emulation_rules.plan.nodes import (
    AllHold,
    Choice,
    Condition,
    Expr,
    FirstKnown,
    IsReported,
    Not,
    OneHolds,
    Present,
    Test,
    operands,
    slots_of,
)

_MOST: Final = 8
"""Figures whose absence makes a difference: each one doubles the ways there are."""


def completions(expr: Expr, values: Sequence[Bounds], ranges: Sequence[Interval]) -> Bounds:
    """Return an interval that holds every value an expression can have once more is known, or why there is none.

    What is not known may be anything in its range; what was not reported may also stay away, where that makes a
    difference. What does not apply stays away.
    """
    unknown = [index for index, value in enumerate(values) if isinstance(value, Reason) and value not in EXEMPTING]
    away = {index for index in unknown if values[index] in UNREPORTED}
    minded = sorted({slot % len(values) for slot in absence_minded(expr)} & away)
    if len(minded) > _MOST:
        return Reason.NOT_REPORTED
    found = [bounds(expr, way) for way in _ways(values, ranges, unknown, minded)]
    known = [each for each in found if isinstance(each, Interval)]
    # A way in which figures merely stay away has no value; one in which they may divide by zero could have any.
    reasons = [each for each in found if isinstance(each, Reason) and (not known or each not in UNREPORTED)]
    return first_reason(reasons) if reasons else reduce(Interval.hull, known)


def _ways(
    values: Sequence[Bounds], ranges: Sequence[Interval], unknown: Sequence[int], minded: Sequence[int]
) -> Iterator[Sequence[Bounds]]:
    subsets = (combinations(minded, size) for size in range(len(minded) + 1))
    for absent in chain.from_iterable(subsets):
        way = list(values)
        for index in unknown:
            if index not in absent:
                way[index] = ranges[index]
        yield way


def absence_minded(expr: Expr) -> frozenset[int]:
    """Return the slots whose absence leads to another value and not just to none."""
    found: set[int] = set()
    waiting: list[Expr] = [expr]
    while waiting:
        node = waiting.pop()
        match node:
            case FirstKnown(first, _):
                found |= slots_of(first)
            case Present():
                found |= slots_of(node)
            case Choice(condition):
                found |= _asked_about(condition)
            case _:
                pass
        waiting += operands(node)
    return frozenset(found)


def _asked_about(condition: Condition) -> frozenset[int]:
    match condition:
        case IsReported(operand):
            return slots_of(operand)
        case Not(inner):
            return _asked_about(inner)
        case AllHold(conditions) | OneHolds(conditions):
            return frozenset().union(*map(_asked_about, conditions))
        case Test():
            return frozenset()
