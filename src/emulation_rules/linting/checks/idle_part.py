"""A part of a composite that decides nothing: the others settle the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emulation_rules.linting.check import Check
from emulation_rules.linting.criteria import fixed_in
from emulation_rules.linting.questions import Placed, asked_of, parts_in, questions_in
from emulation_rules.linting.quick import settled_apart
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.words import asked_at
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.target import Qualitative, Together
from emulation_rules.plan.plan import Combination
from emulation_rules.solving.answers import Impossible
from emulation_rules.solving.asked import Asked


def _find(subject: Subject) -> Iterator[Finding]:
    fixed = {each.id for each in fixed_in(subject)}
    for planned in subject.as_reported.targets:
        target = planned.target
        if not isinstance(planned.question, Combination) or settled_apart(planned.question):
            continue
        asked = asked_of(subject, [target.id])
        for placed in questions_in(subject, target.id):
            parts = parts_in(subject, placed)
            if len(parts) > 1 and placed.id not in fixed and not fixed & {part.id for part in parts}:
                yield from _idle(subject, placed, parts, asked)


def _idle(subject: Subject, placed: Placed, parts: Sequence[Placed], asked: Asked) -> Iterator[Finding]:
    question = placed.question
    if not isinstance(question, Together) or question.need not in (None, 1, len(parts)):
        return
    every = question.need != 1
    left = list(parts)
    for part in parts:
        others = [other.id for other in left if other is not part]
        if others and not isinstance(part.question, Qualitative) and _follows(part.id, others, asked, every=every):
            left.remove(part)
            path, said = asked_at(subject, part.path)
            yield subject.finding("idle_part", path, at_key=not said, asked=said or part.id, whole=placed.id)


def _follows(part: str, others: Sequence[str], asked: Asked, *, every: bool) -> bool:
    """Whether a part is met with all others, where every one is needed, or misses with all, where one is enough."""
    answer = asked.possible(met=others, not_met=[part]) if every else asked.possible(met=[part], not_met=others)
    return isinstance(answer, Impossible)


CHECK = Check("idle_part", Severity.WARNING, _find)
