"""Exact ties: values on the mark to the last digit, or one step beside it, where binary floats go wrong."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.model.criterion import (
    Change,
    Comparison,
    Criterion,
    Direction,
    Figure,
    PreviousYear,
    Threshold,
)
from emulation_rules.model.indicator import Better, Indicator, Measure, Ratio
from emulation_rules.model.numbers import number_text
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.model.ruleset import Ruleset, Span
from emulation_rules.model.target import Dated, Measured, Target
from emulation_rules.model.text import Text

PERCENTS = ("5", "10", "15", "3", "2.5", "7.08", "0.1")
MARKS = ("90", "75", "95", "99.9", "33.3", "57", "66.67", "0.0001")
RATE_MARKS = ("90", "75", "95", "99.9", "33.3", "57")


@dataclass(frozen=True)
class Tie:
    """Figures as decimal text and whether the target is met, worked out with Fractions from that text."""

    figures: tuple[tuple[str, str], ...]
    met: bool


@dataclass(frozen=True)
class Family:
    """One target and reports about its mark."""

    name: str
    ruleset: Ruleset
    ties: tuple[Tie, ...]


def families(total: int, seed: int = 20221119) -> list[Family]:
    """Return ``total`` ties over thresholds, percent changes and rates; six in ten lie exactly on the mark."""
    chance = random.Random(seed)  # noqa: S311  (test data, the same each time)
    makers = [*_thresholds(), *_changes(), *_rates()]
    share, left = divmod(total, len(makers))
    return [
        Family(name, ruleset, tuple(make(chance) for _ in range(share + (number < left))))
        for number, (name, ruleset, make) in enumerate(makers)
    ]


def _thresholds() -> Iterator[tuple[str, Ruleset, _Make]]:
    for mark in MARKS:
        for comparison in Comparison:
            criterion = Threshold(comparison, Figure(Quantity(Fraction(mark))))
            yield f"{comparison} {mark}", _one(Measure.NUMBER, criterion), _Threshold(Fraction(mark), comparison)


def _changes() -> Iterator[tuple[str, Ruleset, _Make]]:
    for percent in PERCENTS:
        for direction in Direction:
            for more_than in (False, True):
                criterion = Change(direction, Quantity(Fraction(percent), Unit.PERCENT), more_than, PreviousYear())
                make = _Change(Fraction(percent), direction, more_than)
                yield f"{direction} {percent}% {more_than}", _one(Measure.NUMBER, criterion), make


def _rates() -> Iterator[tuple[str, Ruleset, _Make]]:
    for mark in RATE_MARKS:
        for comparison in Comparison:
            criterion = Threshold(comparison, Figure(Quantity(Fraction(mark), Unit.PERCENT)))
            yield f"rate {comparison} {mark}", _ratio(criterion), _Rate(Fraction(mark), comparison)


def _passes(comparison: Comparison, value: Fraction, mark: Fraction) -> bool:
    return {
        Comparison.AT_LEAST: value >= mark,
        Comparison.ABOVE: value > mark,
        Comparison.AT_MOST: value <= mark,
        Comparison.BELOW: value < mark,
        Comparison.EXACTLY: value == mark,
    }[comparison]


class _Make:
    def __call__(self, chance: random.Random) -> Tie:
        raise NotImplementedError


@dataclass(frozen=True)
class _Threshold(_Make):
    mark: Fraction
    comparison: Comparison

    def __call__(self, chance: random.Random) -> Tie:
        value = max(self.mark + _nudge(chance, chance.randint(0, 4)), Fraction(0))
        return Tie((("x", number_text(value)),), _passes(self.comparison, value, self.mark))


@dataclass(frozen=True)
class _Change(_Make):
    percent: Fraction
    direction: Direction
    more_than: bool

    def __call__(self, chance: random.Random) -> Tie:
        places = chance.randint(0, 4)
        before = Fraction(chance.randint(1, 5000 * 10**places), 10**places)
        sign = -1 if self.direction is Direction.DOWN else 1
        level = before * (1 + sign * self.percent / 100)
        value = level + _nudge(chance, 4)
        beyond = (value - level) * sign
        met = beyond > 0 if self.more_than else beyond >= 0
        return Tie((("x", number_text(value)), ("x@2021", number_text(before))), met)


@dataclass(frozen=True)
class _Rate(_Make):
    mark: Fraction
    comparison: Comparison

    def __call__(self, chance: random.Random) -> Tie:
        share = self.mark / 100
        whole = share.denominator * chance.randint(1, max(1, 20_000 // share.denominator))
        part = max(int(share * whole) + int(_nudge(chance, 0)), 0)
        met = _passes(self.comparison, Fraction(100 * part, whole), self.mark)
        return Tie((("part", str(part)), ("whole", str(whole))), met)


def _nudge(chance: random.Random, places: int) -> Fraction:
    return Fraction(chance.choice([0, 0, 0, 1, -1]), 10**places)


def _one(measure: Measure, criterion: Criterion) -> Ruleset:
    return _ruleset(
        {"x": Indicator("x", Text("x", "x"), measure, Better.HIGHER, floor=Fraction(-(10**6)))}, "x", criterion
    )


def _ratio(criterion: Criterion) -> Ruleset:
    indicators = {
        "part": Indicator("part", Text("p", "p"), Measure.COUNT, Better.HIGHER),
        "whole": Indicator("whole", Text("w", "w"), Measure.COUNT, Better.HIGHER),
        "rate": Indicator("rate", Text("r", "r"), Measure.PERCENT, Better.HIGHER, ratio=Ratio("part", "whole")),
    }
    return _ruleset(indicators, "rate", criterion)


def _ruleset(indicators: dict[str, Indicator], asked: str, criterion: Criterion) -> Ruleset:
    target = Target("t", Text("t", "t"), Measured(asked, (Dated(0, criterion),)), points=Fraction(1))
    return Ruleset("ties", Text("ties", "ties"), Span(Period(2022)), indicators, {"t": target})
