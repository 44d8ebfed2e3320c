"""Hashes of texts, and where each hash stands among others."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint64]
"""Hashes of values: of equal values they are equal, of others nearly always different."""

FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
SHIFT: Final = np.uint64(29)
"""Every hash is another number still when it is multiplied by the factor, or has its upper bits laid over the lower."""

_BLOCK: Final = 1 << 16
"""Rows hashed at once, so that what is in between stays in the cache."""

_WORD: Final = 8
_FIRST_BYTES: Final = np.array([(1 << (8 * count)) - 1 for count in range(_WORD + 1)], np.uint64)
"""Masks of the first bytes of a word, by how many."""

_LONG: Final = 512
"""Bytes above which a text is hashed by itself."""

_ROOM: Final = 4
"""How many times as many slots as hashes a table has, so that few want the same one."""


def text_hashes(texts: pa.Array) -> Hashes:
    """Return a hash of each text, made of its bytes eight at a time. None of them is null."""
    texts = texts.cast(pa.large_string())
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
        shortest, longest = int(lengths.min()), int(lengths.max())
        if longest > _LONG:
            # One by one: step by step each would keep all others waiting.
            for row in np.flatnonzero(lengths > _LONG).tolist():
                text = held[places[row] : places[row] + lengths[row]].tobytes()
                hashes[row] = int.from_bytes(blake2b(text, digest_size=_WORD).digest(), "little")
            lengths = np.where(lengths > _LONG, 0, lengths)
            shortest, longest = int(lengths.min()), int(lengths.max())
        for done in range(0, longest, _WORD):
            # Texts that are through stay as they are, so that their hash is the same whatever stands beside them.
            more = slice(None) if done < shortest else np.flatnonzero(lengths > done)
            left = np.minimum(lengths[more] - done, _WORD)
            hashes[more] = _mixed(hashes[more] ^ (words[places[more] + done] & _FIRST_BYTES[left]))
        found[start : start + _BLOCK] = hashes
    return found


def places_among(values: Hashes, others: Hashes) -> NDArray[np.int64] | None:
    """Return where each value stands among others, -1 where it does not; None where a value stands twice among them.

    Others are written to a table of slots, each over whoever wanted the same one. Whoever was not the last has another
    chance in the next table, which is the smaller for that.
    """
    found = np.full(len(values), -1, np.int64)
    sought, left = np.arange(len(values)), np.arange(len(others))
    while len(left):
        size = max(1, int(_ROOM * len(left)).bit_length())
        values, others = (_mixed(each) for each in (values, others))
        slots = others >> np.uint64(64 - size)
        table = np.full(1 << size, -1, np.int64)
        table[slots] = np.arange(len(left))
        last = table[slots]
        lost = np.flatnonzero(last != np.arange(len(left)))
        if (others[last[lost]] == others[lost]).any():
            return None
        there = table[values >> np.uint64(64 - size)]
        # A slot that is free points at the last hash, which wants another one.
        here = others[there] == values
        found[sought[here]] = left[there[here]]
        sought, values = sought[~here], values[~here]
        left, others = left[lost], others[lost]
    return found


def _mixed(hashes: Hashes) -> Hashes:
    mixed = hashes * FACTOR
    mixed ^= mixed >> SHIFT
    return mixed
