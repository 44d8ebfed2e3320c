"""How far the figures of rows reach that a column tells as ranges: what `figures.known_at` says, for many at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.column import Mask, Side
from emulation_rules.columnar.exact import Exact
from emulation_rules.columnar.figures import rounded_off
from emulation_rules.columnar.reading import Figures


@dataclass(frozen=True, slots=True)
class End:
    """One end of what figures can be, by row: a number, whether it is none of them, and where there is no end."""

    number: Exact
    open: Mask
    endless: Mask

    @classmethod
    def at(cls, number: Exact) -> End:
        """Return the end of figures that are known."""
        nowhere = np.zeros(len(number.numerator), np.bool_)
        return cls(number, nowhere, nowhere)

    def chosen(self, where: Mask, other: End) -> End:
        """Return this end where a mask is true, the other elsewhere."""
        return End(
            self.number.chosen(where, other.number),
            np.where(where, self.open, other.open),
            np.where(where, self.endless, other.endless),
        )

    def __neg__(self) -> End:
        return End(-self.number, self.open, self.endless)

    def later(self, other: End) -> End:
        """Return the later of two, as the lower end of what both hold."""
        a, b = self.number.compared(other.number)
        found = self.chosen(other.endless | (~self.endless & (a >= b)), other)
        level = (a == b) & ~self.endless & ~other.endless
        return End(found.number, np.where(level, self.open | other.open, found.open), found.endless)


def ends_of(figures: Figures, rows: NDArray[np.intp]) -> tuple[End, End, Mask | None]:
    """Return the lower and the upper end of figures in some rows of a table, and which are too hard for this.

    In every row stands a figure, or a bound on one.
    """
    number, hard = figures.numbers(rows, None, None)
    sides = figures.column.sides
    if sides is None:
        return End.at(number), End.at(number), hard
    told, range_ = sides[rows], figures.slot.indicator.range
    low = _low(number, told, Side.ABOVE, Side.AT_LEAST, _end(range_.low, len(rows), is_open=range_.low_open), figures)
    mirrored = _end(None if range_.high is None else -range_.high, len(rows), is_open=range_.high_open)
    high = -_low(-number, told, Side.BELOW, Side.AT_MOST, mirrored, figures)
    return low, high, hard


def _low(number: Exact, told: NDArray[np.int8], beyond: Side, from_: Side, range_: End, figures: Figures) -> End:
    """Return the lower end of what numbers tell; upper ends are those of the numbers' negatives."""
    stated = replace(End.at(number), open=told == beyond)
    found = stated.chosen(np.isin(told, (Side.FIGURE, beyond, from_)), range_)
    rounded = told == Side.ROUNDED
    if rounded.any():
        half = Exact.constant(rounded_off(figures.slot.indicator), len(told))
        # Ties are rounded away from zero, so the open end is the one farther from it.
        below = replace(End.at(number - half), open=number.numerator <= 0)
        found = below.later(range_).chosen(rounded, found)
    return found


def _end(number: Fraction | None, rows: int, *, is_open: bool) -> End:
    return End(
        Exact.constant(number or Fraction(0), rows), np.full(rows, is_open, np.bool_), np.full(rows, number is None)
    )
