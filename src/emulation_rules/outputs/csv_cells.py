"""Cells of a CSV table: text that no spreadsheet takes for a formula, numbers as plain decimals."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import Final

from emulation_rules.i18n.display_width import visible
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import decimal_places, number_text, round_half_up

PLACES: Final = 12
"""Decimals of a number whose expansion does not end; a spreadsheet would take ``1/3`` for a day in March."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a formula may begin with; a spreadsheet in East Asian languages takes the wide signs too."""


def safe(text: str) -> str:
    """Return text on one line that no spreadsheet takes for a formula."""
    shown = visible(text)
    return f"'{shown}" if text.startswith(_FORMULA) or _seen(text).startswith(_FORMULA) else shown


def _seen(text: str) -> str:
    """Return the text from the first letter on that takes room; programs may drop what is before it."""
    first = (at for at, letter in enumerate(text) if not letter.isspace() and unicodedata.category(letter) != "Cf")
    return text[next(first, len(text)) :]


def ends(interval: Interval | None) -> tuple[str, str]:
    """Return the two ends of an interval; an empty cell is an end that is not known or not bounded."""
    return ("", "") if interval is None else (number(interval.low), number(interval.high))


def number(exact: Fraction | None) -> str:
    """Return a number as a decimal with a point."""
    if exact is None:
        return ""
    return number_text(exact if decimal_places(exact) is not None else round_half_up(exact, PLACES))


def bounds_text(interval: Interval | None) -> str:
    """Return a value the way reports write it: ``92.02``, ``> 98``, ``>= 91.5 < 92.5``."""
    if interval is None:
        return ""
    if interval.is_point:
        return number(interval.low)
    low = "" if interval.low is None else f"{'>' if interval.low_open else '>='} {number(interval.low)}"
    high = "" if interval.high is None else f"{'<' if interval.high_open else '<='} {number(interval.high)}"
    return f"{low} {high}".strip()
