"""Targets of every kind, with points, over a set of indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from hypothesis import strategies as st
from tests.strategies.fitting import criteria_for
from tests.strategies.numbers import maybe_labels, maybe_texts, weighted
from tests.strategies.scorings import scorings
from tests.strategies.tables import labels

from emulation_rules.model.criterion import (
    Change,
    Comparison,
    Criterion,
    Threshold,
    minds_zero_baseline,
)
from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.score_tree import Missing
from emulation_rules.model.scoring import Adjustment, VetoEffect, When
from emulation_rules.model.target import (
    Dated,
    Measured,
    Part,
    Qualitative,
    QualitativeKind,
    Question,
    Scope,
    Target,
    Together,
    ZeroBaseline,
)

Draw: TypeAlias = st.DrawFn

_POOLABLE = {Measure.COUNT, Measure.MONEY, Measure.NUMBER, Measure.PERCENT}
_RISING = {Comparison.AT_LEAST, Comparison.ABOVE}
_ONE_SIDED = {*_RISING, Comparison.AT_MOST, Comparison.BELOW}
_MOST = 40
_DECK = st.integers(1, _MOST).map(Fraction) | st.sampled_from([Fraction(5, 2), Fraction(1, 4)])


@dataclass(frozen=True)
class Around:
    """What a target may refer to."""

    indicators: Mapping[str, Indicator]
    references: Sequence[str]
    units: Sequence[str]


@st.composite
def measured(draw: Draw, around: Around, year: int = 2022) -> Measured:
    """Draw an indicator with the criterion it is held against, sometimes by year."""
    known = list(around.indicators.values())
    # Computed figures are worth more looks than reported ones.
    known += [indicator for indicator in known if indicator.ratio or indicator.formula] * 2
    indicator = draw(st.sampled_from(known))
    criteria = criteria_for(indicator, around.references)
    years = draw(st.sampled_from([(0,), (0,), (0,), (year,), (year - 1, year), (year - 2, year + 1), (year + 1,)]))
    dated = tuple(Dated(since, draw(criteria)) for since in years)
    changes = any(minds_zero_baseline(held.criterion) for held in dated)
    zero = draw(st.sampled_from(ZeroBaseline)) if changes else ZeroBaseline.UNDETERMINED
    exceeds = None if indicator.measure is Measure.BOOLEAN else draw(weighted((4, st.none()), (1, criteria)))
    return Measured(indicator.id, dated, zero, exceeds)


@st.composite
def together(draw: Draw, around: Around, name: str, depth: int = 0) -> Together:
    """Draw a composite; parts may have ids of their own."""
    parts = tuple(
        Part(
            draw(questions(around, f"{name}_{number}", depth + 1)),
            draw(st.sampled_from(["", f"{name}_{number}"])),
            draw(maybe_texts()),
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    )
    return Together(parts, draw(st.none() | st.integers(1, len(parts))))


def questions(around: Around, name: str, depth: int = 0) -> st.SearchStrategy[Question]:
    """Return questions, mostly measured ones."""
    asked: list[tuple[int, st.SearchStrategy[Question]]] = [
        (5, measured(around)),
        (1, st.builds(Qualitative, st.sampled_from(QualitativeKind))),
    ]
    if depth < 2:
        asked.append((1, together(around, name, depth)))
    return weighted(*asked)


@st.composite
def targets(draw: Draw, around: Around, name: str) -> Target:
    """Draw one target."""
    question = draw(questions(around, name))
    units = st.lists(st.sampled_from(list(around.units)), max_size=2, unique=True) if around.units else st.just([])
    only = draw(st.just([]) | units)
    excluded = [unit for unit in draw(st.just([]) | units) if unit not in only]
    target = Target(
        name,
        draw(maybe_texts()),
        question,
        scope=draw(st.sampled_from([Scope.PER_UNIT, Scope.PER_UNIT, *_scopes(question, around)])),
        scored=draw(st.sampled_from([True, True, True, False])),
        veto=draw(weighted((4, st.none()), (1, st.sampled_from(VetoEffect)))),
        only=tuple(only),
        excluded=tuple(excluded),
        source=draw(maybe_labels()),
        note=draw(maybe_labels()),
    )
    return draw(_with_points(target, around)) if target.scored else target


def _scopes(question: Question, around: Around) -> Sequence[Scope]:
    return list(Scope) if _poolable(question, around) else [Scope.PER_UNIT, Scope.EVERY_UNIT]


def _poolable(question: Question, around: Around) -> bool:
    match question:
        case Measured():
            return around.indicators[question.indicator].measure in _POOLABLE
        case Together():
            return all(_poolable(part.question, around) for part in question.parts)
        case Qualitative():
            return False


@st.composite
def _with_points(draw: Draw, target: Target, around: Around) -> Target:
    points = draw(weighted((1, st.none()), (3, _decks(target.question, around))))
    if points is not None:
        target = draw(_only_scored(target))
        scoring = draw(scorings(target.question, around.indicators, points))
        missing, words = draw(st.none() | st.sampled_from(Missing)), draw(labels(points))
        target = replace(target, points=points, scoring=scoring, missing=missing, labels=words)
        if is_only_scored(target.question):
            return target
    whens = [When.MET, When.NOT_MET, *([When.EXCEEDED] if can_be_exceeded(target.question) else [])]
    adjustments = weighted((3, st.none()), (1, st.builds(Adjustment, _DECK, st.sampled_from(whens))))
    return replace(target, bonus=draw(adjustments), penalty=draw(adjustments))


def is_only_scored(question: Question) -> bool:
    """Whether nothing is asked of the figure."""
    return isinstance(question, Measured) and not question.dated


@st.composite
def _only_scored(draw: Draw, target: Target) -> Target:
    """Take the criterion away now and then, and all that needs it."""
    if not isinstance(target.question, Measured) or draw(st.sampled_from([True, True, True, False])):
        return target
    scope = Scope.PER_UNIT if target.scope is Scope.EVERY_UNIT else target.scope
    return replace(target, question=Measured(target.question.indicator, ()), scope=scope, veto=None)


def _decks(question: Question, around: Around) -> st.SearchStrategy[Fraction]:
    """Return points; those of a judged indicator are mostly its ceiling, so that they can be given directly."""
    ceiling = around.indicators[question.indicator].ceiling if isinstance(question, Measured) else None
    return _DECK if ceiling is None or ceiling > _MOST else weighted((1, _DECK), (3, st.just(ceiling)))


def can_be_exceeded(question: Question) -> bool:
    """Whether the question has a meaning of *exceeded* in every year."""
    if not isinstance(question, Measured):
        return False
    if question.exceeds is not None:
        return True
    return bool(question.dated) and all(map(_one_sided, (held.criterion for held in question.dated)))


def _one_sided(criterion: Criterion) -> bool:
    return isinstance(criterion, Change) or (isinstance(criterion, Threshold) and criterion.comparison in _ONE_SIDED)
