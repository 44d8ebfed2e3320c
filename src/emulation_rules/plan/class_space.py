"""The figures that conditions of classes read, each by itself, and what they can be together."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from emulation_rules.model.formula import Call
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import tops_of
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.aggregates import Aggregate, Statistic
from emulation_rules.plan.figures import aggregate_range, scale_of
from emulation_rules.plan.formulas import Number, Reading
from emulation_rules.plan.nodes import Const, Expr, Read
from emulation_rules.plan.plan import Slot, SlotKind
from emulation_rules.plan.results import ResultFigure, ResultFigures, slot_figure, slot_key
from emulation_rules.plan.score_facts import adds_up, keeps_scale, one_top, stays_within
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
_OF_WHOLE: Final = {
    ResultFigure.SCORE: Interval(Fraction(0), None),
    ResultFigure.SHARE: _HUNDRED,
    ResultFigure.LEAST_SHARE: _HUNDRED,
    ResultFigure.POINTS_OF: Interval(Fraction(0), None),
    ResultFigure.SHARE_OF: _HUNDRED,
}
"""What figures of the whole, and of groups, are where nothing bends the total."""


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
        return Space(tuple(map(self._range, slots)), whole, tuple(self._orders()))

    def _range(self, slot: Slot) -> Interval:
        """Return everything a figure can be, as far as that is certain."""
        if slot.kind is not SlotKind.RESULT:
            return slot.range
        figure, subject = slot_figure(slot)
        target = self.ruleset.targets.get(subject)
        if target is None:
            found = _OF_WHOLE.get(figure) if stays_within(self.ruleset) else None
        elif figure is ResultFigure.MAXIMUM_OF and target.points is not None:
            found = Interval.point(target.points)
        else:
            most = {ResultFigure.POINTS_OF: target.points, ResultFigure.SHARE_OF: Fraction(100)}.get(figure)
            found = None if most is None or not keeps_scale(target, self.ruleset) else Interval(Fraction(0), most)
        return slot.range if found is None else found

    def _orders(self) -> list[NeverAbove]:
        """Return which figures are never above which."""
        at = {slot.key: index for index, slot in enumerate(self.slots.values()) if slot.kind is SlotKind.RESULT}
        pairs = [
            *_COUNTED,
            *((slot_key(ResultFigure.EXCEEDED, name), slot_key(ResultFigure.MET, name)) for name in self._judged()),
        ]
        tops = tops_of(self.ruleset.groups, self.ruleset.targets)
        pairs += [(_LEAST[0], slot_key(ResultFigure.SHARE_OF, name)) for name in tops]
        if adds_up(self.ruleset):
            # The share is a weighted mean of the shares at the top, so that the least of them is never above it.
            pairs.append(_LEAST)
            if one_top(self.ruleset):
                pairs.append(_LEAST[::-1])
        if stays_within(self.ruleset):
            pairs.append((slot_key(ResultFigure.SCORE), slot_key(ResultFigure.MAXIMUM)))
            pairs += [
                (slot_key(ResultFigure.POINTS_OF, name), slot_key(ResultFigure.MAXIMUM_OF, name))
                for name in self.ruleset.groups
            ]
        return [NeverAbove(at[first], at[second]) for first, second in pairs if first in at and second in at]

    def _judged(self) -> list[str]:
        return [subject for slot in self.slots.values() if (subject := _subject_met(slot))]


def _subject_met(slot: Slot) -> str:
    figure, subject = slot_figure(slot) if slot.kind is SlotKind.RESULT else (None, "")
    return subject if figure is ResultFigure.MET else ""


def _is_whole(slot: Slot) -> bool:
    match slot.kind:
        case SlotKind.RESULT:
            return slot_figure(slot)[0] in _WHOLE
        case SlotKind.CLUSTER:
            return slot.aggregate is not None and slot.aggregate.statistic in (Statistic.COUNT, Statistic.RANK)
        case _:
            return slot.kind is SlotKind.PEERS or slot.indicator.whole
