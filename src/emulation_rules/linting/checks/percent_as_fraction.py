"""A percent written as a share of one: `0.9%` where `90%` is meant."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import Comparison, Criterion, Figure, Threshold
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Better, Measure
from emulation_rules.model.numbers import number_text
from emulation_rules.model.place import KeyPath


def _find(subject: Subject) -> Iterator[Finding]:
    for path, number in _numbers(subject):
        if 0 < number <= 1:
            meant = number_text(number * 100)
            yield subject.finding("percent_as_fraction", path, given=number_text(number), meant=meant)


def _numbers(subject: Subject) -> Iterator[tuple[KeyPath, Fraction]]:
    """Yield the marks and ceilings of rates that are better high: a mark of one percent is none to reach."""
    ruleset = subject.ruleset
    high = {
        name
        for name, each in ruleset.indicators.items()
        if each.measure is Measure.PERCENT and each.better is Better.HIGHER
    }
    for name in high:
        ceiling = ruleset.indicators[name].ceiling
        if ceiling is not None:
            yield ("indicators", name, "ceiling"), ceiling
    for asked in subject.asked:
        if asked.indicator.id in high:
            yield from ((path, mark) for path, criterion in asked.criteria() if (mark := _mark(criterion)) is not None)
    for unit, assigned in ruleset.assigned.items():
        for name in high & set(assigned):
            yield from ((("assigned", unit, name), mark) for mark in assigned[name].marks.values())
    for reference in ruleset.references.values():
        for name in high & set(reference.marks):
            yield ("references", reference.id, "marks", name), reference.marks[name].number or Fraction(0)


def _mark(criterion: Criterion) -> Fraction | None:
    match criterion:
        case Threshold(Comparison.AT_LEAST | Comparison.ABOVE | Comparison.EXACTLY, Figure(quantity)):
            return quantity.number
        case _:
            return None


CHECK = Check("percent_as_fraction", Severity.WARNING, _find)
