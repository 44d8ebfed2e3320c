"""Columns whose numbers and truths a source writes as text, turned into numbers and truths."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from emulation_rules.frames.files.faults import fault
from emulation_rules.frames.files.numbers_in_text import NotANumberError, numbers_in
from emulation_rules.frames.files.stream import Stream
from emulation_rules.model.text import shortened

_YES: Final = ("true", "1", "1.0")
_NO: Final = ("false", "0", "0.0")


def typed(stream: Stream, name: str, numbers: Collection[str], truths: Collection[str]) -> Stream:
    """Return a stream whose columns hold what their names say. ``name`` is what messages call the table.

    Only columns that the source can but write as text are read from it; text in a table that knows numbers stays text.
    Taking a batch raises `InvalidReportError` for a cell that holds none, with its row.
    """
    numeric = [column for column in stream.schema.names if column in stream.written and column in numbers]
    truthful = [column for column in stream.schema.names if column in stream.written and column in truths]
    if not numeric and not truthful:
        return stream
    kinds = {**dict.fromkeys(numeric, pa.float64()), **dict.fromkeys(truthful, pa.bool_())}
    fields = [field.with_type(_typed(field, kinds)) for field in stream.schema]
    return replace(stream, schema=pa.schema(fields), batches=_batches(stream.batches, name, kinds), written=frozenset())


def _typed(field: pa.Field, kinds: dict[str, pa.DataType]) -> pa.DataType:
    wanted = kinds.get(field.name, field.type)
    return field.type if wanted == pa.float64() and not _is_text(field.type) else wanted


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _batches(batches: Iterator[pa.RecordBatch], name: str, kinds: dict[str, pa.DataType]) -> Iterator[pa.RecordBatch]:
    before = 0
    for batch in batches:
        columns = [_column(batch, column, kinds.get(column), name, before) for column in batch.schema.names]
        yield pa.RecordBatch.from_arrays(columns, names=batch.schema.names)
        before += batch.num_rows


def _column(batch: pa.RecordBatch, column: str, kind: pa.DataType | None, name: str, before: int) -> pa.Array:
    cells = batch.column(column)
    if kind is None or (kind == pa.float64() and not _is_text(cells.type)):
        return cells
    try:
        return numbers_in(cells) if kind == pa.float64() else _truths(cells)
    except NotANumberError as error:
        code = "bulk_not_number" if kind == pa.float64() else "bulk_not_truth"
        row = str(before + error.row + 1)
        raise fault(code, name, path=(column,), row=row, text=shortened(error.text)) from None


def _truths(cells: pa.Array) -> pa.BooleanArray:
    if pa.types.is_boolean(cells.type) or pa.types.is_null(cells.type):
        return cells.cast(pa.bool_())
    texts = pc.utf8_lower(cells.cast(pa.string()))
    texts = pc.if_else(pc.equal(texts, ""), None, texts)
    yes = pc.is_in(texts, pa.array(_YES))
    known = pc.or_(pc.is_null(texts), pc.or_(yes, pc.is_in(texts, pa.array(_NO))))
    wrong = pc.index(known, value=False).as_py()
    if wrong >= 0:
        raise NotANumberError(wrong, texts[wrong].as_py())
    return pc.if_else(pc.is_null(texts), None, yes)
