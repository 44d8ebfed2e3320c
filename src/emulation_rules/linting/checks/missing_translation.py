"""A label in one of the two languages where the others are in both."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.labels import labels_of
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.text import LANGUAGES


def _find(subject: Subject) -> Iterator[Finding]:
    labels = list(labels_of(subject))
    # What is the same in both languages is a name, or was written once.
    in_both = sum(text.vi != text.en for _, text in labels if text.vi and text.en)
    for language in LANGUAGES:
        missing = [path for path, text in labels if not getattr(text, language)]
        if len(missing) < in_both:
            for path in missing:
                yield subject.finding("missing_translation", path, at_key=True, language=language)


CHECK = Check("missing_translation", Severity.WARNING, _find)
