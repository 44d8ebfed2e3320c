"""Whether a criterion fits the indicator it is held against: units, ranges, references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from emulation_rules.model.criterion import (
    Baseline,
    Between,
    Change,
    ChangeBetween,
    Criterion,
    Done,
    Figure,
    Frozen,
    Mark,
    Moves,
    NoneAtAll,
    NotMoves,
    Reference,
    SlowerGrowth,
    Threshold,
)
from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.numbers import number_text
from emulation_rules.model.place import KeyPath
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.syntax.checks.levels import Misfit, level_text, out_of_range
from emulation_rules.syntax.known import Known

_WANTED: Final = {Unit.PERCENT: "percent_wanted", Unit.VND: "money_wanted", Unit.NUMBER: "plain_number_wanted"}


@dataclass(frozen=True, slots=True)
class Fitting:
    """Holds criteria against one indicator."""

    indicator: Indicator
    known: Known

    def misfits(self, criterion: Criterion) -> Iterator[Misfit]:
        """Yield everything about a criterion that does not fit the indicator."""
        boolean = self.indicator.measure is Measure.BOOLEAN
        if isinstance(criterion, Done) is not boolean:
            code = "boolean_needs_done" if boolean else "done_needs_boolean"
            yield Misfit(code, self._said(measure=self.indicator.measure.value))
            return
        match criterion:
            case Threshold(_, mark):
                yield from self._mark(mark, ("mark",))
            case Between(low, high):
                yield from self._between(low, high)
            case NoneAtAll():
                yield from self._level(Quantity(Fraction(0), self.indicator.unit), ())
            case Change() | ChangeBetween():
                yield from self._amounts(criterion)
                yield from self._baseline(criterion.baseline)
            case Moves() | NotMoves():
                yield from self._baseline(criterion.baseline)
            case SlowerGrowth():
                yield from self._shares(())
            case Done():
                pass

    def _said(self, **details: str) -> tuple[tuple[str, str], ...]:
        return (("indicator", self.indicator.id), *details.items())

    # ---- levels -------------------------------------------------------------------------

    def _between(self, low: Mark, high: Mark) -> Iterator[Misfit]:
        yield from self._mark(low, ("low",))
        yield from self._mark(high, ("high",))
        if isinstance(low, Figure) and isinstance(high, Figure):
            yield from _falling(low.quantity, high.quantity, ("low", "figure"))

    def _mark(self, mark: Mark, where: KeyPath) -> Iterator[Misfit]:
        if isinstance(mark, Figure):
            yield from self._level(mark.quantity, (*where, "figure"))
        elif isinstance(mark, Reference):
            yield from self._reference(mark.id, (*where, "reference"))

    def _baseline(self, baseline: Baseline) -> Iterator[Misfit]:
        if isinstance(baseline, Frozen):
            yield from self._level(baseline.quantity, ("from", "frozen"))
        elif isinstance(baseline, Reference):
            yield from self._reference(baseline.id, ("from", "reference"))

    def _level(self, quantity: Quantity, where: KeyPath) -> Iterator[Misfit]:
        unit = self.indicator.unit
        if quantity.unit is unit:
            outside = out_of_range(quantity.number, self.indicator, (*where, "number") if where else ())
            if outside is not None:
                yield outside
            return
        given, wanted = level_text(quantity.number, quantity.unit), level_text(quantity.number, unit)
        if quantity.unit is Unit.VND and unit is Unit.PERCENT:
            wanted = "75%"
        if quantity.unit is Unit.NUMBER and unit is Unit.PERCENT and 0 < quantity.number < 1:
            share = level_text(quantity.number * 100, unit)
            details = self._said(given=given, wanted=wanted, share=share)
            yield Misfit("percent_as_share", details, where, number=quantity.number)
            return
        details = self._said(given=given, wanted=wanted, measure=self.indicator.measure.value)
        yield Misfit(_WANTED[unit], details, where, number=quantity.number)

    def _reference(self, name: str, where: KeyPath) -> Iterator[Misfit]:
        known = self.known
        if name in known.references:
            if self.indicator.id not in known.references[name].marks:
                yield Misfit("reference_without_indicator", self._said(given=name), where, name)
        elif not known.shape.lacks("references", name):
            near = tuple(known.faults.near(name, known.references))
            yield Misfit("unknown_reference", (("given", name),), where, name, suggestions=near)

    # ---- changes ------------------------------------------------------------------------

    def _amounts(self, criterion: Change | ChangeBetween) -> Iterator[Misfit]:
        if isinstance(criterion, Change):
            yield from self._amount(criterion.amount, ("amount",))
            return
        low, high = criterion.low, criterion.high
        yield from self._amount(low, ("low",))
        yield from self._amount(high, ("high",))
        if low.unit is not high.unit:
            details = (("low", level_text(low.number, low.unit)), ("high", level_text(high.number, high.unit)))
            yield Misfit("amounts_of_two_units", details, ("high",))
        else:
            yield from _falling(low, high, ("low",))

    def _amount(self, amount: Quantity, where: KeyPath) -> Iterator[Misfit]:
        unit = self.indicator.unit
        allowed = Unit.POINTS if unit is Unit.PERCENT else unit
        if amount.unit is Unit.PERCENT:
            yield from self._shares(where)
        if amount.unit in (Unit.PERCENT, allowed):
            return
        given, number = level_text(amount.number, amount.unit), number_text(amount.number)
        details = self._said(given=given, number=number, measure=self.indicator.measure.value)
        if unit is Unit.PERCENT:
            code = "change_of_percent"
        else:
            code = "change_of_money" if unit is Unit.VND else "change_of_number"
        yield Misfit(code, details, where, number=amount.number)

    def _shares(self, where: KeyPath) -> Iterator[Misfit]:
        """A share of a baseline that can be negative has no direction."""
        low = self.indicator.range.low
        if low is None or low < 0:
            yield Misfit("percent_of_negative", self._said(), where)


def _falling(low: Quantity, high: Quantity, where: KeyPath) -> Iterator[Misfit]:
    if low.unit is high.unit and low.number > high.number:
        details = (("low", level_text(low.number, low.unit)), ("high", level_text(high.number, high.unit)))
        yield Misfit("range_upside_down", details, where, number=low.number)
