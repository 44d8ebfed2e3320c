"""Batches made harmless for spreadsheets before they are written as CSV."""

from __future__ import annotations

from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from emulation_rules.outputs.csv_cells import safe

_HARMLESS: Final = r"^[\p{L}\p{N}][^\p{C}\x{2028}\x{2029}]*$"
"""Text that begins with a letter or a digit and holds nothing that cannot be seen is shown as it is."""


def csv_schema(schema: pa.Schema) -> pa.Schema:
    """Return the schema of batches made harmless."""
    return pa.schema([pa.field(safe(field.name), _shown_as(field.type)) for field in schema])


def csv_batch(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """Return a batch in which no cell can be taken for a formula. Numbers that are not finite are empty cells."""
    return pa.RecordBatch.from_arrays([_column(column) for column in batch.columns], schema=schema)


def _shown_as(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_dictionary(kind):
        return _shown_as(kind.value_type)
    is_number = pa.types.is_floating(kind) or pa.types.is_integer(kind) or pa.types.is_decimal(kind)
    return kind if is_number or pa.types.is_boolean(kind) else pa.string()


def _column(column: pa.Array) -> pa.Array:
    if isinstance(column, pa.DictionaryArray):
        return _column(column.dictionary).take(column.indices)
    kind = column.type
    if pa.types.is_floating(kind):
        return pc.if_else(pc.is_finite(column), column, None)
    if _shown_as(kind) == kind and not pa.types.is_string(kind):
        return column
    return _harmless(column.cast(pa.string()))


def _harmless(texts: pa.StringArray) -> pa.StringArray:
    odd = pc.fill_null(pc.invert(pc.match_substring_regex(texts, _HARMLESS)), fill_value=False)
    if not pc.any(odd).as_py():
        return texts
    return pc.replace_with_mask(
        texts, odd, pa.array([safe(text) for text in texts.filter(odd).to_pylist()], pa.string())
    )
