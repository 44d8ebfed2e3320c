"""Numbers to hold a column against: the least and the greatest value of its type on the right side of an exact mark."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import Final

from emulation_rules.model.numbers import NumberError, exact

_DIGITS: Final = 400


def real_at_least(mark: Fraction) -> float:
    """Return the least double whose shortest text is at least ``mark``; infinity where there is none."""
    found = _nearest(mark)
    while _text_of(found) >= mark:
        found = math.nextafter(found, -math.inf)
    while _text_of(found) < mark:
        found = math.nextafter(found, math.inf)
        if math.isinf(found):
            return found
    return found + 0.0  # zero without a sign


def real_at_most(mark: Fraction) -> float:
    """Return the greatest double whose shortest text is at most ``mark``."""
    return 0.0 - real_at_least(-mark)


def decimal_of(whole: int, places: int) -> Decimal:
    """Return ``whole`` / 10^``places`` as a decimal with so many places."""
    digits = tuple(map(int, str(abs(whole))))
    return Decimal((int(whole < 0), digits, -places))


def _nearest(mark: Fraction) -> float:
    try:
        return float(mark)
    except OverflowError:
        return math.copysign(1.7976931348623157e308, mark)


def _text_of(number: float) -> Fraction:
    """The number a double is read as; those too small or too large to be figures count as what they are."""
    try:
        return exact(number)
    except NumberError:
        return Fraction(number) if math.isfinite(number) else Fraction(10) ** _DIGITS * (1 if number > 0 else -1)
