"""One figure of a column as what is known of it: the meaning that faster ways of reading columns must keep."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import numpy as np

from emulation_rules.columnar.column import Column, Side
from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import NumberError, exact
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Slot


def known_at(column: Column, row: int, slot: Slot) -> Bounds:
    """Return what a row reports for a slot: an interval in the base unit, or why there is none.

    What cannot be a figure of the indicator (not finite, outside its range, a fraction of a piece) is impossible, with
    a bound as without one, and never the nearest thing that could be one.
    """
    if column.missing is not None and column.missing[row]:
        return slot.absent
    value = column.values[row]
    side = Side.FIGURE if column.sides is None else Side(int(column.sides[row]))
    number = _number(value.item() if isinstance(value, np.generic) else value, column.places, slot.indicator)
    return Reason.IMPOSSIBLE_VALUE if number is None else _said(number, side, slot.indicator)


def _number(value: object, places: int, indicator: Indicator) -> Fraction | None:
    """Return a value of a column in the base unit, None where it is no number."""
    if isinstance(value, bool):
        return Fraction(value) if indicator.measure is Measure.BOOLEAN else None
    try:
        return exact(value) * Fraction(indicator.scale, 10**places)
    except NumberError:
        return None


def _said(number: Fraction, side: Side, indicator: Indicator) -> Bounds:
    if number not in indicator.range or (indicator.whole and number.denominator != 1):
        return Reason.IMPOSSIBLE_VALUE
    if side is Side.FIGURE:
        return Interval.point(number)
    return indicator.range.meet(_REACH[side](number, indicator)) or Reason.IMPOSSIBLE_VALUE


def rounded_off(indicator: Indicator) -> Fraction:
    """Return how far, in the base unit, a rounded figure may lie from what it was rounded to."""
    return Fraction(indicator.scale, 2 * 10 ** (indicator.places or 0))


def _rounded(number: Fraction, indicator: Indicator) -> Interval:
    half = rounded_off(indicator)
    # Ties are rounded away from zero, so the open end is the one farther from it.
    return Interval(number - half, number + half, low_open=number <= 0, high_open=number >= 0)


_REACH: Final = {
    Side.ABOVE: lambda number, _: Interval(number, None, low_open=True),
    Side.AT_LEAST: lambda number, _: Interval(number, None),
    Side.BELOW: lambda number, _: Interval(None, number, high_open=True),
    Side.AT_MOST: lambda number, _: Interval(None, number),
    Side.ROUNDED: _rounded,
}
