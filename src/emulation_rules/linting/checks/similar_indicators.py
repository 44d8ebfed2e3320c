"""Two indicators that are called the same."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.title_words import words_of
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Measure


def _find(subject: Subject) -> Iterator[Finding]:
    seen: dict[tuple[Measure, str, tuple[str, ...]], str] = {}
    for name, indicator in subject.ruleset.indicators.items():
        titles = {"vi": indicator.title.vi, "en": indicator.title.en}
        keys = [(indicator.measure, language, words_of(title)) for language, title in titles.items() if title]
        other = next((seen[key] for key in keys if key in seen), None)
        if other is not None:
            yield subject.finding("similar_indicators", ("indicators", name), at_key=True, other=other)
        for key in keys:
            seen.setdefault(key, name)


CHECK = Check("similar_indicators", Severity.WARNING, _find)
