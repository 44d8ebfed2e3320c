"""Indicators: what is measured, in which unit, and which way is better."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emulation_rules.model.formula import Formula
from emulation_rules.model.interval import Interval
from emulation_rules.model.quantity import Unit
from emulation_rules.model.text import Text


class Measure(StrEnum):
    """The kind of thing an indicator counts; it settles the unit of marks and the range of figures."""

    COUNT = "count"
    """A whole number from zero up: cases, deaths."""
    PERCENT = "percent"
    """A rate in percent, from zero up."""
    MONEY = "money"
    """An amount in dong."""
    BOOLEAN = "boolean"
    """Done or not done, read as 1 or 0."""
    SCORE = "score"
    """Points a named stage of judgement gives."""
    NUMBER = "number"
    """Any other number."""


class Better(StrEnum):
    """The direction of improvement."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Scale(StrEnum):
    """How plain reported figures of an indicator are scaled; marks in the ruleset always name their own unit."""

    ONE = "one"
    FRACTION = "fraction"
    """A percent indicator reported as 0.92 for 92 %."""
    THOUSAND = "thousand"
    MILLION = "million"
    BILLION = "billion"


_SCALES = {
    Scale.ONE: 1,
    Scale.FRACTION: 100,
    Scale.THOUSAND: 10**3,
    Scale.MILLION: 10**6,
    Scale.BILLION: 10**9,
}


@dataclass(frozen=True, slots=True)
class Ratio:
    """A rate computed from two counts: 100 x part / whole, both ids of count indicators."""

    part: str
    whole: str


class StageChoice(StrEnum):
    """Which judgement counts where several stages gave one."""

    FIRST = "first"
    """The first in the declared order that was given."""
    HIGHEST = "highest"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages whose points may count, in order of precedence. Points of a stage that is not named never count."""

    order: tuple[str, ...]
    choice: StageChoice = StageChoice.FIRST


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing units report.

    ``places`` is the number of decimals figures are given with (None: unknown); ``floor`` and ``ceiling`` bound what a
    figure can be, in the indicator's base unit (percent, dong, pieces, points). ``stages`` belongs to points people
    give; None: one stage judges, whichever it is.
    """

    id: str
    title: Text
    measure: Measure
    better: Better
    places: int | None = None
    floor: Fraction | None = None
    ceiling: Fraction | None = None
    reported_in: Scale = Scale.ONE
    ratio: Ratio | None = None
    formula: Formula | None = None
    stages: Stages | None = None
    note: str = ""

    @property
    def unit(self) -> Unit:
        """The unit a mark on this indicator must be written with."""
        return {Measure.PERCENT: Unit.PERCENT, Measure.MONEY: Unit.VND}.get(self.measure, Unit.NUMBER)

    @property
    def scale(self) -> int:
        """What a plain reported figure is multiplied by to reach the base unit."""
        return _SCALES[self.reported_in]

    @property
    def whole(self) -> bool:
        """Whether figures are whole numbers."""
        return self.measure in (Measure.COUNT, Measure.BOOLEAN)

    @property
    def step(self) -> Fraction | None:
        """The reporting grid in the base unit: the least change a figure can show, or None where it is unknown."""
        if self.whole:
            return Fraction(1)
        return None if self.places is None else Fraction(self.scale, 10**self.places)

    @property
    def range(self) -> Interval:
        """Every value a figure can have, in the base unit.

        Counts, rates, sums of money and points start at zero unless a floor says otherwise.
        """
        natural = None if self.measure is Measure.NUMBER else Fraction(0)
        low = natural if self.floor is None else self.floor
        high = Fraction(1) if self.measure is Measure.BOOLEAN else self.ceiling
        return Interval(low, high)
