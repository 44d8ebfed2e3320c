"""Intervals in the notation of textbooks, exact both ways: ``92.02``, ``[91.5, 92.5)``, ``(98, inf)``."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import MAX_DIGITS, NumberError, number_text, read_number

_INTERVAL: Final = re.compile(r"(?P<left>[\[(])\s*(?P<low>[^,\s]+)\s*,\s*(?P<high>[^,\s]+)\s*(?P<right>[\])])")
_LONGEST: Final = 1400


def interval_text(interval: Interval) -> str:
    """Return the one way to write an interval; `read_interval` reads it back."""
    if interval.is_point:
        return _number_text(interval.number)
    low = "-inf" if interval.low is None else _number_text(interval.low)
    high = "inf" if interval.high is None else _number_text(interval.high)
    return f"{'(' if interval.low_open else '['}{low}, {high}{')' if interval.high_open else ']'}"


def read_interval(text: str) -> Interval:
    """Return the interval a text writes. Raises `ValueError`, of which `NumberError` is one."""
    if len(text) > _LONGEST:
        raise NumberError("too_long", text)
    match = _INTERVAL.fullmatch(text)
    if match is None:
        return Interval.point(read_number(text))
    low = None if match["low"] == "-inf" else read_number(match["low"])
    high = None if match["high"] == "inf" else read_number(match["high"])
    return Interval(low, high, match["left"] == "(", match["right"] == ")")


def _number_text(number: Fraction) -> str:
    """Return a decimal where one is short enough to be read back, otherwise a quotient."""
    quotient = f"{number.numerator}/{number.denominator}"
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > 4 * MAX_DIGITS:
        return quotient
    decimal = number_text(number)
    return decimal if len(decimal) <= MAX_DIGITS else quotient
