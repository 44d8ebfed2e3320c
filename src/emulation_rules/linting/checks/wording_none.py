"""Words that allow no case at all, over a criterion that allows some."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from emulation_rules.linting.asked import said, words_in
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.wording import bounds_in, course_in, none_in
from emulation_rules.model.criterion import Comparison, Criterion, Figure, NoneAtAll, Threshold
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Better, Indicator


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        if asked.indicator.better is Better.HIGHER:
            # What must not happen is then not what is counted.
            continue
        words = words_in([asked.heading], _words)
        for path, criterion in asked.in_year(subject.ruleset.span.period.year):
            if words is not None and not _only_zero(criterion, asked.indicator):
                yield subject.finding("wording_none", path, **words, **said(criterion))


def _words(text: str) -> str | None:
    """Return the words that allow none, unless the text names another mark beside: `giảm …, không để xảy ra …`."""
    return None if course_in(text) or bounds_in(text) else none_in(text)


def _only_zero(criterion: Criterion, indicator: Indicator) -> bool:
    """Whether nothing but zero meets a criterion."""
    match criterion:
        case NoneAtAll():
            return True
        case Threshold(Comparison.AT_MOST | Comparison.EXACTLY, Figure(quantity)):
            return quantity.number == 0
        case Threshold(Comparison.BELOW, Figure(quantity)):
            return indicator.whole and quantity.number <= Fraction(1)
        case _:
            return False


CHECK = Check("wording_none", Severity.WARNING, _find)
