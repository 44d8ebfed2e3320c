"""Lines over figures that are floats, decided in floats wherever that proves the answer.

Of two floats the larger means the larger number, so figures of one scale are simply held against each other. Otherwise
the two sides have to lie farther apart than rounding could bring them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.lines import Line
from emulation_rules.columnar.scratch import Scratch

_ROUNDING: Final = 2.0**-52
"""Twice what one rounding can be off, as a part of the number."""

_NO_ROWS: Final = np.zeros(0, np.intp)


@dataclass(frozen=True, slots=True)
class FloatLine:
    """A line over values of columns, the factor of its first column 1 or -1.

    ``alike`` are the places of two columns of one scale that are held against each other, the one that adds first;
    None for other lines. ``share`` of the numbers added is more than the margin can be off.
    """

    factors: tuple[float, ...]
    constant: float
    alike: tuple[int, int] | None
    share: float

    @classmethod
    def of(cls, line: Line, scales: Sequence[Fraction], kinds: Sequence[str]) -> FloatLine:
        """Return a line over columns whose values times ``scales`` are its figures."""
        parts = [factor * scale for factor, scale in zip(line.factors.values(), scales, strict=True)]
        first = abs(parts[0])
        parts, constant = [part / first for part in parts], line.constant / first
        alike = None
        if not constant and set(kinds) == {"f"} and sorted(parts) == [-1, 1]:
            alike = parts.index(Fraction(1)), parts.index(Fraction(-1))
        # A figure, a factor and their product are each rounded once, and so is every sum.
        return cls(tuple(map(float, parts)), float(constant), alike, _ROUNDING * (len(parts) + 4))

    def decided(
        self, values: Sequence[NDArray[np.float64]], tops: Sequence[int | None], scratch: Scratch, *, strict: bool
    ) -> tuple[Mask, NDArray[np.intp]]:
        """Return where the line is above zero, or on it unless ``strict``, and the rows of which that is not proved.

        ``tops`` are what no value of a column exceeds, None where that is not known. Of values that are no numbers
        something is said, too.
        """
        with np.errstate(invalid="ignore", over="ignore"):
            if self.alike is not None:
                greater, less = (values[place] for place in self.alike)
                return np.greater(greater, less) if strict else np.greater_equal(greater, less), _NO_ROWS
            margin = self._margin(values, scratch)
            found: Mask = np.greater(margin, 0)
            return found, self._near(np.abs(margin, out=margin), values, tops)

    def _margin(self, values: Sequence[NDArray[np.float64]], scratch: Scratch) -> NDArray[np.float64]:
        rows = len(values[0])
        margin, term = (scratch.array(number, rows, np.float64) for number in (0, 1))
        second = np.multiply(values[1], self.factors[1], out=margin)
        np.add(values[0], second, out=margin) if self.factors[0] > 0 else np.subtract(second, values[0], out=margin)
        for each, factor in zip(values[2:], self.factors[2:], strict=True):
            np.add(margin, np.multiply(each, factor, out=term), out=margin)
        return np.add(margin, self.constant, out=margin) if self.constant else margin

    def _near(
        self, size: NDArray[np.float64], values: Sequence[NDArray[np.float64]], tops: Sequence[int | None]
    ) -> NDArray[np.intp]:
        """Return the rows whose margin of some size may be on the other side of zero."""
        known = [top for top in tops if top is not None]
        if len(known) < len(tops):
            return np.flatnonzero(size <= self._most(values))
        # The largest figures there are tell most rows apart from those that need their own.
        most = self.share * (
            sum(abs(factor) * top for factor, top in zip(self.factors, known, strict=True)) + abs(self.constant)
        )
        if not len(size) or np.minimum.reduce(size) > most:
            return _NO_ROWS
        rows = np.flatnonzero(size <= most)
        return rows[size[rows] <= self._most([each[rows] for each in values])]

    def _most(self, values: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
        """Return what the margin of each row can be off at most."""
        found = np.full(len(values[0]), abs(self.constant))
        for each, factor in zip(values, self.factors, strict=True):
            found += np.abs(each * factor)
        return self.share * found
