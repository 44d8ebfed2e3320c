"""Rulings and readings told in full: one assessment a target."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from emulation_rules.assessment.exceedance import exceeded
from emulation_rules.assessment.need import need_of
from emulation_rules.model.criterion import Criterion
from emulation_rules.model.evaluation import Assessment
from emulation_rules.model.indicator import Indicator
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Grade, Observation, weakest
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Reason, Verdict
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Expr, FirstKnown, slots_of
from emulation_rules.plan.plan import Combination, Exempt, Leaf, Plan, PlannedTarget, Question
from emulation_rules.plan.readings import Readings
from emulation_rules.plan.ruling import Ruling
from emulation_rules.scoring.labels import labels_of
from emulation_rules.scoring.points import Outcome, adjustment_of, points_of
from emulation_rules.scoring.tree import Earned
from emulation_rules.syntax.phrases import print_criterion


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessment with what it brings to the score."""

    assessment: Assessment
    earned: Earned


def assess(plan: Plan, planned: PlannedTarget, ruling: Ruling, readings: Readings) -> Assessed:
    """Return one target's assessment and points."""
    told = _with_stages(_question(planned.question, ruling, readings), planned.question, readings)
    return with_points(told, plan, planned, outcome_of(planned.question, ruling, readings), readings)


def with_points(told: Assessment, plan: Plan, planned: PlannedTarget, outcome: Outcome, readings: Readings) -> Assessed:
    """Return the assessment of a target's question with what the target itself adds: title, source and points."""
    target = planned.target
    points, adjustment = points_of(plan, planned, outcome, readings), adjustment_of(target, outcome)
    has_adjustment = target.bonus is not None or target.penalty is not None
    assessment = replace(
        told,
        title=target.title or told.title,
        source=target.source,
        scored=target.scored,
        points=points,
        maximum=target.points,
        adjustment=adjustment if has_adjustment else None,
        labels=labels_of(target.labels, points),
        within=target.within,
    )
    return Assessed(assessment, Earned(outcome.verdict, points, adjustment))


def outcome_of(question: Question, ruling: Ruling, readings: Readings) -> Outcome:
    """Return what the points of a target are made of."""
    match question:
        case Leaf():
            exprs = (question.value, question.edge, question.baseline, question.test.margin)
            value, mark, baseline, margin = (_number(expr, readings) for expr in exprs)
            numbers = value, mark, baseline, margin
            return Outcome(ruling.verdict, ruling.reason, exceeded(question, ruling, readings), numbers)
        case Exempt(value=value) if value is not None:
            nothing = Reason.NOT_REPORTED
            return Outcome(ruling.verdict, ruling.reason, None, (_number(value, readings), nothing, nothing, nothing))
        case _:
            return Outcome(ruling.verdict, ruling.reason)


def _number(expr: Expr | None, readings: Readings) -> Bounds:
    return Reason.NOT_REPORTED if expr is None else bounds(expr, readings.values)


def _question(question: Question, ruling: Ruling, readings: Readings) -> Assessment:
    claim = readings.claims.get(question.id)
    match question:
        case Leaf():
            return _leaf(question, ruling, readings, claim)
        case Combination(name, title, _, parts):
            inside = zip(parts, ruling.parts, strict=False)
            told = tuple(_question(part, of_part, readings) for part, of_part in inside)
            grade = weakest(part.grade for part in told if part.grade is not None)
            return Assessment(
                name,
                title,
                ruling.verdict,
                ruling.reason,
                grade=_settled(ruling, claim, grade),
                written=_written(ruling, claim),
                parts=told,
            )
        case Exempt(indicator=indicator, value=value) if indicator is not None and value is not None:
            return _only_scored(question, indicator, value, ruling, readings)
        case _:
            return Assessment(
                question.id,
                question.title,
                ruling.verdict,
                ruling.reason,
                grade=_settled(ruling, claim, None),
                written=_written(ruling, claim),
            )


def _only_scored(question: Exempt, indicator: Indicator, value: Expr, ruling: Ruling, readings: Readings) -> Assessment:
    observed = bounds(value, readings.values)
    return Assessment(
        question.id,
        question.title,
        ruling.verdict,
        ruling.reason,
        indicator=indicator.id,
        unit=indicator.unit,
        observed=_known(observed),
        written=_reported(value, readings),
        grade=_grade([value], readings) if isinstance(observed, Interval) else None,
    )


def _leaf(leaf: Leaf, ruling: Ruling, readings: Readings, claim: Observation | None) -> Assessment:
    observed = bounds(leaf.value, readings.values)
    rests_on = [leaf.value] if leaf.baseline is None else [leaf.value, leaf.baseline]
    grade = _grade(rests_on, readings) if isinstance(observed, Interval) else None
    return Assessment(
        leaf.id,
        leaf.title,
        ruling.verdict,
        ruling.reason,
        exceeded(leaf, ruling, readings),
        leaf.indicator.id,
        phrases_of(leaf.criterion),
        leaf.indicator.unit,
        _known(observed),
        _written(ruling, claim) or _reported(leaf.value, readings),
        None if leaf.baseline is None else _known(bounds(leaf.baseline, readings.values)),
        None if leaf.level is None else _known(bounds(leaf.level, readings.values)),
        _known(bounds(leaf.test.margin, readings.values)),
        None if leaf.exceeds is None else _known(bounds(leaf.exceeds.margin, readings.values)),
        need_of(leaf, readings),
        _settled(ruling, claim, grade),
    )


@lru_cache(maxsize=4096)
def phrases_of(criterion: Criterion) -> Text:
    """Return the canonical phrase of a criterion in both languages."""
    return Text(print_criterion(criterion, "vi"), print_criterion(criterion, "en"))


def _known(found: Bounds) -> Interval | None:
    return found if isinstance(found, Interval) else None


def _settled(ruling: Ruling, claim: Observation | None, grade: Grade | None) -> Grade | None:
    """The grade of the evidence the verdict rests on."""
    by_claim = claim is not None and ruling.reason in (Reason.CLAIMED, Reason.JUDGED)
    if by_claim and ruling.verdict is not Verdict.UNDETERMINED and claim is not None:
        return claim.grade
    return grade


def _written(ruling: Ruling, claim: Observation | None) -> str:
    return claim.written if claim is not None and ruling.reason in (Reason.CLAIMED, Reason.JUDGED) else ""


def _grade(values: list[Expr], readings: Readings) -> Grade | None:
    """The weakest grade among the figures that values were taken from."""
    seen = [readings.observations[slot] for value in values for slot in slots_of(_taken(value, readings))]
    return weakest(observation.grade for observation in seen if observation is not None)


def _reported(value: Expr, readings: Readings) -> str:
    """The text of a value reported as one figure; a computed value has none."""
    found = _observation(value, readings)
    return "" if found is None else found.written


def _observation(value: Expr, readings: Readings) -> Observation | None:
    """The one observation a value is; None where it is computed, or not reported."""
    slots = slots_of(_taken(value, readings))
    return readings.observations[next(iter(slots))] if len(slots) == 1 else None


def _with_stages(told: Assessment, question: Question, readings: Readings) -> Assessment:
    """Return an assessment, and those of its parts, with the points of every stage that judged."""
    match question:
        case Combination(parts=parts):
            inside = zip(told.parts, parts, strict=False)
            return replace(told, parts=tuple(_with_stages(one, part, readings) for one, part in inside))
        case Leaf(value=value) | Exempt(value=value) if value is not None:
            found = _observation(value, readings)
            return told if found is None or not found.stages else replace(told, stage=found.stage, stages=found.stages)
        case _:
            return told


def _taken(value: Expr, readings: Readings) -> Expr:
    """The alternative a value came from."""
    while isinstance(value, FirstKnown):
        first = bounds(value.first, readings.values)
        value = value.first if first == bounds(value, readings.values) else value.second
    return value
