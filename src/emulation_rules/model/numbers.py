"""Exact numbers: how a figure becomes a rational and how a rational becomes text."""

from __future__ import annotations

import math
import numbers
import operator
import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from emulation_rules.model.text import shortened

MAX_DIGITS: Final = 40
"""Significant digits a figure may have."""

MAX_EXPONENT: Final = 30
"""Largest power of ten, either way, a figure may be written with."""

MAX_RESULT: Final = 200_000
"""Characters of a computed number that are read back."""

_PLAIN = re.compile(r"(?P<sign>[+-]?)(?P<whole>[0-9]+)(?:\.(?P<part>[0-9]+))?(?:[eE](?P<exponent>[+-]?[0-9]{1,4}))?")
_RESULT = re.compile(r"(?P<sign>-?)(?P<whole>[0-9]+)(?:\.(?P<part>[0-9]+)|/(?P<below>[0-9]+))?")
_CHUNK = 8_000
"""Bits that Python turns into digits at once, well under its own limit."""

_NOT_FINITE = frozenset({"nan", "inf", "infinity", ".nan", ".inf"})


class NumberError(ValueError):
    """A value that is no exact number.

    ``code`` names the fault: ``not_a_number``, ``not_finite``, ``too_long``, ``too_large`` or ``boolean``.
    """

    def __init__(self, code: str, value: object) -> None:
        self.code = code
        self.value = value
        super().__init__(f"{code}: {shortened(value if isinstance(value, str) else repr(value))}")


def exact(value: object) -> Fraction:
    """Return the exact rational of a number of Python or NumPy, or of plain decimal text.

    A float means its shortest printed form (docs/reference/semantics.md), a short one of NumPy the shortest of its own
    length: a ``float32`` of 75.1 is 75.1. Raises `NumberError`.
    """
    if isinstance(value, bool):
        raise NumberError("boolean", value)
    if isinstance(value, int):
        # The power of ten is compared first: printing a huge int is what takes long.
        if value.bit_length() > 4 * MAX_DIGITS:
            raise NumberError("too_long", "integer")
        return _checked_length(Fraction(value), str(abs(value)))
    if isinstance(value, Fraction):
        if max(value.numerator.bit_length(), value.denominator.bit_length()) > 8 * MAX_DIGITS:
            raise NumberError("too_long", "fraction")
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise NumberError("not_finite", value)
        # Not that of a subclass: NumPy prints its doubles with their type.
        return from_text(float.__repr__(value))
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise NumberError("not_finite", str(value))
        return _from_decimal(value)
    if isinstance(value, str):
        return from_text(value)
    return _exact_of_others(value)


def _exact_of_others(value: object) -> Fraction:
    """Return the exact rational of a number that is none of Python's own."""
    if isinstance(value, numbers.Integral):
        try:
            return exact(operator.index(value))
        except TypeError:
            # NumPy has spans of time among its whole numbers.
            raise NumberError("not_a_number", value) from None
    if isinstance(value, numbers.Real):
        return from_text(str(value))
    raise NumberError("not_a_number", value)


def from_text(text: str) -> Fraction:
    """Return the exact rational of plain decimal text such as ``-92.02`` or ``1e3``."""
    if len(text) > 4 * MAX_DIGITS:
        raise NumberError("too_long", text)
    match = _PLAIN.fullmatch(text)
    if match is None:
        lowered = text.strip().lower().lstrip("+-")
        raise NumberError("not_finite" if lowered in _NOT_FINITE else "not_a_number", text)
    part = match["part"] or ""
    digits = match["whole"] + part
    return _scaled(match["sign"] == "-", digits, int(match["exponent"] or 0), len(part), text)


def _from_decimal(value: Decimal) -> Fraction:
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise NumberError("not_finite", str(value))
    return _scaled(bool(sign), "".join(map(str, digits)), exponent, 0, value)


def _scaled(negative: bool, digits: str, exponent: int, places: int, value: object) -> Fraction:
    digits = digits.lstrip("0")
    if len(digits.rstrip("0")) > MAX_DIGITS:
        raise NumberError("too_long", value)
    longest = MAX_DIGITS + MAX_EXPONENT
    if digits and (abs(exponent) > MAX_EXPONENT or len(digits) > longest or places > longest):
        raise NumberError("too_large", value)
    number = Fraction(int(digits or "0"))
    shift = exponent - places
    ten = Fraction(10) ** (shift if digits else 0)
    return -number * ten if negative else number * ten


def _checked_length(number: Fraction, digits: str) -> Fraction:
    if len(digits.rstrip("0")) > MAX_DIGITS:
        raise NumberError("too_long", digits)
    return number


def decimal_places(number: Fraction) -> int | None:
    """Return how many decimals write the number exactly, or None where its expansion does not end."""
    rest = number.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    return max(twos, fives) if rest == 1 else None


def number_text(number: Fraction) -> str:
    """Return the canonical text: a plain decimal where it ends, otherwise ``p/q``. `read_number` reads it back."""
    places = decimal_places(number)
    if places is None:
        return f"{'-' if number < 0 else ''}{_digits(abs(number.numerator))}/{_digits(number.denominator)}"
    digits = _digits(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + (digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}")


def _digits(number: int) -> str:
    """Return a whole number's digits however many: exact sums of many rates have long denominators."""
    if number.bit_length() < _CHUNK:
        return str(number)
    half = number.bit_length() * 3 // 20
    upper, lower = divmod(number, 10**half)
    return _digits(upper) + _digits(lower).rjust(half, "0")


def _number(digits: str) -> int:
    if len(digits) < _CHUNK // 4:
        return int(digits)
    half = len(digits) // 2
    ten: int = 10 ** (len(digits) - half)
    return _number(digits[:half]) * ten + _number(digits[half:])


def read_number(text: str) -> Fraction:
    """Return the number that `number_text` wrote, of any length up to `MAX_RESULT` characters. Raises `NumberError`."""
    match = _RESULT.fullmatch(text) if len(text) <= MAX_RESULT else None
    if match is None:
        raise NumberError("not_a_number" if len(text) <= MAX_RESULT else "too_long", text)
    part = match["part"] or ""
    below = _number(match["below"]) if match["below"] else 10 ** len(part)
    if not below:
        raise NumberError("not_a_number", text)
    above = _number(match["whole"] + part)
    return Fraction(-above if match["sign"] else above, below)


def round_half_up(number: Fraction, places: int) -> Fraction:
    """Round to ``places`` decimals, ties away from zero (what people expect of a printed figure)."""
    scaled = abs(number) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if number >= 0 else -whole, 10**places)
