"""Words that name another number than the criterion does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from emulation_rules.linting.asked import said, words_in
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.wording import bounds_in
from emulation_rules.model.criterion import Change, Comparison, Criterion, Figure, Threshold
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        for path, criterion in asked.in_year(subject.ruleset.span.period.year):
            words = words_in(asked.titles, partial(_other, criterion))
            if words is not None:
                yield subject.finding("wording_number", path, **words, **said(criterion))


def _other(criterion: Criterion, text: str) -> str | None:
    """Return the one mark a text names, where it is of the same kind and another number."""
    match criterion:
        case Threshold(comparison, Figure(mark)):
            pass
        case Change(_, mark, more_than, _):
            comparison = Comparison.ABOVE if more_than else Comparison.AT_LEAST
        case _:
            return None
    bounds = bounds_in(text)
    if len(bounds) != 1 or not bounds[0].is_of(mark) or mark.number in bounds[0].numbers:
        return None
    # A plain number may count something else: `for more than 50 households`.
    return bounds[0].words if bounds[0].percent or bounds[0].comparison is comparison else None


CHECK = Check("wording_number", Severity.WARNING, _find)
