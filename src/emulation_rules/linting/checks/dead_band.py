"""A band that no figure falls into."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.bands import bands_in
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.numbers import number_text


def _find(subject: Subject) -> Iterator[Finding]:
    for bands in bands_in(subject):
        for index, figures in enumerate(bands.reached()):
            if figures is None:
                number = number_text(bands.steps.steps[index].number)
                yield subject.finding(
                    "dead_band", (*bands.path, index), number=number, indicator=bands.slot.indicator.id
                )


CHECK = Check("dead_band", Severity.WARNING, _find)
