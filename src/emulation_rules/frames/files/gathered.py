"""Rows of single figures gathered into one row a unit: sorted by DuckDB, which spills to disk, then laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from emulation_rules.frames.faults import listed, refuse
from emulation_rules.frames.files.embedded import literal, quoted
from emulation_rules.frames.files.staged import Staged
from emulation_rules.frames.files.stream import BATCH_ROWS, Stream
from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.frames.matched_columns import BOUND
from emulation_rules.plan.plan import Plan, SlotKind, walk

_MOST: Final = 16
"""How many times as many rows of figures as of units are sorted out at once, at most."""


@dataclass(frozen=True, slots=True)
class _Keys:
    """What is gathered: keys of figures as in flat figures, then ids of questions that are claimed."""

    figures: tuple[str, ...]
    claims: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.figures, *self.claims)


def gathered(connection: duckdb.DuckDBPyConnection, plan: Plan, names: FrameNames, table: Staged) -> Stream:
    """Return one row for each unit that has a row of the plan's own period, in the order of their names.

    Taking a batch raises `InvalidReportError` where a unit has a figure twice.
    """
    keys = _keys(plan)
    bounds = names.bound in table.columns.read
    period, now = f"CAST({quoted(names.period)} AS VARCHAR)", literal(str(plan.period))
    key = (
        f"CASE {period} WHEN {now} THEN {quoted(names.indicator)} ELSE {quoted(names.indicator)} || '@' || {period} END"
    )
    own = [name for name in (names.unit, names.period, names.cluster) if name in table.columns.read]
    told = [names.value, *([names.bound] if bounds else [])]
    known = ", ".join(f"({literal(name)}, {number})" for number, name in enumerate(keys.all))
    query = (
        f"SELECT {', '.join(map(quoted, [*own, *told]))}, {period} = {now} AS is_now, key_number"
        f" FROM {table.relation} LEFT JOIN (VALUES {known}) AS keys(key_name, key_number) ON key_name = {key}"
        f" WHERE key_number IS NOT NULL OR {period} = {now} ORDER BY {quoted(names.unit)}"
    )
    reader = connection.sql(query).to_arrow_reader(BATCH_ROWS * min(_MOST, max(1, len(keys.all))))
    layout = _Layout(keys, names, tuple(own), bounds=bounds)
    batches = layout.batches(reader)
    # What is claimed is a truth that stands in a column of numbers.
    written = frozenset(keys.claims) | (frozenset(keys.figures) if names.value in table.written else frozenset())
    return Stream(layout.schema(reader.schema), batches, None, written)


def _keys(plan: Plan) -> _Keys:
    figures = dict.fromkeys(slot.key for slot in plan.slots if slot.kind is SlotKind.REPORTED)
    claims = dict.fromkeys(question.id for planned in plan.targets for question in walk(planned.question))
    return _Keys(tuple(figures), tuple(claim for claim in claims if claim not in figures))


class _Layout:
    """Lays rows out that come sorted by unit."""

    def __init__(self, keys: _Keys, names: FrameNames, own: Sequence[str], *, bounds: bool) -> None:
        self._keys = keys
        self._names = names
        self._own = own
        self._bounds = bounds

    def schema(self, rows: pa.Schema) -> pa.Schema:
        """Return the schema of what rows are laid out as."""
        value = rows.field(self._names.value).type
        fields = [*(rows.field(name) for name in self._own), *(pa.field(key, value) for key in self._keys.all)]
        if self._bounds:
            fields += [pa.field(_bound(key), rows.field(self._names.bound).type) for key in self._keys.figures]
        return pa.schema(fields)

    def batches(self, reader: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
        """Yield units laid out; a unit whose rows are cut apart waits for the rest of them."""
        schema = self.schema(reader.schema)
        waiting: list[pa.RecordBatch] = []
        for batch in reader:
            rows = _joined([*waiting, batch])
            starts = _starts(rows.column(self._names.unit))
            last = int(starts[-1]) if len(starts) else 0
            if last:
                yield self._laid_out(rows.slice(0, last), starts[:-1], schema)
            waiting = [rows.slice(last)]
        rows = _joined(waiting) if waiting else None
        if rows is not None and rows.num_rows:
            yield self._laid_out(rows, _starts(rows.column(self._names.unit)), schema)

    def _laid_out(self, rows: pa.RecordBatch, starts: NDArray[np.int64], schema: pa.Schema) -> pa.RecordBatch:
        width = len(self._keys.all)
        numbers = rows.column("key_number").fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
        held = np.flatnonzero(numbers >= 0)
        group = np.repeat(np.arange(len(starts)), np.diff(starts, append=rows.num_rows))
        cells = group[held] * width + numbers[held]
        at = np.full(len(starts) * width, -1, np.int64)
        at[cells] = held
        if not np.array_equal(at[cells], held):
            self._refuse_twice(rows, held[at[cells] != held])
        is_now = rows.column("is_now").to_numpy(zero_copy_only=False)
        here = np.logical_or.reduceat(is_now, starts)
        # The own columns of a unit are those of a row of the period.
        first = np.full(len(starts), -1, np.int64)
        of_now = np.flatnonzero(is_now)[::-1]
        first[group[of_now]] = of_now
        places = at.reshape(len(starts), width)[here]
        own = [rows.column(name).take(pa.array(first[here])) for name in self._own]
        values = [_taken(rows.column(self._names.value), places[:, number]) for number in range(width)]
        sides = []
        if self._bounds:
            said = rows.column(self._names.bound)
            sides = [_taken(said, places[:, number]) for number in range(len(self._keys.figures))]
        return pa.RecordBatch.from_arrays([*own, *values, *sides], schema=schema)

    def _refuse_twice(self, rows: pa.RecordBatch, twice: NDArray[np.int64]) -> None:
        units, numbers = rows.column(self._names.unit), rows.column("key_number")
        named = (f"{units[int(row)]}, {self._keys.all[numbers[int(row)].as_py()]}" for row in twice)
        raise refuse("frame_row_twice", self._names.unit, rows=listed(named))


def _joined(batches: Sequence[pa.RecordBatch]) -> pa.RecordBatch:
    return batches[0] if len(batches) == 1 else pa.concat_batches(batches)


def _starts(units: pa.Array) -> NDArray[np.int64]:
    """Return where each unit's rows begin."""
    if not len(units):
        return np.empty(0, np.int64)
    changes = pc.not_equal(units[1:], units[:-1]).to_numpy(zero_copy_only=False)
    return np.concatenate([[0], np.flatnonzero(changes) + 1])


def _taken(values: pa.Array, places: NDArray[np.int64]) -> pa.Array:
    return values.take(pa.array(places, mask=places < 0))


def _bound(key: str) -> str:
    name, at, period = key.partition("@")
    return f"{name}{BOUND}{at}{period}"
