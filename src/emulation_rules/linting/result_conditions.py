"""Conditions over results – of titles and classes – and whether some can hold together, proved or not said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from emulation_rules.linting.score_reach import most_of_whole, whole_maximum
from emulation_rules.model.formula import Formula
from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.plan import boxes
from emulation_rules.plan.boxes import Budget
from emulation_rules.plan.class_space import ClassFigures
from emulation_rules.plan.formulas import condition_of
from emulation_rules.plan.nodes import Condition, Read, Test, difference, negated
from emulation_rules.plan.plan import Slot, SlotKind
from emulation_rules.plan.results import ResultFigure, slot_figure
from emulation_rules.plan.space import Space
from emulation_rules.solving.answers import Impossible
from emulation_rules.solving.solve import Effort, can_hold
from emulation_rules.solving.variables import Variable, Variables

_MOST_BOXES: Final = 1000
_MOST_STEPS: Final = 200
"""How many boxes, and then cases, are looked at for one question."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Conditions of which each is to hold, or, where ``not_held``, not to hold."""

    held: Sequence[Formula]
    not_held: Sequence[Formula] = ()


@dataclass(slots=True)
class _Noted(Budget):
    """Says whether some box was not settled by cutting, so that points in it were tried instead."""

    tried: bool = False

    def spend(self, boxes: int) -> None:
        """Take so many boxes off; a box that is tried costs more than one."""
        self.tried = self.tried or boxes > 1
        Budget.spend(self, boxes)


def impossible(sought: Sought, ruleset: Ruleset) -> bool:
    """Whether no result does what is sought, which is proved; False also where neither was found out."""
    figures = ClassFigures(ruleset)
    scope = figures.results(ranked=True, titles=ruleset.titles)
    conditions = [condition_of(formula, scope) for formula in sought.held]
    conditions += [negated(condition_of(formula, scope)) for formula in sought.not_held]
    wide, slots = figures.space(), tuple(figures.slots.values())
    ranges = [_cut(range_, slot, ruleset) for range_, slot in zip(wide.ranges, slots, strict=True)]
    known = tuple(range_ for range_ in ranges if range_ is not None)
    if len(known) < len(ranges):
        return True
    space = Space(known, wide.whole, wide.orders)
    by_boxes = _by_boxes(conditions, space)
    return _by_solving(conditions, space, slots, figures.period) if by_boxes is None else by_boxes


def _by_boxes(conditions: Sequence[Condition], space: Space) -> bool | None:
    """Return whether conditions cannot all hold, None where cutting does not settle that."""
    budget = _Noted(_MOST_BOXES)
    all_of = boxes.Sought(lambda held: all(each is True for each in held), lambda held: False not in held)
    try:
        if next(boxes.search(conditions, space, all_of, budget), None) is not None:
            return False
    except boxes.TooManyBoxesError:
        return None
    return None if budget.tried else True


def _by_solving(conditions: Sequence[Condition], space: Space, slots: Sequence[Slot], period: Period) -> bool:
    variables = Variables(period)
    variables.all += [
        Variable(slot.key, None, range_, whole=index in space.whole)
        for index, (slot, range_) in enumerate(zip(slots, space.ranges, strict=True))
    ]
    orders = [Test(difference(Read(order.second), Read(order.first)), strict=False) for order in space.orders]
    return isinstance(can_hold([*conditions, *orders], variables, effort=Effort(_MOST_STEPS)), Impossible)


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
