"""`Kiềm chế`, which can be no rise, a slower rise or a fall: which is meant is told nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.asked import said, words_in
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.wording import Course, course_in
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        words = words_in([asked.title, asked.target.title], _held)
        if words is None or asked.target.note:
            continue
        for path, criterion in asked.in_year(subject.ruleset.span.period.year):
            yield subject.finding("wording_restrain", path, **words, **said(criterion))


def _held(text: str) -> str | None:
    found = course_in(text)
    return found[1] if found is not None and found[0] is Course.HELD else None


CHECK = Check("wording_restrain", Severity.NOTE, _find)
