"""A search for two values of which the better earns fewer points, all else being equal.

It refutes and never proves: a formula that falls may go unnoticed, one that is noted does fall. The search is exact,
tries the same numbers each time, and looks at a bounded number of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice, product
from typing import Final

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.formula import Formula
from emulation_rules.model.indicator import Better, Indicator
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Measured, Target
from emulation_rules.model.verdict import Reason
from emulation_rules.plan import frame
from emulation_rules.plan.aggregates import Aggregate, Statistic
from emulation_rules.plan.bounds import bounds, truth
from emulation_rules.plan.figures import Figures
from emulation_rules.plan.formulas import number_of
from emulation_rules.plan.from_model import lowered_question
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import ZERO, Choice, Expr, Read, operands, slots_of
from emulation_rules.plan.plan import Exempt, Leaf, Slot, SlotKind
from emulation_rules.plan.points import frame_over_figures, points_scope
from emulation_rules.plan.substitute import substituted
from emulation_rules.syntax.checks.breakpoints import breakpoints
from emulation_rules.syntax.checks.ranges import criterion_year, marks_set
from emulation_rules.syntax.checks.sample_figures import on_its_grid, sample_figures, tried_values

_MOST_SETTINGS: Final = 12
"""Settings of the other figures that are tried."""

_STEPS_FOR_ONE: Final = 40_000
_STEPS_FOR_ALL: Final = 3_000_000
"""Parts of expressions worked out for one formula, and for a ruleset."""


@dataclass(frozen=True, slots=True)
class Fall:
    """Two values and what they earn; ``others`` are the other figures that were set, by key."""

    numbers: Mapping[str, Fraction]
    others: Sequence[tuple[str, Fraction]]


class FallSearch:
    """Searches the formulas of one ruleset."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self._steps = _STEPS_FOR_ALL

    def of(self, target: Target, formula: Formula) -> Fall | None:
        """Return two values that show a formula to fall, None where none were found or nothing is better."""
        case = _case(target, formula, self._ruleset)
        if case is None:
            return None
        left = min(_STEPS_FOR_ONE, self._steps)
        for setting in islice(case.settings(), _MOST_SETTINGS):
            values = case.values(setting)
            cost = case.size * len(values)
            if cost > left:
                return None
            left -= cost
            self._steps -= cost
            fall = _fall(case, setting, values)
            if fall is not None:
                return fall
        return None


def _fall(case: _Case, setting: Mapping[int, Fraction], values: Sequence[Fraction]) -> Fall | None:
    earned: list[tuple[Fraction, Fraction]] = []
    for value in sorted(values, reverse=case.indicator.better is Better.LOWER):
        points = case.points({**setting, case.slot: value})
        if points is None:
            continue
        # Of the worse values that earn more the nearest says most.
        worse = next((each for each in reversed(earned) if each[1] > points), None)
        if worse is not None:
            numbers = {"worse": worse[0], "more": worse[1], "better": value, "fewer": points}
            others = [(case.slots[slot].key, number) for slot, number in setting.items() if slot not in case.pooled]
            return Fall(numbers, others)
        earned.append((value, points))
    return None


@dataclass(frozen=True, slots=True)
class _Case:
    """One formula over figures, the slot of the value it is about, and the slots that are set besides."""

    ruleset: Ruleset
    indicator: Indicator
    question: Leaf | Exempt
    expr: Expr
    slots: Sequence[Slot]
    slot: int
    others: Sequence[int]
    pooled: Mapping[int, int]
    """Each slot of what units come to together, and the first one of those made of the same."""

    @property
    def size(self) -> int:
        """How many parts are worked out for one value."""
        aggregates = [self.slots[slot].aggregate for slot in self.pooled]
        exprs = [self.expr, *(one.operand for one in aggregates if one is not None)]
        if isinstance(self.question, Leaf):
            exprs.append(self.question.test.margin)
        return sum(map(_size, exprs))

    def settings(self) -> Iterator[Mapping[int, Fraction]]:
        """Yield settings of the other figures, one figure at a time first."""
        offered = [self._offered(self.slots[slot]) for slot in self.others]
        first = [numbers[0] for numbers in offered]
        seen = set[tuple[Fraction, ...]]()
        singly = (
            (*first[:index], number, *first[index + 1 :]) for index, numbers in enumerate(offered) for number in numbers
        )
        for numbers in (tuple(first), *singly, *islice(product(*offered), _MOST_SETTINGS)):
            if numbers not in seen:
                seen.add(numbers)
                yield dict(zip(self.others, numbers, strict=True))

    def _offered(self, slot: Slot) -> Sequence[Fraction]:
        if slot.kind is SlotKind.PEERS:
            return Fraction(0), Fraction(1)
        if slot.aggregate is not None:
            # What the one other unit brings to it.
            found = bounds(slot.aggregate.operand, [one.range for one in self.slots])
            return sample_figures(found if isinstance(found, Interval) else Interval(None, None))
        marks = marks_set(slot, self.ruleset) if slot.kind is SlotKind.ASSIGNED else ()
        return marks or on_its_grid(sample_figures(slot.range), slot.indicator)

    def values(self, setting: Mapping[int, Fraction]) -> Sequence[Fraction]:
        """Return the values that are tried: those at which something turns, their neighbours, and some between."""
        exprs = [self.expr]
        if isinstance(self.question, Leaf):
            tests = [test for test in (self.question.test, self.question.exceeds) if test is not None]
            exprs += [Choice(test, ZERO, ZERO) for test in tests]
        known = [*self._slots(setting), *([Reason.NOT_REPORTED] * frame.SIZE)]
        turns = [turn for expr in exprs for turn in breakpoints(expr, self.slot, known)]
        return tried_values([*turns, *setting.values()], self.indicator)

    def points(self, numbers: Mapping[int, Fraction]) -> Fraction | None:
        """Return what is earned where every figure is known, None where that cannot be told."""
        slots = self._slots(numbers)
        framed = self._frame(slots)
        found = None if framed is None else bounds(self.expr, [*slots, *framed])
        return found.number if isinstance(found, Interval) and found.is_point else None

    def _slots(self, numbers: Mapping[int, Fraction]) -> list[Bounds]:
        slots: list[Bounds] = [Reason.NOT_REPORTED] * len(self.slots)
        for slot, number in numbers.items():
            slots[slot] = Interval.point(number)
        for slot, first in self.pooled.items():
            slots[slot] = _with_one_other(self.slots[slot].aggregate, numbers[first], slots)
        return slots

    def _frame(self, slots: Sequence[Bounds]) -> Sequence[Bounds] | None:
        """Return the target's frame; its numbers stand in the expression itself."""
        numbers: list[Bounds] = [Reason.NOT_REPORTED] * 4
        if isinstance(self.question, Exempt):
            return [*numbers, Reason.ONLY_SCORED, Reason.ONLY_SCORED]
        if self.question.zero is not None and self.question.baseline is not None:
            baseline = bounds(self.question.baseline, slots)
            if not isinstance(baseline, Interval) or 0 in baseline:
                return None
        met = truth(self.question.test, slots)
        beyond = False if self.question.exceeds is None else truth(self.question.exceeds, slots)
        if not isinstance(met, bool) or not isinstance(beyond, bool):
            return None
        return [*numbers, Interval.point(met), Interval.point(met and beyond)]


def _case(target: Target, formula: Formula, ruleset: Ruleset) -> _Case | None:
    """Return what is to be searched, None where no value is better than another, or more than it would change."""
    bare = _with_own_figure(target, ruleset)
    period = ruleset.span.period
    figures = Figures(bare, replace(period, year=criterion_year(target, period.year)))
    question = lowered_question(target, figures)
    if not isinstance(question, Leaf | Exempt) or not isinstance(question.value, Read) or question.indicator is None:
        return None
    two_sided = isinstance(question, Leaf) and question.need in (None, Comparison.EXACTLY)
    if two_sided or question.indicator.better is Better.NEITHER:
        return None
    expr = substituted(number_of(formula, points_scope(target, question, figures)).expr, frame_over_figures(question))
    slots = tuple(figures.slots.values())
    pooled = _pooled(slots)
    read = slots_of(expr) | _read_together(slots)
    if pooled is None or not read & {question.value.slot, frame.MET, frame.EXCEEDED}:
        return None
    apart = [index for index in range(len(slots)) if index != question.value.slot]
    others = [index for index in apart if pooled.get(index, index) == index]
    return _Case(ruleset, question.indicator, question, expr, slots, question.value.slot, others, pooled)


def _with_own_figure(target: Target, ruleset: Ruleset) -> Ruleset:
    """Return the ruleset with the target's own figure taken as it is reported."""
    name = target.question.indicator if isinstance(target.question, Measured) else ""
    if name not in ruleset.indicators:
        return ruleset
    own = replace(ruleset.indicators[name], ratio=None, formula=None)
    return replace(ruleset, indicators={**ruleset.indicators, name: own})


def _pooled(slots: Sequence[Slot]) -> Mapping[int, int] | None:
    """Return the slots of what units come to together, None where two units do not say enough about it."""
    first: dict[Expr, int] = {}
    pooled: dict[int, int] = {}
    for index, slot in enumerate(slots):
        if slot.aggregate is not None:
            if slot.aggregate.statistic is Statistic.PERCENTILE:
                return None
            pooled[index] = first.setdefault(slot.aggregate.operand, index)
    return pooled


def _read_together(slots: Sequence[Slot]) -> frozenset[int]:
    """Return the slots that what units come to together reads."""
    return frozenset(read for slot in slots if slot.aggregate is not None for read in slots_of(slot.aggregate.operand))


def _with_one_other(aggregate: Aggregate | None, other: Fraction, slots: Sequence[Bounds]) -> Bounds:
    """Return what a unit and one other come to together."""
    own = Reason.CLUSTER_UNKNOWN if aggregate is None else bounds(aggregate.operand, slots)
    if aggregate is None or not isinstance(own, Interval) or not own.is_point:
        return Reason.CLUSTER_UNKNOWN
    match aggregate.statistic:
        case Statistic.MAX:
            return Interval.point(max(own.number, other))
        case Statistic.MIN:
            return Interval.point(min(own.number, other))
        case Statistic.SUM:
            return Interval.point(own.number + other)
        case Statistic.MEAN:
            return Interval.point((own.number + other) / 2)
        case Statistic.RANK:
            ahead = other < own.number if aggregate.lower else other > own.number
            return Interval.point(1 + ahead)
        case Statistic.COUNT:
            return Interval.point(2)
        case Statistic.PERCENTILE:
            return Reason.CLUSTER_UNKNOWN


def _size(expr: Expr) -> int:
    size, waiting = 0, [expr]
    while waiting:
        size += 1
        waiting += operands(waiting.pop())
    return size
