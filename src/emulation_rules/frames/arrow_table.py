"""Tables of pyarrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import pyarrow as pa
import pyarrow.types as at

from emulation_rules.columnar.column import Claims, Column
from emulation_rules.frames.arrow_figures import arrow_claims, arrow_column, one_array
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.distinct import all_differ
from emulation_rules.frames.eager_evaluation import evaluate_eager, evaluate_eager_yearly
from emulation_rules.frames.eager_frame import ALL_ROWS, Rows
from emulation_rules.frames.told_as_arrow import told_arrays, told_fields
from emulation_rules.frames.told_blocks import ToldBlocks
from emulation_rules.model.period import Period


class ArrowColumns:
    """A table or a batch of pyarrow."""

    def __init__(self, table: pa.Table | pa.RecordBatch) -> None:
        self.table = table

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return int(self.table.num_rows)

    @property
    def columns(self) -> Sequence[object]:
        """The names of its columns."""
        return list(self.table.schema.names)

    @cached_property
    def _columns(self) -> Mapping[str, pa.ChunkedArray | pa.Array]:
        """Its columns by name: a table looks through its names each time it is asked for one."""
        return dict(zip(self.table.schema.names, self.table.columns, strict=True))

    def type_of(self, column: str) -> pa.DataType:
        """Return the type of a column."""
        return self._columns[column].type

    def figures(self, column: str) -> Column | None:
        """Return figures over the same memory where that can be."""
        return arrow_column(self._columns[column])

    def claims(self, column: str) -> Claims | None:
        """Return claims."""
        return arrow_claims(self._columns[column])

    def words(self, column: str) -> pa.Array:
        """Return a column as it is."""
        return one_array(self._columns[column])

    def unnamed(self, column: str) -> int:
        """Return how many rows have nothing in a column of units."""
        held = self._columns[column]
        return int((self.words(column) if at.is_dictionary(held.type) else held).null_count)

    def differ(self, column: str) -> bool:
        """Whether no two rows have the same in a column of units."""
        return all_differ(self.words(column))

    def same(self, column: str, other: ArrowColumns) -> bool:
        """Whether a column of units is that of another frame."""
        return bool(self.words(column).equals(other.words(column)))

    def hashes(self, column: str) -> None:
        """There is no faster way here."""

    def told(self, named: Sequence[str], rows: Rows, told: ToldBlocks) -> pa.Table:
        """Return a table of columns as they were given and of what is told."""
        given = self.table.select(list(named))
        if isinstance(rows, slice):
            start, stop, _ = rows.indices(self.rows)
            given = given if rows == ALL_ROWS else given.slice(start, stop - start)
        else:
            given = given.take(pa.array(rows))
        schema = pa.schema([*given.schema, *told_fields(told.columns)])
        return pa.Table.from_arrays([*given.columns, *told.each(told_arrays).values()], schema=schema)


def evaluate(frame: pa.Table, asked: Asked) -> pa.Table:
    """Return what the rows of a table come to. Raises `InvalidReportError`."""
    return evaluate_eager(ArrowColumns(frame), asked)


def evaluate_yearly(frames: Mapping[Period, pa.Table], asked: Asked) -> pa.Table:
    """Return what the rows of the evaluated period's table come to. Raises `InvalidReportError`."""
    return evaluate_eager_yearly({period: ArrowColumns(frame) for period, frame in frames.items()}, asked)
