"""A percent written as a share of one: `0.9%` where `90%` is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final
from unicodedata import normalize

from emulation_rules.linting.asked import Asked
from emulation_rules.linting.bands import BandsOf, bands_in
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import Criterion, Figure, Threshold
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.numbers import number_text
from emulation_rules.model.place import KeyPath
from emulation_rules.model.ruleset import Ruleset

_CHANGE: Final = re.compile(r"\b(?:tăng|giảm|tốc độ|growth|increase|decrease|reduction|rise|fall)\b", re.IGNORECASE)
_LARGE: Final = 40
"""Beside a mark like this, one of at most one percent is written in another unit."""


def _find(subject: Subject) -> Iterator[Finding]:
    asked: dict[str, list[Asked]] = {}
    for each in subject.asked:
        asked.setdefault(each.indicator.id, []).append(each)
    scored: dict[str, list[BandsOf]] = {}
    for bands in bands_in(subject):
        scored.setdefault(bands.slot.indicator.id, []).append(bands)
    for name, indicator in subject.ruleset.indicators.items():
        if indicator.measure is Measure.PERCENT and not _of_change(indicator):
            numbers = list(_numbers(subject.ruleset, indicator, asked.get(name, [])))
            numbers += [limit for bands in scored.get(name, []) for limit in _limits(bands)]
            mixed = any(number >= _LARGE for _, number in numbers)
            for path, number in numbers:
                if 0 < number <= 1 and (mixed or indicator.better is Better.HIGHER):
                    given, meant = number_text(number), number_text(number * 100)
                    yield subject.finding("percent_as_fraction", path, indicator=name, given=given, meant=meant)


def _of_change(indicator: Indicator) -> bool:
    """Whether an indicator is itself a rise or a fall, which may well be of less than a percent."""
    return _CHANGE.search(normalize("NFC", f"{indicator.title.vi} · {indicator.title.en}")) is not None


def _numbers(ruleset: Ruleset, indicator: Indicator, asked: list[Asked]) -> Iterator[tuple[KeyPath, Fraction]]:
    """Yield the marks of a rate that are to be reached, and its ceiling where more is better."""
    name = indicator.id
    if indicator.ceiling is not None and indicator.better is Better.HIGHER:
        yield ("indicators", name, "ceiling"), indicator.ceiling
    for path, criterion in (pair for each in asked for pair in each.criteria()):
        mark = _mark(criterion)
        if mark is not None:
            yield path, mark
    for unit, assigned in ruleset.assigned.items():
        if name in assigned:
            yield from ((("assigned", unit, name), mark) for mark in assigned[name].marks.values())
    for reference in ruleset.references.values():
        if name in reference.marks:
            yield ("references", reference.id, "marks", name), reference.marks[name].number or Fraction(0)


def _limits(bands: BandsOf) -> Iterator[tuple[KeyPath, Fraction]]:
    """Yield where bands begin, if all do at one percent at most: the lowest of a ladder may well."""
    limits = [((*bands.path, index), step.limit) for index, step in enumerate(bands.steps.steps)]
    if all(limit <= 1 for _, limit in limits):
        yield from limits


def _mark(criterion: Criterion) -> Fraction | None:
    match criterion:
        case Threshold(_, Figure(quantity)):
            return quantity.number
        case _:
            return None


CHECK = Check("percent_as_fraction", Severity.WARNING, _find)
