"""What rows come to, as Arrow columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

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


def told_arrow(column: ToldColumn, values: NDArray[Any]) -> pa.Array:
    """Return a column over the same memory; a number that is none becomes null."""
    if column.kind in _WORDS:
        return pa.DictionaryArray.from_arrays(pa.array(values), _WORDS[column.kind], safe=False)
    # The least number is found at the speed of memory, and is NaN if any is.
    if column.kind is not ToldKind.NUMBER or not len(values) or not np.isnan(values.min()):
        return pa.array(values)
    missing = np.isnan(values)
    valid = pa.py_buffer(np.packbits(~missing, bitorder="little"))
    buffers = [valid, pa.array(values).buffers()[1]]
    return pa.Array.from_buffers(pa.float64(), len(values), buffers, int(np.count_nonzero(missing)))
