"""The one meaning of an expression on what was reported: every value it can have, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import PRIORITY, Reason
from emulation_rules.plan.nodes import (
    Const,
    Expr,
    FirstKnown,
    Greatest,
    Least,
    Magnitude,
    Product,
    Quotient,
    Read,
    Scaled,
    Square,
    Sum,
    Unknown,
    Within,
)

Bounds: TypeAlias = Interval | Reason
"""An interval that holds the truth, or the reason nothing is known. Tight where each figure appears once."""

_UNREPORTED = frozenset({Reason.NOT_REPORTED, Reason.JUDGEMENT_PENDING, Reason.NO_BASELINE})


def bounds(expr: Expr, values: Sequence[Bounds]) -> Bounds:
    """Return what an expression can be, given what each slot can be."""
    match expr:
        case Const(number):
            return Interval.point(number)
        case Read(slot):
            return values[slot]
        case Unknown(reason):
            return reason
        case Sum(terms):
            return _sum([bounds(term, values) for term in terms])
        case FirstKnown(first, second):
            return _first_known(bounds(first, values), bounds(second, values))
        case Scaled(_, operand) | Square(operand) | Magnitude(operand) | Within(operand, _):
            known = bounds(operand, values)
            return known if isinstance(known, Reason) else _of_one(expr, known)
        case Product(left, right) | Least(left, right) | Greatest(left, right):
            return _of_two(expr, bounds(left, values), bounds(right, values))
        case Quotient(numerator, denominator, when_zero):
            return _quotient(bounds(numerator, values), bounds(denominator, values), when_zero)


def first_reason(reasons: Sequence[Reason]) -> Reason:
    """Return the reason to give where there are several."""
    return min(reasons, key=PRIORITY.__getitem__)


def _sum(terms: Sequence[Bounds]) -> Bounds:
    absent = [term for term in terms if isinstance(term, Reason)]
    if absent:
        return first_reason(absent)
    result = Interval.point(0)
    for term in terms:
        if isinstance(term, Interval):
            result = result + term
    return result


def _of_one(expr: Scaled | Square | Magnitude | Within, known: Interval) -> Bounds:
    match expr:
        case Within(_, range_):
            return known.meet(range_) or Reason.IMPOSSIBLE_VALUE
        case Scaled(factor, _):
            return Interval.point(factor) * known
        case Magnitude():
            return abs(known)
        case Square():
            magnitude = abs(known)
            return magnitude * magnitude


def _of_two(expr: Product | Least | Greatest, left: Bounds, right: Bounds) -> Bounds:
    if isinstance(left, Reason) or isinstance(right, Reason):
        return first_reason([side for side in (left, right) if isinstance(side, Reason)])
    match expr:
        case Product():
            return left * right
        case Least():
            return left.minimum(right)
        case Greatest():
            return left.maximum(right)


def _quotient(numerator: Bounds, denominator: Bounds, when_zero: Reason) -> Bounds:
    if isinstance(numerator, Reason) or isinstance(denominator, Reason):
        return first_reason([side for side in (numerator, denominator) if isinstance(side, Reason)])
    try:
        return numerator * denominator.reciprocal()
    except ZeroDivisionError:
        return when_zero


def _first_known(first: Bounds, second: Bounds) -> Bounds:
    # Only what was not reported gives way: counts that divide by zero are reported, and decide.
    if isinstance(first, Interval) or first not in _UNREPORTED or second in _UNREPORTED:
        return first
    return second
