"""The part of what figures can be in which a condition may hold, so that a branch is worked out for that part alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from typing import Final, TypeAlias

from emulation_rules.model.interval import Interval
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import (
    AllHold,
    Condition,
    Const,
    Expr,
    Magnitude,
    OneHolds,
    Read,
    Scaled,
    Sum,
    Test,
)

_Part: TypeAlias = Callable[[Fraction, bool], Interval]


def narrowed(values: Sequence[Bounds], condition: Condition) -> Sequence[Bounds] | None:
    """Return the values for which a condition may hold, None where it cannot. Only tests of one figure narrow."""
    match condition:
        case AllHold(conditions):
            found: Sequence[Bounds] | None = values
            for inner in conditions:
                found = None if found is None else narrowed(found, inner)
            return found
        case OneHolds(conditions):
            return _either([narrowed(values, inner) for inner in conditions], values)
        case Test(margin, strict):
            return _narrowed_by_test(values, margin, strict=strict)
        case _:
            return values


def _either(ways: Sequence[Sequence[Bounds] | None], values: Sequence[Bounds]) -> Sequence[Bounds] | None:
    """Return values that hold whatever any of the ways leaves."""
    open_ways = [way for way in ways if way is not None]
    if not open_ways:
        return None
    merged = list(values)
    for index, value in enumerate(values):
        if isinstance(value, Interval) and any(way[index] is not value for way in open_ways):
            parts = [part for way in open_ways if isinstance(part := way[index], Interval)]
            merged[index] = reduce(Interval.hull, parts)
    return merged


def _narrowed_by_test(values: Sequence[Bounds], margin: Expr, *, strict: bool) -> Sequence[Bounds] | None:
    """``a * figure + b`` above zero narrows the figure; so does ``-abs(a * figure + b)`` at least zero."""
    match margin:
        case Scaled(factor, Magnitude(inner)) if factor < 0 and not strict:
            return _cut(values, inner, lambda level, _: Interval.point(level))
        case Magnitude(inner) if strict:
            # Anything but the level: an end that lies on it is opened.
            return _without(values, inner)
        case _:
            return _cut(values, margin, lambda level, up: _beyond(level, up=up, open_end=strict))


def _beyond(level: Fraction, *, up: bool, open_end: bool) -> Interval:
    return Interval(level, None, low_open=open_end) if up else Interval(None, level, high_open=open_end)


def _cut(values: Sequence[Bounds], margin: Expr, part: _Part) -> Sequence[Bounds] | None:
    slot, factor, constant = line_over(margin, values) or _NO_LINE
    value = values[slot] if factor else None
    if not isinstance(value, Interval):
        return values
    kept = value.meet(part(-constant / factor, factor > 0))
    return None if kept is None else _with(values, slot, kept)


def _without(values: Sequence[Bounds], inner: Expr) -> Sequence[Bounds]:
    slot, factor, constant = line_over(inner, values) or _NO_LINE
    value = values[slot] if factor else None
    if not isinstance(value, Interval) or -constant / factor not in value:
        return values
    level = -constant / factor
    low_open = value.low_open or value.low == level
    high_open = value.high_open or value.high == level
    return _with(values, slot, Interval(value.low, value.high, low_open, high_open))


def _with(values: Sequence[Bounds], slot: int, value: Interval) -> Sequence[Bounds]:
    changed = list(values)
    changed[slot] = value
    return changed


Line: TypeAlias = tuple[int, Fraction, Fraction]
"""Slot, factor and constant of ``factor * figure + constant``; without a figure that is open, a factor of zero."""

_NO_LINE: Final[Line] = (0, Fraction(0), Fraction(0))


def line_over(expr: Expr, values: Sequence[Bounds]) -> Line | None:
    """Return an expression as a line over the one figure in it that is open, or None where it is not one."""
    match expr:
        case Const(number):
            return 0, Fraction(0), number
        case Read(slot):
            value = values[slot]
            known = isinstance(value, Interval) and value.is_point
            return (
                (0, Fraction(0), value.number)
                if known and isinstance(value, Interval)
                else (slot, Fraction(1), Fraction(0))
            )
        case Scaled(factor, inner):
            line = line_over(inner, values)
            return None if line is None else (line[0], factor * line[1], factor * line[2])
        case Sum(terms):
            return _line_of_sum([line_over(term, values) for term in terms])
        case _:
            return None


def _line_of_sum(lines: Sequence[Line | None]) -> Line | None:
    known = [line for line in lines if line is not None]
    open_slots = {slot for slot, factor, _ in known if factor}
    if len(known) < len(lines) or len(open_slots) > 1:
        return None
    constant = sum((line[2] for line in known), Fraction(0))
    return open_slots.pop() if open_slots else 0, sum((line[1] for line in known), Fraction(0)), constant
