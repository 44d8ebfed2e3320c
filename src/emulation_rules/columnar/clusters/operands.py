"""The number each row brings to an aggregate, worked out for all rows at once where figures are plain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import TypeAlias

import numpy as np

from emulation_rules.columnar.clusters.points import (
    Kind,
    Kinds,
    Points,
    chosen,
    constant,
    negative,
    product,
    quotient,
    scaled,
    total,
)
from emulation_rules.columnar.column import Mask
from emulation_rules.model.interval import Interval
from emulation_rules.plan.nodes import (
    AllHold,
    Choice,
    Condition,
    Const,
    Expr,
    FirstKnown,
    Greatest,
    IsReported,
    Least,
    Magnitude,
    Not,
    OneHolds,
    Product,
    Quotient,
    Read,
    Scaled,
    Square,
    Sum,
    Test,
    Unknown,
    Within,
    operands,
)

_Held: TypeAlias = tuple[Mask, Mask]
"""Whether a condition holds, and whether that is certain."""


def points_of(expr: Expr, slot: Callable[[int], Points]) -> Points:
    """Return what an expression comes to in every row, given what every slot is.

    Rows for which it is not a plain number of plain figures are `Kind.ODD`, as is every row where the expression
    rounds, looks up or counts.
    """
    match expr:
        case Const(number):
            return constant(Interval.point(number))
        case Read(index):
            return slot(index)
        case Unknown(reason):
            return constant(reason)
        case Sum(terms):
            return reduce(total, [points_of(term, slot) for term in terms])
        case Scaled(factor, operand):
            return scaled(factor, points_of(operand, slot))
        case Square(operand):
            found = points_of(operand, slot)
            return product(found, found)
        case Product() | Quotient() | Least() | Greatest() | FirstKnown():
            return _of_two(expr, slot)
        case Magnitude(operand):
            found = points_of(operand, slot)
            return Points(np.abs(found.above), found.below, found.kind)
        case Within(operand, range_):
            return _within(points_of(operand, slot), range_)
        case Choice(condition, then, otherwise):
            return _choice(_held(condition, slot), points_of(then, slot), points_of(otherwise, slot))
        case _:
            return Points(np.zeros(1, np.int64), np.ones(1, np.int64), _odd(1))


def _of_two(expr: Product | Quotient | Least | Greatest | FirstKnown, slot: Callable[[int], Points]) -> Points:
    left, right = (points_of(each, slot) for each in operands(expr))
    match expr:
        case Product():
            return product(left, right)
        case Quotient():
            return quotient(left, right)
        case FirstKnown():
            return _first_known(left, right)
        case _:
            return _nearer(left, right, least=isinstance(expr, Least))


def _nearer(left: Points, right: Points, *, least: bool) -> Points:
    between = total(left, negative(right))
    first = between.above <= 0 if least else between.above >= 0
    return chosen(first, left, right, between.kind)


def _first_known(first: Points, second: Points) -> Points:
    gives_way = first.kind == Kind.ABSENT
    return chosen(gives_way, second, first, np.where(gives_way, second.kind, first.kind))


def _within(found: Points, range_: Interval) -> Points:
    inside = np.ones(1, np.bool_)
    kind = found.kind
    for end, sign in ((range_.low, 1), (range_.high, -1)):
        if end is not None:
            beyond = total(found, constant(Interval.point(-end)))
            inside = inside & (sign * beyond.above >= 0)
            kind = np.maximum(kind, beyond.kind)
    return Points(found.above, found.below, np.where(inside | (kind != Kind.KNOWN), kind, np.uint8(Kind.ODD)))


def _choice(held: _Held, then: Points, otherwise: Points) -> Points:
    truth, certain = held
    kind = np.where(truth, then.kind, otherwise.kind)
    return chosen(truth, then, otherwise, np.where(certain, kind, np.uint8(Kind.ODD)))


# ---- conditions -----------------------------------------------------------------------------


def _held(condition: Condition, slot: Callable[[int], Points]) -> _Held:
    match condition:
        case Test(margin, strict):
            found = points_of(margin, slot)
            return found.above > 0 if strict else found.above >= 0, found.kind == Kind.KNOWN
        case IsReported(operand):
            kind = points_of(operand, slot).kind
            return kind == Kind.KNOWN, kind != Kind.ODD
        case Not(inner):
            truth, certain = _held(inner, slot)
            return ~truth, certain
        case AllHold(conditions):
            return _joined([_held(inner, slot) for inner in conditions], decides=False)
        case OneHolds(conditions):
            return _joined([_held(inner, slot) for inner in conditions], decides=True)


def _joined(held: Sequence[_Held], *, decides: bool) -> _Held:
    """Kleene's logic: one part that ``decides`` settles the whole."""
    settled = reduce(np.logical_or, [certain & (truth == decides) for truth, certain in held])
    certain = reduce(np.logical_and, [certain for _, certain in held]) | settled
    return (settled if decides else ~settled), certain


def _odd(size: int) -> Kinds:
    return np.full(size, Kind.ODD, np.uint8)
