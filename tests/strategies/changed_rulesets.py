"""Pairs of rulesets: one, and the same with some of its targets changed a little or drawn anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from hypothesis import strategies as st
from tests.strategies.rulesets import rulesets
from tests.strategies.targets import Around, targets

from emulation_rules.model.criterion import (
    Between,
    Change,
    Comparison,
    Criterion,
    Figure,
    Moves,
    NotMoves,
    Threshold,
    minds_zero_baseline,
)
from emulation_rules.model.quantity import Quantity
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Dated, Measured, Part, Question, Target, Together, ZeroBaseline

Draw: TypeAlias = st.DrawFn
_MOVES = (Fraction(1), Fraction(-1), Fraction(1, 2))
_SIDES = (Comparison.AT_LEAST, Comparison.ABOVE, Comparison.AT_MOST, Comparison.BELOW, Comparison.EXACTLY)


@st.composite
def changed_pairs(draw: Draw) -> tuple[Ruleset, Ruleset]:
    """Draw two versions of a ruleset."""
    old = draw(rulesets())
    around = Around(old.indicators, list(old.references), list(old.units))
    new = {name: draw(_changed(target, around)) for name, target in old.targets.items()}
    return old, replace(old, targets=new)


@st.composite
def _changed(draw: Draw, target: Target, around: Around) -> Target:
    how = draw(st.sampled_from(["kept", "nudged", "nudged", "nudged", "anew"]))
    if how == "kept":
        return target
    if how == "anew":
        drawn = draw(targets(around, target.id))
        return replace(target, question=drawn.question, scoring=drawn.scoring, points=drawn.points)
    return replace(target, question=draw(_nudged_question(target.question)))


@st.composite
def _nudged_question(draw: Draw, question: Question) -> Question:
    match question:
        case Measured():
            dated = tuple(Dated(each.year, draw(nudged(each.criterion))) for each in question.dated)
            minds = any(minds_zero_baseline(each.criterion) for each in dated)
            zero = draw(st.sampled_from([question.zero_baseline, *ZeroBaseline])) if minds else question.zero_baseline
            return replace(question, dated=dated, zero_baseline=zero)
        case Together(parts, need):
            needs: Sequence[int | None] = (need, need, None, 1, len(parts))
            nudged_parts: tuple[Part, ...] = tuple(
                replace(part, question=draw(_nudged_question(part.question))) if draw(st.booleans()) else part
                for part in parts
            )
            return Together(nudged_parts, draw(st.sampled_from(needs)))
        case _:
            return question


@st.composite
def nudged(draw: Draw, criterion: Criterion) -> Criterion:
    """Draw a criterion that is one, or another beside it."""
    match criterion:
        case Threshold(comparison, mark):
            moved = draw(_moved_mark(mark)) if isinstance(mark, Figure) else mark
            return Threshold(draw(st.sampled_from([comparison, *_SIDES])), moved)
        case Between(low, high) if isinstance(low, Figure):
            lower = draw(_moved_mark(low))
            in_order = not isinstance(high, Figure) or lower.quantity.number < high.quantity.number
            return Between(lower, high) if in_order else criterion
        case Change(_, amount, more_than, _):
            moved_amount = replace(amount, number=max(amount.number + draw(st.sampled_from(_MOVES)), Fraction(1)))
            return replace(criterion, amount=moved_amount, more_than=draw(st.sampled_from([more_than, not more_than])))
        case Moves(direction, baseline):
            inclusive: Criterion = NotMoves(direction, baseline)
            return inclusive if draw(st.booleans()) else criterion
        case _:
            return criterion


@st.composite
def _moved_mark(draw: Draw, mark: Figure) -> Figure:
    number = max(mark.quantity.number + draw(st.sampled_from([Fraction(0), *_MOVES])), Fraction(0))
    return Figure(Quantity(number, mark.quantity.unit))
