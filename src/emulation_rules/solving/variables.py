"""The variables of a question: figures that reports state, claims, and numbers that stand for what no form says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.report import FigureKey, figure_key
from emulation_rules.plan.nodes import Expr, Read
from emulation_rules.plan.plan import Slot

_TRUTH: Final = Interval(Fraction(0), Fraction(1))


@dataclass(frozen=True, slots=True)
class Variable:
    """One number that may be anything in its range.

    ``subject`` is where a report states it; None: no report does, and what rests on it can be refuted but not shown.
    ``step`` is the grid figures are reported on, where that is known. ``claim`` is one whether something is so.
    """

    key: str
    subject: FigureKey | None
    range: Interval
    whole: bool = False
    step: Fraction | None = None
    claim: bool = False
    earlier: bool = False
    """Whether it is of another period than the one evaluated."""
    scale: int = 1
    """What a figure is multiplied by to reach the base unit."""


@dataclass(slots=True)
class Variables:
    """Collects the variables of one question, or of several that are asked together."""

    period: Period
    all: list[Variable] = field(default_factory=list)
    _index: dict[object, int] = field(default_factory=dict)

    def figure(self, slot: Slot) -> Expr:
        """Return the figure of a slot; slots of two plans for the same figure are one variable."""
        subject = (slot.indicator.id, slot.period)
        key = figure_key(*subject, self.period)
        earlier = slot.period != self.period
        step = slot.indicator.step
        variable = Variable(
            key, subject, slot.range, slot.indicator.whole, step, earlier=earlier, scale=slot.indicator.scale
        )
        return Read(self._kept(("figure", *subject), variable))

    def claim(self, question: str) -> Expr:
        """Return whether a question that only people settle is claimed to be so: one or zero."""
        variable = Variable(question, (question, self.period), _TRUTH, whole=True, claim=True)
        return Read(self._kept(("claim", question), variable))

    def hidden(self, name: object, range_: Interval) -> Expr:
        """Return a number that no report states."""
        return Read(self._kept(("hidden", name), Variable("", None, range_)))

    def _kept(self, name: object, variable: Variable) -> int:
        if name in self._index:
            index = self._index[name]
            met = self.all[index].range.meet(variable.range)
            if met is not None and met != self.all[index].range:
                # Two rulesets may differ in what a figure can be; a report that both take stays within either.
                self.all[index] = replace(self.all[index], range=met)
            return index
        self._index[name] = len(self.all)
        self.all.append(variable)
        return self._index[name]
