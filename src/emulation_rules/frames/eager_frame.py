"""What the frames of all libraries that hold their rows in memory can do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, Self, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from emulation_rules.columnar.column import Claims, Column
from emulation_rules.frames.hashes import Hashes
from emulation_rules.frames.told_blocks import ToldBlocks

Rows: TypeAlias = slice | NDArray[np.int64]
"""Some rows of a frame, in an order; a slice where they lie one after the other."""

ALL_ROWS = slice(None)


class FrameHead(Protocol):
    """The columns of a frame, without its rows."""

    @property
    def columns(self) -> Sequence[object]:
        """The names of its columns."""

    def type_of(self, column: str) -> pa.DataType | None:
        """Return the type of a column's values, None where only the values tell."""


class EagerFrame(FrameHead, Protocol):
    """A frame whose rows are in memory. Columns are over the same memory wherever that can be."""

    @property
    def rows(self) -> int:
        """How many rows it has."""

    def figures(self, column: str) -> Column | None:
        """Return figures, None where the column has no value at all. Raises `InvalidReportError`."""

    def claims(self, column: str) -> Claims | None:
        """Return claims, None where the column has no value at all. Raises `InvalidReportError`."""

    def words(self, column: str) -> pa.Array:
        """Return units, periods or bounds. Raises `InvalidReportError`."""

    def unnamed(self, column: str) -> int:
        """Return how many rows have nothing in a column of units."""

    def differ(self, column: str) -> bool:
        """Whether no two rows have the same in a column of units in which none has nothing."""

    def same(self, column: str, other: Self) -> bool:
        """Whether a column of units is that of another frame of the library, row by row; none has nothing in it."""

    def hashes(self, column: str) -> Hashes | None:
        """Return hashes of the texts in a column of units, None where there is no faster way than from `words`."""

    def told(self, named: Sequence[str], rows: Rows, told: ToldBlocks) -> object:
        """Return a frame of the same kind: columns of this one as they were given, in some rows, and what is told."""
