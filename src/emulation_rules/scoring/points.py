"""Points of one target: every value they can still take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from emulation_rules.model.indicator import Better
from emulation_rules.model.interval import Interval
from emulation_rules.model.scoring import (
    Adjustment,
    AllOrNothing,
    Band,
    Bands,
    Direct,
    Interpolated,
    Proportional,
    When,
)
from emulation_rules.model.target import Target
from emulation_rules.model.verdict import Exceeded, Verdict
from emulation_rules.plan.bounds import Bounds

_NOTHING = Interval.point(0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What points are made of. ``value`` and ``level`` may be reasons why they are not known."""

    verdict: Verdict
    exceeded: Exceeded | None = None
    value: Bounds | None = None
    level: Bounds | None = None
    better: Better = Better.HIGHER


def points_of(target: Target, outcome: Outcome) -> Interval | None:
    """Return the points of a target, or None where it has none to give: watched, or not asked of this unit."""
    if not target.scored or target.points is None or outcome.verdict is Verdict.NOT_APPLICABLE:
        return None
    most = target.points
    match target.scoring:
        case AllOrNothing():
            return _on_verdict(most, outcome.verdict)
        case Proportional():
            return _proportional(most, outcome)
        case Bands(bands):
            return _banded(bands, outcome)
        case Interpolated(knots):
            return _interpolated(knots, outcome.value)
        case Direct():
            return outcome.value if isinstance(outcome.value, Interval) else Interval(Fraction(0), most)


def adjustment_of(target: Target, outcome: Outcome) -> Interval:
    """Return what bonus and penalty add to or take from the total."""
    if not target.scored or outcome.verdict is Verdict.NOT_APPLICABLE:
        return _NOTHING
    bonus = _NOTHING if target.bonus is None else _adjusted(target.bonus, outcome)
    return bonus if target.penalty is None else bonus - _adjusted(target.penalty, outcome)


def _adjusted(adjustment: Adjustment, outcome: Outcome) -> Interval:
    verdict = outcome.verdict
    if adjustment.when is When.EXCEEDED:
        verdict = {
            Exceeded.YES: Verdict.MET,
            Exceeded.UNKNOWN: Verdict.UNDETERMINED,
            Exceeded.NO: Verdict.NOT_MET,
            None: Verdict.NOT_MET,
        }[outcome.exceeded]
    elif adjustment.when is When.NOT_MET:
        verdict = {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET}.get(verdict, verdict)
    return _on_verdict(adjustment.points, verdict)


def _on_verdict(most: Fraction, verdict: Verdict) -> Interval:
    low = most if verdict is Verdict.MET else Fraction(0)
    high = Fraction(0) if verdict is Verdict.NOT_MET else most
    return Interval(low, high)


def _proportional(most: Fraction, outcome: Outcome) -> Interval:
    value, level = outcome.value, outcome.level
    whole = Interval(Fraction(0), most)
    # A value at or beyond the mark earns all of it, and a mark of zero admits no proportion.
    if outcome.verdict is Verdict.MET or not isinstance(value, Interval) or not isinstance(level, Interval):
        return _on_verdict(most, outcome.verdict)
    try:
        earned = Interval.point(most) * value * level.reciprocal()
    except ZeroDivisionError:
        return _on_verdict(most, outcome.verdict)
    return _clipped(earned, whole)


def _clipped(interval: Interval, to: Interval) -> Interval:
    low, high = Interval.point(to.low or 0), Interval.point(to.high or 0)
    return interval.maximum(low).minimum(high)


def _banded(bands: Sequence[Band], outcome: Outcome) -> Interval:
    if not isinstance(outcome.value, Interval):
        earned = [band.points for band in bands]
    else:
        earned = [
            band.points
            for band, worse_than in zip(bands, [None, *(band.limit for band in bands)], strict=False)
            if outcome.value.meet(_band(band.limit, worse_than, outcome.better)) is not None
        ]
    return Interval(min(earned), max(earned))


def _band(limit: Fraction | None, worse_than: Fraction | None, better: Better) -> Interval:
    """The values of a band: its limit belongs to it, the limit of the next better one does not."""
    if better is Better.LOWER:
        return Interval(worse_than, limit, low_open=True)
    return Interval(limit, worse_than, high_open=True)


def _interpolated(knots: Sequence[tuple[Fraction, Fraction]], value: Bounds | None) -> Interval:
    if not isinstance(value, Interval):
        points = [reached for _, reached in knots]
        return Interval(min(points), max(points))
    ends = [_on_line(knots, value.low), _on_line(knots, value.high, last=True)]
    inside = [reached for at, reached in knots if at in value]
    reached = [*ends, *inside]
    return Interval(min(reached), max(reached))


def _on_line(knots: Sequence[tuple[Fraction, Fraction]], at: Fraction | None, *, last: bool = False) -> Fraction:
    if at is None:
        return knots[-1][1] if last else knots[0][1]
    if at <= knots[0][0]:
        return knots[0][1]
    for (start, low), (end, high) in pairwise(knots):
        if at <= end:
            return low + (high - low) * (at - start) / (end - start)
    return knots[-1][1]
