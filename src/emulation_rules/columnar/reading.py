"""Figures of a column read block by block: which of them are figures, and what they are exactly."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar import floats
from emulation_rules.columnar.column import Column, Mask, Side
from emulation_rules.columnar.exact import MOST, Exact
from emulation_rules.columnar.figures import known_at
from emulation_rules.columnar.known import KNOWN, Ranks, rank_of
from emulation_rules.columnar.scale import MANY, Scale
from emulation_rules.columnar.scratch import Scratch
from emulation_rules.model.indicator import Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.plan import Slot

_IMPOSSIBLE: Final = np.uint8(rank_of(Reason.IMPOSSIBLE_VALUE))
NEAR_ZERO: Final = np.float64(floats.SMALLEST).view(np.uint64)
"""The bits of the least float above zero that is a figure."""
_ONE: Final = np.uint64(1)


@dataclass(slots=True)
class Seen:
    """What is known of a slot in some rows. ``ranks`` are as `Known` has them; ``wide`` rows have a range (None: none).

    ``figures`` is the column it is from, if any, and ``values`` what stands there, where that can be compared as it is.
    Where all rows show at first sight that they have a figure or a gap, none exceeds ``top``; otherwise that is None.
    ``number`` and ``above_zero``, whether it shows that all figures are above zero, are None until they are asked for.
    """

    ranks: Ranks | None
    wide: Mask | None = None
    number: Exact | None = None
    figures: Figures | None = None
    values: np.ndarray | None = None
    top: int | None = None
    above_zero: bool | None = None


class Figures:
    """Reads one column for its slot. ``off`` is, by row, why a unit is let off the figure (None: nobody is).

    Of values up to ``ceiling``, as unsigned numbers, all shows at first sight (None: of no values).
    """

    __slots__ = ("_off", "ceiling", "column", "scale", "slot")

    def __init__(self, column: Column, slot: Slot, scale: Scale, off: Ranks | None) -> None:
        self.column = column
        self.slot = slot
        self.scale = scale
        self._off = off
        self.ceiling = scale.ceiling if column.sides is None and off is None else None

    def key(self, row: int) -> tuple[object, ...]:
        """Return what a row says, so that rows with the same key say the same."""
        column = self.column
        off = KNOWN if self._off is None else int(self._off[row])
        if column.missing is not None and column.missing[row]:
            return (None, off)
        value = column.values[row]
        side = 0 if column.sides is None else int(column.sides[row])
        return (type(value), value, side, off)

    def seen(self, rows: slice | np.ndarray, scratch: Scratch) -> Seen:
        """Return what is known of some rows, whose numbers are not read yet."""
        values = self.column.values[rows]
        found = None if self.ceiling is None else self._at_first_sight(values, rows, self.ceiling, scratch)
        if found is not None:
            return found
        ranks, wide = self._read(values, rows)
        return Seen(ranks, wide, None, self, values if self.scale.straight else None)

    # ---- plain rows -----------------------------------------------------------------------

    def _at_first_sight(
        self, values: np.ndarray, rows: slice | np.ndarray, ceiling: int, scratch: Scratch
    ) -> Seen | None:
        """Return what is known of rows if it shows at first sight that all are figures or gaps, otherwise None."""
        plain, ranks = values, None
        if self.column.missing is not None and (missing := self.column.missing[rows]).any():
            # What stands in a gap may be anything.
            plain = scratch.array(1, len(values), values.dtype.type)
            np.copyto(plain, values)
            np.putmask(plain, missing, 0)
            gap = np.uint8(KNOWN - rank_of(self.slot.absent))
            ranks = np.subtract(np.uint8(KNOWN), np.multiply(missing, gap, dtype=np.uint8))
        if not len(plain):
            return Seen(None, None, None, self, values, 0, above_zero=True)
        bits = plain.view(np.uint64)
        highest = int(np.maximum.reduce(bits))
        if highest > ceiling:
            return None
        if self.scale.counts:
            return Seen(ranks, None, None, self, values, highest)
        above_zero = bool(np.minimum.reduce(bits) >= NEAR_ZERO)
        if not above_zero:
            # One less than zero is the largest there is: what is left below is too near zero.
            less = np.subtract(bits, _ONE, out=scratch.array(0, len(bits), np.uint64))
            if np.minimum.reduce(less) < NEAR_ZERO - _ONE:
                return None
        if self.scale.whole:
            rounded = np.rint(plain, out=scratch.array(0, len(plain), np.float64))
            if not np.equal(rounded, plain).all():
                return None
        top = math.ceil(np.uint64(highest).view(np.float64))
        return Seen(ranks, None, None, self, values, top, None if ranks is not None else above_zero)

    def all_above_zero(self, values: np.ndarray, rows: slice | np.ndarray) -> bool:
        """Whether the figures of some rows, which at first sight are all figures or gaps, are all above zero."""
        if self.column.missing is None:
            return bool(not len(values) or np.minimum.reduce(values) > 0)
        with np.errstate(invalid="ignore"):
            return bool((np.greater(values, 0) | self.column.missing[rows]).all())

    # ---- all rows -------------------------------------------------------------------------

    def _read(self, values: np.ndarray, rows: slice | np.ndarray) -> tuple[Ranks | None, Mask | None]:
        """Return why rows have no figure, and which have a range for one."""
        column = self.column
        impossible = self._impossible(values)
        wide = None
        if column.sides is not None and (sides := column.sides[rows]).any():
            impossible, wide = self._sided(values, sides, impossible, rows)
        ranks = np.where(impossible, _IMPOSSIBLE, np.uint8(KNOWN))
        if column.missing is not None:
            missing = column.missing[rows]
            ranks[missing] = rank_of(self.slot.absent)
            wide = None if wide is None else wide & ~missing
        if self._off is not None:
            off = self._off[rows]
            ranks = np.where(off == KNOWN, ranks, off)
            wide = None if wide is None else wide & (off == KNOWN)
        return None if (ranks == KNOWN).all() else ranks, wide if wide is not None and wide.any() else None

    def _sided(
        self, values: np.ndarray, sides: NDArray[np.int8], impossible: Mask, rows: slice | np.ndarray
    ) -> tuple[Mask, Mask]:
        """Return which rows have no figure, and which have a range for one."""
        sided = sides != Side.FIGURE
        if self.scale.straight:
            impossible = impossible | self._nothing_left(values, sides)
            return impossible, sided & ~impossible
        at = np.arange(len(self.column.values))[rows]
        wide = np.zeros(len(sided), bool)
        impossible = impossible & ~sided
        for row in np.flatnonzero(sided):
            known = known_at(self.column, int(at[row]), self.slot)
            wide[row] = isinstance(known, Interval)
            impossible[row] = known is Reason.IMPOSSIBLE_VALUE
        return impossible, wide

    def _nothing_left(self, values: np.ndarray, sides: NDArray[np.int8]) -> Mask:
        """Return where a bound leaves nothing of the range: below its least number, or above its greatest."""
        range_ = self.slot.indicator.range
        found = np.zeros(len(values), np.bool_)
        if self.scale.low is not None and not range_.low_open:
            found |= (sides == Side.BELOW) & self._equal(values, self.scale.low)
        if self.scale.high is not None and not range_.high_open:
            found |= (sides == Side.ABOVE) & self._equal(values, self.scale.high)
        return found

    def _equal(self, values: np.ndarray, number: Fraction) -> Mask:
        found: Mask
        if self.scale.kind != "f":
            found = values == math.floor(number) if number.denominator == 1 else np.zeros(len(values), np.bool_)
        else:
            with np.errstate(invalid="ignore"):
                found = (values >= floats.first_at_least(number)) & (values < floats.first_above(number))
        return found

    def _impossible(self, values: np.ndarray) -> Mask:
        if self.scale.kind == "b":
            return np.full(len(values), self.slot.indicator.measure is not Measure.BOOLEAN)
        if self.scale.kind == "O":
            known = [known_at(Column(values, self.column.places), row, self.slot) for row in range(len(values))]
            return np.array([each is Reason.IMPOSSIBLE_VALUE for each in known], bool)
        return self._impossible_floats(values) if self.scale.kind == "f" else self._impossible_whole(values)

    def _impossible_floats(self, values: np.ndarray) -> Mask:
        found = floats.no_figure(values)
        with np.errstate(invalid="ignore"):
            if self.scale.low is not None:
                found |= values < floats.first_at_least(self.scale.low)
            if self.scale.high is not None:
                found |= values >= floats.first_above(self.scale.high)
            if self.scale.whole:
                found |= ~self._whole_floats(values)
        return found

    def _whole_floats(self, values: np.ndarray) -> Mask:
        whole: Mask = np.rint(values) == values
        if self.scale.factor != 1:
            # Half a thousand is a whole number, and 30 of what is counted by the hundredth is none.
            others = np.flatnonzero(~whole) if self.scale.factor.denominator == 1 else np.arange(len(values))
            whole[others] = [_is_whole(value, self.scale.factor) for value in values[others].tolist()]
        return whole

    def _impossible_whole(self, values: np.ndarray) -> Mask:
        found = np.zeros(len(values), bool)
        if self.scale.low is not None:
            found |= values < math.ceil(self.scale.low)
        if self.scale.high is not None:
            found |= values > math.floor(self.scale.high)
        if self.scale.whole and self.scale.factor.denominator != 1:
            found |= values % self.scale.factor.denominator != 0
        return found

    # ---- numbers --------------------------------------------------------------------------

    def numbers(self, rows: slice | np.ndarray, ranks: Ranks | None, top: int | None) -> tuple[Exact, Mask | None]:
        """Return the exact numbers of rows, in the base unit, and which are too hard for this (None: none).

        Rows without a figure, and hard ones, are zero.
        """
        values = self.column.values[rows]
        if ranks is not None:
            values = np.where(ranks == KNOWN, values, values.dtype.type(0) if self.scale.kind != "O" else 0)
        if self.scale.kind == "O":
            return self.hard_numbers(rows, ranks), None
        if self.scale.kind == "f":
            return self._float_numbers(values)
        if self.scale.kind == "u" and values.dtype.itemsize == 8:  # noqa: PLR2004
            values = values.astype(np.int64) if not len(values) or values.max() < MOST else values.astype(object)
        whole = values if values.dtype in (np.int64, object) else values.astype(np.int64)
        if top is None:
            top = max(int(whole.max()), -int(whole.min())) if len(whole) else 0
        if top >= MOST:
            whole = whole.astype(object)
        return Exact.whole(whole, 1, top).scaled(self.scale.factor), None

    def _float_numbers(self, values: np.ndarray) -> tuple[Exact, Mask | None]:
        tried = [0] if self.slot.indicator.whole else [self.scale.decimals, MANY]
        for places in tried:
            whole, fits = floats.whole_parts(values, places)
            if fits.all():
                break
        hard = None
        if not fits.all():
            hard = ~fits
            whole = np.where(fits, whole, 0.0)
        top = int(np.abs(whole).max()) if len(whole) else 0
        return Exact.whole(whole.astype(np.int64), 1, top).scaled(self.scale.factor / 10**places), hard

    def hard_numbers(self, rows: slice | np.ndarray, ranks: Ranks | None) -> Exact:
        """Return the exact numbers of rows however many digits they have, in the base unit; zero without a figure."""
        plain = Column(self.column.values[rows], self.column.places)
        known = [
            known_at(plain, row, self.slot) if ranks is None or ranks[row] == KNOWN else None
            for row in range(len(plain.values))
        ]
        return Exact.of(
            [each.number if isinstance(each, Interval) and each.is_point else Fraction(0) for each in known]
        )


def _is_whole(value: float, factor: Fraction) -> bool:
    return math.isfinite(value) and (floats.text_of(value) * factor).denominator == 1
