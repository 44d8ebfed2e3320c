"""Ranking keys, titles and classes lowered: plans whose slots are figures of a unit's result.

What a title asks becomes a question like a target's, so that every engine rules on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from emulation_rules.model.criterion import Comparison, Done
from emulation_rules.model.formula import Name
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.period import Period
from emulation_rules.model.report import FigureKey
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Qualitative, QualitativeKind, Target
from emulation_rules.model.text import Text
from emulation_rules.model.titles import ClassScheme, Ranking, RankKey, Title, Vote
from emulation_rules.plan.formulas import condition_of, number_of
from emulation_rules.plan.nodes import (
    AllHold,
    Choice,
    Condition,
    Const,
    Expr,
    OneHolds,
    Test,
    difference,
    negative,
    scaled,
)
from emulation_rules.plan.plan import Combination, Leaf, Plan, PlannedTarget, Question, SlotKind
from emulation_rules.plan.results import ResultFigure, ResultFigures, slot_figure

BY_SHARE: Final = Ranking((RankKey(Name("share")),))
"""How units are ranked where a ruleset does not say."""

_ONE: Final = Const(Fraction(1))
_NO_FIGURE: Final = Indicator("", Text(), Measure.NUMBER, Better.NEITHER)


@dataclass(frozen=True, slots=True)
class Stage:
    """Some titles whose conditions can be ruled on together: none asks whether another of them is held.

    The plan has a target `when_name` for each, and `vote_name` for those that are voted on.
    """

    plan: Plan
    titles: tuple[Title, ...]


@dataclass(frozen=True, slots=True)
class ResultPlan:
    """What follows from results.

    Units are ranked by ``keys`` over the slots of ``ranks``. Titles come in stages, and ``classes`` last, with a target
    `level_name` for every class that has a condition.
    """

    ranking: Ranking
    ranks: Plan
    keys: tuple[Expr, ...]
    stages: tuple[Stage, ...]
    classes: Plan

    def plans(self) -> Iterator[Plan]:
        """Yield every plan in the order they are answered."""
        yield self.ranks
        for stage in self.stages:
            yield stage.plan
        yield self.classes


def when_name(title: str) -> str:
    """Return the id of the question whether a title's condition holds."""
    return f"when:{title}"


def vote_name(title: str) -> str:
    """Return the id of the question whether a title was voted for."""
    return f"vote:{title}"


def level_name(scheme: str, level: str) -> str:
    """Return the id of the question whether the condition of a class holds."""
    return f"class:{scheme}:{level}"


def result_plan(ruleset: Ruleset, period: Period | None = None) -> ResultPlan:
    """Return what follows from results lowered. Raises `FormulaMeaningError`."""
    when = period or ruleset.span.period
    ranking = ruleset.ranking or BY_SHARE
    figures = ResultFigures(ruleset, when)
    keys = _keys(ruleset.ranking, figures)
    return ResultPlan(ranking, _plan(figures, ()), keys, tuple(_stages(ruleset, when)), _classes(ruleset, when))


def _keys(ranking: Ranking | None, figures: ResultFigures) -> tuple[Expr, ...]:
    if ranking is None:
        # Not by its name, which may be an indicator's where nothing is asked of results.
        return (figures.result(ResultFigure.SHARE),)
    scope = figures.results(ranked=False, titles=())
    return tuple(number_of(key.formula, scope).expr for key in ranking.keys)


def figures_read(plan: ResultPlan) -> frozenset[FigureKey]:
    """Return the reported figures that ranking keys, titles and classes read."""
    slots = [slot for each in plan.plans() for slot in each.slots]
    return frozenset((slot.indicator.id, slot.period) for slot in slots if slot.kind is SlotKind.REPORTED)


# ---- titles and classes ---------------------------------------------------------------------


def _stages(ruleset: Ruleset, period: Period) -> Iterator[Stage]:
    waiting = list(ruleset.titles.values())
    while waiting:
        taken = _first_stage(ruleset, period, waiting)
        figures = ResultFigures(ruleset, period)
        targets = [target for title in taken for target in _of_title(title, ruleset, figures)]
        yield Stage(_plan(figures, targets), tuple(taken))
        waiting = waiting[len(taken) :]


def _first_stage(ruleset: Ruleset, period: Period, waiting: Sequence[Title]) -> list[Title]:
    """Return the first titles, up to one that asks whether one of them is held."""
    taken: list[Title] = []
    for title in waiting:
        alone = ResultFigures(ruleset, period)
        _of_title(title, ruleset, alone)
        held = {subject for figure, subject in _results_read(alone) if figure is ResultFigure.HOLDS}
        if held & {before.id for before in taken}:
            break
        taken.append(title)
    return taken


def _results_read(figures: ResultFigures) -> Iterator[tuple[ResultFigure, str]]:
    for slot in figures.slots.values():
        if slot.kind is SlotKind.RESULT:
            yield slot_figure(slot)


def _of_title(title: Title, ruleset: Ruleset, figures: ResultFigures) -> list[PlannedTarget]:
    names = list(ruleset.titles)
    earlier = names[: names.index(title.id)]
    condition = condition_of(title.when, figures.results(ranked=True, titles=earlier))
    asked = [_planned(when_name(title.id), title.title, condition)]
    if title.vote is not None:
        asked.append(_planned(vote_name(title.id), title.title, vote_condition(title.vote, figures)))
    return asked


def _classes(ruleset: Ruleset, period: Period) -> Plan:
    figures = ResultFigures(ruleset, period)
    return _plan(figures, [planned for scheme in ruleset.classes.values() for planned in _levels(scheme, figures)])


def _levels(scheme: ClassScheme, figures: ResultFigures) -> Iterator[PlannedTarget]:
    for level in scheme.levels:
        if level.when is not None:
            scope = figures.results(ranked=True, titles=figures.ruleset.titles)
            yield _planned(level_name(scheme.id, level.id), level.title, condition_of(level.when, scope))


def vote_condition(vote: Vote, figures: ResultFigures) -> Condition:
    """Return when a vote carries: votes were cast, and enough of them are in favour.

    Where the head has a casting vote, that alone decides a share that is hit exactly.
    """
    favour, base = (
        figures.value(figures.ruleset.indicators[name], figures.period) for name in (vote.favour, vote.base)
    )
    beyond = difference(favour, scaled(vote.share, base))
    enough: Condition = Test(beyond, strict=vote.comparison is Comparison.ABOVE)
    if vote.casting:
        casting = figures.value(figures.ruleset.indicators[vote.casting], figures.period)
        decided = AllHold((Test(beyond, strict=False), Test(difference(casting, _ONE), strict=False)))
        enough = OneHolds((Test(beyond, strict=True), decided))
    return AllHold((Test(base, strict=True), enough))


# ---- conditions as questions ------------------------------------------------------------------


def _plan(figures: ResultFigures, targets: Sequence[PlannedTarget]) -> Plan:
    return Plan(figures.ruleset, figures.period, tuple(figures.slots.values()), tuple(targets))


def _planned(name: str, title: Text, condition: Condition) -> PlannedTarget:
    return PlannedTarget(Target(name, title, Qualitative(QualitativeKind.JUDGED)), question_of(condition, name, title))


def question_of(condition: Condition, name: str, title: Text = Text()) -> Question:  # noqa: B008  (a frozen value)
    """Return a condition as the question an engine rules on: met where it holds."""
    match condition:
        case AllHold():
            return Combination(name, title, None, _parts(AllHold, condition.conditions, name))
        case OneHolds():
            return Combination(name, title, 1, _parts(OneHolds, condition.conditions, name))
        case Test():
            return _leaf(condition, name, title)
        case _:
            return _leaf(Test(Choice(condition, _ONE, negative(_ONE)), strict=False), name, title)


def _parts(kind: type[AllHold | OneHolds], conditions: Sequence[Condition], name: str) -> tuple[Question, ...]:
    flat = list(_flattened(kind, conditions))
    return tuple(question_of(inner, f"{name}.{number}") for number, inner in enumerate(flat, 1))


def _flattened(kind: type[AllHold | OneHolds], conditions: Sequence[Condition]) -> Iterator[Condition]:
    for inner in conditions:
        if isinstance(inner, kind):
            yield from _flattened(kind, inner.conditions)
        else:
            yield inner


def _leaf(test: Test, name: str, title: Text) -> Leaf:
    return Leaf(name, title, _NO_FIGURE, Done(), test.margin, test, None, None, None, None, None)
