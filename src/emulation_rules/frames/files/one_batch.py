"""Batches put together, for rulesets that hold each unit against all others."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from emulation_rules.frames.column_types import is_text
from emulation_rules.frames.files.numbers_in_text import numbers_in


def one_batch(batches: Sequence[pa.RecordBatch]) -> pa.Table:
    """Return the rows of batches of one header as one table whose columns are each one array.

    Numbers of text that are floats in one batch and decimals in another all become decimals, which holds them exactly.
    Raises `pa.ArrowInvalid` for other columns that are not of one type.
    """
    names = batches[0].schema.names
    columns = [_one_array([batch.column(name) for batch in batches]) for name in names]
    return pa.Table.from_arrays(columns, names=names)


def _one_array(pieces: Sequence[pa.Array]) -> pa.Array:
    kinds = {piece.type for piece in pieces}
    if len(kinds) > 1 and all(pa.types.is_float64(kind) or pa.types.is_decimal(kind) for kind in kinds):
        return numbers_in(pa.concat_arrays([piece.cast(pa.string()) for piece in pieces]))
    if len(kinds) > 1 and all(map(is_text, kinds)):
        return pa.concat_arrays([_decoded(piece).cast(pa.large_string()) for piece in pieces])
    if any(pa.types.is_dictionary(kind) for kind in kinds):
        return pa.chunked_array(pieces).unify_dictionaries().combine_chunks()
    return pa.concat_arrays(pieces)


def _decoded(piece: pa.Array) -> pa.Array:
    return piece.dictionary_decode() if isinstance(piece, pa.DictionaryArray) else piece
