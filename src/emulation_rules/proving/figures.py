"""The figures of a report as unknowns of the solver, each within what its indicator can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import z3

from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import number_text
from emulation_rules.model.observation import Grade, Observation
from emulation_rules.model.period import Period
from emulation_rules.model.report import FigureKey, Report, figure_key
from emulation_rules.plan.plan import Slot
from emulation_rules.proving.terms import Number, Truth, z3_number


@dataclass(slots=True)
class Figures:
    """The unknowns that terms read, made when they are first asked for. ``tag`` tells two reports apart.

    ``whole``: counts are whole numbers and figures with known decimals are on their grid; otherwise any number will do,
    which proves as much and is easier. ``shared`` are the figures of another report that this one has too.
    """

    period: Period
    tag: str = ""
    whole: bool = False
    shared: Figures | None = None
    apart: frozenset[FigureKey] = frozenset()
    numbers: dict[FigureKey, z3.ArithRef] = field(default_factory=dict)
    claims: dict[FigureKey, z3.BoolRef] = field(default_factory=dict)
    scales: dict[FigureKey, int] = field(default_factory=dict)
    limits: list[z3.BoolRef] = field(default_factory=list)
    ranges: dict[tuple[FigureKey, Interval], None] = field(default_factory=dict)

    def number(self, slot: Slot) -> Number:
        """Return the unknown a slot reads."""
        key = slot.indicator.id, slot.period
        if self.shared is not None and key not in self.apart:
            return self.shared.number(slot)
        if key not in self.numbers:
            self.numbers[key] = self._made(slot, figure_key(*key, self.period))
            self.scales[key] = slot.indicator.scale
        if (key, slot.range) not in self.ranges:
            # Two rulesets may say differently what a figure can be.
            self.ranges[key, slot.range] = None
            self.limits += _within(self.numbers[key], slot.range)
        return self.numbers[key]

    def claim(self, question: str) -> Truth:
        """Return the unknown whether something without a figure is so."""
        key = question, self.period
        if self.shared is not None:
            return self.shared.claim(question)
        return self.claims.setdefault(key, z3.Bool(f"{question}?{self.tag}"))

    def _made(self, slot: Slot, name: str) -> z3.ArithRef:
        step = slot.indicator.step if self.whole else None
        if step is None:
            return z3.Real(f"{name}{self.tag}")
        return z3.ToReal(z3.Int(f"{name}{self.tag}")) * z3_number(step)

    def report(self, unit: str, model: z3.ModelRef) -> Report:
        """Return the report that a model of the solver stands for. Raises `ValueError` for a number that is none."""
        kept = {} if self.shared is None else dict(self.shared.report(unit, model).observations)
        found = {key: _figure(value_of(model, made), self.scales[key]) for key, made in self.numbers.items()}
        said = {key: _claim(holds=z3.is_true(_in(model, made))) for key, made in self.claims.items()}
        return Report(unit, {**kept, **found, **said})

    def named(self, report: Report) -> Mapping[str, str]:
        """Return the figures of a report by their flat names, in their order."""
        told = {}
        for key, observation in report.observations.items():
            interval = observation.interval
            text = str(bool(observation.claim)).lower() if interval is None else number_text(interval.number)
            told[figure_key(*key, self.period)] = text
        return dict(sorted(told.items()))


def _figure(number: Fraction, scale: int) -> Observation:
    return Observation(interval=Interval.point(number), written=number_text(number / scale))


def _claim(*, holds: bool) -> Observation:
    return Observation(claim=holds, grade=Grade.CLAIM, written="true" if holds else "false")


def value_of(model: z3.ModelRef, made: z3.ArithRef) -> Fraction:
    """Return the number that a model gives a term. Raises `ValueError` for a root that is no fraction."""
    value = _in(model, made)
    if not isinstance(value, z3.RatNumRef):
        raise ValueError("not a fraction")  # noqa: TRY004  # it is a number, but none that can be reported
    return Fraction(value.numerator_as_long(), value.denominator_as_long())


def _in(model: z3.ModelRef, made: z3.ExprRef) -> z3.ExprRef:
    """Return the value of a term in a model, which has a context of its own."""
    return model.eval(made.translate(model.ctx), model_completion=True)


def _within(made: z3.ArithRef, range_: Interval) -> list[z3.BoolRef]:
    limits = []
    if range_.low is not None:
        low = z3_number(range_.low)
        limits.append(made > low if range_.low_open else made >= low)
    if range_.high is not None:
        high = z3_number(range_.high)
        limits.append(made < high if range_.high_open else made <= high)
    return limits
