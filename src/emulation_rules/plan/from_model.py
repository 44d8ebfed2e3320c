"""The one lowering: ruleset to plan."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from emulation_rules.model.criterion import (
    Assigned,
    Baseline,
    Between,
    Change,
    ChangeBetween,
    Criterion,
    Figure,
    Frozen,
    Mark,
    MeanOf,
    Moves,
    NamedPeriod,
    NotMoves,
    PreviousPeriod,
    PreviousYear,
    Reference,
    SamePeriod,
    Threshold,
    minds_zero_baseline,
)
from emulation_rules.model.formula import Binary, Call, Formula, Literally, Name, Negative
from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.period import Period
from emulation_rules.model.report import figure_key
from emulation_rules.model.ruleset import Basis, Ruleset
from emulation_rules.model.target import Dated, Measured, Qualitative, Target, Together, part_ids
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.margins import Levels, lower_criterion
from emulation_rules.plan.nodes import (
    Const,
    Expr,
    FirstKnown,
    Greatest,
    Least,
    Magnitude,
    Product,
    Quotient,
    Read,
    Unknown,
    Within,
    difference,
    negative,
    rate,
    scaled,
    total,
)
from emulation_rules.plan.plan import (
    Claimable,
    Combination,
    Exempt,
    Leaf,
    Plan,
    PlannedTarget,
    Question,
    Slot,
    SlotKind,
)


def plan_of(ruleset: Ruleset, period: Period | None = None) -> Plan:
    """Return the plan of a ruleset for a period, its own where none is given."""
    return _Lowering(ruleset, period or ruleset.span.period).plan()


class _Lowering:
    """Collects slots while targets are lowered; used once."""

    def __init__(self, ruleset: Ruleset, period: Period) -> None:
        self.ruleset = ruleset
        self.period = period
        self.slots: dict[tuple[str, Period, SlotKind], Slot] = {}
        self.index: dict[tuple[str, Period, SlotKind], int] = {}
        self.rates: dict[tuple[int, int, int], None] = {}

    def plan(self) -> Plan:
        targets = tuple(self._target(target) for target in self.ruleset.targets.values())
        return Plan(self.ruleset, self.period, tuple(self.slots.values()), targets, tuple(self.rates))

    # ---- targets ------------------------------------------------------------------------

    def _target(self, target: Target) -> PlannedTarget:
        held = [
            (one.indicator, dated)
            for one in _measured_in(target.question)
            if (dated := one.in_year(self.period.year)) is not None
        ]
        carried = [dated.year for _, dated in held if 0 < dated.year < self.period.year]
        return PlannedTarget(
            target,
            self._question(target.question, target.id, target.title),
            carried_from=min(carried) if carried else None,
            inferred=tuple(self._inferred(held)),
        )

    def _question(self, question: Measured | Together | Qualitative, name: str, title: Text) -> Question:
        match question:
            case Qualitative(kind):
                return Claimable(name, title, kind)
            case Together(parts, need):
                named = zip(parts, part_ids(question, name), strict=True)
                lowered = tuple(self._question(part.question, part_id, part.title) for part, part_id in named)
                return Combination(name, title, need, lowered)
            case Measured():
                dated = question.in_year(self.period.year)
                if dated is None:
                    return Exempt(name, title, Reason.OUTSIDE_ITS_YEARS)
                return self._leaf(question, dated.criterion, name, title)

    def _leaf(self, question: Measured, criterion: Criterion, name: str, title: Text) -> Leaf:
        indicator = self.ruleset.indicators[question.indicator]
        levels = self._levels(indicator)
        lowered = lower_criterion(criterion, levels)
        exceeds = None
        if question.exceeds is not None:
            exceeds = lower_criterion(question.exceeds, levels).test
        elif lowered.has_excess:
            exceeds = type(lowered.test)(lowered.test.margin, strict=True)
        return Leaf(
            name,
            title or indicator.title,
            indicator,
            criterion,
            levels.value,
            lowered.test,
            lowered.level,
            lowered.need,
            lowered.baseline,
            question.zero_baseline if minds_zero_baseline(criterion) else None,
            exceeds,
        )

    def _inferred(self, held: Iterable[tuple[str, Dated]]) -> Iterable[tuple[str, str]]:
        for indicator, dated in held:
            for reference in _references_in(dated.criterion):
                mark = self.ruleset.references[reference].marks.get(indicator)
                if mark is not None and mark.number is not None and mark.basis is not Basis.STATED:
                    yield reference, mark.basis.value

    # ---- numbers ------------------------------------------------------------------------

    def _levels(self, indicator: Indicator) -> Levels:
        return Levels(
            value=self._value(indicator, self.period),
            mark=lambda mark: self._mark(mark, indicator),
            baseline=lambda baseline: self._baseline(baseline, indicator),
            years_back=lambda years: self._value(indicator, self._years_back(years)),
        )

    def _years_back(self, years: int) -> Period:
        return Period(self.period.year - years, self.period.kind, self.period.part)

    def _mark(self, mark: Mark, indicator: Indicator) -> Expr:
        match mark:
            case Figure(quantity):
                return Const(quantity.number)
            case Reference(reference):
                known = self.ruleset.references[reference].marks.get(indicator.id)
                return Unknown(Reason.NO_MARK) if known is None or known.number is None else Const(known.number)
            case Assigned():
                return Read(self._slot(indicator, self.period, SlotKind.ASSIGNED))

    def _baseline(self, baseline: Baseline, indicator: Indicator) -> Expr:
        match baseline:
            case Frozen(quantity):
                return Const(quantity.number)
            case Reference() | Assigned():
                return self._mark(baseline, indicator)
            case MeanOf(periods):
                share = Fraction(1, len(periods))
                return scaled(share, total(*(self._value(indicator, period) for period in periods)))
            case _:
                return self._value(indicator, self._baseline_period(baseline))

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

    def _value(self, indicator: Indicator, period: Period) -> Expr:
        """The value of an indicator: from its counts or its formula where those are known, otherwise as reported."""
        reported = Read(self._slot(indicator, period, SlotKind.REPORTED))
        if indicator.ratio is not None:
            part = self._value(self.ruleset.indicators[indicator.ratio.part], period)
            whole = self._value(self.ruleset.indicators[indicator.ratio.whole], period)
            if isinstance(part, Read) and isinstance(whole, Read):
                self.rates[part.slot, whole.slot, reported.slot] = None
            return FirstKnown(_within(rate(part, whole), indicator, floor=Fraction(0)), reported)
        if indicator.formula is not None:
            return FirstKnown(_within(self._formula(indicator.formula, period), indicator), reported)
        return reported

    def _formula(self, formula: Formula, period: Period) -> Expr:
        match formula:
            case Literally(number):
                return Const(number)
            case Name(indicator):
                return self._value(self.ruleset.indicators[indicator], period)
            case Negative(operand):
                return negative(self._formula(operand, period))
            case Binary(operator, left, right):
                return _binary(operator, self._formula(left, period), self._formula(right, period))
            case Call(function, arguments):
                return _call(function, [self._formula(argument, period) for argument in arguments])

    def _slot(self, indicator: Indicator, period: Period, kind: SlotKind) -> int:
        name = (indicator.id, period, kind)
        if name not in self.slots:
            key = figure_key(indicator.id, period, self.period)
            absent = self._absent(indicator, period)
            if kind is SlotKind.ASSIGNED:
                key, absent = f"{indicator.id}@assigned", Reason.NOT_ASSIGNED
            self.index[name] = len(self.slots)
            self.slots[name] = Slot(key, indicator, period, kind, absent)
        return self.index[name]

    def _absent(self, indicator: Indicator, period: Period) -> Reason:
        if period != self.period:
            return Reason.NO_BASELINE
        return Reason.JUDGEMENT_PENDING if indicator.measure is Measure.SCORE else Reason.NOT_REPORTED


def _within(value: Expr, indicator: Indicator, floor: Fraction | None = None) -> Expr:
    """A computed value held to the indicator's range. ``floor`` is one it cannot fall below anyway."""
    wanted = indicator.range
    certain = wanted.high is None and (wanted.low is None or (floor is not None and wanted.low <= floor))
    return value if certain else Within(value, wanted)


def _binary(operator: str, left: Expr, right: Expr) -> Expr:
    match operator:
        case "+":
            return total(left, right)
        case "-":
            return difference(left, right)
        case "*":
            if isinstance(left, Const):
                return scaled(left.number, right)
            return scaled(right.number, left) if isinstance(right, Const) else Product(left, right)
        case _:
            if isinstance(right, Const) and right.number:
                return scaled(1 / right.number, left)
            return Quotient(left, right, Reason.ZERO_DENOMINATOR)


def _call(function: str, arguments: list[Expr]) -> Expr:
    first, *rest = arguments
    if function == "abs":
        return Magnitude(first)
    for argument in rest:
        first = Least(first, argument) if function == "min" else Greatest(first, argument)
    return first


def _measured_in(question: Measured | Together | Qualitative) -> Iterable[Measured]:
    match question:
        case Measured():
            yield question
        case Together(parts, _):
            for part in parts:
                yield from _measured_in(part.question)
        case Qualitative():
            return


def _references_in(criterion: Criterion) -> Iterable[str]:
    match criterion:
        case Threshold(_, mark):
            held: tuple[Mark | Baseline, ...] = (mark,)
        case Between(low, high):
            held = (low, high)
        case Change() | ChangeBetween() | Moves() | NotMoves():
            held = (criterion.baseline,)
        case _:
            held = ()
    return [one.id for one in held if isinstance(one, Reference)]
