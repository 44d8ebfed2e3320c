"""Conditions over results – of titles and classes – and whether some can hold together, proved or not said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.linting.score_reach import most_of_whole, whole_maximum
from emulation_rules.model.formula import Formula
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.plan.class_space import ClassFigures
from emulation_rules.plan.formulas import condition_of
from emulation_rules.plan.nodes import Condition, Read, Test, difference, negated
from emulation_rules.plan.plan import Slot, SlotKind
from emulation_rules.plan.results import ResultFigure, slot_figure
from emulation_rules.solving.answers import Impossible
from emulation_rules.solving.solve import can_hold
from emulation_rules.solving.variables import Variable, Variables


@dataclass(frozen=True, slots=True)
class Sought:
    """Conditions of which each is to hold, or, where ``not_held``, not to hold."""

    held: Sequence[Formula]
    not_held: Sequence[Formula] = ()


def impossible(sought: Sought, ruleset: Ruleset) -> bool:
    """Whether no result does what is sought, which is proved; False also where neither was found out."""
    figures = ClassFigures(ruleset)
    scope = figures.results(ranked=True, titles=ruleset.titles)
    conditions = [condition_of(formula, scope) for formula in sought.held]
    conditions += [negated(condition_of(formula, scope)) for formula in sought.not_held]
    space, slots = figures.space(), tuple(figures.slots.values())
    ranges = [_cut(range_, slot, ruleset) for range_, slot in zip(space.ranges, slots, strict=True)]
    if None in ranges:
        return True
    variables = Variables(figures.period)
    variables.all += [
        Variable(slot.key, None, range_, whole=index in space.whole)
        for index, (slot, range_) in enumerate(zip(slots, ranges, strict=True))
        if range_ is not None
    ]
    orders: list[Condition] = [
        Test(difference(Read(order.second), Read(order.first)), strict=False) for order in space.orders
    ]
    return isinstance(can_hold([*conditions, *orders], variables), Impossible)


def _cut(range_: Interval, slot: Slot, ruleset: Ruleset) -> Interval | None:
    """Return what a figure can be in this ruleset, None where that is nothing."""
    if slot.kind is not SlotKind.RESULT:
        return range_
    most = _most(slot_figure(slot)[0], ruleset)
    return range_ if most is None else range_.meet(Interval(None, most))


def _most(figure: ResultFigure, ruleset: Ruleset) -> Fraction | None:
    match figure:
        case ResultFigure.SCORE:
            return most_of_whole(ruleset)
        case ResultFigure.MAXIMUM:
            return whole_maximum(ruleset)
        case ResultFigure.RANK:
            return Fraction(len(ruleset.units)) if ruleset.units else None
        case ResultFigure.TARGETS_ASKED | ResultFigure.TARGETS_MET | ResultFigure.TARGETS_EXCEEDED:
            return Fraction(sum(target.scored for target in ruleset.targets.values()))
        case _:
            return None
