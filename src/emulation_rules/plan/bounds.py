"""The one meaning of an expression on what was reported: every value it can have, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from typing import TypeAlias

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import EXEMPTING, PRIORITY, Reason
from emulation_rules.plan.known import UNREPORTED, Bounds
from emulation_rules.plan.narrowing import narrowed
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
    Looked,
    LookedInGrid,
    Magnitude,
    Not,
    OneHolds,
    Over,
    Present,
    Product,
    Quotient,
    Read,
    Rounded,
    Scaled,
    Square,
    Sum,
    Test,
    Unknown,
    Within,
    negated,
)
from emulation_rules.plan.rounding import interval_on_grid
from emulation_rules.plan.tables import looked_up, looked_up_in_grid

Truth: TypeAlias = bool | Reason | None
"""Whether a condition holds: None where some values make it hold and some do not, a reason where nothing is known."""

_ABSENT = UNREPORTED | EXEMPTING


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
        case Present(over, terms):
            return _present(over, [bounds(term, values) for term in terms])
        case Choice():
            return _choice(expr, values)
        case Quotient(numerator, denominator, when_zero):
            return _quotient(bounds(numerator, values), bounds(denominator, values), when_zero)
        case Product(left, right) | Least(left, right) | Greatest(left, right):
            return _of_two(expr, bounds(left, values), bounds(right, values))
        case LookedInGrid(_, row, column):
            return _of_two(expr, bounds(row, values), bounds(column, values))
        case (
            Scaled(operand=operand)
            | Square(operand)
            | Magnitude(operand)
            | Within(operand=operand)
            | Rounded(operand=operand)
            | Looked(operand=operand)
        ):
            known = bounds(operand, values)
            return known if isinstance(known, Reason) else _of_one(expr, known)


def truth(condition: Condition, values: Sequence[Bounds]) -> Truth:
    """Return whether a condition holds, given what each slot can be."""
    match condition:
        case Test(margin, strict):
            known = bounds(margin, values)
            return known if isinstance(known, Reason) else _passes(known, strict=strict)
        case IsReported(operand):
            return not _absent(bounds(operand, values))
        case Not(inner):
            held = truth(inner, values)
            return not held if isinstance(held, bool) else held
        case AllHold(conditions):
            return _joined([truth(inner, values) for inner in conditions], decides=False)
        case OneHolds(conditions):
            return _joined([truth(inner, values) for inner in conditions], decides=True)


def first_reason(reasons: Sequence[Reason]) -> Reason:
    """Return the reason to give where there are several."""
    return min(reasons, key=PRIORITY.__getitem__)


def _passes(margin: Interval, *, strict: bool) -> bool | None:
    low, high = margin.low, margin.high
    if low is not None and (low > 0 or (low == 0 and (margin.low_open or not strict))):
        return True
    if high is not None and (high < 0 or (high == 0 and (margin.high_open or strict))):
        return False
    return None


def _joined(held: Sequence[Truth], *, decides: bool) -> Truth:
    """Kleene's logic; one part that ``decides`` settles the whole."""
    if any(part is decides for part in held):
        return decides
    reasons = [part for part in held if isinstance(part, Reason)]
    if reasons:
        return first_reason(reasons)
    return None if None in held else not decides


def _sum(terms: Sequence[Bounds]) -> Bounds:
    known = [term for term in terms if isinstance(term, Interval)]
    if len(known) < len(terms):
        return first_reason([term for term in terms if isinstance(term, Reason)])
    return reduce(Interval.__add__, known)


def _of_one(expr: Scaled | Square | Magnitude | Within | Rounded | Looked, known: Interval) -> Bounds:
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
        case Rounded(_, places, grain):
            return interval_on_grid(known, places, grain)
        case Looked(table, _):
            return looked_up(table, known)


def _of_two(expr: Product | Least | Greatest | LookedInGrid, left: Bounds, right: Bounds) -> Bounds:
    if isinstance(left, Reason) or isinstance(right, Reason):
        return first_reason([side for side in (left, right) if isinstance(side, Reason)])
    match expr:
        case Product():
            return left * right
        case Least():
            return left.minimum(right)
        case Greatest():
            return left.maximum(right)
        case LookedInGrid(table, _, _):
            return looked_up_in_grid(table, left, right)


def _quotient(numerator: Bounds, denominator: Bounds, when_zero: Reason) -> Bounds:
    if isinstance(numerator, Reason) or isinstance(denominator, Reason):
        return first_reason([side for side in (numerator, denominator) if isinstance(side, Reason)])
    try:
        return numerator * denominator.reciprocal()
    except ZeroDivisionError:
        return when_zero


def _first_known(first: Bounds, second: Bounds) -> Bounds:
    # Only what was not reported gives way: counts that divide by zero are reported, and decide.
    if isinstance(first, Interval) or first not in UNREPORTED:
        return first
    return first if isinstance(second, Reason) and second in UNREPORTED else second


def _absent(term: Bounds) -> bool:
    # Intervals are not looked up in the set: that would hash their numbers.
    return isinstance(term, Reason) and term in _ABSENT


def _present(over: Over, terms: Sequence[Bounds]) -> Bounds:
    here = [term for term in terms if not _absent(term)]
    if over is Over.COUNT:
        return Interval.point(len(here))
    if not here:
        return first_reason([term for term in terms if isinstance(term, Reason)])
    reasons = [term for term in here if isinstance(term, Reason)]
    if reasons:
        return first_reason(reasons)
    known = [term for term in here if isinstance(term, Interval)]
    match over:
        case Over.LEAST:
            return reduce(Interval.minimum, known)
        case Over.GREATEST:
            return reduce(Interval.maximum, known)
        case Over.SUM:
            return reduce(Interval.__add__, known)
        case Over.MEAN:
            return Interval.point(Fraction(1, len(known))) * reduce(Interval.__add__, known)


# ---- choices -------------------------------------------------------------------------------


def _choice(expr: Choice, values: Sequence[Bounds]) -> Bounds:
    held = truth(expr.condition, values)
    if isinstance(held, Reason):
        return held
    if held is not None:
        return bounds(expr.then if held else expr.otherwise, values)
    sides = [
        bounds(side, there)
        for side, condition in ((expr.then, expr.condition), (expr.otherwise, negated(expr.condition)))
        if (there := narrowed(values, condition)) is not None
    ]
    reasons = [side for side in sides if isinstance(side, Reason)]
    if reasons:
        return first_reason(reasons)
    return reduce(Interval.hull, (side for side in sides if isinstance(side, Interval)))
