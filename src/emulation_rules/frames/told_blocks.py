"""What rows come to, as the arrays in which it lies: the columns of all targets side by side in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.told import Told
from emulation_rules.frames.told_columns import ToldColumn, ToldKind

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class ToldBlock:
    """Columns of one kind. ``held`` has a row for each, ``places`` are where they stand among all columns told.

    ``full`` are the columns that are known to have a number everywhere; None: nothing is known.
    """

    kind: ToldKind
    places: Sequence[int]
    held: NDArray[Any]
    full: NDArray[np.bool_] | None = None

    @property
    def rows(self) -> int:
        """How many values a column has."""
        return int(self.held.shape[1])

    def holed(self) -> NDArray[np.bool_]:
        """Return which columns of numbers have none somewhere."""
        if self.kind is not ToldKind.NUMBER or not self.rows:
            return np.zeros(len(self.places), np.bool_)
        # The least number is found at the speed of memory, and is NaN if any is.
        if self.full is None:
            return np.asarray(np.isnan(self.held.min(axis=1)))
        return np.array(
            [not full and bool(np.isnan(values.min())) for full, values in zip(self.full, self.held, strict=True)]
        )


@dataclass(frozen=True, slots=True)
class ToldBlocks:
    """The columns told, and the blocks in which they lie."""

    columns: Sequence[ToldColumn]
    blocks: Sequence[ToldBlock]

    def apart(self) -> ToldBlocks:
        """Return them with no memory in common, for frames that can be written to.

        Where nothing is open, the certain and the possible score are one array.
        """
        taken, found = set[int](), list[ToldBlock]()
        for block in self.blocks:
            address = int(block.held.__array_interface__["data"][0])
            found.append(replace(block, held=block.held.copy()) if address in taken else block)
            taken.add(address)
        return ToldBlocks(self.columns, found)

    def each(self, made: Callable[[ToldBlock], Iterable[Made]]) -> dict[str, Made]:
        """Return the columns by name in their order, each as it is ``made`` with the others of its block."""
        found = dict[int, Made]()
        for block in self.blocks:
            found.update(zip(block.places, made(block), strict=True))
        return {column.name: found[place] for place, column in enumerate(self.columns)}


def told_blocks(columns: Sequence[ToldColumn], told: Told) -> ToldBlocks:
    """Return the blocks in which columns lie, over the memory of what is told."""
    places: dict[tuple[str, tuple[int, ...]], list[int]] = {}
    for place, column in enumerate(columns):
        places.setdefault((column.held, column.at[:-1]), []).append(place)
    return ToldBlocks(columns, [_block(columns, held, told) for held in places.values()])


def _block(columns: Sequence[ToldColumn], places: Sequence[int], told: Told) -> ToldBlock:
    first = columns[places[0]]
    values = getattr(told, first.held)
    for step in first.at[:-1]:
        values = values[step]
    values = np.asarray(values, np.uint16 if first.kind is ToldKind.COUNT else None)
    full = told.full_points if first.held == "points" else None
    return ToldBlock(first.kind, places, values if first.at else values[np.newaxis], full)


def joined(parts: Sequence[ToldBlocks], order: NDArray[np.intp]) -> ToldBlocks:
    """Return what several tables come to that tell the same columns, one table's rows behind the other's, reordered."""
    blocks = []
    for alike in zip(*(part.blocks for part in parts), strict=True):
        values = np.concatenate([block.held for block in alike], axis=1)
        blocks.append(replace(alike[0], held=values.take(order, axis=1), full=None))
    return ToldBlocks(parts[0].columns, blocks)
