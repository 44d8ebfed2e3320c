"""Rows that arrays do not decide, decided one by one for a target; rows that are alike, once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from fractions import Fraction
from typing import Final

import numpy as np

from emulation_rules.columnar.block import Block
from emulation_rules.columnar.by_row import ByRow, Decided
from emulation_rules.columnar.earning import Earned
from emulation_rules.columnar.exact import Exact
from emulation_rules.model.interval import Interval
from emulation_rules.plan.plan import Plan, PlannedTarget, walk

_REMEMBERED: Final = 100_000
_NOTHING: Final = Interval.point(0)


class Alone:
    """Decides one target for rows of a block. ``slots`` are those it reads."""

    def __init__(self, plan: Plan, number: int, planned: PlannedTarget, slots: Sequence[int]) -> None:
        self._number = number
        self._by_row = ByRow(plan)
        self._slots = slots
        self._questions = [question.id for question in walk(planned.question)]

    def decided(self, block: Block, rows: np.ndarray) -> list[Decided]:
        """Return what some rows come to."""
        memory = block.prepared.memory
        found = []
        for place in block.places(rows).tolist():
            key = self._key(block, place)
            known = memory.get(key)
            if known is None:
                known = self._decided(block, place)
                if len(memory) < _REMEMBERED:
                    memory[key] = known
            found.append(known)
        return found

    def _decided(self, block: Block, place: int) -> Decided:
        prepared = block.prepared
        given = {slot: prepared.given[slot].bounds(place) for slot in self._slots if slot in prepared.given}
        return self._by_row.target(self._number, self._by_row.readings(prepared.table, place, given, self._slots))

    def _key(self, block: Block, place: int) -> Hashable:
        """Return what a row's result follows from."""
        prepared = block.prepared
        parts: list[Hashable] = [self._number, *prepared.key(place, self._slots)]
        exempt = prepared.exempt.get(self._number)
        parts.append(None if exempt is None else int(exempt[place]))
        for question in self._questions:
            claims = prepared.table.claims.get(question)
            made = claims is not None and (claims.missing is None or not claims.missing[place])
            parts.append(bool(claims.values[place]) if claims is not None and made else None)
        return tuple(parts)


def mended(earned: Earned, rows: np.ndarray, decided: Sequence[Decided], *, rounds: bool) -> tuple[Earned, np.ndarray]:
    """Return points with those of rows decided one by one put in, and the places among them that could not be.

    Ends that are open make a difference where anything is rounded later (``rounds``); long fractions would make the
    numbers of all rows long.
    """
    points = [one.earned.points or _NOTHING for one in decided]
    adjusted = [one.earned.adjustment for one in decided]
    fits = np.array([_fits(one, rounds=rounds) for one in points], bool)
    ends = _put(earned.low, earned.high, rows, points, fits)
    away = np.zeros(len(earned.low.numerator), bool) if earned.away is None else earned.away.copy()
    away[rows] = [one.earned.points is None for one in decided]
    changes = earned.adjusted
    if changes is not None:
        changes = _put(*changes, rows, adjusted, np.ones(len(rows), bool))
    if ends is None or (changes is None and earned.adjusted is not None):
        return earned, np.arange(len(rows))
    return Earned(*ends, away if away.any() else None, changes), np.flatnonzero(~fits)


def _put(
    low: Exact, high: Exact, rows: np.ndarray, found: Sequence[Interval], fits: np.ndarray
) -> tuple[Exact, Exact] | None:
    lows = [one.low or Fraction(0) if fit else Fraction(0) for one, fit in zip(found, fits, strict=True)]
    highs = [one.high or Fraction(0) if fit else Fraction(0) for one, fit in zip(found, fits, strict=True)]
    below = low.with_rows(rows, lows)
    above = below if low is high and lows == highs else high.with_rows(rows, highs)
    return None if below is None or above is None else (below, above)


_LONG: Final = 10**9


def _fits(points: Interval, *, rounds: bool) -> bool:
    if rounds and (points.low_open or points.high_open):
        return False
    ends = [end for end in (points.low, points.high) if end is not None]
    return len(ends) == 2 and all(end.denominator < _LONG for end in ends)  # noqa: PLR2004
