"""The factors of one weight at which anything can change, and one factor in each piece between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from emulation_rules.model.interval import Interval
from emulation_rules.model.sensitivity import Least
from emulation_rules.perturbing.curves import Curve
from emulation_rules.perturbing.ratio import NotSmoothError, Ratio, ends_of, roots

_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Sample:
    """A factor to look at. What is seen there holds from ``since`` on, and already at it unless ``beyond``."""

    factor: Fraction
    since: Interval
    beyond: bool

    @property
    def least(self) -> Least:
        """The smallest change in percent that comes to what is seen here."""
        low, high = ends_of(self.since)
        change = Interval(100 * (low - 1), 100 * (high - 1), self.since.low_open, self.since.high_open)
        return Least(Interval.point(change.number) if change.is_point else change, self.beyond)


def crossings(curves: Sequence[Curve], window: Interval) -> Iterator[Interval]:
    """Yield where any two of the curves meet. Raises `NotSmoothError`."""
    lines = list(dict.fromkeys(ratio for curve in curves for ratio in (curve.low, curve.high)))
    hulls = [(ratio.hull(window), ratio) for ratio in lines]
    turning = [ratio for hull, ratio in hulls if hull is None]
    straight = sorted(((*ends_of(hull), ratio) for hull, ratio in hulls if hull is not None), key=lambda one: one[:2])
    for place, (_, high, ratio) in enumerate(straight):
        for low, _, other in straight[place + 1 :]:
            if low > high:
                break
            yield from meetings(ratio, other, window)
    for place, ratio in enumerate(turning):
        for other in [*turning[place + 1 :], *(line for _, _, line in straight)]:
            yield from meetings(ratio, other, window)


def meetings(one: Ratio, other: Ratio, window: Interval) -> Iterator[Interval]:
    """Yield where two functions are the same number. Raises `NotSmoothError`."""
    yield from roots((one - other).above, window)


def samples(critical: Sequence[Interval], window: Interval) -> tuple[list[Sample], list[Sample]]:
    """Return what to look at on the way down from a factor of one, and on the way up. Raises `NotSmoothError`.

    Between two neighbours nothing changes, so one factor there stands for all.
    """
    low, high = ends_of(window)
    marks = sorted({Interval.point(low), Interval.point(high), Interval.point(_ONE), *critical}, key=ends_of)
    if any(ends_of(after)[0] < ends_of(before)[1] for before, after in pairwise(marks)):
        # Two of them that are no fractions are too close to be told apart.
        raise NotSmoothError
    middle = marks.index(Interval.point(_ONE))
    up = list(_outward(marks[middle:], 1))
    down = list(_outward(marks[: middle + 1][::-1], 0))
    return down, up


def _outward(marks: Sequence[Interval], far: int) -> Iterator[Sample]:
    """Yield a factor between each two marks, and each mark that is a fraction."""
    for near, mark in pairwise(marks):
        between = (ends_of(near)[far] + ends_of(mark)[1 - far]) / 2
        yield Sample(between, near, beyond=True)
        if mark.is_point:
            yield Sample(mark.number, mark, beyond=False)
