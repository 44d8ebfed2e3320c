"""A dict of NumPy arrays by the names of columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from emulation_rules.columnar.column import Claims, Column, Mask
from emulation_rules.frames.arrow_figures import one_array
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.column_types import unit_fault
from emulation_rules.frames.distinct import all_differ, texts_differ
from emulation_rules.frames.eager_evaluation import evaluate_eager, evaluate_eager_yearly
from emulation_rules.frames.eager_frame import Rows
from emulation_rules.frames.faults import refuse
from emulation_rules.frames.figure_arrays import (
    array_type,
    column_of,
    native,
    object_column,
    object_fault,
    truths_of,
    type_name,
)
from emulation_rules.frames.told_blocks import ToldBlocks
from emulation_rules.model.period import Period

Arrays: TypeAlias = Mapping[str, NDArray[Any]]


class ArrayColumns:
    """Arrays of one length. NaN is no number; None in an array of objects, and what an array masks, is not reported."""

    def __init__(self, arrays: Arrays) -> None:
        lengths = {name: len(array) for name, array in arrays.items() if np.ndim(array) == 1}
        for name, array in arrays.items():
            if name not in lengths or not isinstance(array, np.ndarray):
                raise refuse("frame_no_array", str(name), column=str(name), type=type(array).__name__)
        if len(set(lengths.values())) > 1:
            shortest, longest = min(lengths, key=lengths.__getitem__), max(lengths, key=lengths.__getitem__)
            raise refuse(
                "frame_lengths_differ",
                column=shortest,
                rows=str(lengths[shortest]),
                other=longest,
                other_rows=str(lengths[longest]),
            )
        self._arrays = arrays
        self.rows = next(iter(lengths.values()), 0)

    @property
    def columns(self) -> Sequence[object]:
        """The names of the arrays."""
        return list(self._arrays)

    def type_of(self, column: str) -> pa.DataType | None:
        """Return the type of an array, None of objects."""
        return array_type(self._arrays[column].dtype, column)

    def figures(self, column: str) -> Column:
        """Return figures over the same memory. Raises `InvalidReportError` for objects that are no numbers."""
        values, missing = self._parts(column)
        if values.dtype.kind != "O":
            return column_of(values, missing)
        found = object_column(values, _nothing(values) if missing is None else missing | _nothing(values))
        if found is None:
            raise refuse(object_fault(values), column, column=column, type=type_name(values))
        return found

    def claims(self, column: str) -> Claims:
        """Return claims. Raises `InvalidReportError` for objects that are no truths."""
        found = truths_of(self.figures(column))
        if found is None:
            raise refuse("frame_claims_no_truths", column, column=column, type=type_name(self._arrays[column]))
        return found

    def words(self, column: str) -> pa.Array:
        """Return units, periods or bounds. Raises `InvalidReportError` for objects that are neither text nor whole."""
        values, missing = self._parts(column)
        return words_of(values, missing, column)

    def unnamed(self, column: str) -> int:
        """Return how many rows have nothing in a column of units."""
        values, missing = self._parts(column)
        if values.dtype.kind == "O":
            missing = _nothing(values) if missing is None else missing | _nothing(values)
        return 0 if missing is None else int(np.count_nonzero(missing))

    def differ(self, column: str) -> bool:
        """Whether no two rows have the same in a column of units."""
        values, _ = self._parts(column)
        return texts_differ(values) if values.dtype.kind == "U" else all_differ(self.words(column))

    def same(self, column: str, other: ArrayColumns) -> bool:
        """Whether a column of units is that of another frame."""
        return bool(self.words(column).equals(other.words(column)))

    def hashes(self, column: str) -> None:
        """There is no faster way here."""

    def told(self, named: Sequence[str], rows: Rows, told: ToldBlocks) -> Arrays:
        """Return arrays as they were given and those told: verdicts and reasons are codes."""
        given = {name: self._arrays[name][rows] for name in named}
        return given | told.apart().each(attrgetter("held"))

    def _parts(self, column: str) -> tuple[NDArray[Any], Mask | None]:
        values, missing = self._arrays[column], None
        if isinstance(values, np.ma.MaskedArray):
            values, missing = values.data, np.ma.getmaskarray(values)
        # Text of any length has a value of its own for what is missing.
        return (_texts_or_none(values) if values.dtype.kind == "T" else values), missing


def words_of(values: NDArray[Any], missing: Mask | None, column: str) -> pa.Array:
    """Return an array of text or whole numbers as Arrow. Raises `InvalidReportError` for objects that are neither."""
    try:
        found = one_array(pa.array(native(values), mask=missing))
    except UnicodeError:
        raise refuse("frame_broken_text", column, column=column) from None
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError):
        found = None
    if found is None or unit_fault(found.type) is not None:
        raise refuse("frame_bad_unit_type", column, column=column, type=type_name(values))
    return found


def evaluate(frame: Arrays, asked: Asked) -> object:
    """Return what the rows of arrays come to. Raises `InvalidReportError`."""
    return evaluate_eager(ArrayColumns(frame), asked)


def evaluate_yearly(frames: Mapping[Period, Arrays], asked: Asked) -> object:
    """Return what the rows of the evaluated period's arrays come to. Raises `InvalidReportError`."""
    return evaluate_eager_yearly({period: ArrayColumns(frame) for period, frame in frames.items()}, asked)


def _texts_or_none(values: NDArray[Any]) -> NDArray[np.object_]:
    found = np.empty(len(values), np.object_)
    found[:] = [value if isinstance(value, str) else None for value in values.tolist()]
    return found


def _nothing(values: NDArray[np.object_]) -> Mask:
    return np.fromiter((value is None for value in values), np.bool_, len(values))
