"""Numbers that a table holds as text, exactly: CSV knows nothing else, and PostgreSQL hands out decimals so."""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from emulation_rules.columnar.floats import LARGEST, SMALLEST
from emulation_rules.model.numbers import MAX_DIGITS, NumberError, exact

_EXACT_LENGTH: Final = 15
"""Text this short has no more digits than a float64 tells apart: the float nearest to it prints as it again."""

IMPOSSIBLE: Final = Decimal(10**44 + 1)
"""Stands for a number too long or too large to be any figure, and is none itself: it has too many digits."""

_EXACTLY: Final = Context(prec=2 * MAX_DIGITS)


class NotANumberError(Exception):
    """A cell holds no number; ``row`` is its place in the array, from zero, ``text`` what stands there."""

    def __init__(self, row: int, text: str) -> None:
        self.row = row
        self.text = text
        super().__init__(text)


def numbers_in(texts: pa.StringArray) -> pa.Array:
    """Return the numbers of an array of text exactly: as float64 where that holds them, otherwise as decimals.

    Empty and null cells are null. Numbers are plain: a point for decimals, no grouping. Raises `NotANumberError`.
    """
    texts = pc.if_else(pc.equal(texts, ""), None, texts)
    longest = pc.max(pc.binary_length(texts)).as_py() or 0
    if longest <= _EXACT_LENGTH:
        try:
            numbers = texts.cast(pa.float64())
        except pa.ArrowInvalid:
            raise _first_fault(texts) from None
        if not _vanished(texts, numbers) and not _far(numbers):
            return numbers
    # The least places that hold all of them: more zeros behind a number would be more digits than a figure may have.
    return pa.array([_decimal(row, text) for row, text in enumerate(texts.to_pylist())])


def _vanished(texts: pa.StringArray, numbers: pa.DoubleArray) -> bool:
    """Whether a number has become zero that is none: ``1e-999``."""
    zeros = texts.filter(pc.equal(numbers, 0.0))
    return len(zeros) > 0 and bool(pc.any(pc.match_substring_regex(zeros, "^[^eE]*[1-9]")).as_py())


def _far(numbers: pa.DoubleArray) -> bool:
    """Whether a number is too large or too near zero for a float to be a figure, which a decimal may be: ``1e38``."""
    size = pc.abs(numbers)
    near = pc.and_(pc.less(size, SMALLEST), pc.greater(size, 0.0))
    return bool(pc.any(pc.or_(pc.greater_equal(size, LARGEST), near)).as_py())


def _decimal(row: int, text: str | None) -> Decimal | None:
    if text is None:
        return None
    number = _read(row, text)
    try:
        exact(number)
    except NumberError:
        return IMPOSSIBLE
    return number.normalize(_EXACTLY) if number.adjusted() < IMPOSSIBLE.adjusted() else IMPOSSIBLE


def _read(row: int, text: str) -> Decimal:
    # What Python also takes, and no other reader of numbers.
    if not text.isascii() or "_" in text or text != text.strip():
        raise NotANumberError(row, text)
    try:
        return Decimal(text)
    except InvalidOperation:
        raise NotANumberError(row, text) from None


def _first_fault(texts: pa.StringArray) -> NotANumberError:
    for row, text in enumerate(texts.to_pylist()):
        if text is not None:
            try:
                pa.array([text]).cast(pa.float64())
            except pa.ArrowInvalid:
                return NotANumberError(row, text)
    raise AssertionError("no text was refused")
