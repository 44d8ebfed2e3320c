"""Floats and what they mean: their shortest decimal text.

Of two floats the larger has the larger text, so every comparison of a text with a number is one of the float with a
float: the first whose text reaches the number.
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache
from typing import Final

import numpy as np

from emulation_rules.columnar.column import Mask
from emulation_rules.model.numbers import MAX_EXPONENT

LARGEST: Final = float(f"1e{MAX_EXPONENT + 1}")
"""From here on a float has too large an exponent to be a figure."""

SMALLEST: Final = float(f"1e-{MAX_EXPONENT}")
"""Below this a float other than zero has."""

DIGITS: Final = 1e15
"""Whole numbers up to here are floats exactly, and so are their parts of ten by the nearest one."""


def text_of(number: float) -> Fraction:
    """Return the number a float means."""
    return Fraction(repr(number))


@lru_cache(maxsize=4096)
def first_at_least(limit: Fraction) -> float:
    """Return the least float that means ``limit`` or more."""
    found = _nearest(limit)
    while math.isfinite(found) and text_of(found) < limit:
        found = math.nextafter(found, math.inf)
    while math.isfinite(below := math.nextafter(found, -math.inf)) and text_of(below) >= limit:
        found = below
    return found


@lru_cache(maxsize=4096)
def first_above(limit: Fraction) -> float:
    """Return the least float that means more than ``limit``."""
    found = first_at_least(limit)
    return math.nextafter(found, math.inf) if math.isfinite(found) and text_of(found) == limit else found


def _nearest(limit: Fraction) -> float:
    try:
        return float(limit)
    except OverflowError:
        return math.inf if limit > 0 else -math.inf


def no_figure(values: np.ndarray) -> Mask:
    """Return where floats are no figures: not finite, too large, or too near zero without being it."""
    size = np.abs(values)
    found: Mask = ~(size < LARGEST) | ((size < SMALLEST) & (size != 0))
    return found


def whole_parts(values: np.ndarray, places: int) -> tuple[np.ndarray, Mask]:
    """Return floats times a power of ten as whole numbers, and where the floats mean just those decimals.

    A whole number of at most 15 digits over a power of ten is the shortest text of the float nearest to it; so where
    dividing gives the float back, the decimals are what it means.
    """
    power = 10.0**places
    with np.errstate(invalid="ignore", over="ignore"):
        whole = np.rint(values * power)
        fits = (whole / power == values) & (np.abs(whole) <= DIGITS)
    return whole, fits
