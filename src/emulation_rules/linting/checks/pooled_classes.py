"""Very serious and especially serious cases in one figure: together or each is not said."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        indicator = asked.indicator
        if indicator.note or asked.target.note or not _both(f"{indicator.title.vi} · {indicator.title.en}"):
            continue
        yield subject.finding("pooled_classes", (*asked.path, "indicator"), indicator=indicator.id)


def _both(title: str) -> bool:
    """Whether a title names both classes of cases."""
    words = normalize("NFC", title).lower()
    named = (("rất nghiêm trọng", "rnt", "very serious"), ("đặc biệt nghiêm trọng", "đbnt", "especially serious"))
    return all(any(word in words for word in forms) for forms in named)


CHECK = Check("pooled_classes", Severity.NOTE, _find)
