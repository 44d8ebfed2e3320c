"""What rows come to, as Arrow columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from emulation_rules.frames.told_blocks import ToldBlock
from emulation_rules.frames.told_columns import WORDS, ToldColumn, ToldKind

_TYPES: Final = {
    ToldKind.VERDICT: pa.dictionary(pa.uint8(), pa.string()),
    ToldKind.REASON: pa.dictionary(pa.uint8(), pa.string()),
    ToldKind.NUMBER: pa.float64(),
    ToldKind.TOTAL: pa.float64(),
    ToldKind.COUNT: pa.uint16(),
}
_WORDS: Final = {kind: pa.array(words, pa.string()) for kind, words in WORDS.items()}


def told_fields(columns: Sequence[ToldColumn]) -> list[pa.Field]:
    """Return the fields of columns told."""
    return [pa.field(column.name, _TYPES[column.kind]) for column in columns]


def told_arrays(block: ToldBlock) -> Iterator[pa.Array]:
    """Yield columns over the same memory; a number that is none becomes null."""
    kind, words = _TYPES[block.kind], _WORDS.get(block.kind)
    buffer, rows = pa.py_buffer(np.ascontiguousarray(block.held)), block.rows
    # A buffer for each column: slices of one array would all be pickled with the whole of it.
    width = block.held.itemsize * rows
    for number, holed in enumerate(block.holed().tolist()):
        held = [None, buffer.slice(number * width, width)]
        if words is not None:
            yield pa.DictionaryArray.from_buffers(kind, rows, held, words)
        else:
            held[0] = _validity(block.held[number]) if holed else None
            yield pa.Array.from_buffers(kind, rows, held)


def _validity(values: NDArray[np.float64]) -> pa.Buffer:
    return pa.py_buffer(np.packbits(~np.isnan(values), bitorder="little"))
