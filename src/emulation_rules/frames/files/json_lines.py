"""Batches as lines of JSON, column by column: no row is ever an object of Python."""

from __future__ import annotations

import json
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

_ODD: Final = r'["\\\x00-\x1f\x7f]'


def json_lines(batch: pa.RecordBatch) -> pa.Buffer:
    """Return a batch as text in UTF-8, an object a line with the columns as keys.

    What is missing or not finite is null. Numbers are written with the fewest digits that mean them.
    """
    if batch.num_rows == 0:
        return pa.py_buffer(b"")
    pieces: list[pa.Array | pa.Scalar] = []
    for number, (name, column) in enumerate(zip(batch.schema.names, batch.columns, strict=True)):
        pieces += [pa.scalar(f"{',' if number else '{'}{json.dumps(name, ensure_ascii=False)}:", pa.large_string())]
        pieces += [_values(column)]
    lines = pc.binary_join_element_wise(*pieces, pa.scalar("}\n", pa.large_string()), pa.scalar("", pa.large_string()))
    _, offsets, text = lines.buffers()
    ends = memoryview(offsets).cast("q")
    return text.slice(ends[lines.offset], ends[lines.offset + len(lines)] - ends[lines.offset])


def _values(column: pa.Array) -> pa.LargeStringArray:
    if isinstance(column, pa.DictionaryArray):
        return _values(column.dictionary).take(column.indices).fill_null("null")
    kind = column.type
    if pa.types.is_floating(kind):
        column = pc.if_else(pc.is_finite(column), column, None)
    if (
        pa.types.is_floating(kind)
        or pa.types.is_integer(kind)
        or pa.types.is_boolean(kind)
        or pa.types.is_decimal(kind)
    ):
        return column.cast(pa.large_string()).fill_null("null")
    if pa.types.is_null(kind):
        return pa.repeat(pa.scalar("null", pa.large_string()), len(column))
    return _quoted(column.cast(pa.large_string()))


def _quoted(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    quote = pa.scalar('"', pa.large_string())
    plain = pc.binary_join_element_wise(quote, texts, quote, pa.scalar("", pa.large_string()))
    odd = pc.fill_null(pc.match_substring_regex(texts, _ODD), fill_value=False)
    if pc.any(odd).as_py():
        written = pa.array(
            [json.dumps(text, ensure_ascii=False) for text in texts.filter(odd).to_pylist()], pa.large_string()
        )
        plain = pc.replace_with_mask(plain, odd, written)
    return plain.fill_null("null")
