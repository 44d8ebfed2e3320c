"""Everything the figures of a target could be, told apart by its verdict: what checks of its points go by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import reduce

from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Measured, Target, Together
from emulation_rules.plan.assignments import assigned_mark
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.narrowing import narrowed
from emulation_rules.plan.nodes import Condition, Expr, Magnitude, Test, negated, negative
from emulation_rules.plan.plan import Leaf, Question, Slot, SlotKind
from emulation_rules.plan.points import frame_ranges
from emulation_rules.syntax.checks.division_checks import Ranges

_NO, _YES, _EITHER = Interval.point(0), Interval.point(1), Interval(Fraction(0), Fraction(1))


def as_reported(ruleset: Ruleset) -> Ruleset:
    """Return the ruleset with every rate and formula taken as a figure of its own."""
    plain = {name: replace(one, ratio=None, formula=None) for name, one in ruleset.indicators.items()}
    return replace(ruleset, indicators=plain)


def slot_ranges(slots: Sequence[Slot], ruleset: Ruleset) -> list[Bounds]:
    """Return what every slot could be; marks that are assigned are known."""
    return [_marks_of(slot, ruleset) if slot.kind is SlotKind.ASSIGNED else slot.range for slot in slots]


def _marks_of(slot: Slot, ruleset: Ruleset) -> Interval:
    marks = marks_set(slot, ruleset)
    return reduce(Interval.hull, map(Interval.point, marks)) if marks else slot.range


def marks_set(slot: Slot, ruleset: Ruleset) -> Sequence[Fraction]:
    """Return the marks units have been assigned for the indicator of a slot, rising, each once."""
    marks = (assigned_mark(ruleset, unit, slot.indicator) for unit in ruleset.assigned)
    return sorted({mark for mark in marks if mark is not None})


def framed_ranges(question: Question, slots: Ranges) -> Sequence[Ranges]:
    """Return the ways slots and the target's frame may be, the target being met, not met, or its baseline zero."""
    if not isinstance(question, Leaf):
        return [[*slots, *frame_ranges(question)]]
    exceeded = _NO if question.exceeds is None else _EITHER
    ways = [(question.test, _YES, exceeded), (negated(question.test), _NO, _NO)]
    if question.zero is not None and question.baseline is not None:
        # What a baseline of zero means is declared, whatever the margin comes to.
        at_zero: Condition = Test(negative(Magnitude(question.baseline)), strict=False)
        ways.append((at_zero, _EITHER, exceeded))
    return [
        [*there, *_numbers(question, there), met, beyond]
        for condition, met, beyond in ways
        if (there := narrowed(slots, condition)) is not None
    ]


def _numbers(question: Leaf, slots: Ranges) -> Sequence[Bounds]:
    """Return what value, mark, baseline and margin may be."""
    exprs = (question.value, question.edge, question.baseline, question.test.margin)
    return [_range(expr, slots, other) for expr, other in zip(exprs, frame_ranges(question), strict=False)]


def _range(expr: Expr | None, slots: Ranges, otherwise: Interval) -> Bounds:
    found = None if expr is None else bounds(expr, slots)
    return found if isinstance(found, Interval) else otherwise


def criterion_year(target: Target, year: int) -> int:
    """Return the year whose criteria are looked at: the one given, or the first for which there are any."""
    waiting, years = [target.question], list[int]()
    while waiting:
        question = waiting.pop()
        if isinstance(question, Measured):
            years += [dated.year for dated in question.dated[:1]]
        elif isinstance(question, Together):
            waiting += [part.question for part in question.parts]
    return max([year, *years])
