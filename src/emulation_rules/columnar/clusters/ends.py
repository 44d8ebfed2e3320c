"""The ends of what rows bring: exact fractions, open or closed, or infinite, and the order they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.clusters.numbers import Whole, lowest
from emulation_rules.columnar.column import Mask
from emulation_rules.model.interval import Interval

_APART: Final = 2.0**-49
"""A whole number over another is off by less than an eighth of this as a float: so far apart, two are in order."""


@dataclass(frozen=True, slots=True)
class Ends:
    """One end of the interval of every row: ``above / below``, in lowest terms, where it is not ``infinite``."""

    above: Whole
    below: Whole
    open: Mask
    infinite: Mask

    def number(self, row: int) -> Fraction | None:
        """Return the number of an end, None where it is infinite."""
        return None if self.infinite[row] else Fraction(int(self.above[row]), int(self.below[row]))

    def of(self, rows: NDArray[np.integer[Any]]) -> Ends:
        """Return the ends of some rows."""
        return Ends(self.above[rows], self.below[rows], self.open[rows], self.infinite[rows])


def interval(low: Ends, high: Ends, row: int) -> Interval:
    """Return the interval of a row."""
    return Interval(low.number(row), high.number(row), bool(low.open[row]), bool(high.open[row]))


def in_order(above: Whole, below: Whole) -> Whole:
    """Return the place of each fraction among all of them, the same for equal ones; they are in lowest terms.

    They are sorted as floats, and those that floats cannot tell apart are compared exactly.
    """
    if not above.size:
        return np.zeros(0, np.int64)
    if (below == below[0]).all():
        return np.unique(above, return_inverse=True)[1].reshape(-1).astype(np.int64)
    near = above / below
    order = np.argsort(near)
    differs = _differs(above, below, order)
    if (differs & (np.diff(near[order]) == 0)).any():
        # Equal fractions must stand together also where others are the same as floats.
        order = np.lexsort((above, near))
        differs = _differs(above, below, order)
    place = np.concatenate([[0], np.cumsum(differs)])
    first = order[np.concatenate([[0], np.flatnonzero(differs) + 1])]
    places = np.empty(len(above), np.int64)
    places[order] = _mended(above[first], below[first], near[first])[place]
    return places


def _differs(above: Whole, below: Whole, order: NDArray[np.intp]) -> Mask:
    return np.asarray((np.diff(above[order]) != 0) | (np.diff(below[order]) != 0))


def by_group(group: Whole, place: Whole) -> NDArray[np.intp]:
    """Return the order of groups, and of places from zero up within each. What is equal is in any order."""
    return np.argsort(group * (int(place.max(initial=0)) + 1) + place)


def _mended(above: Whole, below: Whole, near: NDArray[np.float64]) -> Whole:
    """Return the true places of different fractions that are sorted by the floats nearest to them."""
    places = np.arange(len(near), dtype=np.int64)
    close = np.diff(near) <= _APART * np.abs(near[1:])
    close |= np.diff(near) <= _APART * np.abs(near[:-1])
    for start, end in _runs(close):
        rows = sorted(range(start, end + 1), key=lambda row: Fraction(int(above[row]), int(below[row])))
        places[rows] = np.arange(start, end + 1)
    return places


def _runs(close: Mask) -> list[tuple[int, int]]:
    """Return the first and the last of each run of neighbours that are close."""
    edges = np.diff(np.concatenate([[False], close, [False]]).astype(np.int8))
    return list(zip(np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist(), strict=True))


def ends_of(above: Whole, below: Whole) -> Ends:
    """Return the ends of plain numbers."""
    size = len(above)
    reduced = lowest(above, below)
    return Ends(*reduced, np.zeros(size, np.bool_), np.zeros(size, np.bool_))
