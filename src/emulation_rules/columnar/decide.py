"""Blocks decided: every target ruled on, its points earned, the score added up, and all of it written down.

Most rows go by arrays. What a row leaves open in a way that arrays do not say, a range for one, is decided for that row
alone; rows with a number too long for arrays in a hurry are gone over again as a block of their own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

import numpy as np

from emulation_rules.columnar.alone import Alone, mended
from emulation_rules.columnar.block import Block, Prepared
from emulation_rules.columnar.by_row import ByRow, Decided
from emulation_rules.columnar.done import Done
from emulation_rules.columnar.earning import Earned, Earner, Plain, interval_at
from emulation_rules.columnar.exact import Exact, nearest_float
from emulation_rules.columnar.expressions import known_of
from emulation_rules.columnar.fused import LEFT, OPENED, Fused, FusedBlock, Fusing
from emulation_rules.columnar.known import KNOWN, Ranks, rank_of
from emulation_rules.columnar.rulings import (
    AWAY,
    MET,
    NOT_MET,
    OPEN,
    VERDICT_CODES,
    Ruled,
    Ruler,
    reason_of,
    verdict_of,
)
from emulation_rules.columnar.scores import Ends, Scored, Scorer
from emulation_rules.columnar.telling import Ends as FloatEnds
from emulation_rules.columnar.telling import Telling
from emulation_rules.columnar.totals import Steps, Totals, summed
from emulation_rules.model.interval import Interval
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Expr, expressions_in, slots_of
from emulation_rules.plan.plan import Exempt, Leaf, Plan, PlannedTarget, SlotKind, walk
from emulation_rules.scoring.tree import Earned as EarnedByRow


@dataclass(frozen=True, slots=True)
class _Target:
    number: int
    ruler: Ruler
    earner: Earner
    alone: Alone
    slots: tuple[int, ...]
    margin: Expr | None

    @classmethod
    def of(cls, plan: Plan, number: int, planned: PlannedTarget) -> _Target:
        slots = _slots(planned)
        alone = Alone(plan, number, planned, slots)
        return cls(number, Ruler(planned.question), Earner(plan, planned), alone, slots, _margin(planned))


@dataclass(slots=True)
class Left:
    """Rows decided one by one, by target, and those of them that have to be scored one by one."""

    decided: dict[int, dict[int, Decided]] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)


class Deciding:
    """Decides blocks under one plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._targets = [_Target.of(plan, number, planned) for number, planned in enumerate(plan.targets)]
        self._by_row = ByRow(plan)
        self._scorer = Scorer(plan)
        plains = {target.number: target.earner.plain for target in self._targets}
        known = {number: plain for number, plain in plains.items() if plain is not None}
        occurrences = self._scorer.occurrences
        self._totals = None if occurrences is None else Totals(self._scorer, occurrences, known)
        self._fusing = Fusing(plan, known, None if self._totals is None else self._totals.all_steps())
        self._reported = [index for index, slot in enumerate(plan.slots) if slot.kind is SlotKind.REPORTED]

    def fused(self, ready: Prepared, telling: Telling) -> Fused | None:
        """Return what decides plain rows of a table quickly, None where nothing does."""
        return self._fusing.program(ready, telling)

    def decide(self, block: Block, telling: Telling, fused: Fused | None = None) -> None:
        """Decide a block and write down what it comes to. ``fused`` decides those of its rows that are plain."""
        known: dict[int, Done] = {}
        possible: AbstractSet[int] = frozenset()
        if fused is not None and isinstance(block.at, slice):
            plain = fused.decide(block.at)
            if plain.steps is not None:
                self._tell_plain(fused, plain, plain.steps, block, telling)
                return
            known = _done_already(self._targets, fused, plain, block, telling)
            possible = frozenset[int]().union(*(fused.reads[number] for number in known))
        done, scored, left = self.worked_out(block, telling, known)
        _tell_score(scored, block, telling)
        self._tell_impossible(block, telling, possible)
        self._score_one_by_one(done, block, telling, left)
        hard = block.hard()
        if hard is not None:
            self.decide(block.part(np.flatnonzero(hard)), telling)

    def worked_out(
        self, block: Block, telling: Telling, known: Mapping[int, Done] = MappingProxyType({})
    ) -> tuple[Sequence[Done], Scored, Left]:
        """Return the targets and the score of a block, and what of it is not right; targets are written down.

        Of those that are ``known`` already, verdicts and points are.
        """
        left = Left()
        done = [known.get(target.number) or self._target(target, block, telling, left) for target in self._targets]
        if self._totals is not None:
            scored = self._totals.score(done, block.rows, block.scratch)
        else:
            scored = self._scorer.score([one.all_earned() for one in done], block.rows)
        if scored.again is not None:
            left.rows.update(np.flatnonzero(scored.again).tolist())
        return done, scored, left

    # ---- targets ----------------------------------------------------------------------------

    def _target(self, target: _Target, block: Block, telling: Telling, left: Left) -> Done:
        ruled = target.ruler.rule(block)
        exempt = block.exempt(target.number)
        if exempt is not None:
            ruled = _exempted(ruled, exempt)
        plain = target.earner.plain
        if plain is not None and not ruled.decided and (ruled.alike or not (plain.between and ruled.asked)):
            plain = None
        earned = target.earner.earned(block, ruled) if plain is None else None
        done = Done(ruled, earned, plain, _again(target, ruled, earned, block, telling))
        self._tell_target(target, done, block, telling)
        return done if done.again is None else self._one_by_one(target, done, block, telling, left)

    @staticmethod
    def _tell_target(target: _Target, done: Done, block: Block, telling: Telling) -> None:
        number, at, ruled = target.number, block.at, done.ruled
        if telling.verdicts is not None:
            telling.verdicts[number, at] = ruled.codes
        if telling.reasons is not None:
            telling.tell_reasons(number, at, ruled.all_reasons())
        if telling.wants_points:
            _tell_points(number, done, block, telling)
        if telling.wants_margins:
            margin = _margins(target.margin, block)
            telling.tell_margins(number, at, FloatEnds(margin, margin, single=True))

    # ---- rows one by one --------------------------------------------------------------------

    def _one_by_one(self, target: _Target, done: Done, block: Block, telling: Telling, left: Left) -> Done:
        """Decide the rows of a target that arrays do not."""
        rows = np.flatnonzero(done.again) if done.again is not None else np.zeros(0, np.intp)
        decided = target.alone.decided(block, rows)
        _tell_rows(target.number, block.places(rows), decided, telling)
        left.decided[target.number] = dict(zip(rows.tolist(), decided, strict=True))
        earned, unfit = mended(done.all_earned(), rows, decided, rounds=self._scorer.rounds)
        left.rows.update(rows[unfit].tolist())
        return Done(done.ruled, earned, None, done.again)

    def _score_one_by_one(self, done: Sequence[Done], block: Block, telling: Telling, left: Left) -> None:
        for row in sorted(left.rows):
            found = self._by_row.score(decided_at(done, left, row))
            place = int(block.places(np.array([row]))[0])
            telling.tell_score(place, *ends_of(found.points))
            telling.tell_shares(place, float(found.maximum), *ends_of(found.share))

    def _tell_plain(self, fused: Fused, plain: FusedBlock, steps: Steps, block: Block, telling: Telling) -> None:
        """Write down the rest of a block that is plain in all targets."""
        if plain.more is not None:
            telling.full_points[(plain.state & OPENED).astype(bool)] = False
        if telling.reasons is not None:
            for number, rank in enumerate(fused.ranks):
                telling.tell_reasons(number, block.at, rank)
        points = self._scorer.finished(summed(steps, plain.certain, plain.more, block.scratch))
        _tell_score(Scored(points, steps.maximum), block, telling)
        self._tell_impossible(block, telling, fused.slots)

    def _tell_impossible(self, block: Block, telling: Telling, possible: AbstractSet[int]) -> None:
        """Write down how many figures of each row cannot be; those of some slots are known to be possible."""
        count: np.ndarray | None = None
        for slot in self._reported:
            if slot in possible:
                continue
            if slot in block.prepared.columns and (impossible := block.impossible(slot)) is not None:
                here = impossible.astype(np.uint16)
                count = here if count is None else count + here
        if count is not None:
            telling.impossible[block.at] = count


def _done_already(
    targets: Sequence[_Target], fused: Fused, plain: FusedBlock, block: Block, telling: Telling
) -> dict[int, Done]:
    """Return the targets of a block that compiled code decided in every row."""
    found: dict[int, Done] = {}
    for target, state in zip(targets, plain.state.tolist(), strict=True):
        if not state & (LEFT | OPENED):
            number, rank = target.number, fused.ranks[target.number]
            ruled = Ruled(fused.verdicts[number, block.at], rank, int(MET))
            found[number] = Done(ruled, None, target.earner.plain, None)
            telling.tell_reasons(number, block.at, rank)
    return found


def _again(target: _Target, ruled: Ruled, earned: Earned | None, block: Block, telling: Telling) -> np.ndarray | None:
    """Return the rows of a target that arrays do not decide; None where they decide all."""
    # Rulings are right in most rows with ranges; margins, and points that follow from more than the verdict, are not.
    wide = ruled.left if target.earner.follows and not telling.wants_margins else block.wide(target.slots)
    if earned is None or earned.again is None:
        return wide
    return earned.again if wide is None else earned.again | wide


def _tell_points(number: int, done: Done, block: Block, telling: Telling) -> None:
    ruled, plain, earned = done.ruled, done.plain, done.earned
    told = telling.points
    if plain is None:
        if earned is not None:
            telling.tell_points(number, block.at, _float_ends(earned))
    elif plain.missed_float or told is None or telling.point_ranges is not None or not isinstance(block.at, slice):
        telling.tell_points(number, block.at, _plain_ends(plain, ruled))
    else:
        if not ruled.decided:
            telling.full_points[number] = False
        _tell_plainly(plain, ruled, block, told[number, block.at])


def _tell_plainly(plain: Plain, ruled: Ruled, block: Block, told: np.ndarray) -> None:
    """Write down points that are nothing unless the target is met."""
    codes, decided = ruled.codes, ruled.decided
    if not decided:
        codes = np.bitwise_and(codes, MET, out=block.scratch.array(1, block.rows, np.uint8))
    if plain.small is None:
        np.multiply(codes, plain.met_float, out=told)
    else:
        np.copyto(told, np.multiply(codes, plain.small, out=block.scratch.array(0, block.rows, type(plain.small))))
    if not decided and plain.met_float:
        told[np.flatnonzero(ruled.codes == OPEN)] = np.nan


def _plain_ends(plain: Plain, ruled: Ruled) -> FloatEnds:
    low = np.where(ruled.codes == MET, plain.met_float, plain.missed_float)
    if ruled.decided:
        return FloatEnds(low, low, single=True)
    high = np.where(ruled.codes == NOT_MET, plain.missed_float, plain.met_float)
    return FloatEnds(low, high, (ruled.codes != OPEN) | (plain.met == plain.missed))


def _exempted(ruled: Ruled, exempt: Ranks) -> Ruled:
    away = exempt != KNOWN
    if not away.any():
        return ruled
    reasons = np.where(away, exempt, ruled.all_reasons())
    return Ruled(np.where(away, AWAY, ruled.codes), reasons, int(AWAY), left=ruled.left)


def _margins(margin: Expr | None, block: Block) -> np.ndarray:
    if margin is None:
        return np.full(block.rows, np.nan)
    known = known_of(margin, block.known, block.rows)
    found = known.number.floats()
    return found if known.ranks is None else np.where(known.ranks == KNOWN, found, np.nan)


def _tell_score(scored: Scored, block: Block, telling: Telling) -> None:
    points = scored.points
    one = points.low is points.high
    low = points.low.floats(block.scratch.array(0, block.rows, np.float64))
    high = low if one else points.high.floats(block.scratch.array(1, block.rows, np.float64))
    telling.tell_score(block.at, low, high)
    if telling.wants_shares:
        shares = shares_of(points, scored.maximum)
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


def shares_of(points: Ends, maximum: Exact | Fraction) -> Ends:
    """Return points in percent of their maximum; where that is zero, they are none."""
    if isinstance(maximum, Fraction):
        return points.each(lambda end: end.scaled(100 / maximum)) if maximum else points
    return points.each(lambda end: end.scaled(Fraction(100)) * maximum.reciprocal())


def decided_at(done: Sequence[Done], left: Left, row: int) -> list[Decided]:
    """Return the targets of one row of a block."""
    alone = [left.decided.get(number, {}).get(row) for number in range(len(done))]
    return [_as_decided(one, row) if known is None else known for one, known in zip(done, alone, strict=True)]


def _as_decided(done: Done, row: int) -> Decided:
    """Return what arrays say of a target in one row, as `by_row` says it."""
    earned = done.all_earned()
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


def _tell_rows(target: int, places: np.ndarray, decided: Sequence[Decided], telling: Telling) -> None:
    if telling.verdicts is not None:
        telling.verdicts[target, places] = [VERDICT_CODES[one.verdict] for one in decided]
    telling.tell_reasons(target, places, np.array([rank_of(one.reason) for one in decided], np.uint8))
    telling.tell_margins(target, places, _all_ends([one.margin for one in decided]))
    telling.tell_points(target, places, _all_ends([one.earned.points for one in decided]))


def _all_ends(known: Sequence[Bounds | None]) -> FloatEnds:
    ends = np.array([ends_of(one) for one in known]).reshape(-1, 2)
    single = np.array([isinstance(one, Interval) and one.is_point for one in known], bool)
    return FloatEnds(ends[:, 0], ends[:, 1], single)


def ends_of(known: Bounds | None) -> tuple[float, float]:
    """Return the floats nearest to the ends of an interval; NaN where there is none."""
    if not isinstance(known, Interval):
        return math.nan, math.nan
    low = -math.inf if known.low is None else nearest_float(known.low)
    high = math.inf if known.high is None else nearest_float(known.high)
    return low, high


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
