"""Whether criteria can be met or missed at all: by their numbers where that is enough, by the solver where not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from emulation_rules.linting.marks import accepted
from emulation_rules.linting.questions import Placed, asked_of, questions_in
from emulation_rules.linting.quick import open_both_ways, settled_apart
from emulation_rules.linting.subject import Subject
from emulation_rules.model.place import KeyPath
from emulation_rules.model.target import Target
from emulation_rules.plan.plan import Claimable, Combination, Exempt, Leaf, Question, walk
from emulation_rules.solving.answers import Impossible
from emulation_rules.solving.asked import Asked


@dataclass(frozen=True, slots=True)
class Fixed:
    """A question that no report misses (``met``), or that none meets, with where it is written."""

    target: Target
    id: str
    path: KeyPath
    met: bool
    whole: bool
    """Whether it is the target itself and no part of it."""
    composite: bool


def fixed_in(subject: Subject) -> tuple[Fixed, ...]:
    """Return every question of a ruleset whose outcome no report changes; what such a part is in is left out."""
    return subject.once("fixed_in", lambda: tuple(_fixed(subject)))


def _fixed(subject: Subject) -> Iterator[Fixed]:
    for planned in subject.as_reported.targets:
        if isinstance(planned.question, Claimable | Exempt):
            continue
        # One for all parts of a target, and none where numbers alone say enough.
        asked = cache(partial(asked_of, subject, [planned.target.id]))
        inner = {placed.id: placed for placed in questions_in(subject, planned.target.id)}
        # From the inside out: a part that cannot be met is what is wrong with its whole.
        blamed = False
        for question in reversed(list(walk(planned.question))):
            if blamed and isinstance(question, Combination):
                continue
            met = _outcome(subject, question, asked)
            if met is not None:
                blamed = True
                yield _found(planned.target, question, inner[question.id], met=met)


def _found(target: Target, question: Question, placed: Placed, *, met: bool) -> Fixed:
    whole = question.id == target.id
    return Fixed(target, question.id, placed.path, met, whole, isinstance(question, Combination))


def _outcome(subject: Subject, question: Question, asked: Callable[[], Asked]) -> bool | None:
    """Return whether a question is met by every report, or by none; None where that depends on the report."""
    match question:
        case Leaf():
            by_numbers = accepted(question, subject.as_reported.slots)
            if by_numbers is not None:
                return True if by_numbers.all else False if by_numbers.figures is None else None
            if open_both_ways(question, subject.as_reported.slots):
                return None
        case Combination():
            if settled_apart(question):
                return None
        case _:
            return None
    if isinstance(asked().satisfiable(question.id), Impossible):
        # Both: a question that no report decides, such as one about what is not known, says nothing of its criterion.
        return None if isinstance(asked().always(question.id), Impossible) else False
    return True if isinstance(asked().always(question.id), Impossible) else None
