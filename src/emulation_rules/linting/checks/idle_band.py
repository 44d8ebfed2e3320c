"""Two bands side by side that give the same."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.bands import bands_in
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.numbers import number_text


def _find(subject: Subject) -> Iterator[Finding]:
    for bands in bands_in(subject):
        numbers = [*(step.number for step in bands.steps.steps), bands.steps.rest]
        # Where all give the same, that is what is told.
        for index in range(1, len(numbers)) if len(set(numbers)) > 1 else ():
            if numbers[index] == numbers[index - 1]:
                yield subject.finding("idle_band", (*bands.path, index), number=number_text(numbers[index]))


CHECK = Check("idle_band", Severity.WARNING, _find)
