"""Rounding, only where a ruleset declares it."""

from __future__ import annotations

from fractions import Fraction

from emulation_rules.model.interval import Interval
from emulation_rules.model.scoring import Rounding, RoundingMode


def rounded(number: Fraction, rounding: Rounding) -> Fraction:
    """Round one number as declared."""
    scaled = abs(number) * 10**rounding.places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    doubled = 2 * rest
    up = {
        RoundingMode.DOWN: False,
        RoundingMode.UP: rest > 0,
        RoundingMode.HALF_UP: doubled >= scaled.denominator,
        RoundingMode.HALF_EVEN: doubled > scaled.denominator or (doubled == scaled.denominator and whole % 2 == 1),
    }[rounding.mode]
    result = Fraction(whole + up, 10**rounding.places)
    return -result if number < 0 else result


def rounded_interval(interval: Interval, rounding: Rounding | None) -> Interval:
    """Round both ends; rounding never reverses an order, so the truth stays inside. Ends become closed."""
    if rounding is None:
        return interval
    low = None if interval.low is None else rounded(interval.low, rounding)
    high = None if interval.high is None else rounded(interval.high, rounding)
    return Interval(low, high)
