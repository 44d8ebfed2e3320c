"""Rounding, only where a ruleset declares it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.model.scoring import Rounding
from emulation_rules.plan.nodes import Grain


def _toward_zero(number: Fraction) -> int:
    return math.trunc(number)


def _away(number: Fraction) -> int:
    return math.ceil(number) if number > 0 else math.floor(number)


def _half_up(number: Fraction) -> int:
    return _sign(number) * math.floor(abs(number) + Fraction(1, 2))


def _sign(number: Fraction) -> int:
    return -1 if number < 0 else 1


_WHOLE: Final[Mapping[Grain, Callable[[Fraction], int]]] = {
    Grain.HALF_UP: _half_up,
    Grain.HALF_EVEN: round,
    Grain.DOWN: _toward_zero,
    Grain.UP: _away,
    Grain.FLOOR: math.floor,
    Grain.CEILING: math.ceil,
}


def on_grid(number: Fraction, places: int, grain: Grain) -> Fraction:
    """Return a number on the grid of so many decimals."""
    scale = Fraction(10) ** places
    return _WHOLE[grain](number * scale) / scale


def interval_on_grid(interval: Interval, places: int, grain: Grain) -> Interval:
    """Return every grid point the numbers of an interval come to, from the first to the last.

    Rounding never reverses an order, and between two neighbours on the grid of halves it is constant; so an open end is
    rounded as the numbers just inside it are.
    """
    low, high = interval.low, interval.high
    if low is not None and low is high:
        return Interval.point(on_grid(low, places, grain))
    quarter = Fraction(10) ** -places / 4
    if low is not None:
        low = on_grid(low + quarter if interval.low_open and _on_halves(low, places) else low, places, grain)
    if high is not None:
        high = on_grid(high - quarter if interval.high_open and _on_halves(high, places) else high, places, grain)
    return Interval(low, high)


def _on_halves(number: Fraction, places: int) -> bool:
    return (number * 2 * Fraction(10) ** places).denominator == 1


def rounded(number: Fraction, rounding: Rounding) -> Fraction:
    """Round one number as declared."""
    return on_grid(number, rounding.places, Grain(rounding.mode.value))


def rounded_interval(interval: Interval, rounding: Rounding | None) -> Interval:
    """Round what an interval holds; rounding never reverses an order, so the truth stays inside. Ends become closed."""
    return interval if rounding is None else interval_on_grid(interval, rounding.places, Grain(rounding.mode.value))
