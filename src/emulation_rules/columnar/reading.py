"""Figures of a column read block by block: which of them are figures, and what they are exactly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final, NamedTuple

import numpy as np

from emulation_rules.columnar import floats
from emulation_rules.columnar.column import Column, Looked, Mask, Side
from emulation_rules.columnar.exact import MOST, Exact, whole_array
from emulation_rules.columnar.figures import known_at
from emulation_rules.columnar.known import KNOWN, Ranks, rank_of
from emulation_rules.columnar.scratch import Scratch
from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Slot

_IMPOSSIBLE: Final = np.uint8(rank_of(Reason.IMPOSSIBLE_VALUE))
_NEAR_ZERO: Final = np.float64(floats.SMALLEST).view(np.uint64)
_ONE: Final = np.uint64(1)
_FEW, _MANY = 2, 6
"""Decimals that floats are tried with, where the indicator does not say how many there are."""


@dataclass(frozen=True, slots=True)
class Read:
    """Some rows of a slot. ``ranks`` are as `Known` has them; ``wide`` rows have a range as figure (None: none)."""

    ranks: Ranks | None
    wide: Mask | None = None


class Sight(NamedTuple):
    """What shows at first sight of rows that all have a figure, or were not reported: what none exceeds, and the ranks.

    ``above_zero`` is whether all figures are above zero, None where that has not been looked at.
    """

    top: int
    above_zero: bool | None
    ranks: Ranks | None


@dataclass(frozen=True, slots=True)
class Scale:
    """What holds for all columns of a slot that have as many places and one kind of values.

    ``factor`` brings values to the base unit, ``low`` and ``high`` are the range of values. ``ceiling`` is the largest
    value, as an unsigned number, that is a figure at first sight: what is below zero is above it (None: not to be
    told so).
    """

    factor: Fraction
    low: Fraction | None
    high: Fraction | None
    whole: bool
    ceiling: np.uint64 | None

    @classmethod
    def of(cls, slot: Slot, places: int, dtype: np.dtype[Any]) -> Scale:
        """Return the scale of columns of a slot."""
        indicator, range_ = slot.indicator, slot.indicator.range
        factor = Fraction(indicator.scale, 10**places)
        low = None if range_.low is None else range_.low / factor
        high = None if range_.high is None else range_.high / factor
        straight = low == 0 and not (indicator.whole and factor.denominator != 1)
        return cls(factor, low, high, indicator.whole, _ceiling(high, dtype) if straight else None)


def _ceiling(high: Fraction | None, dtype: np.dtype[Any]) -> np.uint64 | None:
    if dtype == np.float64:
        highest = floats.DIGITS if high is None else min(floats.DIGITS, float(high))
        if high is not None and floats.text_of(highest) > high:
            highest = math.nextafter(highest, 0)
        # Floats from zero up are in the order of their bits.
        return np.float64(highest).view(np.uint64)
    return np.uint64(MOST if high is None else min(MOST, math.floor(high))) if dtype == np.int64 else None


class Figures:
    """Reads one column for its slot. ``off`` is, by row, why a unit is let off the figure (None: nobody is)."""

    def __init__(self, column: Column, slot: Slot, scale: Scale, off: Ranks | None) -> None:
        self.column = column
        self.slot = slot
        self._off = off
        self.factor = scale.factor
        """What a value is multiplied by to reach the base unit."""
        self.kind = column.values.dtype.kind
        self.unit = slot.indicator.scale, column.places, self.kind
        """What the factor follows from, and the kind of the values: soon told apart from that of another column."""
        self._low, self._high, self._is_whole = scale.low, scale.high, scale.whole
        self.decimals = _decimals(slot.indicator) if self.kind == "f" else 0
        """How many decimals values are tried with first."""
        self.straight = self.kind in "iuf"
        """Whether the values of plain rows can be compared as they are."""
        plain = column.sides is None and off is None
        self._ceiling = scale.ceiling if plain else None

    def key(self, row: int) -> tuple[object, ...]:
        """Return what a row says, so that rows with the same key say the same."""
        column = self.column
        off = KNOWN if self._off is None else int(self._off[row])
        if column.missing is not None and column.missing[row]:
            return (None, off)
        value = column.values[row]
        side = 0 if column.sides is None else int(column.sides[row])
        return (type(value), value, side, off)

    # ---- plain rows -----------------------------------------------------------------------

    def sight(self, values: np.ndarray, rows: slice | np.ndarray, scratch: Scratch) -> Sight | None:
        """Return what shows at first sight of the values of some rows if all are figures or gaps, otherwise None."""
        if self._ceiling is None:
            return None
        if not len(values):
            return Sight(0, above_zero=True, ranks=None)
        if self.column.missing is None:
            return self._plain_sight(values, scratch)
        missing = self.column.missing[rows]
        if not missing.any():
            return self._plain_sight(values, scratch)
        # What stands in a gap may be anything.
        filled = scratch.array(1, len(values), values.dtype.type)
        np.copyto(filled, values)
        np.putmask(filled, missing, 0)
        found = self._plain_sight(filled, scratch)
        if found is None:
            return None
        gap = np.uint8(KNOWN - rank_of(self.slot.absent))
        return Sight(found.top, None, np.subtract(np.uint8(KNOWN), np.multiply(missing, gap, dtype=np.uint8)))

    def _plain_sight(self, values: np.ndarray, scratch: Scratch) -> Sight | None:
        bits = values.view(np.uint64)
        highest = np.maximum.reduce(bits)
        if self._ceiling is None or highest > self._ceiling:
            return None
        if self.kind != "f":
            return Sight(int(highest), None, None)
        above_zero = bool(np.minimum.reduce(bits) >= _NEAR_ZERO)
        if not above_zero:
            # One less than zero is the largest there is: what is left below is too near zero.
            less = np.subtract(bits, _ONE, out=scratch.array(0, len(bits), np.uint64))
            if np.minimum.reduce(less) < _NEAR_ZERO - _ONE:
                return None
        if self._is_whole:
            rounded = np.rint(values, out=scratch.array(0, len(values), np.float64))
            if not np.equal(rounded, values).all():
                return None
        return Sight(math.ceil(float(highest.view(np.float64))), above_zero, None)

    def all_above_zero(self, values: np.ndarray, rows: slice | np.ndarray) -> bool:
        """Whether the figures of some rows, whose values `sight` found to be figures or gaps, are all above zero."""
        if self.column.missing is None:
            return bool(not len(values) or np.minimum.reduce(values) > 0)
        with np.errstate(invalid="ignore"):
            return bool((np.greater(values, 0) | self.column.missing[rows]).all())

    # ---- all rows -------------------------------------------------------------------------

    def read(self, rows: slice | np.ndarray) -> Read:
        """Return which of some rows have a figure."""
        column = self.column
        values = column.values[rows]
        impossible = self._impossible(values)
        wide = None
        if column.sides is not None and (sided := column.sides[rows] != Side.FIGURE).any():
            impossible, wide = self._sided(rows, sided, impossible)
        ranks = np.where(impossible, _IMPOSSIBLE, np.uint8(KNOWN))
        if column.missing is not None:
            missing = column.missing[rows]
            ranks[missing] = rank_of(self.slot.absent)
            wide = None if wide is None else wide & ~missing
        if self._off is not None:
            off = self._off[rows]
            ranks = np.where(off == KNOWN, ranks, off)
            wide = None if wide is None else wide & (off == KNOWN)
        return Read(None if (ranks == KNOWN).all() else ranks, wide if wide is not None and wide.any() else None)

    def _sided(self, rows: slice | np.ndarray, sided: Mask, impossible: Mask) -> tuple[Mask, Mask]:
        """Look at the rows that tell a range one by one."""
        at = np.arange(len(self.column.values))[rows]
        wide = np.zeros(len(sided), bool)
        impossible = impossible & ~sided
        for row in np.flatnonzero(sided):
            known = known_at(self.column, int(at[row]), self.slot)
            wide[row] = isinstance(known, Interval)
            impossible[row] = known is Reason.IMPOSSIBLE_VALUE
        return impossible, wide

    def _impossible(self, values: np.ndarray) -> Mask:
        if self.kind == "b":
            return np.full(len(values), self.slot.indicator.measure is not Measure.BOOLEAN)
        if self.kind == "O":
            known = [known_at(Column(values, self.column.places), row, self.slot) for row in range(len(values))]
            return np.array([each is Reason.IMPOSSIBLE_VALUE for each in known], bool)
        return self._impossible_floats(values) if self.kind == "f" else self._impossible_whole(values)

    def _impossible_floats(self, values: np.ndarray) -> Mask:
        found = floats.no_figure(values)
        with np.errstate(invalid="ignore"):
            if self._low is not None:
                found |= values < floats.first_at_least(self._low)
            if self._high is not None:
                found |= values >= floats.first_above(self._high)
            if self._is_whole:
                found |= ~self._whole_floats(values)
        return found

    def _whole_floats(self, values: np.ndarray) -> Mask:
        whole: Mask = np.rint(values) == values
        if self.factor != 1:
            # Half a thousand is a whole number, and 30 of what is counted by the hundredth is none.
            others = np.flatnonzero(~whole) if self.factor.denominator == 1 else np.arange(len(values))
            whole[others] = [_is_whole(value, self.factor) for value in values[others].tolist()]
        return whole

    def _impossible_whole(self, values: np.ndarray) -> Mask:
        found = np.zeros(len(values), bool)
        if self._low is not None:
            found |= values < math.ceil(self._low)
        if self._high is not None:
            found |= values > math.floor(self._high)
        if self._is_whole and self.factor.denominator != 1:
            found |= values % self.factor.denominator != 0
        return found

    # ---- numbers --------------------------------------------------------------------------

    def numbers(self, rows: slice | np.ndarray, ranks: Ranks | None, top: int | None) -> tuple[Exact, Mask | None]:
        """Return the exact numbers of rows, in the base unit, and which are too hard for this (None: none).

        Rows without a figure, and hard ones, are zero.
        """
        values = self.column.values[rows]
        if ranks is not None:
            values = np.where(ranks == KNOWN, values, values.dtype.type(0) if self.kind != "O" else 0)
        if self.kind == "O":
            return self.hard_numbers(rows, ranks), None
        if self.kind == "f":
            return self._float_numbers(values)
        if self.kind == "u" and values.dtype.itemsize == 8:  # noqa: PLR2004
            values = values.astype(np.int64) if not len(values) or values.max() < MOST else values.astype(object)
        whole = values if values.dtype in (np.int64, object) else values.astype(np.int64)
        if top is None:
            top = max(int(whole.max()), -int(whole.min())) if len(whole) else 0
        if top >= MOST:
            whole = whole.astype(object)
        return Exact.whole(whole, 1, top).scaled(self.factor), None

    def _float_numbers(self, values: np.ndarray) -> tuple[Exact, Mask | None]:
        tried = [0] if self.slot.indicator.whole else [self.decimals, _MANY]
        for places in tried:
            whole, fits = floats.whole_parts(values, places)
            if fits.all():
                break
        hard = None
        if not fits.all():
            hard = ~fits
            whole = np.where(fits, whole, 0.0)
        top = int(np.abs(whole).max()) if len(whole) else 0
        return Exact.whole(whole.astype(np.int64), 1, top).scaled(self.factor / 10**places), hard

    def hard_numbers(self, rows: slice | np.ndarray, ranks: Ranks | None) -> Exact:
        """Return the exact numbers of rows however many digits they have, in the base unit; zero without a figure."""
        plain = Column(self.column.values[rows], self.column.places)
        known = [
            known_at(plain, row, self.slot) if ranks is None or ranks[row] == KNOWN else None
            for row in range(len(plain.values))
        ]
        return exact_of(
            [each.number if isinstance(each, Interval) and each.is_point else Fraction(0) for each in known]
        )


def exact_of(numbers: Sequence[Fraction]) -> Exact:
    """Return any numbers over one denominator."""
    common = math.lcm(*(number.denominator for number in numbers))
    wholes = [number.numerator * (common // number.denominator) for number in numbers]
    top = max(map(abs, wholes), default=0)
    array = np.empty(len(wholes), dtype=np.int64 if top < MOST else object)
    array[:] = wholes
    return Exact.whole(array, common, top)


def _decimals(indicator: Indicator) -> int:
    if indicator.whole:
        return 0
    return _FEW if indicator.places is None else min(indicator.places, _MANY)


def _is_whole(value: float, factor: Fraction) -> bool:
    return math.isfinite(value) and (floats.text_of(value) * factor).denominator == 1


# ---- what rows are given from a list --------------------------------------------------------


class Given:
    """Reads what rows are given from a list of few."""

    def __init__(self, looked: Looked) -> None:
        known = looked.known
        self._codes = looked.codes
        self._known = known
        self._numbers = exact_of([_point(each) for each in known])
        self._ranks = np.array([rank_of(each) if isinstance(each, Reason) else KNOWN for each in known], np.uint8)
        self._wide = np.array([isinstance(each, Interval) and not each.is_point for each in known], bool)

    def read(self, rows: slice | np.ndarray) -> Read:
        """Return which of some rows are given a number."""
        codes = self._codes[rows]
        ranks, wide = self._ranks[codes], self._wide[codes]
        return Read(None if (ranks == KNOWN).all() else ranks, wide if wide.any() else None)

    def bounds(self, row: int) -> Bounds:
        """Return what a row is given."""
        return self._known[int(self._codes[row])]

    def numbers(self, rows: slice | np.ndarray) -> Exact:
        """Return the exact numbers of rows; zero where there is none, or a range."""
        return self._numbers.rows(self._codes[rows])


def _point(known: Bounds) -> Fraction:
    return known.number if isinstance(known, Interval) and known.is_point else Fraction(0)


def nowhere(reason: Reason, rows: int) -> tuple[Exact, Ranks]:
    """Return a slot that nobody reported."""
    return Exact.whole(whole_array(0, rows), 1, 0), np.full(rows, rank_of(reason), np.uint8)
