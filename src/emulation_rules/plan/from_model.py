"""The one lowering: ruleset to plan."""

from __future__ import annotations

from collections.abc import Iterable

from emulation_rules.model.criterion import (
    Baseline,
    Between,
    Change,
    ChangeBetween,
    Criterion,
    Mark,
    Moves,
    NotMoves,
    Reference,
    Threshold,
    minds_zero_baseline,
)
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Basis, Ruleset
from emulation_rules.model.target import Dated, Measured, Qualitative, Target, Together, part_ids
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.figures import Figures
from emulation_rules.plan.group_formulas import group_expressions
from emulation_rules.plan.margins import lower_criterion
from emulation_rules.plan.nodes import Test
from emulation_rules.plan.plan import Claimable, Combination, Exempt, Leaf, Plan, PlannedTarget, Question
from emulation_rules.plan.points import lowered_points
from emulation_rules.plan.result_plan import figures_read, result_plan


def plan_of(ruleset: Ruleset, period: Period | None = None) -> Plan:
    """Return the plan of a ruleset for a period, its own where none is given. Raises `FormulaMeaningError`."""
    figures = Figures(ruleset, period or ruleset.span.period)
    targets = tuple(planned_target(target, figures) for target in ruleset.targets.values())
    return Plan(
        ruleset,
        figures.period,
        tuple(figures.slots.values()),
        targets,
        tuple(figures.rates),
        group_expressions(ruleset),
        figures_read(result_plan(ruleset, figures.period)),
    )


def planned_target(target: Target, figures: Figures) -> PlannedTarget:
    """Return a target lowered; the figures it reads are added to the others. Raises `FormulaMeaningError`."""
    held = [
        (one.indicator, dated)
        for one in _measured_in(target.question)
        if (dated := one.in_year(figures.period.year)) is not None
    ]
    carried = [dated.year for _, dated in held if 0 < dated.year < figures.period.year]
    question = lowered_question(target, figures)
    points = lowered_points(target, question, figures)
    return PlannedTarget(
        target,
        question,
        None if points is None else points.expr,
        carried_from=min(carried) if carried else None,
        inferred=tuple(_inferred(held, figures.ruleset)),
    )


def lowered_question(target: Target, figures: Figures) -> Question:
    """Return what a target asks; the figures it reads are added to the others. Raises `FormulaMeaningError`."""
    return _question(target.question, target.id, target.title, figures)


def _question(question: Measured | Together | Qualitative, name: str, title: Text, figures: Figures) -> Question:
    match question:
        case Qualitative(kind):
            return Claimable(name, title, kind)
        case Together(parts, need):
            named = zip(parts, part_ids(question, name), strict=True)
            lowered = tuple(_question(part.question, part_id, part.title, figures) for part, part_id in named)
            return Combination(name, title, need, lowered)
        case Measured(dated=()):
            indicator = figures.ruleset.indicators[question.indicator]
            value = figures.value(indicator, figures.period)
            return Exempt(name, title or indicator.title, Reason.ONLY_SCORED, indicator, value)
        case Measured():
            dated = question.in_year(figures.period.year)
            if dated is None:
                return Exempt(name, title, Reason.OUTSIDE_ITS_YEARS)
            return _leaf(question, dated.criterion, name, title, figures)


def _leaf(question: Measured, criterion: Criterion, name: str, title: Text, figures: Figures) -> Leaf:
    indicator = figures.ruleset.indicators[question.indicator]
    levels = figures.levels(indicator)
    lowered = lower_criterion(criterion, levels)
    exceeds = None
    if question.exceeds is not None:
        exceeds = lower_criterion(question.exceeds, levels).test
    elif lowered.has_excess:
        exceeds = Test(lowered.test.margin, strict=True)
    return Leaf(
        name,
        title or indicator.title,
        indicator,
        criterion,
        levels.value,
        lowered.test,
        lowered.level,
        lowered.need,
        lowered.baseline,
        question.zero_baseline if minds_zero_baseline(criterion) else None,
        exceeds,
        lowered.edge(levels.value),
    )


def _inferred(held: Iterable[tuple[str, Dated]], ruleset: Ruleset) -> Iterable[tuple[str, str]]:
    for indicator, dated in held:
        for reference in _references_in(dated.criterion):
            mark = ruleset.references[reference].marks.get(indicator)
            if mark is not None and mark.number is not None and mark.basis is not Basis.STATED:
                yield reference, mark.basis.value


def _measured_in(question: Measured | Together | Qualitative) -> Iterable[Measured]:
    match question:
        case Measured():
            yield question
        case Together(parts, _):
            for part in parts:
                yield from _measured_in(part.question)
        case Qualitative():
            return


def _references_in(criterion: Criterion) -> Iterable[str]:
    match criterion:
        case Threshold(_, mark):
            held: tuple[Mark | Baseline, ...] = (mark,)
        case Between(low, high):
            held = (low, high)
        case Change() | ChangeBetween() | Moves() | NotMoves():
            held = (criterion.baseline,)
        case _:
            held = ()
    return [one.id for one in held if isinstance(one, Reference)]
