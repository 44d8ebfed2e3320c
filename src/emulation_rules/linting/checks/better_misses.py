"""A criterion that a better figure misses: `exactly 90%` where more is better."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from emulation_rules.linting.asked import said
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import Between, ChangeBetween, Comparison, Criterion, Direction, Figure, Threshold
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Better, Indicator


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        for path, criterion in asked.criteria():
            if _punishes(criterion, asked.indicator):
                better = asked.indicator.better.value
                yield subject.finding(
                    "better_misses", path, indicator=asked.indicator.id, better=better, **said(criterion)
                )


def _punishes(criterion: Criterion, indicator: Indicator) -> bool:
    if indicator.better is Better.NEITHER:
        return False
    match criterion:
        case Threshold(Comparison.EXACTLY, Figure(quantity)):
            return _can_be_better(quantity.number, indicator)
        case Between(low, high):
            best = high if indicator.better is Better.HIGHER else low
            return isinstance(best, Figure) and _can_be_better(best.quantity.number, indicator)
        case ChangeBetween(direction):
            return (direction is Direction.UP) is (indicator.better is Better.HIGHER)
        case _:
            return False


def _can_be_better(mark: Fraction, indicator: Indicator) -> bool:
    reach = indicator.range
    if indicator.better is Better.HIGHER:
        return reach.high is None or mark < reach.high
    return reach.low is None or mark > reach.low


CHECK = Check("better_misses", Severity.WARNING, _find)
