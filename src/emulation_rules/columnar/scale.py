"""What holds for all columns of a slot whose values are of one kind: scale, range, and what is plain at first sight."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

import numpy as np

from emulation_rules.columnar import floats
from emulation_rules.columnar.exact import MOST
from emulation_rules.model.indicator import Indicator
from emulation_rules.plan.plan import Slot

_FEW: Final = 2
"""Decimals that floats are tried with first, where the indicator does not say how many there are."""

MANY: Final = 6
"""Decimals that floats are tried with at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """The scale of columns of a slot that have as many places and one type of values.

    ``factor`` brings values to the base unit, ``low`` and ``high`` are the range of values. ``kind`` is that of NumPy.
    Values that are ``straight`` can be compared as they are, where they are figures. ``ceiling`` is the largest value,
    as an unsigned number, that is a figure at first sight: what is below zero is above it (None: not to be told so).
    ``decimals`` are how many values are tried with first. Scales that are not one object are not equal: soon compared.
    """

    factor: Fraction
    low: Fraction | None
    high: Fraction | None
    whole: bool
    kind: str
    counts: bool
    """Whether values are int64."""
    straight: bool
    ceiling: int | None
    decimals: int
    wide: bool
    """Whether values are int64 or float64."""

    @classmethod
    def of(cls, slot: Slot, places: int, dtype: np.dtype[Any]) -> Scale:
        """Return the scale of columns of a slot."""
        indicator, range_ = slot.indicator, slot.indicator.range
        factor = Fraction(indicator.scale, 10**places)
        low = None if range_.low is None else range_.low / factor
        high = None if range_.high is None else range_.high / factor
        told_by_bits = low == 0 and not (indicator.whole and factor.denominator != 1)
        return cls(
            factor,
            low,
            high,
            indicator.whole,
            dtype.kind,
            counts=dtype == np.int64,
            straight=dtype.kind in "iuf",
            ceiling=_ceiling(high, dtype) if told_by_bits else None,
            decimals=_decimals(indicator) if dtype.kind == "f" else 0,
            wide=dtype in (np.int64, np.float64),
        )


def _ceiling(high: Fraction | None, dtype: np.dtype[Any]) -> int | None:
    if dtype == np.float64:
        highest = floats.DIGITS if high is None else min(floats.DIGITS, float(high))
        if high is not None and floats.text_of(highest) > high:
            highest = math.nextafter(highest, 0)
        # Floats from zero up are in the order of their bits.
        return int(np.float64(highest).view(np.uint64))
    if dtype == np.int64:
        return MOST if high is None else min(MOST, math.floor(high))
    return None


def _decimals(indicator: Indicator) -> int:
    if indicator.whole:
        return 0
    return _FEW if indicator.places is None else min(indicator.places, MANY)
