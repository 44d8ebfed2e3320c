"""Whether all values of a column differ, without a table of them where their hashes already do."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as at
from numpy.typing import NDArray

from emulation_rules.frames.hashes import FACTOR, SHIFT, text_hashes


def all_differ(values: pa.Array) -> bool:
    """Whether no value stands twice. Values are text, whole numbers, or words of a dictionary, none of them null."""
    if at.is_dictionary(values.type):
        values = values.indices
    if at.is_integer(values.type):
        return numbers_differ(values.to_numpy(zero_copy_only=False))
    if not len(values) or pc.all(pc.less(values[:-1], values[1:])).as_py():
        return True
    # Different hashes are of different values; equal ones prove nothing.
    return numbers_differ(text_hashes(values)) or len(pc.unique(values)) == len(values)


def texts_differ(texts: NDArray[np.str_]) -> bool:
    """Whether no text of an array stands twice."""
    if bool((texts[1:] > texts[:-1]).all()):
        return True
    letters = np.ascontiguousarray(texts).view(np.uint32).reshape(len(texts), -1)
    hashes = np.zeros(len(texts), np.uint64)
    for place in range(letters.shape[1]):
        hashes ^= letters[:, place]
        hashes *= FACTOR
        hashes ^= hashes >> SHIFT
    return numbers_differ(hashes) or len(np.unique(texts)) == len(texts)


def numbers_differ(numbers: NDArray[Any]) -> bool:
    """Whether no number of an array stands twice."""
    if bool((numbers[1:] > numbers[:-1]).all()):
        return True
    ordered = np.sort(numbers)
    return bool((ordered[1:] != ordered[:-1]).all())
