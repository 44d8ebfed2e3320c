"""Columns of numbers that DuckDB would round, in a form that it holds as they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pyarrow as pa
import pyarrow.types as at

from emulation_rules.frames.arrow_figures import arrow_column
from emulation_rules.frames.files.stream import Stream


def held_exactly(stream: Stream, numbers: Collection[str]) -> Stream:
    """Return a stream whose columns of numbers are of types that DuckDB has; the stream itself where all are.

    DuckDB has no decimals of more than 38 digits, which become text, and no floats of two bytes, which become the
    float64 that prints as they do.
    """
    odd = {field.name for field in stream.schema if field.name in numbers and _is_odd(field.type)}
    if not odd:
        return stream
    schema = pa.schema([field.with_type(_type(field.type)) if field.name in odd else field for field in stream.schema])
    texts = frozenset(name for name in odd if at.is_string(schema.field(name).type))

    def held(batch: pa.RecordBatch) -> pa.RecordBatch:
        columns = [_held(batch.column(name)) if name in odd else batch.column(name) for name in schema.names]
        return pa.RecordBatch.from_arrays(columns, schema=schema)

    return replace(stream, schema=schema, batches=map(held, stream.batches), written=stream.written | texts)


def _is_odd(kind: pa.DataType) -> bool:
    return bool(at.is_decimal256(kind) or at.is_float16(kind))


def _type(kind: pa.DataType) -> pa.DataType:
    return pa.float64() if at.is_float16(kind) else pa.string()


def _held(cells: pa.Array) -> pa.Array:
    if not at.is_float16(cells.type):
        return cells.cast(pa.string())
    column = arrow_column(cells)
    if column is None:
        return pa.nulls(len(cells), pa.float64())
    return pa.array(column.values, mask=column.missing)
