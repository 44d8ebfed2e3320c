"""A unit's evaluation, rank and titles as the figures that ranking keys, titles and classes read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import reduce
from typing import Final

from emulation_rules.model.evaluation import Assessment, Evaluation
from emulation_rules.model.interval import Interval
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import RoundingStage, tops_of
from emulation_rules.model.standing import Outcome, Proposal, Rank
from emulation_rules.model.verdict import Exceeded, Reason, Verdict
from emulation_rules.plan import frame
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Plan, SlotKind
from emulation_rules.plan.readings import Readings, read
from emulation_rules.plan.results import ResultFigure, slot_figure
from emulation_rules.plan.rounding import rounded_interval

_NOTHING: Final = Reason.NO_MEMBER_APPLIES
_HELD: Final[Mapping[Outcome, Interval]] = {
    Outcome.ELIGIBLE: Interval.point(1),
    Outcome.UNDETERMINED: Interval(Fraction(0), Fraction(1)),
}


@dataclass(frozen=True, slots=True)
class Result:
    """What is known of a unit so far: its evaluation, then its rank (None: it has none), then titles in their order."""

    evaluation: Evaluation
    rank: Rank | None = None
    titles: Mapping[str, Proposal] = field(default_factory=dict)


def result_readings(plan: Plan, report: Report, result: Result) -> Readings:
    """Lay out a unit's result, and the report it came from, for a plan over results."""
    readings = read(plan, report)
    pairs = zip(plan.slots, readings.values, strict=True)
    values = tuple(
        _figure(*slot_figure(slot), result, plan.ruleset) if slot.kind is SlotKind.RESULT else value
        for slot, value in pairs
    )
    return replace(readings, values=values)


def _figure(figure: ResultFigure, subject: str, result: Result, ruleset: Ruleset) -> Bounds:
    evaluation = result.evaluation
    match figure:
        case ResultFigure.SCORE:
            return evaluation.score.points if evaluation.score.share is not None else _NOTHING
        case ResultFigure.SHARE:
            return _NOTHING if evaluation.score.share is None else evaluation.score.share
        case ResultFigure.MAXIMUM:
            return Interval.point(evaluation.score.maximum)
        case ResultFigure.RANK:
            rank = result.rank
            return _NOTHING if rank is None else Interval(Fraction(rank.best), Fraction(rank.worst))
        case ResultFigure.LEAST_SHARE:
            return _least_share(evaluation, ruleset)
        case ResultFigure.TARGETS_MET:
            return _counted(evaluation, _is_met)
        case ResultFigure.TARGETS_EXCEEDED:
            return _counted(evaluation, _is_exceeded)
        case ResultFigure.TARGETS_ASKED:
            return _counted(evaluation, lambda _: (1, 1))
        case ResultFigure.MET:
            return frame.met_number(evaluation[subject].verdict)
        case ResultFigure.EXCEEDED:
            return _exceeded(evaluation[subject])
        case ResultFigure.HOLDS:
            return _HELD.get(result.titles[subject].outcome, Interval.point(0))
        case ResultFigure.POINTS_OF | ResultFigure.SHARE_OF | ResultFigure.MAXIMUM_OF:
            member = _member(evaluation, ruleset, subject)
            return _NOTHING if member is None else _of_member(figure, *member)


# ---- targets ----------------------------------------------------------------------------------


def _exceeded(assessment: Assessment) -> Bounds:
    if assessment.verdict is Verdict.NOT_APPLICABLE:
        return _NOTHING
    return frame.exceeded_number(assessment.exceeded)


def _is_met(assessment: Assessment) -> tuple[int, int]:
    return assessment.verdict is Verdict.MET, assessment.verdict in (Verdict.MET, Verdict.UNDETERMINED)


def _is_exceeded(assessment: Assessment) -> tuple[int, int]:
    return assessment.exceeded is Exceeded.YES, assessment.exceeded in (Exceeded.YES, Exceeded.UNKNOWN)


def _counted(evaluation: Evaluation, least_and_most: Callable[[Assessment], tuple[int, int]]) -> Interval:
    """How many of the scored targets that are asked, certainly and possibly."""
    asked = [one for one in evaluation.assessments if one.scored and one.verdict is not Verdict.NOT_APPLICABLE]
    counts = [least_and_most(one) for one in asked]
    return Interval(Fraction(sum(low for low, _ in counts)), Fraction(sum(high for _, high in counts)))


# ---- members of the score tree ----------------------------------------------------------------


def _member(evaluation: Evaluation, ruleset: Ruleset, name: str) -> tuple[Interval, Fraction] | None:
    """Return the points and the maximum of a target or a group, None where nothing in it applies."""
    if name in ruleset.groups:
        found = [(group.points, group.maximum) for group in evaluation.score.groups if group.group == name]
        return found[0] if found else None
    assessment = evaluation[name]
    if assessment.points is None or assessment.maximum is None:
        return None
    rules = ruleset.score
    points = assessment.points
    if rules.stage is RoundingStage.TARGET:
        points = rounded_interval(points, rules.rounding)
    return points, assessment.maximum


def _of_member(figure: ResultFigure, points: Interval, maximum: Fraction) -> Bounds:
    match figure:
        case ResultFigure.POINTS_OF:
            return points
        case ResultFigure.MAXIMUM_OF:
            return Interval.point(maximum)
        case _:
            return Interval.point(100 / maximum) * points if maximum else _NOTHING


def _least_share(evaluation: Evaluation, ruleset: Ruleset) -> Bounds:
    tops = tops_of(ruleset.groups, ruleset.targets)
    members = [_member(evaluation, ruleset, name) for name in tops]
    shares = [Interval.point(100 / member[1]) * member[0] for member in members if member is not None and member[1]]
    return reduce(Interval.minimum, shares) if shares else _NOTHING
