"""Whether a unit stands twice among rows that are gone by then: hashes are kept, and looked up in the tables again."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Final

import numpy as np
import pyarrow as pa
import pyarrow.types as at

from emulation_rules.frames.hashes import FACTOR, Hashes, text_hashes

IN_MEMORY: Final = 1 << 22
"""Hashes held in memory at once. More of them wait on the disk."""

SUSPECTS: Final = 1 << 16
"""Hashes looked up at most: nearly always one of them is of a unit that stands twice."""


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row of a table, counted from one, and the unit that it names."""

    table: str
    row: int
    unit: str


class UnitsOnce:
    """Hashes of the units of rows, 8 bytes a row in a file; ``most`` of them are looked at together."""

    def __init__(self, held: IO[bytes], most: int) -> None:
        self._held = held
        self._most = most
        self._rows = 0

    def add(self, units: pa.Array) -> None:
        """Keep the units of a batch. Raises `OSError` where the disk has no room for them."""
        hashes = _hashes(units)
        self._held.write(hashes.tobytes())
        self._rows += len(hashes)

    def suspects(self) -> Hashes:
        """Return hashes that stand more than once: of units that do, and hardly ever of others."""
        found: list[Hashes] = []
        shares = max(1, math.ceil(self._rows / self._most))
        for share in range(shares):
            ordered = np.concatenate([_of_share(hashes, share, shares) for hashes in self._blocks()] or [_NONE])
            ordered.sort()
            found.append(np.unique(ordered[1:][ordered[1:] == ordered[:-1]]))
            if sum(map(len, found)) >= SUSPECTS:
                break
        return np.concatenate(found)[:SUSPECTS]

    def _blocks(self) -> Iterator[Hashes]:
        self._held.seek(0)
        while block := self._held.read(8 * (self._most // 4 or 1)):
            yield np.frombuffer(block, np.uint64)


@contextmanager
def units_once(folder: Path, most: int = IN_MEMORY) -> Iterator[UnitsOnce]:
    """Yield what keeps units: in memory while they are few, and then in a file of the folder that has no name."""
    with SpooledTemporaryFile(8 * most, "w+b", dir=str(folder)) as held:
        yield UnitsOnce(held, most)


def rows_of_twice(
    batches: Iterable[tuple[str, int, pa.Array]], suspects: Hashes
) -> Iterator[tuple[NamedRow, NamedRow]]:
    """Yield the rows that name a unit named before, each after the first row that named it.

    ``batches`` are the units of rows again: of which table, how many rows of it come before, and the units.
    """
    first: dict[object, NamedRow] = {}
    for table, before, units in batches:
        for row in np.flatnonzero(np.isin(_hashes(units), suspects)):
            unit = units[int(row)].as_py()
            here = NamedRow(table, before + int(row) + 1, str(unit))
            if first.setdefault(unit, here) is not here:
                yield first[unit], here


_NONE: Final[Hashes] = np.empty(0, np.uint64)


def _of_share(hashes: Hashes, share: int, shares: int) -> Hashes:
    if shares == 1:
        return hashes
    upper = hashes >> np.uint64(32)
    chosen: Hashes = hashes[(upper * np.uint64(shares)) >> np.uint64(32) == np.uint64(share)]
    return chosen


def _hashes(units: pa.Array) -> Hashes:
    """Return the hash of each unit. None of them is null."""
    if at.is_dictionary(units.type):
        # Words that no row has may be null.
        words = _hashes(units.dictionary.fill_null("") if units.dictionary.null_count else units.dictionary)
        found: Hashes = words[units.indices.to_numpy(zero_copy_only=False)]
        return found
    if at.is_integer(units.type):
        numbers: Hashes = units.to_numpy(zero_copy_only=False).astype(np.int64).view(np.uint64)
        return numbers * FACTOR
    return text_hashes(units)
