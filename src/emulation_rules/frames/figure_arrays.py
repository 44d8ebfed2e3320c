"""NumPy arrays of figures, of any type that can hold numbers, as the columnar engine takes them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from emulation_rules.columnar.column import Claims, Column, Mask
from emulation_rules.frames.faults import refuse

_NUMBERS: Final = (int, float, Decimal, Fraction, np.integer, np.floating)
_TRUTHS: Final = (bool, np.bool_)
_LARGEST: Final = np.iinfo(np.int64).max


def column_of(values: NDArray[Any], missing: Mask | None = None, places: int = 0) -> Column:
    """Return a column over the same memory where values are booleans, signed integers or float64.

    Unsigned integers become signed ones that hold them. A shorter float stands for the shortest decimal that it prints
    as, which is not what it widens to: 0.1 and not 0.10000000149011612.
    """
    values = native(values)
    kind = values.dtype
    if missing is not None and not missing.any():
        missing = None
    if kind.kind == "u":
        return Column(_signed(values), places, missing)
    if kind.kind == "f" and kind.itemsize < np.dtype(np.float64).itemsize:
        return Column(_as_printed(values), places, missing)
    return Column(values, places, missing)


def native(values: NDArray[Any]) -> NDArray[Any]:
    """Return values in the order of bytes that the machine has."""
    return values if values.dtype.isnative else values.astype(values.dtype.newbyteorder("="))


def array_type(kind: np.dtype[Any], column: str) -> pa.DataType | None:
    """Return the type of an array's values, None of objects. Raises `InvalidReportError` for numbers of odd kinds."""
    try:
        return _array_type(kind)
    except pa.ArrowNotImplementedError:
        raise refuse("frame_wrong_type", column, column=column, type=str(kind)) from None


@lru_cache(maxsize=256)
def _array_type(kind: np.dtype[Any]) -> pa.DataType | None:
    if kind.kind == "O":
        return None
    return pa.string() if kind.kind in "UT" else pa.from_numpy_dtype(kind.newbyteorder("="))


def object_column(values: NDArray[np.object_], missing: Mask) -> Column | None:
    """Return a column of Python's own numbers or truths, None where any of them is something else."""
    present = values[~missing]
    kinds = set(map(type, present.tolist()))
    if kinds and all(issubclass(kind, _TRUTHS) for kind in kinds):
        truths = np.zeros(len(values), np.bool_)
        truths[~missing] = present
        return column_of(truths, missing)
    if any(issubclass(kind, _TRUTHS) or not issubclass(kind, _NUMBERS) for kind in kinds):
        return None
    return column_of(values, missing)


def truths_of(column: Column | None) -> Claims | None:
    """Return a column of truths as claims, None where it is none. Objects none of which is there claim nothing."""
    if column is None:
        return None
    there = len(column.values) if column.missing is None else np.count_nonzero(~column.missing)
    if column.values.dtype.kind == "O" and not there:
        return Claims(np.zeros(len(column.values), np.bool_), column.missing)
    return Claims(column.values, column.missing) if column.values.dtype == np.bool_ else None


def object_fault(values: NDArray[Any]) -> str:
    """Return the code of what is wrong with objects that are not all numbers, or all truths."""
    return "frame_text_for_numbers" if any(isinstance(value, str) for value in values) else "frame_wrong_type"


def type_name(values: NDArray[Any]) -> str:
    """Return what messages call the type of an array: of objects the types of the first few."""
    if values.dtype.kind != "O":
        return str(values.dtype)
    kinds = dict.fromkeys(type(value).__name__ for value in values[:1000].tolist() if value is not None)
    return f"object ({', '.join(kinds)})"


def _signed(values: NDArray[Any]) -> NDArray[Any]:
    wider = {1: np.int16, 2: np.int32, 4: np.int64}.get(values.dtype.itemsize)
    if wider is not None:
        return values.astype(wider)
    if not len(values) or values.max() <= _LARGEST:
        return values.view(np.int64)
    return values.astype(object)


def _as_printed(values: NDArray[Any]) -> NDArray[np.float64]:
    if values.dtype == np.float16:
        # There are only 65,536 of them.
        kinds, places = np.unique(values.view(np.uint16), return_inverse=True)
        printed = [float(str(value)) for value in kinds.view(np.float16)]
        return np.asarray(printed, np.float64)[places]
    text = pc.cast(pa.array(np.ascontiguousarray(values)), pa.string())
    return np.asarray(pc.cast(text, pa.float64()).to_numpy(zero_copy_only=True))
