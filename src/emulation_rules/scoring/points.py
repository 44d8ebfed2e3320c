"""The points of one target as an interval: certain to possible."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.model.interval import Interval
from emulation_rules.model.score_tree import Missing
from emulation_rules.model.scoring import Adjustment, LeaderShare, When, WithoutMark
from emulation_rules.model.target import Target
from emulation_rules.model.verdict import Exceeded, Reason, Verdict
from emulation_rules.plan import frame
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.completions import completions
from emulation_rules.plan.known import UNREPORTED, Bounds
from emulation_rules.plan.plan import Plan, PlannedTarget
from emulation_rules.plan.points import frame_ranges
from emulation_rules.plan.readings import Readings

_NOTHING = Interval.point(0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What points are made of. ``numbers`` are value, mark, baseline and margin, or why they are not known."""

    verdict: Verdict
    reason: Reason
    exceeded: Exceeded | None = None
    numbers: tuple[Bounds, Bounds, Bounds, Bounds] = (Reason.NOT_REPORTED,) * 4


def points_of(plan: Plan, planned: PlannedTarget, outcome: Outcome, readings: Readings) -> Interval | None:
    """Return the points of a target, or None where it has none to give: watched, or not asked of this unit."""
    target = planned.target
    if planned.points is None or target.points is None or not _earns(target, outcome):
        return None
    framed = (*outcome.numbers, frame.met_number(outcome.verdict), frame.exceeded_number(outcome.exceeded))
    values = (*readings.values, *framed)
    found = bounds(planned.points, values)
    missing = target.missing or plan.ruleset.score.missing
    if missing is not Missing.UNKNOWN and (found in UNREPORTED or outcome.reason in UNREPORTED):
        return _NOTHING if missing is Missing.ZERO else None
    if isinstance(found, Reason):
        ranges = (*(slot.range for slot in plan.slots), *frame_ranges(planned.question))
        found = completions(planned.points, values, ranges)
    return Interval(Fraction(0), target.points) if isinstance(found, Reason) else found


def _earns(target: Target, outcome: Outcome) -> bool:
    if outcome.verdict is not Verdict.NOT_APPLICABLE or outcome.reason is Reason.ONLY_SCORED:
        return True
    by_value = isinstance(target.scoring, LeaderShare) and target.scoring.without_mark is WithoutMark.BY_VALUE
    return by_value and outcome.reason is Reason.NOT_ASSIGNED


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
    low = adjustment.points if verdict is Verdict.MET else Fraction(0)
    high = Fraction(0) if verdict is Verdict.NOT_MET else adjustment.points
    return Interval(low, high)
