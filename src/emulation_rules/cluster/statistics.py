"""Leaders, means and percentiles of numbers that may be intervals: each rises with every number, so ends make ends."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import reduce

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.aggregates import Aggregate, Percentile, Statistic
from emulation_rules.plan.bounds import Bounds


def statistic_of(aggregate: Aggregate, numbers: Sequence[Interval]) -> Bounds:
    """Return what numbers come to together; of none there is a count and a sum, and nothing else."""
    match aggregate.statistic:
        case Statistic.COUNT:
            return Interval.point(len(numbers))
        case Statistic.SUM:
            return reduce(Interval.__add__, numbers, Interval.point(0))
        case _ if not numbers:
            return Reason.NOT_REPORTED
        case Statistic.MAX:
            return reduce(Interval.maximum, numbers)
        case Statistic.MIN:
            return reduce(Interval.minimum, numbers)
        case Statistic.MEAN:
            return Interval.point(Fraction(1, len(numbers))) * reduce(Interval.__add__, numbers)
        case _:
            return _percentile(aggregate, numbers)


def _percentile(aggregate: Aggregate, numbers: Sequence[Interval]) -> Interval:
    lows = sorted((one.low for one in numbers), key=lambda end: (end is not None, end or 0))
    highs = sorted((one.high for one in numbers), key=lambda end: (end is None, end or 0))
    return Interval(percentile(lows, aggregate), percentile(highs, aggregate))


def percentile(ordered: Sequence[Fraction | None], aggregate: Aggregate) -> Fraction | None:
    """Return a percentile of numbers in rising order; None, an infinite one, where one that counts is."""
    count, share = len(ordered), aggregate.share
    match aggregate.method:
        case Percentile.INCLUSIVE:
            return _on_line(ordered, share * (count - 1))
        case Percentile.EXCLUSIVE:
            return _on_line(ordered, min(max(share * (count + 1) - 1, Fraction(0)), Fraction(count - 1)))
        case Percentile.NEAREST_RANK:
            return ordered[max(math.ceil(share * count), 1) - 1]
        case Percentile.AVERAGED:
            position = share * count
            if position.denominator == 1 and 0 < position < count:
                return _on_line(ordered, position - Fraction(1, 2))
            return ordered[min(max(math.ceil(position), 1), count) - 1]


def _on_line(ordered: Sequence[Fraction | None], position: Fraction) -> Fraction | None:
    """The number at a position counted from zero, on the line between its neighbours."""
    below = math.floor(position)
    rest = position - below
    low, high = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
    if not rest:
        return low
    return None if low is None or high is None else low + rest * (high - low)


def ranks_among(numbers: Mapping[str, Interval], *, lower: bool = False) -> Mapping[str, Interval]:
    """Return each one's rank: one and how many are surely better, to one and how many may be."""
    turned = {name: -number if lower else number for name, number in numbers.items()}
    lows = sorted(_low_key(number) for number in turned.values())
    highs = sorted(_high_key(number) for number in turned.values())
    ranks = {}
    for name, number in turned.items():
        surely = len(lows) - bisect_right(lows, _past_high(number))
        possibly = len(highs) - bisect_left(highs, _past_low(number))
        # Its own high end may lie past its own low one.
        possibly -= _high_key(number) >= _past_low(number)
        ranks[name] = Interval(Fraction(1 + surely), Fraction(1 + possibly))
    return ranks


# Ends as keys that sort: infinite ends at either side, an open end just inside the number it stands at.
_Key = tuple[int, Fraction, int]


def _low_key(number: Interval) -> _Key:
    return (-1, Fraction(0), 0) if number.low is None else (0, number.low, int(number.low_open))


def _high_key(number: Interval) -> _Key:
    return (1, Fraction(0), 0) if number.high is None else (0, number.high, -int(number.high_open))


def _past_high(number: Interval) -> _Key:
    """A low end is surely past this high end where its key is greater than what is returned."""
    key = _high_key(number)
    # An open high end is never reached: a low end at the same number is past it already.
    return (key[0], key[1], -1) if number.high_open and number.high is not None else key


def _past_low(number: Interval) -> _Key:
    """A high end may be past this low end where its key is at least what is returned."""
    key = _low_key(number)
    return (key[0], key[1], 1) if number.low is not None else (-1, Fraction(0), 1)
