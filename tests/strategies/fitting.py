"""Criteria that fit an indicator: marks in its unit and range, changes in a unit it allows, references that exist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from hypothesis import strategies as st
from tests.strategies.numbers import decimals, weighted

from emulation_rules.model.criterion import (
    Assigned,
    Baseline,
    Between,
    Change,
    ChangeBetween,
    Comparison,
    Criterion,
    Direction,
    Done,
    Figure,
    Frozen,
    Mark,
    MeanOf,
    Moves,
    NamedPeriod,
    NoneAtAll,
    NotMoves,
    PreviousPeriod,
    PreviousYear,
    Reference,
    SamePeriod,
    SlowerGrowth,
    Threshold,
)
from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Quantity, Unit

_NAMED = tuple(map(Period.parse, ("2019", "2020", "2021", "2021-H1", "2021-Q3")))
_DIRECTIONS = st.sampled_from(Direction)


@dataclass(frozen=True)
class Kind:
    """What of an indicator settles which criteria fit it. Strategies are kept by kind, for building them is slow."""

    measure: Measure
    unit: Unit
    low: int
    most: int

    @property
    def whole(self) -> bool:
        """Whether figures are whole numbers."""
        return self.measure is Measure.COUNT


def kind_of(indicator: Indicator) -> Kind:
    """Return the kind of an indicator; its range is cut to a small one so that ties are common."""
    low = -20 if indicator.range.low is None else int(indicator.range.low)
    most = 200 if indicator.range.high is None else int(indicator.range.high)
    return Kind(indicator.measure, indicator.unit, low, min(most, 200))


def levels(indicator: Indicator) -> st.SearchStrategy[Fraction]:
    """Return figures the indicator can have, in its base unit."""
    return _levels(kind_of(indicator))


@cache
def _levels(kind: Kind) -> st.SearchStrategy[Fraction]:
    if kind.measure is Measure.MONEY:
        return st.integers(0, 400).map(lambda number: Fraction(number * 250_000))
    if kind.measure in (Measure.COUNT, Measure.BOOLEAN):
        return st.integers(kind.low, kind.most).map(Fraction)
    return decimals(kind.low, kind.most, 0) | decimals(kind.low, kind.most, 2)


def _quantities(kind: Kind) -> st.SearchStrategy[Quantity]:
    return _levels(kind).map(lambda number: Quantity(number, kind.unit))


def _marks(kind: Kind, references: Sequence[str]) -> st.SearchStrategy[Mark]:
    figures: st.SearchStrategy[Mark] = _quantities(kind).map(Figure)
    others: list[Mark] = [Assigned(), *map(Reference, references)]
    return weighted((3, figures), (1, st.sampled_from(others)))


def _baselines(kind: Kind, references: Sequence[str]) -> st.SearchStrategy[Baseline]:
    plain: list[Baseline] = [PreviousYear(), PreviousYear(), SamePeriod(), PreviousPeriod(), Assigned()]
    plain += [*map(NamedPeriod, _NAMED), *map(Reference, references)]
    named = st.lists(st.sampled_from(_NAMED), min_size=2, max_size=3, unique=True)
    means = named.map(lambda several: MeanOf(tuple(several)))
    return weighted((4, st.sampled_from(plain)), (1, means), (1, _quantities(kind).map(Frozen)))


def _amounts(kind: Kind) -> st.SearchStrategy[tuple[Quantity, Quantity]]:
    """Return two amounts of change in one unit, the smaller first."""
    own = Unit.POINTS if kind.unit is Unit.PERCENT else kind.unit
    numbers = st.sampled_from([Fraction(number) for number in (1, 2, 5, 10, 50)])
    if not (kind.whole or own is Unit.VND):
        numbers |= decimals(1, 20, 1)
    absolute = _pairs(numbers, own, 1_000_000 if own is Unit.VND else 1)
    if kind.low < 0:  # no share of what can be negative
        return absolute
    return absolute | _pairs(
        st.sampled_from([Fraction(5), Fraction(10), Fraction(25, 2), Fraction(50)]), Unit.PERCENT, 1
    )


def _pairs(
    numbers: st.SearchStrategy[Fraction], unit: Unit, scale: int
) -> st.SearchStrategy[tuple[Quantity, Quantity]]:
    return st.tuples(numbers, numbers).map(
        lambda pair: (Quantity(min(pair) * scale, unit), Quantity(max(pair) * scale, unit))
    )


def criteria_for(indicator: Indicator, references: Sequence[str] = ()) -> st.SearchStrategy[Criterion]:
    """Return criteria that a ruleset may hold the indicator against."""
    return _criteria(kind_of(indicator), tuple(references))


@cache
def _criteria(kind: Kind, references: tuple[str, ...]) -> st.SearchStrategy[Criterion]:
    if kind.measure is Measure.BOOLEAN:
        return st.just(Done())
    based, marks = _baselines(kind, references), _marks(kind, references)
    thresholds: st.SearchStrategy[Criterion] = st.builds(Threshold, st.sampled_from(Comparison), marks)
    changes = st.tuples(_DIRECTIONS, _amounts(kind), st.booleans(), based)
    kinds: list[tuple[int, st.SearchStrategy[Criterion]]] = [
        (5, thresholds),
        (1, st.builds(_between, marks, marks)),
        (3, changes.map(lambda drawn: Change(drawn[0], drawn[1][0], drawn[2], drawn[3]))),
        (1, changes.map(lambda drawn: ChangeBetween(drawn[0], *drawn[1], drawn[3]))),
        (2, st.builds(Moves, _DIRECTIONS, based)),
        (1, st.builds(NotMoves, _DIRECTIONS, based)),
    ]
    if kind.low >= 0:
        kinds.append((1, st.just(SlowerGrowth())))
    if kind.low <= 0:
        kinds.append((1, st.just(NoneAtAll())))
    return weighted(*kinds)


def _between(low: Mark, high: Mark) -> Criterion:
    if isinstance(low, Figure) and isinstance(high, Figure) and low.quantity.number > high.quantity.number:
        low, high = high, low
    return Between(low, high)
