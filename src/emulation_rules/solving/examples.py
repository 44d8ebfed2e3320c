"""Numbers of an interval that people would take for an example: on the mark, next to it, or round."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from math import ceil, floor
from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.solving.variables import Variable

_ROUND: Final = tuple(map(Fraction, (100, 10, 1000, 50, 20, 1, 0, 200, 10_000, 1_000_000)))
_ROUND_SHARES: Final = tuple(map(Fraction, (80, 50, 100, 90, 60, 20, 10, 1, 0)))
_HUNDRED: Final = Fraction(100)
_FINER: Final = tuple(Fraction(1, 10**places) for places in (0, 1, 2, 3, 4, 6))
_MOST_WHOLE: Final = 40
"""How many whole numbers an interval may hold for all of them to be tried."""


def examples(part: Interval, variable: Variable, scale: int = 1) -> Iterator[Fraction]:
    """Yield numbers of an interval that a report may state, the likeliest first.

    ``scale`` is one that makes whole numbers of shares: among its multiples there is often one where there is none
    among small numbers.
    """
    seen: set[Fraction] = set()
    near, rounder = _near(part, variable), _rounder(part, variable, scale)
    # What a change is counted from is round where it can be; the mark is then told by the other figure.
    first = (rounder, near) if variable.earlier else (near, rounder)
    for number in chain(*first, _between(part, variable)):
        fits = number in part and not (variable.whole and number.denominator != 1)
        if fits and number not in seen:
            seen.add(number)
            yield number


def all_whole(part: Interval) -> bool:
    """Whether `examples` yields every whole number of an interval."""
    low, high = part.low, part.high
    return low is not None and high is not None and floor(high) - ceil(low) < _MOST_WHOLE


def _near(part: Interval, variable: Variable) -> Iterator[Fraction]:
    """Yield the ends at which the interval was cut out of what the figure can be, and what lies next to them."""
    whole = variable.range
    cut_low = part.low is not None and (part.low != whole.low or part.low_open > whole.low_open)
    cut_high = part.high is not None and (part.high != whole.high or part.high_open > whole.high_open)
    if part.low is not None and cut_low and not part.low_open and _short(part.low):
        yield part.low
    if part.high is not None and cut_high and not part.high_open and _short(part.high):
        yield part.high
    for grain in _grains(variable):
        if part.low is not None and cut_low:
            yield (floor(part.low / grain) + 1 if part.low_open else ceil(part.low / grain)) * grain
        if part.high is not None and cut_high:
            yield (ceil(part.high / grain) - 1 if part.high_open else floor(part.high / grain)) * grain


def _grains(variable: Variable) -> Iterator[Fraction]:
    if variable.whole:
        yield Fraction(1)
        return
    for grain in _FINER:
        if variable.step is None or variable.step <= grain:
            yield grain
    if variable.step is not None:
        yield variable.step
        yield from (grain for grain in _FINER if grain < variable.step)


def _short(number: Fraction) -> bool:
    """Whether a number is one people write: up to six decimals."""
    return 10**6 % number.denominator == 0


def _rounder(part: Interval, variable: Variable, scale: int) -> Iterator[Fraction]:
    """Yield round numbers, and round numbers beyond the lower end."""
    yield from _ROUND_SHARES if variable.range.high == _HUNDRED else _ROUND
    if part.low is None:
        return
    for step in (10, 100, scale, 1000, 10 * scale):
        yield Fraction((floor(part.low / step) + 1) * step)


def _between(part: Interval, variable: Variable) -> Iterator[Fraction]:
    low, high = part.low, part.high
    if variable.whole and low is not None and high is not None and all_whole(part):
        yield from map(Fraction, range(ceil(low), floor(high) + 1))
    for grain in _grains(variable):
        if low is not None:
            yield (floor(low / grain) + 1) * grain
        if high is not None:
            yield (ceil(high / grain) - 1) * grain
    if low is not None and high is not None:
        yield (low + high) / 2
    ends = [end for end in (low, high) if end is not None]
    yield from ends or [Fraction(0)]
