"""The figures a plan reads, as slots, and what indicators, marks and baselines are in terms of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction
from typing import Final

from emulation_rules.model.criterion import (
    Assigned,
    Baseline,
    Figure,
    Frozen,
    Mark,
    MeanOf,
    NamedPeriod,
    PreviousPeriod,
    PreviousYear,
    Reference,
    SamePeriod,
)
from emulation_rules.model.formula import Call, Formula, Name
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.report import figure_key
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.aggregates import Aggregate, Statistic
from emulation_rules.plan.completions import completions
from emulation_rules.plan.formulas import FormulaMeaningError, Number, Reading, Scale, Scope, Words, number_of
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.margins import Levels
from emulation_rules.plan.nodes import (
    Condition,
    Const,
    Expr,
    FirstKnown,
    Read,
    Test,
    Unknown,
    Within,
    rate,
    scaled,
    total,
)
from emulation_rules.plan.plan import Slot, SlotKind

_ANYTHING: Final = Interval(None, None)
_NOBODY: Final = Indicator("", Text(), Measure.NUMBER, Better.NEITHER)
"""What a slot that no report fills is said to be a figure of."""


class Figures:
    """Collects the slots of a plan while it is lowered; used once."""

    def __init__(self, ruleset: Ruleset, period: Period) -> None:
        self.ruleset = ruleset
        self.period = period
        self.slots: dict[object, Slot] = {}
        self.rates: dict[tuple[int, int, int], None] = {}
        self._index: dict[object, int] = {}

    # ---- indicators -----------------------------------------------------------------------

    def value(self, indicator: Indicator, period: Period) -> Expr:
        """The value of an indicator: from its counts or its formula where those are known, otherwise as reported."""
        reported = Read(self._reported(indicator, period))
        if indicator.ratio is not None:
            part = self.value(self.ruleset.indicators[indicator.ratio.part], period)
            whole = self.value(self.ruleset.indicators[indicator.ratio.whole], period)
            if isinstance(part, Read) and isinstance(whole, Read):
                self.rates[part.slot, whole.slot, reported.slot] = None
            return FirstKnown(_within(rate(part, whole), indicator, floor=Fraction(0)), reported)
        if indicator.formula is not None:
            made = number_of(indicator.formula, self.scope(period)).expr
            return FirstKnown(_within(made, indicator), reported)
        return reported

    def levels(self, indicator: Indicator) -> Levels:
        """Return how a criterion on an indicator finds its numbers."""
        return Levels(
            value=self.value(indicator, self.period),
            mark=lambda mark: self._mark(mark, indicator),
            baseline=lambda baseline: self._baseline(baseline, indicator),
            years_back=lambda years: self.value(indicator, _years_back(self.period, years)),
        )

    def _mark(self, mark: Mark, indicator: Indicator) -> Expr:
        match mark:
            case Figure(quantity):
                return Const(quantity.number)
            case Reference(reference):
                known = self.ruleset.references[reference].marks.get(indicator.id)
                return Unknown(Reason.NO_MARK) if known is None or known.number is None else Const(known.number)
            case Assigned():
                return Read(self._assigned(indicator))

    def _baseline(self, baseline: Baseline, indicator: Indicator) -> Expr:
        match baseline:
            case Frozen(quantity):
                return Const(quantity.number)
            case Reference() | Assigned():
                return self._mark(baseline, indicator)
            case MeanOf(periods):
                share = Fraction(1, len(periods))
                return scaled(share, total(*(self.value(indicator, period) for period in periods)))
            case _:
                return self.value(indicator, self._baseline_period(baseline))

    def _baseline_period(self, baseline: PreviousYear | SamePeriod | PreviousPeriod | NamedPeriod) -> Period:
        match baseline:
            case PreviousYear():
                return self.period.previous_year()
            case SamePeriod():
                return self.period.same_in_previous_year()
            case PreviousPeriod():
                return self.period.previous()
            case NamedPeriod(period):
                return period

    # ---- formulas -------------------------------------------------------------------------

    def scope(self, period: Period) -> Scope:
        """Return what a formula about a unit's figures may use, read for a period."""
        return Scope(
            number=lambda name, reading: self.named(name, reading, period),
            known=self.names(),
            condition=self.peers_condition,
            functions=("in_peers",),
            tables=self.ruleset.tables,
            aggregate=self.aggregate,
        )

    def names(self) -> Collection[str]:
        """Return the names every formula about figures knows."""
        return Words((self.ruleset.indicators, self.ruleset.constants))

    def named(self, name: str, reading: Reading, period: Period) -> Number | None:
        """Return an indicator or a constant by its name, None where there is neither."""
        indicator = self.ruleset.indicators.get(name)
        if indicator is not None:
            when = reading.period or _years_back(period, reading.years_back)
            return Number(self.value(indicator, when), scale_of(indicator))
        constant = self.ruleset.constants.get(name) if reading.period is None else None
        return None if constant is None else Number(Const(constant))

    def peers_condition(self, call: Call) -> Condition | None:
        """Return the condition ``in_peers(name)``, None for any other call."""
        if call.function != "in_peers":
            return None
        group = call.arguments[0] if len(call.arguments) == 1 else None
        if not isinstance(group, Name) or group.name not in self.ruleset.peers:
            at: Formula = call if group is None else group
            given = group.name if isinstance(group, Name) else ""
            raise FormulaMeaningError("formula_unknown_peers", at, {"name": given}, tuple(self.ruleset.peers))
        range_ = Interval(Fraction(0), Fraction(1))
        slot = Slot(group.name, _NOBODY, self.period, SlotKind.PEERS, Reason.CLUSTER_UNKNOWN, range_)
        return Test(total(Read(self._kept(("peers", group.name), slot)), Const(Fraction(-1))), strict=False)

    def aggregate(self, aggregate: Aggregate, _: Call) -> Expr:
        """Return the slot of what units come to together, behind those it is made of."""
        key = f"{aggregate.statistic.value}({len(self.slots)})"
        range_ = aggregate_range(aggregate, [slot.range for slot in self.slots.values()])
        absent = Reason.CLUSTER_UNKNOWN
        slot = Slot(key, _NOBODY, self.period, SlotKind.CLUSTER, absent, range_, aggregate)
        return Read(self._kept(aggregate, slot))

    # ---- slots ----------------------------------------------------------------------------

    def _reported(self, indicator: Indicator, period: Period) -> int:
        key = figure_key(indicator.id, period, self.period)
        slot = Slot(key, indicator, period, SlotKind.REPORTED, self._absent(indicator, period), indicator.range)
        return self._kept((SlotKind.REPORTED, indicator.id, period), slot)

    def _assigned(self, indicator: Indicator) -> int:
        key = f"{indicator.id}@assigned"
        slot = Slot(key, indicator, self.period, SlotKind.ASSIGNED, Reason.NOT_ASSIGNED, indicator.range)
        return self._kept((SlotKind.ASSIGNED, indicator.id), slot)

    def _kept(self, name: object, slot: Slot) -> int:
        if name not in self._index:
            self._index[name] = len(self.slots)
            self.slots[name] = slot
        return self._index[name]

    def _absent(self, indicator: Indicator, period: Period) -> Reason:
        if period != self.period:
            return Reason.NO_BASELINE
        return Reason.JUDGEMENT_PENDING if indicator.measure is Measure.SCORE else Reason.NOT_REPORTED


def scale_of(indicator: Indicator) -> Scale:
    """Return what a percent sign beside an indicator's figures means."""
    return Scale.PERCENT if indicator.measure is Measure.PERCENT else Scale.PLAIN


def aggregate_range(aggregate: Aggregate, ranges: list[Interval]) -> Interval:
    """Return everything an aggregate could be, given what each slot before it could be."""
    if aggregate.statistic is Statistic.COUNT:
        return Interval(Fraction(0), None)
    if aggregate.statistic is Statistic.RANK:
        return Interval(Fraction(1), None)
    nothing: list[Bounds] = [Reason.NOT_REPORTED] * len(ranges)
    of_one = completions(aggregate.operand, nothing, ranges)
    if isinstance(of_one, Reason):
        return _ANYTHING
    if aggregate.statistic is not Statistic.SUM:
        return replace(of_one, low_open=False, high_open=False)
    # A sum over no unit is nothing, over one is its own, over many has no end.
    low = Fraction(0) if of_one.low is not None and of_one.low >= 0 else None
    high = Fraction(0) if of_one.high is not None and of_one.high <= 0 else None
    return Interval(low, high)


def _years_back(period: Period, years: int) -> Period:
    return Period(period.year - years, period.kind, period.part)


def _within(value: Expr, indicator: Indicator, floor: Fraction | None = None) -> Expr:
    """A computed value held to the indicator's range. ``floor`` is one it cannot fall below anyway."""
    wanted = indicator.range
    certain = wanted.high is None and (wanted.low is None or (floor is not None and wanted.low <= floor))
    return value if certain else Within(value, wanted)
