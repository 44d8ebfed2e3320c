"""The figures that conditions of classes read, each by itself, and what they can be together."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from emulation_rules.model.formula import Call
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import (
    AllOrNothing,
    Bands,
    BestOf,
    Direct,
    Goalposts,
    Interpolated,
    Occurrences,
    Proportional,
    RankPoints,
    Scoring,
    StepBonus,
    tops_of,
)
from emulation_rules.model.tables import numbers_of
from emulation_rules.model.target import Measured, Target
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.aggregates import Aggregate, Statistic
from emulation_rules.plan.figures import aggregate_range, scale_of
from emulation_rules.plan.formulas import Number, Reading
from emulation_rules.plan.nodes import Const, Expr, Read
from emulation_rules.plan.plan import Slot, SlotKind
from emulation_rules.plan.results import ResultFigure, ResultFigures, slot_figure, slot_key
from emulation_rules.plan.space import NeverAbove, Space

_NOBODY: Final = Indicator("", Text(), Measure.NUMBER, Better.NEITHER)
_WHOLE: Final = frozenset(
    {
        ResultFigure.RANK,
        ResultFigure.TARGETS_MET,
        ResultFigure.TARGETS_EXCEEDED,
        ResultFigure.TARGETS_ASKED,
        ResultFigure.MET,
        ResultFigure.EXCEEDED,
        ResultFigure.HOLDS,
    }
)
_COUNTED: Final = tuple(
    (slot_key(fewer), slot_key(more))
    for fewer, more in (
        (ResultFigure.TARGETS_EXCEEDED, ResultFigure.TARGETS_MET),
        (ResultFigure.TARGETS_MET, ResultFigure.TARGETS_ASKED),
        (ResultFigure.TARGETS_EXCEEDED, ResultFigure.TARGETS_ASKED),
    )
)
_LEAST: Final = slot_key(ResultFigure.LEAST_SHARE), slot_key(ResultFigure.SHARE)
_HUNDRED: Final = Interval(Fraction(0), Fraction(100))
_IN_PERCENT: Final = frozenset({ResultFigure.SHARE, ResultFigure.LEAST_SHARE, ResultFigure.SHARE_OF})


class ClassFigures(ResultFigures):
    """Collects the figures conditions read. Indicators stand for themselves, whatever they are worked out from."""

    def __init__(self, ruleset: Ruleset) -> None:
        super().__init__(ruleset, ruleset.span.period)
        self.calls: dict[int, Call] = {}
        """What units come to together, by slot, as it is written."""

    def named(self, name: str, reading: Reading, period: Period) -> Number | None:
        """Return a slot of its own for an indicator, and constants as they are."""
        indicator = self.ruleset.indicators.get(name)
        if indicator is None:
            constant = self.ruleset.constants.get(name) if reading.period is None else None
            return None if constant is None else Number(Const(constant))
        when = reading.period or Period(period.year - reading.years_back, period.kind, period.part)
        key = name if when == period else f"{name}@{when}"
        slot = Slot(key, indicator, when, SlotKind.REPORTED, Reason.NOT_REPORTED, indicator.range)
        return Number(Read(self._kept(("figure", name, when), slot)), scale_of(indicator))

    def aggregate(self, aggregate: Aggregate, call: Call) -> Expr:
        """Return a slot for what units come to together."""
        range_ = aggregate_range(aggregate, [slot.range for slot in self.slots.values()])
        slot = Slot("", _NOBODY, self.period, SlotKind.CLUSTER, Reason.CLUSTER_UNKNOWN, range_, aggregate)
        index = self._kept(aggregate, slot)
        self.calls.setdefault(index, call)
        return Read(index)

    def space(self) -> Space:
        """Return what the figures read so far can be together."""
        slots = list(self.slots.values())
        whole = frozenset(index for index, slot in enumerate(slots) if _is_whole(slot))
        within = _stays_within(self.ruleset)
        ranges = tuple(_HUNDRED if within and _is_share(slot) else slot.range for slot in slots)
        return Space(ranges, whole, tuple(self._orders()))

    def _orders(self) -> list[NeverAbove]:
        """Return which figures are never above which."""
        at = {slot.key: index for index, slot in enumerate(self.slots.values()) if slot.kind is SlotKind.RESULT}
        pairs = [
            *_COUNTED,
            *((slot_key(ResultFigure.EXCEEDED, name), slot_key(ResultFigure.MET, name)) for name in self._judged()),
        ]
        if _adds_up(self.ruleset):
            # The share is a weighted mean of the shares at the top, so that the least of them is never above it.
            pairs.append(_LEAST)
            if _one_top(self.ruleset):
                pairs.append(_LEAST[::-1])
        return [NeverAbove(at[first], at[second]) for first, second in pairs if first in at and second in at]

    def _judged(self) -> list[str]:
        return [subject for slot in self.slots.values() if (subject := _subject_met(slot))]


def _subject_met(slot: Slot) -> str:
    figure, subject = slot_figure(slot) if slot.kind is SlotKind.RESULT else (None, "")
    return subject if figure is ResultFigure.MET else ""


def _is_share(slot: Slot) -> bool:
    return slot.kind is SlotKind.RESULT and slot_figure(slot)[0] in _IN_PERCENT


def _is_whole(slot: Slot) -> bool:
    match slot.kind:
        case SlotKind.RESULT:
            return slot_figure(slot)[0] in _WHOLE
        case SlotKind.CLUSTER:
            return slot.aggregate is not None and slot.aggregate.statistic in (Statistic.COUNT, Statistic.RANK)
        case _:
            return slot.kind is SlotKind.PEERS or slot.indicator.whole


def _adds_up(ruleset: Ruleset) -> bool:
    """Whether the total is the sum of what stands at the top, as it is."""
    rules = ruleset.score
    bent = rules.cap is not None or rules.floor is not None or rules.rounding is not None
    targets = ruleset.targets.values()
    return not bent and all(target.bonus is None and target.penalty is None for target in targets)


def _stays_within(ruleset: Ruleset) -> bool:
    """Whether every share surely lies between nothing and the whole."""
    groups = ruleset.groups.values()
    bent = any(group.formula or group.rounding or group.floor is not None for group in groups)
    scored = filter(_is_scored, ruleset.targets.values())
    return _adds_up(ruleset) and not bent and all(_gives_points(target.scoring, target, ruleset) for target in scored)


def _one_top(ruleset: Ruleset) -> bool:
    """Whether one target or group is all of the score, so that its share is the least there is."""
    tops = tops_of(ruleset.groups, ruleset.targets)
    unscored = [name for name in tops if name in ruleset.targets and not _is_scored(ruleset.targets[name])]
    return len(tops) - len(unscored) == 1


def _is_scored(target: Target) -> bool:
    return target.scored and target.points is not None


def _gives_points(scoring: Scoring, target: Target, ruleset: Ruleset) -> bool:
    """Whether points are surely never below zero; that they are not above the maximum is checked with the target."""
    match scoring:
        case AllOrNothing() | Proportional() | Goalposts() | StepBonus():
            return True
        case Direct():
            asked = target.question.indicator if isinstance(target.question, Measured) else ""
            indicator = ruleset.indicators.get(asked)
            return indicator is not None and indicator.range.low is not None and indicator.range.low >= 0
        case Bands(steps):
            return min(numbers_of(steps)) >= 0
        case Interpolated(lines):
            return min(numbers_of(lines)) >= 0
        case Occurrences():
            return scoring.floor >= 0
        case RankPoints(points, rest):
            return min((*points, rest)) >= 0
        case BestOf(ways, _):
            return all(_gives_points(way, target, ruleset) for way in ways)
        case _:
            return False
