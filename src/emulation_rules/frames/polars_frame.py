"""Data frames of polars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache
from typing import Any, Final

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

from emulation_rules.columnar.column import Claims, Column
from emulation_rules.frames.arrow_figures import arrow_claims, arrow_column, one_array
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.distinct import all_differ
from emulation_rules.frames.eager_evaluation import evaluate_eager, evaluate_eager_yearly
from emulation_rules.frames.eager_frame import ALL_ROWS, Rows, ToldArrays
from emulation_rules.frames.faults import refuse
from emulation_rules.frames.told_as_arrow import told_arrow
from emulation_rules.frames.told_columns import WORDS, ToldColumn, ToldKind
from emulation_rules.model.period import Period

_NUMBERS: Final = frozenset(
    {pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64, pl.Float32, pl.Float64}
)

_AT_ONCE: Final = 1 << 20
"""Values told that are made columns of at once; more are made on several threads."""


class PolarsColumns:
    """A data frame of polars, whose memory is Arrow's."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    @cached_property
    def _numbers(self) -> Mapping[str, pa.ChunkedArray]:
        """The columns of plain numbers over the same memory; to take them over one by one takes longer."""
        table = pl.DataFrame([each for each in self._frame.get_columns() if each.dtype in _NUMBERS]).to_arrow()
        return dict(zip(table.column_names, table.columns, strict=True))

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return self._frame.height

    @property
    def columns(self) -> Sequence[object]:
        """The names of its columns."""
        return self._frame.columns

    def type_of(self, column: str) -> pa.DataType:
        """Return the type of a column. Raises `InvalidReportError` for one that Arrow does not have."""
        kind = self._frame[column].dtype
        try:
            return _arrow_type(kind)
        except pa.ArrowInvalid:
            raise refuse("frame_wrong_type", column, column=column, type=str(kind)) from None

    def figures(self, column: str) -> Column | None:
        """Return figures over the same memory where that can be."""
        numbers = self._numbers.get(column)
        return arrow_column(self._frame[column].to_arrow() if numbers is None else numbers)

    def claims(self, column: str) -> Claims | None:
        """Return claims."""
        return arrow_claims(self._frame[column].to_arrow())

    def words(self, column: str) -> pa.Array:
        """Return units, periods or bounds."""
        return one_array(self._frame[column].to_arrow())

    def unnamed(self, column: str) -> int:
        """Return how many rows have nothing in a column of units."""
        return self._frame[column].null_count()

    def differ(self, column: str) -> bool:
        """Whether no two rows have the same in a column of units."""
        series = self._frame[column]
        if series.dtype == pl.String:
            return bool((series.slice(1) > series.slice(0, max(len(series) - 1, 0))).all()) or series.n_unique() == len(
                series
            )
        return all_differ(self.words(column))

    def join(self, values: pa.Array, others: pa.Array) -> NDArray[np.int64]:
        """Return the position of each value among others, -1 where it is not among them; every one of several."""
        ours = pl.DataFrame({"unit": pl.Series(values)})
        theirs = pl.DataFrame({"unit": pl.Series(others)}).with_row_index("position")
        found = ours.join(theirs, on="unit", how="left", maintain_order="left")["position"]
        return found.cast(pl.Int64).fill_null(-1).to_numpy()

    def told(self, named: Sequence[str], rows: Rows, told: ToldArrays) -> pl.DataFrame:
        """Return a data frame of columns as they were given and of what is told."""
        given = self._frame.select(named)
        if isinstance(rows, slice):
            start, stop, _ = rows.indices(self.rows)
            given = given if rows == ALL_ROWS else given.slice(start, stop - start)
        else:
            given = given[rows]
        return pl.DataFrame([*given.get_columns(), *_told_columns(told)])


@lru_cache(maxsize=256)
def _arrow_type(kind: pl.DataType) -> pa.DataType:
    return pl.Series(dtype=kind).to_arrow().type


@lru_cache(maxsize=8)
def _words(words: tuple[str, ...]) -> pl.Series:
    return pl.Series(words, dtype=pl.Enum(words))


def told_type(column: ToldColumn) -> pl.DataType:
    """Return the type of a column told."""
    words = WORDS.get(column.kind)
    if words is not None:
        return _words(words).dtype
    return pl.UInt16() if column.kind is ToldKind.COUNT else pl.Float64()


def _told_columns(told: ToldArrays) -> Sequence[pl.Series]:
    """Return what is told as columns, some of them at a time: words are picked for all of those at once."""
    pairs = list(zip(told.columns, told.arrays, strict=True))
    size = max(1, _AT_ONCE // max(1, len(told.arrays[0])))
    parts = [pairs[start : start + size] for start in range(0, len(pairs), size)]
    if len(parts) == 1:
        return _told_at_once(parts[0])
    with ThreadPoolExecutor(pl.thread_pool_size()) as pool:
        return [column for part in pool.map(_told_at_once, parts) for column in part]


def _told_at_once(pairs: Sequence[tuple[ToldColumn, NDArray[Any]]]) -> Sequence[pl.Series]:
    words = {kind: _words_at_once(kind, pairs) for kind in WORDS}
    return [
        next(words[column.kind]).alias(column.name)
        if column.kind in words
        else pl.Series(column.name, told_arrow(column, array))
        for column, array in pairs
    ]


def _words_at_once(kind: ToldKind, pairs: Sequence[tuple[ToldColumn, NDArray[Any]]]) -> Iterator[pl.Series]:
    """Yield columns of words. To pick them by codes takes less than half the time in which polars takes codes over."""
    codes = [array for column, array in pairs if column.kind is kind]
    if codes:
        picked = _words(WORDS[kind]).gather(pl.Series(codes[0] if len(codes) == 1 else np.concatenate(codes)))
        rows = len(codes[0])
        for number in range(len(codes)):
            yield picked.slice(number * rows, rows)


def evaluate(frame: pl.DataFrame, asked: Asked) -> object:
    """Return what the rows of a data frame come to. Raises `InvalidReportError`."""
    return evaluate_eager(PolarsColumns(frame), asked)


def evaluate_yearly(frames: Mapping[Period, pl.DataFrame], asked: Asked) -> object:
    """Return what the rows of the evaluated period's data frame come to. Raises `InvalidReportError`."""
    return evaluate_eager_yearly({period: PolarsColumns(frame) for period, frame in frames.items()}, asked)
