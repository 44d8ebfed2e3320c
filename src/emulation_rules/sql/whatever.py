"""Points that come to the same whatever the known figures are, so that a query can state them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import reduce

from emulation_rules.model.interval import Interval
from emulation_rules.model.tables import numbers_of
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.bounds import bounds, truth
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.narrowing import narrowed
from emulation_rules.plan.nodes import (
    Choice,
    Const,
    Expr,
    FirstKnown,
    Greatest,
    Least,
    Looked,
    LookedInGrid,
    Magnitude,
    Present,
    Product,
    Quotient,
    Read,
    Rounded,
    Scaled,
    Square,
    Sum,
    Within,
    expressions_in,
    negated,
    operands,
    slots_of,
)


def whatever(expr: Expr, values: Sequence[Bounds], known: frozenset[int], most: Fraction) -> Interval | None:
    """Return what an expression comes to for every number that the ``known`` slots can have; None where that differs.

    ``values`` holds for known slots all they can be. What has no value counts as anything from zero to ``most``.
    """
    anything = Interval(Fraction(0), most)
    found = bounds(expr, values)
    inside = _inside(expr, values, known)
    if isinstance(found, Interval):
        return found if inside == found else None
    if not _slots(expr) & known and isinstance(found, Reason):
        return anything
    return anything if inside == anything and _stays_within(expr, anything) else None


def _slots(expr: Expr) -> frozenset[int]:
    return slots_of(expr)


def _inside(expr: Expr, values: Sequence[Bounds], known: frozenset[int]) -> Interval | None:
    """What an expression reaches at least, whatever the known slots are."""
    if not _slots(expr) & known:
        found = bounds(expr, values)
        return found if isinstance(found, Interval) else None
    if isinstance(expr, Choice):
        return _inside_choice(expr, values, known)
    parts = [_inside(operand, values, known) for operand in operands(expr)]
    if isinstance(expr, Read | Present) or None in parts:
        return None
    reached = [part for part in parts if part is not None]
    found = bounds(_over(expr, len(values)), [*values, *reached])
    return found if isinstance(found, Interval) else None


def _inside_choice(expr: Choice, values: Sequence[Bounds], known: frozenset[int]) -> Interval | None:
    if any(_slots(inner) & known for inner in expressions_in(expr.condition)):
        return None
    held = truth(expr.condition, values)
    if isinstance(held, Reason):
        return None
    if held is not None:
        return _inside(expr.then if held else expr.otherwise, values, known)
    sides = [
        _inside(side, there, known)
        for side, condition in ((expr.then, expr.condition), (expr.otherwise, negated(expr.condition)))
        if (there := narrowed(values, condition)) is not None
    ]
    reached = [side for side in sides if side is not None]
    return reduce(Interval.hull, reached) if reached else None


def _over(expr: Expr, first: int) -> Expr:
    """An expression over slots of its own in place of its operands."""
    reads = [Read(first + at) for at in range(len(operands(expr)))]
    match expr:
        case Sum():
            return Sum(tuple(reads))
        case Quotient(_, _, when_zero):
            return Quotient(reads[0], reads[1], when_zero)
        case Product() | Least() | Greatest() | FirstKnown():
            return type(expr)(reads[0], reads[1])
        case LookedInGrid(table, _, _):
            return LookedInGrid(table, reads[0], reads[1])
        case Scaled() | Square() | Magnitude() | Within() | Rounded() | Looked():
            return replace(expr, operand=reads[0])
        case _:
            return expr


def _stays_within(expr: Expr, wanted: Interval) -> bool:
    low, high = reach_of(expr)
    return low is not None and high is not None and Interval(low, high).within(wanted)


def reach_of(expr: Expr) -> tuple[Fraction | None, Fraction | None]:
    """Return the ends that an expression never passes, None where it may."""
    match expr:
        case Const(number):
            return number, number
        case Choice(_, then, otherwise):
            (a, b), (c, d) = reach_of(then), reach_of(otherwise)
            return _of(min, a, c), _of(max, b, d)
        case Least(left, right):
            (a, b), (c, d) = reach_of(left), reach_of(right)
            return _of(min, a, c), _of(min, *[end for end in (b, d) if end is not None])
        case Greatest(left, right):
            (a, b), (c, d) = reach_of(left), reach_of(right)
            return _of(max, *[end for end in (a, c) if end is not None]), _of(max, b, d)
        case Looked(table, _):
            return min(numbers_of(table)), max(numbers_of(table))
        case LookedInGrid(table, _, _):
            return min(numbers_of(table)), max(numbers_of(table))
        case _:
            return None, None


def _of(choose: object, *ends: Fraction | None) -> Fraction | None:
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends) or not callable(choose):
        return None
    found = choose(known)
    return found if isinstance(found, Fraction) else None
