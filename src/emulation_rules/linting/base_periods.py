"""The periods that a criterion names as its baseline."""

from __future__ import annotations

from emulation_rules.model.criterion import (
    Baseline,
    Change,
    ChangeBetween,
    Criterion,
    MeanOf,
    Moves,
    NamedPeriod,
    NotMoves,
    PreviousYear,
)
from emulation_rules.model.period import Period


def baseline_of(criterion: Criterion) -> Baseline | None:
    """Return what a criterion counts a change from, None where it asks for none."""
    match criterion:
        case Change(baseline=baseline) | ChangeBetween(baseline=baseline) | Moves(_, baseline) | NotMoves(_, baseline):
            return baseline
        case _:
            return None


def named_periods(criterion: Criterion) -> tuple[Period, ...]:
    """Return the periods that a baseline names."""
    match baseline_of(criterion):
        case NamedPeriod(named):
            return (named,)
        case MeanOf(periods):
            return periods
        case _:
            return ()


def compared_periods(criterion: Criterion, period: Period) -> tuple[Period, ...]:
    """Return the periods whose length is said: those that are named, and the previous year."""
    if isinstance(baseline_of(criterion), PreviousYear):
        return (period.previous_year(),)
    return named_periods(criterion)


def not_before(other: Period, period: Period) -> bool:
    """Whether a period is surely not over when another begins."""
    if other.year != period.year:
        return other.year > period.year
    return other == period or other.kind == "year" or (other.kind == period.kind and other.part > period.part)
