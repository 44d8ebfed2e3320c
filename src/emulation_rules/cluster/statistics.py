"""Leaders, means and percentiles of numbers that may be intervals: each rises with every number, so ends make ends."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import reduce

from emulation_rules.cluster.ranking import ranks_of
from emulation_rules.model.interval import Interval
from emulation_rules.model.placed import placed
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.aggregates import Aggregate, Percentile, Statistic
from emulation_rules.plan.known import Bounds


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
    ranks = ranks_of({name: placed([number], [lower]) for name, number in numbers.items()})
    return {name: Interval(Fraction(rank.best), Fraction(rank.worst)) for name, rank in ranks.items()}
