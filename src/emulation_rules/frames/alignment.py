"""Where the units of one period stand among those of another."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.types as at
from numpy.typing import NDArray

from emulation_rules.columnar.column import Codes, Mask
from emulation_rules.frames.column_types import is_text
from emulation_rules.frames.eager_frame import Join, Rows
from emulation_rules.frames.units import check_once
from emulation_rules.model.period import Period

_SPARSE: Final = 4
"""How many times as many numbers as rows a range may have for each of its numbers to get a place of its own."""


class UnitPlaces:
    """The units that rows of several periods name, each row one. They are numbered once, if that is needed at all."""

    def __init__(self, units: pa.Array, column: str, join: Join | None = None) -> None:
        self._units = units
        self._column = column
        self._join = join

    def of(self, rows: Rows) -> pa.Array:
        """Return the units of some rows."""
        return taken(self._units, rows)

    def found(self, rows: Rows, others: Rows, period: Period) -> tuple[Rows, Mask | None]:
        """Return for each of the ``rows`` that row of the ``others``, all of one period, which names the same unit.

        The mask says which have none. Where both name the same units in the same order the others are the answer, as
        they are. Raises `InvalidReportError` where others name a unit twice.
        """
        if self.of(rows).equals(self.of(others)):
            return others, None
        if self._join is not None and is_text(self._units.type) and not at.is_dictionary(self._units.type):
            units = self.of(rows)
            there = self._join(units, self.of(others))
            if len(there) != len(units):
                check_once(self.of(others), self._column, period)
            absent = there < 0
            return _behind(others, there), absent if absent.any() else None
        codes, many = self._numbered
        theirs = codes[others]
        place = np.full(many, -1, np.int64)
        place[theirs] = np.arange(len(codes), dtype=np.int64)[others] if isinstance(others, slice) else others
        if np.count_nonzero(place >= 0) != len(theirs):
            check_once(self.of(others), self._column, period)
        there = place[codes[rows]]
        absent = there < 0
        return there, absent if absent.any() else None

    @cached_property
    def _numbered(self) -> tuple[Codes, int]:
        """The units as numbers from zero up, and how many numbers there may be."""
        units = self._units
        if at.is_integer(units.type) and len(units):
            numbers = units.to_numpy(zero_copy_only=False)
            low, high = int(numbers.min()), int(numbers.max())
            if high - low < _SPARSE * len(numbers):
                # The difference of two small integers may need more room than they do.
                shifted = (
                    numbers - numbers.min() if numbers.dtype == np.uint64 else np.subtract(numbers, low, dtype=np.int64)
                )
                return shifted, high - low + 1
        held = units if at.is_dictionary(units.type) else units.dictionary_encode()
        codes: NDArray[np.integer[Any]] = held.indices.to_numpy(zero_copy_only=False)
        return codes, len(held.dictionary)


def _behind(rows: Rows, positions: NDArray[np.int64]) -> Rows:
    """Return the rows of a table that stand at positions among some of its rows."""
    return positions + (rows.start or 0) if isinstance(rows, slice) else rows[positions]


def taken(values: pa.Array, rows: Rows) -> pa.Array:
    """Return some values, over the same memory where rows are a slice."""
    if isinstance(rows, slice):
        start, stop, _ = rows.indices(len(values))
        return values.slice(start, stop - start)
    return values.take(pa.array(rows))


def beside(units: pa.Array, others: pa.Array) -> pa.Array:
    """Return the units of two tables in one array."""
    units, others = (one.dictionary_decode() if at.is_dictionary(one.type) else one for one in (units, others))
    if units.type != others.type:
        whole = at.is_integer(units.type) and at.is_integer(others.type)
        units, others = (one.cast(pa.int64() if whole else pa.large_string()) for one in (units, others))
    return pa.concat_arrays([units, others])
