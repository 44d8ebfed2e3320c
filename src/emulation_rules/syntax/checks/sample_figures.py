"""Numbers to try a figure with: few, telling, and the same each time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.interval import Interval

_MOST_VALUES: Final = 48
_SMALL_STEP: Final = Fraction(1, 100)
"""The distance of a neighbour where any number can be reported."""

_COMMON: Final = tuple(map(Fraction, (0, 1, 2, 10, 50, 100, 1000)))
_OF_OTHERS: Final = tuple(map(Fraction, (50, 100, 10, 0)))


def sample_figures(range_: Interval) -> Sequence[Fraction]:
    """Return some numbers of a range, the most usual first."""
    low, high = range_.low, range_.high
    if low is not None and high is not None:
        offered = [low + (high - low) * share for share in (Fraction(1, 2), Fraction(4, 5), Fraction(1), Fraction(0))]
    else:
        offered = [*_OF_OTHERS, *(end + number for end in (low, high) if end is not None for number in _OF_OTHERS)]
    return list(dict.fromkeys(number for number in offered if number in range_))[:4] or [low or high or Fraction(0)]


def tried_values(turns: Iterable[Fraction], indicator: Indicator) -> Sequence[Fraction]:
    """Return values for an indicator: ``turns`` and their neighbours, the ends of its range, and some between."""
    range_ = indicator.range
    step = _step(indicator)
    ends = [end for end in (range_.low, range_.high) if end is not None]
    telling = list(dict.fromkeys(on_its_grid([*turns, *ends, *_COMMON], indicator)))
    beside = [turn + side for turn in telling for side in (step, -step)]
    ordered = sorted(telling)
    between = [(low + high) / 2 for low, high in pairwise(ordered)]
    beyond = [ordered[-1] * 2, ordered[-1] + 7] if ordered else []
    offered = [*telling, *on_its_grid([*between, *beyond], indicator), *beside]
    return list(dict.fromkeys(number for number in offered if number in range_))[:_MOST_VALUES]


def on_its_grid(numbers: Iterable[Fraction], indicator: Indicator) -> Sequence[Fraction]:
    """Return the nearest numbers an indicator's figures can be, on both sides of each number given."""
    places = 0 if indicator.measure in (Measure.COUNT, Measure.BOOLEAN) else indicator.places
    if places is None:
        return list(numbers)
    scale = Fraction(10) ** places
    return [Fraction(side(number * scale)) / scale for number in numbers for side in (math.floor, math.ceil)]


def _step(indicator: Indicator) -> Fraction:
    if indicator.measure in (Measure.COUNT, Measure.BOOLEAN):
        return Fraction(1)
    return _SMALL_STEP if indicator.places is None else Fraction(10) ** -indicator.places
