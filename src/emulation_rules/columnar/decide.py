"""Blocks decided: every target ruled on, its points earned, the score added up, and all of it written down.

Most rows go by arrays. Rows with a number too long for that are gone over again as a block of their own, without
hurry; what a row leaves open in a way that arrays do not say, a range for one, is decided for the row by `by_row`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np

from emulation_rules.columnar.block import Block
from emulation_rules.columnar.by_row import ByRow, Decided
from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.earning import Earned, Earner, Plain, interval_at
from emulation_rules.columnar.exact import MOST, Exact, nearest_float
from emulation_rules.columnar.expressions import known_of
from emulation_rules.columnar.known import KNOWN, Ranks, rank_of
from emulation_rules.columnar.rulings import AWAY, VERDICT_CODES, Ruled, Ruler, reason_of, verdict_of
from emulation_rules.columnar.scores import Ends, Scored, Scorer
from emulation_rules.columnar.telling import Ends as FloatEnds
from emulation_rules.columnar.telling import Telling
from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Expr, expressions_in, slots_of
from emulation_rules.plan.plan import Exempt, Leaf, Plan, PlannedTarget, SlotKind, walk
from emulation_rules.scoring.tree import Earned as EarnedByRow

_IMPOSSIBLE: Final = rank_of(Reason.IMPOSSIBLE_VALUE)
_ZERO: Final = Fraction(0)
_REMEMBERED: Final = 1_000

_QUICK: Final = 2**24
"""Whole numbers below this are exact as float32, which is the quickest to add up."""


@dataclass(frozen=True, slots=True)
class _Target:
    number: int
    planned: PlannedTarget
    ruler: Ruler
    earner: Earner
    slots: tuple[int, ...]
    margin: Expr | None


@dataclass(frozen=True, slots=True)
class _Done:
    """What a block came to for one target. ``earned`` None: it follows from ``plain`` and the verdict."""

    ruled: Ruled
    earned: Earned | None
    plain: Plain | None
    again: Mask | None


class Deciding:
    """Decides blocks under one plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._targets = [
            _Target(number, planned, Ruler(planned.question), Earner(plan, planned), _slots(planned), _margin(planned))
            for number, planned in enumerate(plan.targets)
        ]
        self._scorer = Scorer(plan)
        self._by_row = ByRow(plan)
        self._known_steps: dict[tuple[tuple[int, ...], Fraction], tuple[_Steps, Fraction]] = {}
        self._reported = [index for index, slot in enumerate(plan.slots) if slot.kind is SlotKind.REPORTED]

    def decide(self, block: Block, telling: Telling) -> None:
        """Decide a block and write down what it comes to."""
        done = [self._target(target, block, telling) for target in self._targets]
        hard = block.hard()
        again = [one.again for one in done if one.again is not None]
        scored = self._score(done, block)
        if scored.again is not None:
            again.append(scored.again)
        _tell_score(scored, block, telling)
        self._tell_impossible(block, telling)
        if again:
            self._by_rows(np.flatnonzero(np.logical_or.reduce(again)), done, block, telling)
        if hard is not None:
            self.decide(block.part(np.flatnonzero(hard)), telling)

    # ---- targets ----------------------------------------------------------------------------

    def _target(self, target: _Target, block: Block, telling: Telling) -> _Done:
        ruled = target.ruler.rule(block)
        exempt = block.exempt(target.number)
        if exempt is not None:
            ruled = _exempted(ruled, exempt)
        plain = target.earner.plain if ruled.decided else None
        earned = None if plain is not None else target.earner.earned(block, ruled)
        self._tell_target(target, block, telling, ruled, earned, plain)
        again = block.wide(target.slots)
        if earned is not None and earned.again is not None:
            again = earned.again if again is None else again | earned.again
        return _Done(ruled, earned, plain, again)

    def _tell_target(
        self, target: _Target, block: Block, telling: Telling, ruled: Ruled, earned: Earned | None, plain: Plain | None
    ) -> None:
        number, at = target.number, block.at
        if telling.verdicts is not None:
            telling.verdicts[number, at] = ruled.codes
        if telling.reasons is not None:
            telling.tell_reasons(number, at, ruled.reasons)
        if telling.wants_points:
            self._tell_points(number, block, telling, ruled, earned, plain)
        if telling.wants_margins:
            margin = _margins(target.margin, block)
            telling.tell_margins(number, at, FloatEnds(margin, margin, single=True))

    @staticmethod
    def _tell_points(
        number: int, block: Block, telling: Telling, ruled: Ruled, earned: Earned | None, plain: Plain | None
    ) -> None:
        at = block.at
        if plain is not None:
            if (
                plain.missed == 0
                and telling.points is not None
                and telling.point_ranges is None
                and isinstance(at, slice)
            ):
                np.multiply(ruled.codes, float(plain.met), out=telling.points[number, at])
                return
            points = np.where(ruled.codes.view(bool), float(plain.met), float(plain.missed))
            telling.tell_points(number, at, FloatEnds(points, points, single=True))
        elif earned is not None:
            telling.tell_points(number, at, _float_ends(earned))

    # ---- the score --------------------------------------------------------------------------

    def _score(self, done: Sequence[_Done], block: Block) -> Scored:
        occurrences = self._scorer.occurrences
        if occurrences is None:
            return self._scorer.score([_earned(one) for one in done], block.rows)
        rows = block.rows
        maximum = low = high = _ZERO
        plain: list[int] = []
        points: Ends | None = None
        gone: Exact | None = None
        for number, times in occurrences.items():
            one = done[number]
            if one.plain is not None:
                plain.append(number)
                continue
            earned = one.earned
            if earned is None or not times:
                continue
            if earned.alike is not None:
                given, adjusted = earned.alike
                maximum += _ZERO if given is None else times * self._scorer.maximum(number)
                for brought in (given, adjusted):
                    low += _ZERO if brought is None else times * (brought.low or _ZERO)
                    high += _ZERO if brought is None else times * (brought.high or _ZERO)
                continue
            points, whole, less = _added(points, earned, times, self._scorer.maximum(number), rows)
            maximum += whole
            if less is not None:
                gone = less if gone is None else gone + less
        if plain:
            steps, whole = self._steps(tuple(plain), low)
            maximum += whole
            total = _stepped(steps, [done[number].ruled for number in plain], rows)
            points = Ends(total, total) if points is None else points + Ends(total, total)
        elif points is None:
            points = Ends.constant(low, rows)
        elif low:
            points = points + Ends.constant(low, rows)
        if high != low:
            points = Ends(points.low, points.high + Exact.constant(high - low, rows))
        scored = self._scorer.finished(points)
        return Scored(scored, maximum if gone is None else Exact.constant(maximum, rows) - gone)

    def _steps(self, numbers: tuple[int, ...], more: Fraction) -> tuple[_Steps, Fraction]:
        """Return how targets that follow their verdicts are added to what is there, and their maximum."""
        found = self._known_steps.get((numbers, more))
        if found is None:
            occurrences = self._scorer.occurrences or {}
            plains = [(self._targets[number].earner.plain, occurrences[number]) for number in numbers]
            maximum = sum((self._scorer.maximum(number) * occurrences[number] for number in numbers), _ZERO)
            found = _steps_of([(plain, times) for plain, times in plains if plain is not None], more), maximum
            if len(self._known_steps) < _REMEMBERED:
                self._known_steps[numbers, more] = found
        return found

    # ---- rows one by one ----------------------------------------------------------------------

    def _by_rows(self, rows: np.ndarray, done: Sequence[_Done], block: Block, telling: Telling) -> None:
        table = block.prepared.table
        at = np.arange(block.at.start, block.at.stop) if isinstance(block.at, slice) else block.at
        memory: dict[object, Decided] = {}
        for row in rows.tolist():
            place = int(at[row])
            needed = sorted(
                {slot for target in self._targets if _is(done[target.number].again, row) for slot in target.slots}
            )
            given = {slot: looked.bounds(place) for slot, looked in block.prepared.given.items() if slot in needed}
            readings = self._by_row.readings(table, place, given, needed)
            decided = []
            for target in self._targets:
                one = done[target.number]
                if not _is(one.again, row):
                    decided.append(_as_decided(one, row))
                    continue
                key = (
                    target.number,
                    tuple(readings.values[slot] for slot in target.slots),
                    readings.exempt.get(target.planned.target.id),
                    tuple(
                        (question.id, readings.claims[question.id].claim)
                        for question in walk(target.planned.question)
                        if question.id in readings.claims
                    ),
                )
                found = memory.get(key)
                if found is None:
                    found = memory[key] = self._by_row.target(target.number, readings)
                decided.append(found)
                _tell_row(target.number, place, found, telling)
            _tell_score_of_row(self._by_row, decided, place, telling)

    def _tell_impossible(self, block: Block, telling: Telling) -> None:
        count: np.ndarray | None = None
        for slot in self._reported:
            if slot in block.prepared.columns and (ranks := block.ranks(slot)) is not None:
                here = (ranks == _IMPOSSIBLE).astype(np.uint16)
                count = here if count is None else count + here
        if count is not None:
            telling.impossible[block.at] = count


def _exempted(ruled: Ruled, exempt: Ranks) -> Ruled:
    away = exempt != KNOWN
    if not away.any():
        return ruled
    return Ruled(np.where(away, AWAY, ruled.codes), np.where(away, exempt, ruled.all_reasons()), decided=False)


def _margins(margin: Expr | None, block: Block) -> np.ndarray:
    if margin is None:
        return np.full(block.rows, np.nan)
    known = known_of(margin, block.known, block.rows)
    found = known.number.floats()
    return found if known.ranks is None else np.where(known.ranks == KNOWN, found, np.nan)


@dataclass(frozen=True, slots=True)
class _Steps:
    """Points that follow from verdicts in parts of one: what each target adds where it is met, what is there anyway.

    ``common`` parts make one; no sum is above ``top`` of them.
    """

    common: int
    steps: tuple[int, ...]
    base: int
    top: int


def _steps_of(plains: Sequence[tuple[Plain, int]], more: Fraction) -> _Steps:
    numbers = [number for plain, _ in plains for number in (plain.missed, plain.met)]
    common = math.lcm(more.denominator, *(number.denominator for number in numbers))
    steps = tuple(int((plain.met - plain.missed) * times * common) for plain, times in plains)
    base = int(sum((plain.missed * times for plain, times in plains), more) * common)
    return _Steps(common, steps, base, abs(base) + sum(map(abs, steps)))


def _stepped(steps: _Steps, ruled: Sequence[Ruled], rows: int) -> Exact:
    """Return the sum of points that follow from verdicts."""
    if steps.top >= _QUICK:
        total = np.full(rows, steps.base, np.int64 if steps.top < MOST else object)
        for one, step in zip(ruled, steps.steps, strict=True):
            total += one.codes.astype(total.dtype) * step
        return Exact.whole(total, steps.common, steps.top)
    quick, term = np.empty(rows, np.float32), np.empty(rows, np.float32)
    quick.fill(steps.base)
    for one, step in zip(ruled, steps.steps, strict=True):
        np.multiply(one.codes, np.float32(step), out=term)
        quick += term
    return Exact.whole(quick.astype(np.int64), steps.common, steps.top)


def _added(
    points: Ends | None, earned: Earned, times: int, maximum: Fraction, rows: int
) -> tuple[Ends, Fraction, Exact | None]:
    """Return the sum with the points of a target, its maximum, and what of that is missing by row (None: nothing)."""
    own, less, whole = Ends(earned.low, earned.high), None, times * maximum
    if earned.away is not None:
        nothing = Exact.constant(_ZERO, rows)
        own = own.each(lambda end: nothing.chosen(earned.away, end) if earned.away is not None else end)
        less = Exact.constant(whole, rows).chosen(earned.away, nothing)
    if earned.adjusted is not None:
        own = own + Ends(*earned.adjusted)
    if times != 1:
        own = own.each(lambda end: end.scaled(Fraction(times)))
    return own if points is None else points + own, whole, less


def _earned(done: _Done) -> Earned:
    """Return what a target brings, also where it follows from the verdict."""
    if done.earned is not None:
        return done.earned
    plain = done.plain
    if plain is None:
        raise TypeError
    common = math.lcm(plain.missed.denominator, plain.met.denominator)
    missed, met = int(plain.missed * common), int(plain.met * common)
    both = Exact.whole(np.where(done.ruled.codes.view(bool), met, missed), common, max(abs(missed), abs(met)))
    return Earned(both, both)


def _tell_score(scored: Scored, block: Block, telling: Telling) -> None:
    points = scored.points
    one = points.low is points.high
    low = points.low.floats()
    telling.tell_score(block.at, low, low if one else points.high.floats())
    if telling.wants_shares:
        shares = _shares(points, scored.maximum)
        share = shares.low.floats()
        above = share if one else shares.high.floats()
        if isinstance(scored.maximum, Fraction):
            nothing = math.nan if not scored.maximum else None
            telling.tell_shares(block.at, float(scored.maximum), nothing or share, nothing or above)
        else:
            none = scored.maximum.numerator == 0
            telling.tell_shares(
                block.at, scored.maximum.floats(), np.where(none, np.nan, share), np.where(none, np.nan, above)
            )


def _shares(points: Ends, maximum: Exact | Fraction) -> Ends:
    if isinstance(maximum, Fraction):
        return points.each(lambda end: end.scaled(100 / maximum)) if maximum else points
    return points.each(lambda end: end.scaled(Fraction(100)) * maximum.reciprocal())


def _as_decided(done: _Done, row: int) -> Decided:
    """Return what arrays say of a target in one row, as `by_row` says it."""
    earned = _earned(done)
    nothing = Interval.point(0)
    away = earned.away is not None and earned.away[row]
    points = None if away else interval_at(earned.low, earned.high, row)
    adjusted = nothing if earned.adjusted is None else interval_at(*earned.adjusted, row)
    verdict, reason = verdict_of(int(done.ruled.codes[row])), reason_of(int(done.ruled.all_reasons()[row]))
    return Decided(verdict, reason, None, EarnedByRow(verdict, points, adjusted))


def _float_ends(earned: Earned) -> FloatEnds:
    low = earned.low.floats()
    one = earned.high is earned.low
    high = low if one else earned.high.floats()
    if earned.away is not None:
        low, high = np.where(earned.away, np.nan, low), np.where(earned.away, np.nan, high)
    if one:
        return FloatEnds(low, high, single=True)
    least, most = earned.low.compared(earned.high)
    return FloatEnds(low, high, least == most)


def _tell_row(target: int, row: int, found: Decided, telling: Telling) -> None:
    if telling.verdicts is not None:
        telling.verdicts[target, row] = VERDICT_CODES[found.verdict]
    telling.tell_reasons(target, row, np.uint8(rank_of(found.reason)))
    for tell, known in ((telling.tell_margins, found.margin), (telling.tell_points, found.earned.points)):
        low, high = ends_of(known)
        tell(target, row, FloatEnds(low, high, single=isinstance(known, Interval) and known.is_point))


def _tell_score_of_row(by_row: ByRow, decided: Sequence[Decided], row: int, telling: Telling) -> None:
    found = by_row.score(decided)
    telling.tell_score(row, *ends_of(found.points))
    telling.tell_shares(row, float(found.maximum), *ends_of(found.share))


def ends_of(known: Bounds | None) -> tuple[float, float]:
    """Return the floats nearest to the ends of an interval; NaN where there is none."""
    if not isinstance(known, Interval):
        return math.nan, math.nan
    low = -math.inf if known.low is None else nearest_float(known.low)
    high = math.inf if known.high is None else nearest_float(known.high)
    return low, high


def _is(mask: Mask | None, row: int) -> bool:
    return mask is not None and bool(mask[row])


def _slots(planned: PlannedTarget) -> tuple[int, ...]:
    exprs: list[Expr] = [] if planned.points is None else [planned.points]
    for question in walk(planned.question):
        match question:
            case Leaf():
                tests = [question.test, *([] if question.exceeds is None else [question.exceeds])]
                exprs += [expr for test in tests for expr in expressions_in(test)]
                exprs += [
                    expr
                    for expr in (question.value, question.level, question.baseline, question.edge)
                    if expr is not None
                ]
            case Exempt(value=value) if value is not None:
                exprs.append(value)
            case _:
                pass
    return tuple(sorted({slot for expr in exprs for slot in slots_of(expr) if slot >= 0}))


def _margin(planned: PlannedTarget) -> Expr | None:
    return planned.question.test.margin if isinstance(planned.question, Leaf) else None
