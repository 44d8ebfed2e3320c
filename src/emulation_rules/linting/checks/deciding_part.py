"""A composite of which so many parts are asked, and one of them settles it alone."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.criteria import fixed_in
from emulation_rules.linting.questions import asked_of, parts_in, questions_in
from emulation_rules.linting.quick import settled_apart
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.words import criterion_text
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.target import Together
from emulation_rules.plan.plan import Combination
from emulation_rules.solving.answers import Impossible
from emulation_rules.solving.asked import Asked


def _find(subject: Subject) -> Iterator[Finding]:
    fixed = {each.id for each in fixed_in(subject)}
    for planned in subject.as_reported.targets:
        if not isinstance(planned.question, Combination) or settled_apart(planned.question):
            continue
        asked = asked_of(subject, [planned.target.id])
        for placed in questions_in(subject, planned.target.id):
            question, parts = placed.question, parts_in(subject, placed)
            # Where all or one are asked, parts that decide nothing are told one by one.
            some = isinstance(question, Together) and question.need is not None and 1 < question.need < len(parts)
            if not some or placed.id in fixed or fixed & {part.id for part in parts}:
                continue
            alone = next((part for part in parts if _same(placed.id, part.id, asked)), None)
            if alone is not None:
                said = criterion_text(subject, alone.path) or alone.id
                yield subject.finding("deciding_part", placed.path, at_key=True, asked=said, whole=placed.id)


def _same(whole: str, part: str, asked: Asked) -> bool:
    """Whether the whole is met when a part is, and only then."""
    both_ways = asked.implied(whole, by=part), asked.implied(part, by=whole)
    return all(isinstance(answer, Impossible) for answer in both_ways)


CHECK = Check("deciding_part", Severity.WARNING, _find)
