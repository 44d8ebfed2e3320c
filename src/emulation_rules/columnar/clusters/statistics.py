"""What numbers come to in each group of rows: as `cluster.statistics` has it, for all groups at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final, overload

import numpy as np
from numpy.typing import NDArray

from emulation_rules.cluster.statistics import percentile
from emulation_rules.columnar.clusters.ends import Ends, by_group, in_order
from emulation_rules.columnar.clusters.numbers import Whole
from emulation_rules.columnar.column import Mask
from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.aggregates import Aggregate, Statistic
from emulation_rules.plan.known import Bounds

_HALF: Final = 32
"""Whole numbers are added in two halves of so many bits, so that no sum of fewer than 2^30 of them wraps."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Parts of an aggregate, one after the other: their group, and what each can be; not ``sure`` where it may be none.

    ``high`` is ``low`` itself where all are points.
    """

    group: Whole
    low: Ends
    high: Ends
    sure: Mask


def statistics_of(aggregate: Aggregate, numbers: Numbers, groups: int) -> Sequence[Bounds]:
    """Return what each group comes to."""
    count = np.bincount(numbers.group, minlength=groups)
    match aggregate.statistic:
        case Statistic.COUNT:
            sure = np.bincount(numbers.group, weights=numbers.sure, minlength=groups).astype(np.int64)
            pairs = zip(sure.tolist(), count.tolist(), strict=True)
            return [Interval(Fraction(least), Fraction(most)) for least, most in pairs]
        case Statistic.SUM:
            return _sums(numbers, groups)
        case Statistic.MEAN:
            return [_mean(*each) for each in zip(_sums(numbers, groups), count.tolist(), strict=True)]
        case Statistic.MAX:
            return _last(numbers, groups, count, greatest=True)
        case Statistic.MIN:
            return _last(numbers, groups, count, greatest=False)
        case _:
            return _percentiles(aggregate, numbers, groups, count)


# ---- the greatest and the least --------------------------------------------------------------


def _last(numbers: Numbers, groups: int, count: NDArray[np.int64], *, greatest: bool) -> list[Bounds]:
    """Return the interval of the greatest (least): its far end is closed where one that reaches it is.

    Its near end is open where one of those that are as far is.
    """
    found: list[Bounds] = [Reason.NOT_REPORTED] * groups
    low = _picked(numbers.group, numbers.low, -1, greatest=greatest, favours_open=greatest)
    if numbers.low is numbers.high:
        high = low
    else:
        high = _picked(numbers.group, numbers.high, 1, greatest=greatest, favours_open=not greatest)
    for place, group in enumerate(np.flatnonzero(count).tolist()):
        ends = int(low[place]), int(high[place])
        found[group] = Interval(
            numbers.low.number(ends[0]),
            numbers.high.number(ends[1]),
            bool(numbers.low.open[ends[0]]),
            bool(numbers.high.open[ends[1]]),
        )
    return found


def _picked(group: Whole, ends: Ends, infinity: int, *, greatest: bool, favours_open: bool) -> NDArray[np.intp]:
    """Return for every group that has parts the one whose end is the greatest (least)."""
    place = places_of(ends, infinity)
    favoured = ends.open if favours_open else ~ends.open
    order = by_group(group, 2 * place + (favoured if greatest else ~favoured))
    edges = np.flatnonzero(np.diff(group[order]))
    if greatest:
        return order[np.concatenate([edges, [len(order) - 1]])] if order.size else order
    return order[np.concatenate([[0], edges + 1])] if order.size else order


def places_of(ends: Ends, infinity: int) -> Whole:
    """Return the place of every end among all of them; infinite ones come before all where ``infinity`` is -1."""
    place = in_order(ends.above, ends.below)
    if ends.infinite.any():
        place = np.where(ends.infinite, 0 if infinity < 0 else len(place) + 1, place + 1)
    return place


# ---- percentiles -----------------------------------------------------------------------------


class _Ordered(Sequence[Fraction | None]):
    """The ends of one group in rising order, looked at here and there."""

    def __init__(self, ends: Ends, order: NDArray[np.intp]) -> None:
        self._ends = ends
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, index: int) -> Fraction | None: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Fraction | None]: ...

    def __getitem__(self, index: int | slice) -> Fraction | Sequence[Fraction | None] | None:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        return self._ends.number(int(self._order[index]))


def _percentiles(aggregate: Aggregate, numbers: Numbers, groups: int, count: NDArray[np.int64]) -> list[Bounds]:
    lows = _by_group(numbers.group, numbers.low, -1, count)
    highs = lows if numbers.low is numbers.high else _by_group(numbers.group, numbers.high, 1, count)
    found: list[Bounds] = [Reason.NOT_REPORTED] * groups
    for group, (low, high) in enumerate(zip(lows, highs, strict=True)):
        if len(low):
            found[group] = Interval(percentile(low, aggregate), percentile(high, aggregate))
    return found


def _by_group(group: Whole, ends: Ends, infinity: int, count: NDArray[np.int64]) -> list[_Ordered]:
    order = by_group(group, places_of(ends, infinity))
    stops = np.cumsum(count)
    return [_Ordered(ends, order[start:stop]) for start, stop in zip(stops - count, stops, strict=True)]


# ---- sums ------------------------------------------------------------------------------------


def _mean(whole: Interval, count: int) -> Bounds:
    return Interval.point(Fraction(1, count)) * whole if count else Reason.NOT_REPORTED


def _sums(numbers: Numbers, groups: int) -> list[Interval]:
    lows = list(_sums_of(numbers.group, numbers.low, groups))
    highs = lows if numbers.low is numbers.high else list(_sums_of(numbers.group, numbers.high, groups))
    low_open, high_open = (
        np.bincount(numbers.group, weights=ends.open, minlength=groups) > 0 for ends in (numbers.low, numbers.high)
    )
    return [Interval(*each) for each in zip(lows, highs, low_open.tolist(), high_open.tolist(), strict=True)]


def _sums_of(group: Whole, ends: Ends, groups: int) -> Iterator[Fraction | None]:
    """Yield the sum of every group; None where an infinite end is in it."""
    endless = np.bincount(group, weights=ends.infinite, minlength=groups) > 0
    order = np.lexsort((ends.below, group))
    group, above, below = group[order], ends.above[order], ends.below[order]
    starts = np.flatnonzero(np.concatenate([[True], (np.diff(group) != 0) | (np.diff(below) != 0)])[: len(group)])
    if starts.size:
        upper = np.add.reduceat(above >> _HALF, starts).tolist()
        lower = np.add.reduceat(above & (2**_HALF - 1), starts).tolist()
    else:
        upper, lower = [], []
    pieces = list(zip(upper, lower, below[starts].tolist(), strict=True))
    stops = np.searchsorted(group[starts], np.arange(groups), side="right").tolist()
    before = 0
    for place, stop in enumerate(stops):
        yield None if endless[place] else _added(pieces[before:stop])
        before = stop


def _added(pieces: Sequence[tuple[int, int, int]]) -> Fraction:
    common = lcm(*(below for _, _, below in pieces))
    return Fraction(sum(((upper << _HALF) + lower) * (common // below) for upper, lower, below in pieces), common)
