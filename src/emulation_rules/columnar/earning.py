"""The points of one target in every row of a block.

Points that follow from the verdict alone are looked up in a table of what each verdict brings; others are worked out
by exact arithmetic where the target is decided and all they read is known. The rest is left to `by_row`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

import numpy as np

from emulation_rules.columnar.block import Block
from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.exact import Exact
from emulation_rules.columnar.expressions import known_of, passes
from emulation_rules.columnar.known import BY_RANK, KNOWN, Known, unknown, unreported, with_reason
from emulation_rules.columnar.rulings import AWAY, MET, NOT_MET, OPEN, Ruled
from emulation_rules.columnar.scratch import smallest
from emulation_rules.columnar.told import VERDICTS, Bytes
from emulation_rules.model.interval import Interval
from emulation_rules.model.score_tree import Missing
from emulation_rules.model.scoring import LeaderShare, When, WithoutMark
from emulation_rules.model.verdict import Exceeded, Reason
from emulation_rules.plan import frame
from emulation_rules.plan.nodes import Expr, slots_of
from emulation_rules.plan.plan import Exempt, Leaf, Plan, PlannedTarget
from emulation_rules.plan.readings import Readings
from emulation_rules.scoring.points import Outcome, adjustment_of, points_of

_EXCEEDED: Final = (Exceeded.NO, Exceeded.YES, Exceeded.UNKNOWN, None)
_NO, _YES, _EITHER, _NEVER = (np.uint8(code) for code in range(4))
_FOLLOW_THE_VERDICT: Final = {frame.MET, frame.EXCEEDED}
_STATES: Final = 1 << 12


@dataclass(frozen=True, slots=True)
class Earned:
    """Points, certain (``low``) and possible, and what bonus and penalty bring, by row.

    ``away`` are the rows with no points to give (None: none). ``again`` are rows that have to be decided by row.
    Where all rows bring the same, ``alike`` says it: points (None: none to give) and adjustment.
    """

    low: Exact
    high: Exact
    away: Mask | None = None
    adjusted: tuple[Exact, Exact] | None = None
    again: Mask | None = None
    alike: tuple[Interval | None, Interval] | None = None


@dataclass(frozen=True, slots=True)
class Plain:
    """Points that are ``missed`` or ``met``, each one number, and nothing else; and the floats nearest to them.

    ``between``: open rows can bring anything between the two. ``small`` is what is met, where the rest is nothing and
    the points are a small whole number (None: they are not).
    """

    missed: Fraction
    met: Fraction
    missed_float: float
    met_float: float
    between: bool
    small: np.unsignedinteger[Any] | None

    @classmethod
    def of(cls, missed: Fraction, met: Fraction, *, between: bool) -> Plain:
        """Return the points of a target that is missed or met."""
        small = None if missed or met.denominator != 1 else smallest(int(met))
        return cls(missed, met, float(missed), float(met), between, small)


class Earner:
    """Works out the points of one target."""

    def __init__(self, plan: Plan, planned: PlannedTarget) -> None:
        self._plan = plan
        self._planned = planned
        target = planned.target
        reads = frozenset() if planned.points is None else slots_of(planned.points)
        self.by_verdict = reads <= _FOLLOW_THE_VERDICT
        adjustments = [each for each in (target.bonus, target.penalty) if each is not None]
        self._adjusts = target.scored and bool(adjustments)
        self._minds_exceeding = frame.EXCEEDED in reads or any(each.when is When.EXCEEDED for each in adjustments)
        self._nothing = Readings("", tuple(slot.absent for slot in plan.slots), (None,) * len(plan.slots), {}, {})
        self._tables: dict[int, tuple[Interval | None, Interval]] = {}
        self.plain = self._plain()

    @property
    def follows(self) -> bool:
        """Whether points, bonus and penalty follow from the verdict and its reason."""
        return self.by_verdict and not self._minds_exceeding

    @property
    def gives(self) -> bool:
        """Whether the target can bring anything at all."""
        return self._planned.points is not None or self._adjusts

    def earned(self, block: Block, ruled: Ruled) -> Earned:
        """Return what the target brings."""
        if ruled.alike and self.follows:
            return self._alike(block, ruled)
        exceeded = self._exceeded(block, ruled) if self._minds_exceeding else None
        adjusted = self._looked(ruled, exceeded, 1) if self._adjusts else None
        ends = None if adjusted is None else (adjusted.low, adjusted.high)
        if self.by_verdict:
            found = self._looked(ruled, exceeded, 0)
            return Earned(found.low, found.high, found.away, ends)
        return self._by_formula(block, ruled, exceeded, ends)

    # ---- by the verdict ---------------------------------------------------------------------

    def _plain(self) -> Plain | None:
        """What met and missed bring, where decided rows bring nothing that follows from anything else."""
        if not self.by_verdict or self._minds_exceeding or self._adjusts or self._planned.points is None:
            return None
        missed, met = (self._entry(int(code), int(_NEVER), Reason.MEASURED)[0] for code in (NOT_MET, MET))
        if missed is None or met is None or not (missed.is_point and met.is_point):
            return None
        open_ = self._entry(int(OPEN), int(_NEVER), Reason.NOT_REPORTED)[0]
        missing = self._planned.target.missing or self._plan.ruleset.score.missing
        between = missing is Missing.UNKNOWN and open_ == Interval(missed.number, met.number)
        return Plain.of(missed.number, met.number, between=between)

    def _entry(self, code: int, exceeded: int, reason: Reason) -> tuple[Interval | None, Interval]:
        outcome = Outcome(VERDICTS[code], reason, _EXCEEDED[exceeded])
        points = points_of(self._plan, self._planned, outcome, self._nothing) if self.by_verdict else None
        return points, adjustment_of(self._planned.target, outcome)

    def _alike(self, block: Block, ruled: Ruled) -> Earned:
        points, adjusted = self._entry(
            int(ruled.codes[0]) if block.rows else 0,
            int(_NEVER),
            BY_RANK[int(ruled.all_reasons()[0])] if block.rows else Reason.MEASURED,
        )
        away = np.broadcast_to(np.bool_(True), block.rows) if points is None else None
        low, high = _everywhere(points or Interval.point(0), block.rows)
        ends = _everywhere(adjusted, block.rows) if self._adjusts else None
        return Earned(low, high, away, ends, None, (points, adjusted))

    def _looked(self, ruled: Ruled, exceeded: Bytes | None, which: int) -> Earned:
        states = ruled.codes.astype(np.uint16) | (ruled.all_reasons().astype(np.uint16) << 4)
        states |= (_NEVER if exceeded is None else exceeded).astype(np.uint16) << 2
        present = np.flatnonzero(np.bincount(states, minlength=_STATES))
        for state in present.tolist():
            if state not in self._tables:
                self._tables[state] = self._entry(state & 3, (state >> 2) & 3, BY_RANK[state >> 4])
        entries = [self._tables[state][which] for state in present.tolist()]
        places = np.zeros(_STATES, np.uint8)
        places[present] = np.arange(len(present))
        at = places[states]
        low = Exact.of([Fraction(0) if one is None else _end(one.low) for one in entries]).rows(at)
        high = Exact.of([Fraction(0) if one is None else _end(one.high) for one in entries]).rows(at)
        gone = np.array([one is None for one in entries])
        return Earned(low, high, gone[at] if gone.any() else None)

    # ---- by a formula -----------------------------------------------------------------------

    def _by_formula(
        self, block: Block, ruled: Ruled, exceeded: Bytes | None, adjusted: tuple[Exact, Exact] | None
    ) -> Earned:
        planned, rows = self._planned, block.rows
        if planned.points is None or planned.target.points is None:
            raise TypeError("a target without points follows its verdict")
        found = known_of(planned.points, _Framed(block, planned, ruled, exceeded), rows)
        away = self._earns_not(ruled)
        again = ruled.codes == OPEN
        ranks = found.ranks
        missing = planned.target.missing or self._plan.ruleset.score.missing
        if missing is not Missing.UNKNOWN:
            gone = unreported(ruled.all_reasons())
            if ranks is not None:
                gone = gone | unreported(ranks)
            again &= ~gone
            ranks = None if ranks is None else np.where(gone, np.uint8(KNOWN), ranks)
            if missing is Missing.ZERO:
                found = Known(Exact.constant(Fraction(0), rows).chosen(gone, found.number), ranks)
            else:
                away = away | gone
        if ranks is not None:
            again = again | (ranks != KNOWN)
        again &= ~away
        number = found.number
        return Earned(number, number, away if away.any() else None, adjusted, again if again.any() else None)

    def _earns_not(self, ruled: Ruled) -> Mask:
        """Where nothing is asked, nothing is earned, but for what is only scored, or scored without a mark."""
        asked_nothing: Mask = ruled.codes == AWAY
        if not asked_nothing.any():
            return asked_nothing
        scoring = self._planned.target.scoring
        earns = [Reason.ONLY_SCORED]
        if isinstance(scoring, LeaderShare) and scoring.without_mark is WithoutMark.BY_VALUE:
            earns.append(Reason.NOT_ASSIGNED)
        ranks = [BY_RANK.index(reason) for reason in earns]
        found: Mask = asked_nothing & ~np.isin(ruled.all_reasons(), ranks)
        return found

    def _exceeded(self, block: Block, ruled: Ruled) -> Bytes:
        """Return whether rows exceed the target, as codes into `_EXCEEDED`."""
        question, rows = self._planned.question, block.rows
        if not isinstance(question, Leaf) or question.exceeds is None:
            return np.full(rows, _NEVER)
        margin = known_of(question.exceeds.margin, block.known, rows)
        found = passes(margin.number, strict=question.exceeds.strict).astype(np.uint8)
        if margin.ranks is not None:
            found[margin.ranks != KNOWN] = _EITHER
        found[ruled.all_reasons() == BY_RANK.index(Reason.ZERO_BASELINE)] = _EITHER
        found[(ruled.codes == OPEN) & (found == _YES)] = _EITHER
        found[ruled.codes == NOT_MET] = _NO
        found[ruled.codes == AWAY] = _NEVER
        return found


class _Framed:
    """The slots of a block and, from the end, the frame of a target in it. Rows still open are not right here."""

    def __init__(self, block: Block, planned: PlannedTarget, ruled: Ruled, exceeded: Bytes | None) -> None:
        self._block = block
        self._question = planned.question
        self._ruled = ruled
        self._exceeded = exceeded

    def __call__(self, slot: int) -> Known:
        if slot >= 0:
            return self._block.known(slot)
        rows = self._block.rows
        match slot:
            case frame.MET:
                met = Known(Exact.whole((self._ruled.codes == MET).astype(np.int64), 1, 1))
                return with_reason(met, self._ruled.codes == AWAY, Reason.ONLY_SCORED)
            case frame.EXCEEDED:
                yes = np.zeros(rows, bool) if self._exceeded is None else self._exceeded == _YES
                return Known(Exact.whole(yes.astype(np.int64), 1, 1))
            case _:
                expr = self._expression(slot)
                return unknown(Reason.NOT_REPORTED, rows) if expr is None else known_of(expr, self._block.known, rows)

    def _expression(self, slot: int) -> Expr | None:
        match self._question:
            case Leaf():
                leaf = self._question
                return {
                    frame.VALUE: leaf.value,
                    frame.MARK: leaf.edge,
                    frame.BASELINE: leaf.baseline,
                    frame.MARGIN: leaf.test.margin,
                }[slot]
            case Exempt(value=value):
                return value if slot == frame.VALUE else None
            case _:
                return None


def _everywhere(points: Interval, rows: int) -> tuple[Exact, Exact]:
    low = Exact.everywhere(_end(points.low), rows)
    return low, low if points.is_point else Exact.everywhere(_end(points.high), rows)


def _end(end: Fraction | None) -> Fraction:
    if end is None:
        raise TypeError("points have ends")
    return end


def interval_at(low: Exact, high: Exact, row: int) -> Interval:
    """Return the interval of one row."""
    return Interval(_fraction(low, row), _fraction(high, row))


def _fraction(number: Exact, row: int) -> Fraction:
    below = number.denominator if isinstance(number.denominator, int) else int(number.denominator[row])
    return Fraction(int(number.numerator[row]), below)
