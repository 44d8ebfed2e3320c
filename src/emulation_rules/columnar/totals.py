"""The total of score trees that only add, in one pass over the targets."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Final

import numpy as np

from emulation_rules.columnar.done import Done
from emulation_rules.columnar.earning import Earned, Plain
from emulation_rules.columnar.exact import MOST, Exact
from emulation_rules.columnar.rulings import MET, Ruled
from emulation_rules.columnar.scores import Ends, Scored, Scorer
from emulation_rules.columnar.scratch import Scratch, smallest

_ZERO: Final = Fraction(0)
_REMEMBERED: Final = 1_000

_QUICK: Final = 2**24
"""Whole numbers below this are exact as float32."""


@dataclass(frozen=True)
class Steps:
    """Points that follow from verdicts in parts of one: what each target adds where it is met, what is there anyway.

    ``common`` parts make one; no sum is above ``top`` of them. ``maximum`` is what all of them can bring. ``of`` is
    what each target adds, by its number.
    """

    common: int
    of: Mapping[int, int]
    base: int
    top: int
    maximum: Fraction

    @cached_property
    def dtype(self) -> type[np.number[Any]]:
        """The type in which sums that are not too large are added up most quickly."""
        small = None if self.base < 0 or min(self.of.values(), default=0) < 0 else smallest(self.top)
        return np.float32 if small is None else type(small)


class Totals:
    """Adds up what targets bring, each as often as the tree holds it."""

    def __init__(self, scorer: Scorer, occurrences: Mapping[int, int], plains: Mapping[int, Plain]) -> None:
        self._scorer = scorer
        self._occurrences = occurrences
        self._plains = plains
        self._steps: dict[tuple[tuple[int, ...], Fraction], Steps] = {}

    def score(self, done: Sequence[Done], rows: int, scratch: Scratch) -> Scored:
        """Return the score of every row."""
        maximum = low = high = _ZERO
        plain: list[int] = []
        points: Ends | None = None
        gone: Exact | None = None
        for number, times in self._occurrences.items():
            earned = done[number].earned
            if earned is None:
                plain.append(number)
            elif earned.alike is not None:
                given, adjusted = earned.alike
                maximum += _ZERO if given is None else times * self._scorer.maximum(number)
                for brought in (given, adjusted):
                    low += _ZERO if brought is None else times * (brought.low or _ZERO)
                    high += _ZERO if brought is None else times * (brought.high or _ZERO)
            else:
                whole = times * self._scorer.maximum(number)
                points, less = _added(points, earned, times, whole, rows)
                maximum += whole
                if less is not None:
                    gone = less if gone is None else gone + less
        if plain:
            steps = self._known_steps(tuple(plain), low)
            maximum += steps.maximum
            total = _stepped(steps, [done[number].ruled for number in plain], rows, scratch)
            points = total if points is None else points + total
        elif points is None:
            points = Ends.constant(low, rows)
        elif low:
            points = points + Ends.constant(low, rows)
        if high != low:
            points = Ends(points.low, points.high + Exact.constant(high - low, rows))
        whole_maximum = maximum if gone is None else Exact.constant(maximum, rows) - gone
        return Scored(self._scorer.finished(points), whole_maximum)

    def all_steps(self) -> Steps | None:
        """Return what targets bring if all of them follow their verdicts, None if not all can."""
        numbers = tuple(self._occurrences)
        return self._known_steps(numbers, _ZERO) if self._plains.keys() >= set(numbers) else None

    def _known_steps(self, numbers: tuple[int, ...], more: Fraction) -> Steps:
        """Return how targets that follow their verdicts are added to what is there."""
        found = self._steps.get((numbers, more))
        if found is None:
            found = self._steps_of(numbers, more)
            if len(self._steps) < _REMEMBERED:
                self._steps[numbers, more] = found
        return found

    def _steps_of(self, numbers: Sequence[int], more: Fraction) -> Steps:
        plains = [(self._plains[number], self._occurrences[number]) for number in numbers]
        points = [points for plain, _ in plains for points in (plain.missed, plain.met)]
        common = math.lcm(more.denominator, *(number.denominator for number in points))
        steps = [int((plain.met - plain.missed) * times * common) for plain, times in plains]
        base = int(sum((plain.missed * times for plain, times in plains), more) * common)
        maximum = sum((self._scorer.maximum(number) * self._occurrences[number] for number in numbers), _ZERO)
        of = dict(zip(numbers, steps, strict=True))
        return Steps(common, of, base, abs(base) + sum(map(abs, steps)), maximum)


def summed(steps: Steps, certain: np.ndarray, more: np.ndarray | None, scratch: Scratch) -> Ends:
    """Return points whose parts are added up: what is certain, and what open rows can bring besides (None: nothing).

    Its numbers may be in the scratch.
    """
    low = _whole(certain, steps, scratch, 2)
    return Ends(low, low if more is None else _whole(certain + more, steps, scratch, 3))


def _stepped(steps: Steps, ruled: Sequence[Ruled], rows: int, scratch: Scratch) -> Ends:
    """Return the sum of points that follow from verdicts. Its numbers may be in the scratch."""
    if steps.top >= _QUICK:
        dtype: type[np.number[Any] | np.object_] = np.int64 if steps.top < MOST else np.object_
        sum_, term = np.empty(rows, dtype), np.empty(rows, dtype)
    else:
        dtype = steps.dtype
        sum_, term = (scratch.array(number, rows, steps.dtype) for number in (0, 1))
    sum_.fill(steps.base)
    for one, step in zip(ruled, steps.of.values(), strict=True):
        met = one.codes if one.decided else one.codes & MET
        np.add(sum_, np.multiply(met, np.array(step, dtype), out=term), out=sum_)
    low = _whole(sum_, steps, scratch, 2)
    open_ = [(one, step) for one, step in zip(ruled, steps.of.values(), strict=True) if not one.decided]
    if not open_:
        return Ends(low, low)
    for one, step in open_:
        np.add(sum_, np.multiply(one.codes >> MET, np.array(step, dtype), out=term), out=sum_)
    return Ends(low, _whole(sum_, steps, scratch, 3))


def _whole(sum_: np.ndarray, steps: Steps, scratch: Scratch, number: int) -> Exact:
    if sum_.dtype == np.object_:
        return Exact.whole(sum_.copy(), steps.common, steps.top)
    total = scratch.array(number, len(sum_), np.int64)
    np.copyto(total, sum_, casting="unsafe")
    return Exact.whole(total, steps.common, steps.top)


def _added(points: Ends | None, earned: Earned, times: int, whole: Fraction, rows: int) -> tuple[Ends, Exact | None]:
    """Return the sum with the points of a target, and what of its maximum is missing by row (None: nothing)."""
    own, less = Ends(earned.low, earned.high), None
    away = earned.away
    if away is not None:
        nothing = Exact.constant(_ZERO, rows)
        own = own.each(lambda end: nothing.chosen(away, end))
        less = Exact.constant(whole, rows).chosen(away, nothing)
    if earned.adjusted is not None:
        own = own + Ends(*earned.adjusted)
    if times != 1:
        own = own.each(lambda end: end.scaled(Fraction(times)))
    return own if points is None else points + own, less
