"""What several figures can be together: a range for each, whole numbers, and figures that bound one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final, TypeAlias

from emulation_rules.model.interval import Interval

Box: TypeAlias = tuple[Interval, ...]
"""What each figure can be, by slot."""

_STEPS: Final = tuple(map(Fraction, (1, -1, 2, -2)))
_ROUNDS: Final = 8
"""How often bounds are passed on. Fewer than it takes leaves a box wider than it must be, never narrower."""


@dataclass(frozen=True, slots=True)
class NeverAbove:
    """The figure of slot ``first`` is never above that of ``second``."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Space:
    """Everything figures can be."""

    ranges: Box
    whole: frozenset[int] = frozenset()
    orders: tuple[NeverAbove, ...] = ()

    def tightened(self, box: Box) -> Box | None:
        """Return a box without the ends that cannot be, None where nothing in it can."""
        parts: list[Interval | None] = list(box)
        for slot in self.whole:
            parts[slot] = _whole(box[slot])
        for _ in range(_ROUNDS):
            before = list(parts)
            for order in self.orders:
                first, second = parts[order.first], parts[order.second]
                if first is None or second is None:
                    return None
                parts[order.first], parts[order.second] = _ordered(first, second)
            if None in parts or parts == before:
                break
        known = tuple(part for part in parts if part is not None)
        return known if len(known) == len(parts) else None

    def point_in(self, box: Box) -> tuple[Fraction, ...] | None:
        """Return figures that lie in a box and would be taken for examples of it; None where none are found."""
        found: Box | None = box
        for slot in range(len(box)):
            found = self.tightened(found) if found is not None else None
            if found is None:
                return None
            found = with_part(found, slot, Interval.point(example_in(found[slot], self.ranges[slot])))
        settled = None if found is None else self.tightened(found)
        return None if settled is None else tuple(part.number for part in settled)


def with_part(box: Box, slot: int, part: Interval) -> Box:
    """Return a box with another part at a slot."""
    return (*box[:slot], part, *box[slot + 1 :])


def _whole(part: Interval) -> Interval | None:
    """Return the part from its first whole number to its last."""
    low = None if part.low is None else floor(part.low) + 1 if part.low_open else ceil(part.low)
    high = None if part.high is None else ceil(part.high) - 1 if part.high_open else floor(part.high)
    if low is not None and high is not None and low > high:
        return None
    return Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))


def _ordered(first: Interval, second: Interval) -> tuple[Interval | None, Interval | None]:
    return (
        first.meet(Interval(None, second.high, high_open=second.high_open)),
        second.meet(Interval(first.low, None, low_open=first.low_open)),
    )


def example_in(part: Interval, whole: Interval) -> Fraction:
    """Return a number of an interval that people would take for an example of it.

    That is at an end where the interval was cut out of the ``whole``: the end itself, otherwise a whole number near it.
    """
    from_low = part.low is not None and part.low != whole.low
    to_high = part.high is not None and part.high != whole.high
    candidates = [*(_near_low(part) if from_low else ()), *(_near_high(part) if to_high else ())]
    candidates += [*_near_low(part), *_near_high(part), Fraction(0)]
    return next(number for number in candidates if number in part)


def _near_low(part: Interval) -> Sequence[Fraction]:
    return [] if part.low is None else [part.low, Fraction(floor(part.low) + 1), *_middle(part)]


def _near_high(part: Interval) -> Sequence[Fraction]:
    return [] if part.high is None else [part.high, Fraction(ceil(part.high) - 1), *_middle(part)]


def _middle(part: Interval) -> Sequence[Fraction]:
    return [] if part.low is None or part.high is None else [(part.low + part.high) / 2]


def numbers_in(part: Interval, whole: Interval) -> Sequence[Fraction]:
    """Return a few numbers of an interval: an example of it, some near that, its ends and its middle."""
    example = example_in(part, whole)
    ends = [end for end in (part.low, part.high) if end is not None]
    tried = [example, *ends, *(example + step for step in _STEPS), *_middle(part)]
    return [number for number in dict.fromkeys(tried) if number in part]
