"""Criteria of every kind with any marks, baselines and amounts a phrase can say, fitting an indicator or not."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

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
from emulation_rules.model.period import PartKind, Period
from emulation_rules.model.quantity import Quantity, Unit

_PARTS: Final[dict[PartKind, int]] = {"half": 2, "quarter": 4, "month": 12, "first_months": 12, "week": 53}


def numbers(*, negative: bool = True) -> st.SearchStrategy[Fraction]:
    """Return decimals that end, small ones and ones near the limits of what may be written."""
    low = -(10**40) + 1 if negative else 0
    small = st.integers(-1000 if negative else 0, 1000).map(Fraction)
    wide = st.builds(
        lambda digits, shift: Fraction(digits) * Fraction(10) ** shift,
        st.integers(low, 10**40 - 1),
        st.integers(-30, 25),
    )
    return st.one_of(small, small.map(lambda number: number / 100), wide)


def quantities(unit: Unit, *, negative: bool = True) -> st.SearchStrategy[Quantity]:
    """Return quantities of one unit."""
    return st.builds(Quantity, numbers(negative=negative), st.just(unit))


def any_quantities() -> st.SearchStrategy[Quantity]:
    """Return quantities of every unit."""
    return st.sampled_from(Unit).flatmap(quantities)


def ids() -> st.SearchStrategy[str]:
    """Return ids a phrase may refer to."""
    return st.from_regex(r"[a-z0-9]+([_-][a-z0-9]+)*", fullmatch=True).filter(lambda name: len(name) <= 80)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw a year or a part of one."""
    year = draw(st.integers(1000, 9999))
    kind = draw(st.sampled_from([None, *_PARTS]))
    return Period(year) if kind is None else Period(year, kind, draw(st.integers(1, _PARTS[kind])))


def marks() -> st.SearchStrategy[Mark]:
    """Return marks of every kind."""
    return st.one_of(any_quantities().map(Figure), st.just(Assigned()), ids().map(Reference))


def baselines() -> st.SearchStrategy[Baseline]:
    """Return baselines of every kind. A mean is of few enough periods to be written in one phrase."""
    fixed: list[Baseline] = [PreviousYear(), SamePeriod(), PreviousPeriod(), Assigned()]
    return st.one_of(
        st.sampled_from(fixed),
        periods().map(NamedPeriod),
        st.lists(periods(), min_size=2, max_size=10).map(lambda listed: MeanOf(tuple(listed))),
        any_quantities().map(Frozen),
        ids().map(Reference),
    )


@st.composite
def pairs(draw: st.DrawFn, *, negative: bool) -> tuple[Quantity, Quantity]:
    """Draw two quantities of one unit, the smaller first."""
    unit = draw(st.sampled_from(Unit))
    low, high = sorted([draw(numbers(negative=negative)), draw(numbers(negative=negative))])
    return Quantity(low, unit), Quantity(high, unit)


def _betweens() -> st.SearchStrategy[Criterion]:
    figures = pairs(negative=True).map(lambda pair: Between(Figure(pair[0]), Figure(pair[1])))
    return st.one_of(
        figures, st.builds(Between, marks(), st.just(Assigned())), st.builds(Between, ids().map(Reference), marks())
    )


def criteria() -> st.SearchStrategy[Criterion]:
    """Return criteria of every kind."""
    directions = st.sampled_from(Direction)
    amounts = st.sampled_from(Unit).flatmap(lambda unit: quantities(unit, negative=False))
    changes_between = st.builds(
        lambda direction, pair, baseline: ChangeBetween(direction, pair[0], pair[1], baseline),
        directions,
        pairs(negative=False),
        baselines(),
    )
    return st.one_of(
        st.builds(Threshold, st.sampled_from(Comparison), marks()),
        _betweens(),
        st.builds(Change, directions, amounts, st.booleans(), baselines()),
        changes_between,
        st.builds(Moves, directions, baselines()),
        st.builds(NotMoves, directions, baselines()),
        st.sampled_from([NoneAtAll(), Done(), SlowerGrowth()]),
    )
