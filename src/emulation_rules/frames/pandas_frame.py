"""Data frames of pandas, whatever their columns are made of: NumPy, pandas' own nullable types or Arrow."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cached_property, lru_cache
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from emulation_rules.columnar.column import Claims, Column
from emulation_rules.frames.array_columns import words_of
from emulation_rules.frames.arrow_figures import arrow_claims, arrow_column, one_array
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.distinct import all_differ
from emulation_rules.frames.eager_evaluation import evaluate_eager, evaluate_eager_yearly
from emulation_rules.frames.eager_frame import ALL_ROWS, Rows
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
from emulation_rules.frames.told_blocks import ToldBlock, ToldBlocks
from emulation_rules.frames.told_columns import WORDS
from emulation_rules.model.period import Period

try:
    from pandas.api.internals import create_dataframe_from_blocks
except ImportError:  # before pandas 3
    _MANY = sys.maxsize  # to take all columns of a type copies them

    def _beside(given: pd.DataFrame, named: Sequence[str], told: ToldBlocks) -> pd.DataFrame:
        columns = {**{name: given[name] for name in named}, **told.each(_columns)}
        return pd.DataFrame(columns, index=given.index, copy=False)
else:
    _MANY = 64
    """Columns from which on all of a type are asked for at once: each alone takes as long as thousands of rows."""

    def _beside(given: pd.DataFrame, named: Sequence[str], told: ToldBlocks) -> pd.DataFrame:
        """Return columns of a frame and those told: numbers in one array stay in it, at a quarter of the price."""
        parts = [part for block in told.blocks for part in _parts(block)]
        names = pd.Index([column.name for column in told.columns])
        found = create_dataframe_from_blocks(parts, index=given.index.view(), columns=names)
        # A frame of no columns beside it would cost as much as the frame.
        return pd.concat([given[list(named)], found], axis=1) if named else found


_Held: TypeAlias = "NDArray[Any] | pd.api.extensions.ExtensionArray"
"""The values of a column: an array of NumPy, or one of pandas' own or of Arrow."""


class PandasColumns:
    """A data frame. In columns of NumPy types NaN is what pandas writes for missing, so it was not reported."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame
        self._taken: dict[str, _Held] = {}
        self._objects: dict[str, pa.Array] = {}
        self._types: dict[object, pa.DataType | None] = {}

    @cached_property
    def _taken_together(self) -> Mapping[str, _Held]:
        """Columns by name that are read without a series each, where there are many.

        Those are columns of Arrow, and numbers whose columns of a type lie one behind the other in one array.
        """
        frame, alike = self._frame, dict[object, list[int]]()
        if len(frame.columns) < _MANY or not frame.columns.is_unique:
            return {}
        for place, kind in enumerate(frame.dtypes.tolist()):
            alike.setdefault(kind, []).append(place)
        names, found = frame.columns.tolist(), dict[str, _Held]()
        # pandas has it for its own reading; where a version has it not, columns are asked for by name.
        read = getattr(frame, "_get_column_array", None)
        for kind, places in alike.items():
            if isinstance(kind, pd.ArrowDtype) and read is not None:
                found |= ((names[place], read(place)) for place in places)
            if isinstance(kind, np.dtype) and kind.kind in "iuf" and kind.isnative:
                some = (frame.iloc[:, places[at]].to_numpy() for at in (0, len(places) // 2, -1))
                part = frame.select_dtypes(kind) if _in_one_array(len(places), *some) else frame.iloc[:, :0]
                # What pandas takes for a type depends on its version: a type of its own may be among them.
                if part.columns.tolist() == [names[place] for place in places]:
                    found |= zip(part.columns.tolist(), part.to_numpy().T, strict=True)
        return found

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self._frame)

    @property
    def columns(self) -> Sequence[object]:
        """The names of its columns."""
        return list(self._frame.columns.tolist())

    def type_of(self, column: str) -> pa.DataType | None:
        """Return the type of a column, None of objects."""
        held = self._held(column)
        kind = held.dtype
        if isinstance(kind, pd.ArrowDtype):
            return kind.pyarrow_dtype
        if kind not in self._types:
            plain = isinstance(kind, np.dtype)
            self._types[kind] = array_type(kind, column) if plain else _arrow(held[:0], column).type
        return self._types[kind]

    def figures(self, column: str) -> Column | None:
        """Return figures, over the same memory where that can be."""
        values = self._held(column)
        if not isinstance(values, np.ndarray):
            return arrow_column(_arrow(values, column))
        if values.dtype.kind == "O":
            found = object_column(values, _nothing(values))
            if found is None:
                raise refuse(object_fault(values), column, column=column, type=type_name(values))
            return found
        # The least number is found at the speed of memory, and is NaN if any is.
        holed = values.dtype.kind == "f" and len(values) > 0 and np.isnan(values.min())
        return column_of(values, np.isnan(values) if holed else None)

    def claims(self, column: str) -> Claims | None:
        """Return claims."""
        values = self._held(column)
        if not isinstance(values, np.ndarray):
            return arrow_claims(_arrow(values, column))
        found = truths_of(self.figures(column))
        if found is None:
            raise refuse("frame_claims_no_truths", column, column=column, type=str(values.dtype))
        return found

    def words(self, column: str) -> pa.Array:
        """Return units, periods or bounds."""
        values = self._held(column)
        if not isinstance(values, np.ndarray) or values.dtype.kind != "O":
            return one_array(_arrow(values, column))
        if column not in self._objects:
            self._objects[column] = words_of(values, _nothing(values), column)
        return self._objects[column]

    def unnamed(self, column: str) -> int:
        """Return how many rows have nothing in a column of units."""
        held = self._held(column)
        if not isinstance(held, np.ndarray):
            return int(self.words(column).null_count)
        return int(np.count_nonzero(_nothing(held) if held.dtype.kind == "O" else pd.isna(held)))

    def differ(self, column: str) -> bool:
        """Whether no two rows have the same in a column of units."""
        return all_differ(self.words(column))

    def same(self, column: str, other: PandasColumns) -> bool:
        """Whether a column of units is that of another frame."""
        return bool(self.words(column).equals(other.words(column)))

    def hashes(self, column: str) -> None:
        """There is no faster way here."""

    def told(self, named: Sequence[str], rows: Rows, told: ToldBlocks) -> pd.DataFrame:
        """Return a data frame with the index of the rows told; numbers are NumPy's, with NaN where there is none."""
        given = self._frame if isinstance(rows, slice) and rows == ALL_ROWS else self._frame.iloc[rows]
        return _beside(given, named, told.apart())

    def _held(self, column: str) -> _Held:
        """Return the values of a column; the series pandas makes of them each time takes longer than to read a few."""
        found = self._taken.get(column)
        if found is None:
            found = self._taken_together.get(column)
        if found is None:
            series = self._frame[column]
            plain = isinstance(series.dtype, np.dtype)
            found = self._taken[column] = native(series.to_numpy()) if plain else series.array
        return found


def _in_one_array(count: int, first: NDArray[Any], middle: NDArray[Any], last: NDArray[Any]) -> bool:
    """Whether that many columns lie one behind the other, as far as three of them tell.

    If the others did not, they would be copied into one array, and no more.
    """
    places = [(_address(each) - _address(first)) for each in (middle, last)]
    return first.flags.c_contiguous and places == [first.nbytes * (count // 2), first.nbytes * (count - 1)]


def _address(values: NDArray[Any]) -> int:
    return int(values.__array_interface__["data"][0])


def _nothing(values: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Return where objects are what pandas takes for missing."""
    try:
        return np.asarray(pd.isna(values))
    except InvalidOperation:
        # A decimal that signals cannot be looked at. It means what one does that is quietly no number.
        quiet = values.copy()
        quiet[[isinstance(value, Decimal) and value.is_snan() for value in values.tolist()]] = None
        return np.asarray(pd.isna(quiet))


def _arrow(values: _Held, column: str) -> pa.Array | pa.ChunkedArray:
    try:
        # What an array says of itself in Arrow is found an order of magnitude faster without a series around it.
        return pa.array(values if hasattr(values, "__arrow_array__") else pd.Series(values, copy=False))
    except UnicodeError:
        raise refuse("frame_broken_text", column, column=column) from None
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        raise refuse("frame_wrong_type", column, column=column, type=str(values.dtype)) from None


@lru_cache(maxsize=8)
def _words(words: tuple[str, ...]) -> pd.CategoricalDtype:
    return pd.CategoricalDtype(list(words))


def _columns(block: ToldBlock) -> Iterable[object]:
    words = WORDS.get(block.kind)
    if words is None:
        return block.held
    # No word has a code beyond an int8, which is what pandas keeps codes of few words in.
    codes, kind = block.held.view(np.int8), _words(words)
    return [pd.Categorical.from_codes(each, dtype=kind, validate=False) for each in codes]


def _parts(block: ToldBlock) -> Iterator[tuple[object, NDArray[np.intp]]]:
    """Yield arrays of several columns, or of one, with where those stand."""
    places = np.array(block.places, np.intp)
    if block.kind not in WORDS:
        yield block.held, places
    else:
        yield from zip(_columns(block), places[:, np.newaxis], strict=True)


def evaluate(frame: pd.DataFrame, asked: Asked) -> object:
    """Return what the rows of a data frame come to. Raises `InvalidReportError`."""
    return evaluate_eager(PandasColumns(frame), asked)


def evaluate_yearly(frames: Mapping[Period, pd.DataFrame], asked: Asked) -> object:
    """Return what the rows of the evaluated period's data frame come to. Raises `InvalidReportError`."""
    return evaluate_eager_yearly({period: PandasColumns(frame) for period, frame in frames.items()}, asked)
