"""A half or a quarter held against a whole year, or the other way round."""

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
    PreviousYear,
)
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Measure
from emulation_rules.model.period import Period


def _find(subject: Subject) -> Iterator[Finding]:
    period = subject.ruleset.span.period
    for asked in subject.asked:
        if asked.indicator.measure not in (Measure.COUNT, Measure.MONEY):
            # Rates of a half and of a year can be compared.
            continue
        for path, criterion in asked.in_year(period.year):
            other = next((each for each in _periods(criterion, period) if each.kind != period.kind), None)
            if other is not None:
                yield subject.finding(
                    "baseline_of_other_period", path, period=str(period), other=str(other), **said(criterion)
                )


def _periods(criterion: Criterion, period: Period) -> Iterator[Period]:
    match criterion:
        case Change(baseline=baseline) | ChangeBetween(baseline=baseline) | Moves(_, baseline) | NotMoves(_, baseline):
            yield from _compared(baseline, period)
        case _:
            pass


def _compared(baseline: Baseline, period: Period) -> tuple[Period, ...]:
    match baseline:
        case PreviousYear():
            return (period.previous_year(),)
        case NamedPeriod(named):
            return (named,)
        case MeanOf(periods):
            return periods
        case _:
            return ()


CHECK = Check("baseline_of_other_period", Severity.WARNING, _find)
