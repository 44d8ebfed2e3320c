"""Arrow arrays of figures, claims and bounds, as the columnar engine takes them."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as at
from numpy.typing import NDArray

from emulation_rules.columnar.column import Claims, Column, Mask, Side
from emulation_rules.frames.column_types import is_number, is_text
from emulation_rules.frames.faults import listed, refuse
from emulation_rules.frames.figure_arrays import column_of

BOUNDS: Final = {
    "=": Side.FIGURE,
    ">": Side.ABOVE,
    ">=": Side.AT_LEAST,
    "<": Side.BELOW,
    "<=": Side.AT_MOST,
    "~": Side.ROUNDED,
}
"""What a column of bounds may say; nothing at all says what ``=`` does."""

_WORDS: Final = pa.array(list(BOUNDS), pa.string())
_SIDES: Final = np.array([int(side) for side in BOUNDS.values()], np.int8)
_SHORT_DECIMAL: Final = 16
"""Bytes of a decimal128."""


def one_array(values: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Return a column as one array of plain values: chunks joined, runs written out, views of text turned to text.

    A dictionary stays one where no word stands in it twice, or is null.
    """
    if isinstance(values, pa.ChunkedArray):
        values = values.chunk(0) if values.num_chunks == 1 else values.combine_chunks()
    if isinstance(values, pa.ChunkedArray):  # what is too long for one array, or empty
        values = pa.concat_arrays(values.chunks) if values.num_chunks else pa.array([], values.type)
    if isinstance(values, pa.ExtensionArray):
        values = values.storage
    if at.is_run_end_encoded(values.type):
        values = pc.run_end_decode(values)
    if at.is_string_view(values.type):
        return values.cast(pa.large_string())
    if not at.is_dictionary(values.type):
        return values
    if at.is_string_view(values.type.value_type):
        values = pa.DictionaryArray.from_arrays(values.indices, values.dictionary.cast(pa.large_string()))
    return values if _tells_apart(values.dictionary) else values.dictionary_decode()


def _tells_apart(words: pa.Array) -> bool:
    return not words.null_count and (not is_text(words.type) or len(pc.unique(words)) == len(words))


def arrow_column(values: pa.Array | pa.ChunkedArray) -> Column | None:
    """Return a column of figures, over the same memory where numbers have a width that NumPy knows.

    None for the type that has no values. The type is one `figure_fault` finds nothing wrong with.
    """
    if is_number(values.type) and not values.null_count:
        return column_of(values.to_numpy())
    array = one_array(values)
    if at.is_dictionary(array.type):
        array = array.dictionary_decode()
    if at.is_null(array.type):
        return None
    missing = _missing(array)
    if at.is_decimal(array.type):
        return _of_decimals(array, missing)
    if at.is_boolean(array.type):
        return column_of(_truths(array), missing)
    return column_of(_numbers(array), missing)


def arrow_claims(values: pa.Array | pa.ChunkedArray) -> Claims | None:
    """Return claims; None for the type that has no values."""
    array = one_array(values)
    if at.is_dictionary(array.type):
        array = array.dictionary_decode()
    return None if at.is_null(array.type) else Claims(_truths(array), _missing(array))


def arrow_sides(values: pa.Array | pa.ChunkedArray, column: str) -> NDArray[np.int8] | None:
    """Return what each row's bound says, None where none says more than ``=``.

    Raises `InvalidReportError` for a bound that nobody knows.
    """
    array = one_array(values)
    if at.is_null(array.type):
        return None
    if at.is_dictionary(array.type):
        words = _known_sides(array.dictionary.cast(pa.string()), pc.unique(array.indices), column)
        codes = (
            pc.fill_null(array.indices, 0).to_numpy(zero_copy_only=False) if len(words) else np.zeros(len(array), int)
        )
        sides = np.where(_missing_or_none(array), np.int8(Side.FIGURE), words[codes] if len(words) else np.int8(0))
    else:
        sides = _known_sides(array.cast(pa.string()), None, column)
    return sides if sides.any() else None


def _known_sides(words: pa.Array, used: pa.Array | None, column: str) -> NDArray[np.int8]:
    """Return the sides of words; only those at the places ``used`` have to be known (None: all)."""
    found = pc.index_in(words, value_set=_WORDS)
    unknown = pc.and_(pc.is_null(found), pc.is_valid(words))
    if used is not None:
        unknown = pc.and_(unknown, pc.is_in(pa.array(range(len(words)), pa.int64()), value_set=used.cast(pa.int64())))
    if pc.any(unknown).as_py():
        told = listed(pc.unique(words.filter(unknown)).to_pylist())
        known = ", ".join(f"`{bound}`" for bound in BOUNDS)
        raise refuse("frame_unknown_bound", column, column=column, bounds=told, known=known)
    return np.asarray(_SIDES[pc.fill_null(found, 0).to_numpy(zero_copy_only=False)])


def _missing(array: pa.Array) -> Mask | None:
    return _missing_or_none(array) if array.null_count else None


def _missing_or_none(array: pa.Array) -> Mask:
    return np.asarray(array.is_null().to_numpy(zero_copy_only=False))


def _truths(array: pa.Array) -> Mask:
    return np.asarray(pc.fill_null(array, fill_value=False).to_numpy(zero_copy_only=False), np.bool_)


def _numbers(array: pa.Array) -> NDArray[Any]:
    """Return the numbers as they lie in memory; what stands where there is none may be anything."""
    held = np.dtype(array.type.to_pandas_dtype())
    return _held(array, held, held.itemsize).view(held)


def _held(array: pa.Array, kind: np.dtype[Any], width: int) -> NDArray[Any]:
    buffer = array.buffers()[1]
    if buffer is None or not len(array):
        return np.zeros(len(array) * (width // kind.itemsize), kind)
    start = array.offset * width
    return np.frombuffer(buffer, np.uint8)[start : start + len(array) * width].view(kind)


def _of_decimals(array: pa.Array, missing: Mask | None) -> Column:
    """Decimals whose digits fit an int64 are integers with places; others are Python's own decimals."""
    kind = array.type
    if kind.scale >= 0:
        if kind.byte_width < _SHORT_DECIMAL:
            return column_of(_held(array, np.dtype(f"<i{kind.byte_width}"), kind.byte_width), missing, kind.scale)
        words = _held(array, np.dtype("<i8"), kind.byte_width).reshape(len(array), kind.byte_width // 8)
        low = words[:, 0]
        fits = (words[:, 1:] == (low >> 63)[:, np.newaxis]).all(axis=1)
        if bool(fits.all() if missing is None else (fits | missing).all()):
            return column_of(np.ascontiguousarray(low), missing, kind.scale)
    return column_of(np.array(array.to_pylist(), dtype=object), missing)
