"""Whether all values of a column differ, without a table of them where their hashes already do."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as at
from numpy.typing import NDArray

_BLOCK: Final = 1 << 16
"""Rows hashed at once, so that what is in between stays in the cache."""

_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(29)
_WORD: Final = 8
_FIRST_BYTES: Final = np.array([(1 << (8 * count)) - 1 for count in range(_WORD + 1)], np.uint64)
"""Masks of the first bytes of a word, by how many."""


def all_differ(values: pa.Array) -> bool:
    """Whether no value stands twice. Values are text, whole numbers, or words of a dictionary, none of them null."""
    if at.is_dictionary(values.type):
        values = values.indices
    if at.is_integer(values.type):
        return _numbers_differ(values.to_numpy(zero_copy_only=False))
    if not len(values) or pc.all(pc.less(values[:-1], values[1:])).as_py():
        return True
    # Different hashes are of different values; equal ones prove nothing.
    return _numbers_differ(_hashes(values.cast(pa.large_string()))) or len(pc.unique(values)) == len(values)


def texts_differ(texts: NDArray[np.str_]) -> bool:
    """Whether no text of an array stands twice."""
    if bool((texts[1:] > texts[:-1]).all()):
        return True
    letters = np.ascontiguousarray(texts).view(np.uint32).reshape(len(texts), -1)
    hashes = np.zeros(len(texts), np.uint64)
    for place in range(letters.shape[1]):
        hashes ^= letters[:, place]
        hashes *= _FACTOR
        hashes ^= hashes >> _SHIFT
    return _numbers_differ(hashes) or len(np.unique(texts)) == len(texts)


def _numbers_differ(numbers: NDArray[Any]) -> bool:
    if bool((numbers[1:] > numbers[:-1]).all()):
        return True
    ordered = np.sort(numbers)
    return bool((ordered[1:] != ordered[:-1]).all())


def _hashes(texts: pa.Array) -> NDArray[np.uint64]:
    """Return a hash of each text, made of its bytes eight at a time."""
    _, offsets, data = texts.buffers()
    ends = np.frombuffer(offsets, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    first, last = int(ends[0]), int(ends[-1])
    held = np.zeros(last - first + 2 * _WORD, np.uint8)
    if last > first:
        held[: last - first] = np.frombuffer(data, np.uint8)[first:last]
    words: NDArray[np.uint64] = np.ndarray((last - first + _WORD,), np.uint64, held.data, 0, (1,))
    found = np.empty(len(texts), np.uint64)
    for start in range(0, len(texts), _BLOCK):
        bounds = ends[start : start + _BLOCK + 1] - first
        lengths, places = np.diff(bounds), bounds[:-1]
        hashes = lengths.astype(np.uint64)
        for done in range(0, int(lengths.max()), _WORD):
            left = np.clip(lengths - done, 0, _WORD)
            hashes ^= words[np.minimum(places + done, last - first)] & _FIRST_BYTES[left]
            hashes *= _FACTOR
            hashes ^= hashes >> _SHIFT
        found[start : start + _BLOCK] = hashes
    return found
