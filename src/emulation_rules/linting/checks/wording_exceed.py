"""`Đạt và vượt`, "met and exceeded", over a criterion that is met without being exceeded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from emulation_rules.linting.asked import said
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import Change, Comparison, Criterion, Threshold
from emulation_rules.model.finding import Finding, Severity

_WORDS: Final = re.compile(
    r"đạt (?:và|,) ?vượt|\bmet and exceeded|\bmeets? and exceeds?|\breach and exceed", re.IGNORECASE
)


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        title = asked.title or asked.target.title
        found = _WORDS.search(normalize("NFC", f"{title.vi} · {title.en}"))
        if found is None or asked.target.note:
            continue
        for path, criterion in asked.in_year(subject.ruleset.span.period.year):
            if _content_with_the_mark(criterion):
                yield subject.finding("wording_exceed", path, words=found[0], **said(criterion))


def _content_with_the_mark(criterion: Criterion) -> bool:
    match criterion:
        case Threshold(comparison):
            return comparison in (Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.EXACTLY)
        case Change(more_than=more_than):
            return not more_than
        case _:
            return False


CHECK = Check("wording_exceed", Severity.NOTE, _find)
