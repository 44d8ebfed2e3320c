"""Data frames of polars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Final

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

from emulation_rules.columnar.column import Claims, Column
from emulation_rules.frames.arrow_figures import arrow_claims, arrow_column, one_array
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.distinct import all_differ
from emulation_rules.frames.eager_evaluation import evaluate_eager, evaluate_eager_yearly
from emulation_rules.frames.eager_frame import ALL_ROWS, Rows
from emulation_rules.frames.faults import refuse
from emulation_rules.frames.figure_arrays import column_of
from emulation_rules.frames.hashes import Hashes
from emulation_rules.frames.told_as_arrow import told_arrays
from emulation_rules.frames.told_blocks import ToldBlock, ToldBlocks
from emulation_rules.frames.told_columns import WORDS, ToldKind
from emulation_rules.model.period import Period

_NUMBERS: Final[Mapping[type[pl.DataType], pa.DataType]] = {
    kind: pl.Series(dtype=kind).to_arrow().type
    for kind in (
        *(pl.Int8, pl.Int16, pl.Int32, pl.Int64),
        *(pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64),
        *(pl.Float32, pl.Float64),
    )
}
"""The types that NumPy has too, as Arrow's: found by class, since a table may have thousands of columns."""


class PolarsHead:
    """The columns of a frame of polars, lazy or not."""

    def __init__(self, types: Mapping[str, pl.DataType]) -> None:
        self.types = types

    @property
    def columns(self) -> Sequence[object]:
        """Their names."""
        return list(self.types)

    def type_of(self, column: str) -> pa.DataType:
        """Return the type of a column. Raises `InvalidReportError` for one that Arrow does not have."""
        kind = self.types[column]
        try:
            return _NUMBERS.get(type(kind)) or _arrow_type(kind)
        except pa.ArrowInvalid:
            raise refuse("frame_wrong_type", column, column=column, type=str(kind)) from None


class PolarsColumns(PolarsHead):
    """A data frame of polars, whose memory is Arrow's."""

    def __init__(self, frame: pl.DataFrame) -> None:
        super().__init__(dict(zip(frame.columns, frame.dtypes, strict=True)))
        self._frame = frame

    @cached_property
    def _columns(self) -> Mapping[str, pl.Series]:
        """Its columns by name."""
        return dict(zip(self._frame.columns, self._frame.get_columns(), strict=True))

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return self._frame.height

    def figures(self, column: str) -> Column | None:
        """Return figures over the same memory where that can be."""
        series = self._columns[column]
        if type(self.types[column]) in _NUMBERS and not series.null_count():
            return column_of(series.to_numpy())  # at a tenth of the price of an array of Arrow's
        return arrow_column(series.to_arrow())

    def claims(self, column: str) -> Claims | None:
        """Return claims."""
        return arrow_claims(self._columns[column].to_arrow())

    def words(self, column: str) -> pa.Array:
        """Return units, periods or bounds."""
        return one_array(self._columns[column].to_arrow())

    def unnamed(self, column: str) -> int:
        """Return how many rows have nothing in a column of units."""
        return self._columns[column].null_count()

    def differ(self, column: str) -> bool:
        """Whether no two rows have the same in a column of units."""
        series = self._columns[column]
        if series.dtype == pl.String:
            return bool((series.slice(1) > series.slice(0, max(len(series) - 1, 0))).all()) or series.n_unique() == len(
                series
            )
        return all_differ(self.words(column))

    def same(self, column: str, other: PolarsColumns) -> bool:
        """Whether a column of units is that of another frame."""
        ours, theirs = self._columns[column], other._columns[column]
        return ours.dtype == theirs.dtype and ours.equals(theirs)

    def hashes(self, column: str) -> Hashes:
        """Return hashes of the texts in a column of units."""
        return self._columns[column].cast(pl.String).hash().to_numpy()

    def told(self, named: Sequence[str], rows: Rows, told: ToldBlocks) -> pl.DataFrame:
        """Return a data frame of columns as they were given and of what is told."""
        given = self._frame.select(named)
        if isinstance(rows, slice):
            start, stop, _ = rows.indices(self.rows)
            given = given if rows == ALL_ROWS else given.slice(start, stop - start)
        else:
            given = given[rows]
        columns = told.each(_columns)
        return pl.DataFrame([*given.get_columns(), *columns.values()], schema=[*named, *columns])


@lru_cache(maxsize=256)
def _arrow_type(kind: pl.DataType) -> pa.DataType:
    return pl.Series(dtype=kind).to_arrow().type


@lru_cache(maxsize=8)
def _words(words: tuple[str, ...]) -> pl.Series:
    return pl.Series(words, dtype=pl.Enum(words))


@lru_cache(maxsize=len(ToldKind))
def told_type(kind: ToldKind) -> pl.DataType:
    """Return the type of a kind of columns told."""
    words = WORDS.get(kind)
    if words is not None:
        return _words(words).dtype
    return pl.UInt16() if kind is ToldKind.COUNT else pl.Float64()


def _columns(block: ToldBlock) -> Sequence[pl.Series]:
    """Return columns without names, of which as many as can be are slices of one."""
    words = WORDS.get(block.kind)
    if words is not None:
        return _worded(_words(words), block.held)
    if block.holed().any():
        return [pl.Series(each) for each in told_arrays(block)]
    return _slices(pl.Series(block.held.reshape(-1)), len(block.places))


def _worded(words: pl.Series, codes: NDArray[np.uint8]) -> Sequence[pl.Series]:
    """Return columns of words. To choose between two words by a mask takes a tenth of the time of picking by codes."""
    flat = pl.Series(codes.reshape(-1))
    found = words.slice(0, 1)
    for code in range(1, int(codes.max(initial=0)) + 1):
        here = flat == code
        if here.any():
            found = words.slice(code, 1).zip_with(here, found)
    whole = found if len(found) == len(flat) else found.new_from_index(0, len(flat))
    return _slices(whole, len(codes))


def _slices(columns: pl.Series, count: int) -> Sequence[pl.Series]:
    """Return columns that lie one behind the other in one."""
    rows = len(columns) // count
    return [columns.slice(number * rows, rows) for number in range(count)]


def evaluate(frame: pl.DataFrame, asked: Asked) -> object:
    """Return what the rows of a data frame come to. Raises `InvalidReportError`."""
    return evaluate_eager(PolarsColumns(frame), asked)


def evaluate_yearly(frames: Mapping[Period, pl.DataFrame], asked: Asked) -> object:
    """Return what the rows of the evaluated period's data frame come to. Raises `InvalidReportError`."""
    return evaluate_eager_yearly({period: PolarsColumns(frame) for period, frame in frames.items()}, asked)
