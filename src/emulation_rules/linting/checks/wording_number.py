"""Words that name another number than the criterion does."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.asked import said
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.wording import bounds_in
from emulation_rules.model.criterion import Change, Criterion, Figure, Threshold
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.quantity import Quantity, Unit


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        own = [text for text in (asked.title.vi, asked.title.en) if text]
        texts = [*own, asked.target.source] if asked.alone else own
        for path, criterion in asked.in_year(subject.ruleset.span.period.year):
            mark = _mark(criterion)
            words = None if mark is None else next(filter(None, (_other(text, mark) for text in texts)), None)
            if words is not None:
                yield subject.finding("wording_number", path, words=words, **said(criterion))


def _mark(criterion: Criterion) -> Quantity | None:
    match criterion:
        case Threshold(_, Figure(quantity)) | Change(amount=quantity):
            return quantity
        case _:
            return None


def _other(text: str, mark: Quantity) -> str | None:
    """Return the one mark a text names, where it is of the same kind and another number."""
    bounds = bounds_in(text)
    if len(bounds) != 1 or bounds[0].percent is not (mark.unit in (Unit.PERCENT, Unit.POINTS)):
        return None
    return None if mark.number in bounds[0].numbers else bounds[0].words


CHECK = Check("wording_number", Severity.WARNING, _find)
