"""Tables of several years whose rows are the same units in the same order: read side by side, without any join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from enum import Enum, auto
from functools import partial
from itertools import zip_longest

import pyarrow as pa
import pyarrow.compute as pc

from emulation_rules.frames.files.local_numbers import plainly_spelled
from emulation_rules.frames.files.open_part import open_part
from emulation_rules.frames.files.part import Part
from emulation_rules.frames.files.read_columns import ReadColumns
from emulation_rules.frames.files.stream import BATCH_ROWS, Stream
from emulation_rules.frames.matched_columns import BOUND
from emulation_rules.model.period import Period
from emulation_rules.plan.plan import Plan


class Units(Enum):
    """How the units of several tables stand to each other."""

    OTHER = auto()
    """In another order, or others."""
    SAME = auto()
    """The same in the same order."""
    SAME_AND_SORTED = auto()
    """The same, each after one that is less: none stands twice."""


def compared(parts: Sequence[Part], unit: str) -> Units:
    """Return how the units of tables stand to each other. Only the column of units is read."""
    with ExitStack() as stack:
        streams = [stack.enter_context(open_part(part, lambda _: (unit,))) for part in parts]
        cut = (_recut(stream) for stream in streams)
        found, last = Units.SAME_AND_SORTED, None
        for row in zip_longest(*cut):
            columns = [None if batch is None else batch.column(0) for batch in row]
            first = columns[0]
            if first is None or not _alike(columns):
                return Units.OTHER
            if not _ascend(first, last):
                found = Units.SAME
            last = first[-1:]
        return found


def _ascend(units: pa.Array, last: pa.Array | None) -> bool:
    """Whether each unit is greater than the one before it, of which ``last`` is that of the first."""
    held = units if last is None else pa.concat_arrays([last, units])
    held = held.dictionary_decode() if pa.types.is_dictionary(held.type) else held
    return pc.all(pc.less(held[:-1], held[1:]), skip_nulls=False).as_py() is True


def _alike(columns: Sequence[pa.Array | None]) -> bool:
    first = columns[0]
    if first is None or any(column is None or column.type != first.type for column in columns):
        return False
    return all(column is not None and column.equals(first) for column in columns[1:])


def _recut(stream: Stream) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a stream in batches of one size, so that several streams keep step."""
    held: list[pa.RecordBatch] = []
    rows = 0
    for batch in stream.batches:
        held.append(batch)
        rows += batch.num_rows
        while rows >= BATCH_ROWS:
            table = pa.Table.from_batches(held).combine_chunks()
            yield table.slice(0, BATCH_ROWS).combine_chunks().to_batches()[0]
            rows -= BATCH_ROWS
            held = table.slice(BATCH_ROWS).to_batches()
    if rows:
        yield pa.Table.from_batches(held).combine_chunks().to_batches()[0]


@contextmanager
def side_by_side(tables: Mapping[Period, Part], columns: Mapping[Period, ReadColumns], plan: Plan) -> Iterator[Stream]:
    """Open the tables of all periods as one of one row a unit; their units are the same."""
    read = {slot.key for slot in plan.slots}
    now = columns[plan.period].read
    with ExitStack() as stack:
        streams, kept = [], list[list[tuple[str, str]]]()
        # The plan's own period first: its columns keep their names and their places.
        for period in sorted(tables, key=lambda period: period != plan.period):
            own = period == plan.period
            pairs = [
                (column, column if own else f"{column}@{period}") for column in (now if own else columns[period].read)
            ]
            pairs = [(column, key) for column, key in pairs if own or key.replace(f"{BOUND}@", "@") in read]
            if pairs:
                wanted = [column for column, _ in pairs]
                stream = stack.enter_context(open_part(tables[period], partial(_only, wanted)))
                streams.append(plainly_spelled(stream, tables[period], columns[period].numbers))
                kept.append(pairs)
        fields = [
            stream.schema.field(column).with_name(key)
            for stream, pairs in zip(streams, kept, strict=True)
            for column, key in pairs
        ]
        schema = pa.schema(fields)
        written = frozenset(
            key
            for stream, pairs in zip(streams, kept, strict=True)
            for column, key in pairs
            if column in stream.written
        )
        yield Stream(schema, _beside(streams, kept, schema), streams[0].rows, written)


def _only(wanted: Sequence[str], _: Sequence[str]) -> Sequence[str]:
    return wanted


def _beside(
    streams: Sequence[Stream], kept: Sequence[Sequence[tuple[str, str]]], schema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    for row in zip(*(_recut(stream) for stream in streams), strict=True):
        arrays = [batch.column(column) for batch, pairs in zip(row, kept, strict=True) for column, _ in pairs]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)
