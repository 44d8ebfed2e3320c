"""Where the units of one period stand among those of another."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as at
from numpy.typing import NDArray

from emulation_rules.columnar.column import Codes, Mask
from emulation_rules.frames.distinct import numbers_differ
from emulation_rules.frames.eager_frame import Rows
from emulation_rules.frames.hashes import Hashes, places_among, text_hashes
from emulation_rules.frames.units import check_once
from emulation_rules.model.period import Period

_SPARSE: Final = 4
"""How many times as many numbers as rows a range may have for each of its numbers to get a place of its own."""


class UnitPlaces:
    """The units that rows of several periods name, each row one.

    ``hashes`` gives hashes of their texts where those are had faster than from Arrow's memory.
    """

    def __init__(self, units: pa.Array, column: str, hashes: Callable[[], Hashes | None] = lambda: None) -> None:
        self._units = units
        self._column = column
        self._given = hashes

    def of(self, rows: Rows) -> pa.Array:
        """Return the units of some rows."""
        return taken(self._units, rows)

    def check_once(self, rows: Rows, period: Period) -> None:
        """Raise `InvalidReportError` where some rows, all of one period, name a unit twice."""
        if self._codes is not None or not numbers_differ(self._hashes[rows]):
            check_once(self.of(rows), self._column, period)

    def found(self, rows: Rows, others: Rows, period: Period) -> tuple[Rows, Mask | None]:
        """Return for each of the ``rows`` that row of the ``others``, all of one period, which names the same unit.

        The mask says which have none; they point anywhere. Where both name the same units in the same order the others
        are the answer, as they are. Raises `InvalidReportError` where others name a unit twice.
        """
        if self.of(rows).equals(self.of(others)):
            return others, None
        there = self._by_hash(rows, others) if self._codes is None else None
        if there is None:
            there = self._by_code(rows, others, period)
        absent = there < 0
        return (np.maximum(there, 0), absent) if absent.any() else (there, None)

    def _by_hash(self, rows: Rows, others: Rows) -> NDArray[np.int64] | None:
        """Return the rows by the hashes of units, None where units are not alike because their hashes are."""
        places = places_among(self._hashes[rows], self._hashes[others])
        if places is None:
            return None
        whole = np.arange(len(self._units))[others] if isinstance(others, slice) else others
        there = whole[places] if len(whole) else places
        absent = places < 0
        if absent.any():
            here = ~absent
            alike = self.of(rows).filter(pa.array(here)).equals(self._units.take(pa.array(there[here])))
            there[absent] = -1
        else:
            alike = self.of(rows).equals(self._units.take(pa.array(there)))
        return there if alike else None

    def _by_code(self, rows: Rows, others: Rows, period: Period) -> NDArray[np.int64]:
        codes, many = self._codes or _coded(self._units)
        theirs = codes[others]
        place = np.full(many, -1, np.int64)
        place[theirs] = np.arange(len(codes), dtype=np.int64)[others] if isinstance(others, slice) else others
        if np.count_nonzero(place >= 0) != len(theirs):
            check_once(self.of(others), self._column, period)
        return place[codes[rows]]

    @cached_property
    def _hashes(self) -> Hashes:
        """Hashes of the units; numbers are their own."""
        if at.is_integer(self._units.type):
            numbers = pc.fill_null(self._units, 0).to_numpy(zero_copy_only=False)  # rows looked for have no null
            wide: Hashes = numbers.astype(np.uint64 if numbers.dtype.kind == "u" else np.int64).view(np.uint64)
            return wide
        given = self._given()
        return text_hashes(self._units) if given is None else given

    @cached_property
    def _codes(self) -> tuple[Codes, int] | None:
        """The units as numbers from zero up, and how many numbers there may be; None where they are to be numbered."""
        units = self._units
        if at.is_integer(units.type) and len(units) and not units.null_count:
            numbers = units.to_numpy(zero_copy_only=False)
            low, high = int(numbers.min()), int(numbers.max())
            if high - low < _SPARSE * len(numbers):
                # The difference of two small integers may need more room than they do.
                shifted = (
                    numbers - numbers.min() if numbers.dtype == np.uint64 else np.subtract(numbers, low, dtype=np.int64)
                )
                return shifted, high - low + 1
        return _coded(units) if at.is_dictionary(units.type) else None


def _coded(units: pa.Array) -> tuple[Codes, int]:
    held = units if at.is_dictionary(units.type) else units.dictionary_encode()
    codes: NDArray[np.integer[Any]] = held.indices.to_numpy(zero_copy_only=False)
    return codes, len(held.dictionary)


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
