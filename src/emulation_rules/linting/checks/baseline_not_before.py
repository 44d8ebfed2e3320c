"""A change counted from the period itself, or from one that comes after it."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.asked import said
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import (
    Baseline,
    Change,
    ChangeBetween,
    Criterion,
    MeanOf,
    Moves,
    NamedPeriod,
    NotMoves,
)
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.period import Period


def _find(subject: Subject) -> Iterator[Finding]:
    period = subject.ruleset.span.period
    for asked in subject.asked:
        for path, criterion in asked.in_year(period.year):
            late = next((each for each in _named(criterion) if _not_before(each, period)), None)
            if late is not None:
                details = said(criterion)
                yield subject.finding("baseline_not_before", path, period=str(period), other=str(late), **details)


def _not_before(other: Period, period: Period) -> bool:
    """Whether a period is surely not over when another begins."""
    if other.year != period.year:
        return other.year > period.year
    return other == period or other.kind == "year" or (other.kind == period.kind and other.part > period.part)


def _named(criterion: Criterion) -> tuple[Period, ...]:
    match criterion:
        case Change(baseline=baseline) | ChangeBetween(baseline=baseline) | Moves(_, baseline) | NotMoves(_, baseline):
            return _periods(baseline)
        case _:
            return ()


def _periods(baseline: Baseline) -> tuple[Period, ...]:
    match baseline:
        case NamedPeriod(named):
            return (named,)
        case MeanOf(periods):
            return periods
        case _:
            return ()


CHECK = Check("baseline_not_before", Severity.ERROR, _find)
