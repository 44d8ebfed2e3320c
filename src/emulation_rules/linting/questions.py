"""What can be asked of some targets of a ruleset alone, so that a large ruleset costs no more for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from emulation_rules.linting.subject import Subject
from emulation_rules.model.place import KeyPath
from emulation_rules.model.target import Question, Together, part_ids
from emulation_rules.plan.figures import Figures
from emulation_rules.plan.from_model import planned_target
from emulation_rules.plan.plan import Plan
from emulation_rules.solving.asked import Asked

_STEPS: Final = 300
"""Cases looked at for one question: what takes more is not said."""


def asked_of(subject: Subject, targets: Iterable[str]) -> Asked:
    """Return the questions of some targets, with none of the figures of others."""
    ruleset = subject.ruleset
    figures = Figures(ruleset, ruleset.span.period)
    planned = tuple(planned_target(ruleset.targets[name], figures) for name in targets)
    return Asked(Plan(ruleset, figures.period, tuple(figures.slots.values()), planned, tuple(figures.rates)), _STEPS)


@dataclass(frozen=True, slots=True)
class Placed:
    """One question of a target, the target itself or a part of it, with its id and where it is written."""

    id: str
    question: Question
    path: KeyPath


def questions_in(subject: Subject, target: str) -> Iterator[Placed]:
    """Yield a target's question and those inside it, outermost first."""
    waiting = [Placed(target, subject.ruleset.targets[target].question, subject.paths_of_targets[target])]
    while waiting:
        placed = waiting.pop(0)
        yield placed
        waiting += parts_in(subject, placed)


def parts_in(subject: Subject, placed: Placed) -> list[Placed]:
    """Return the questions directly inside one."""
    question = placed.question
    if not isinstance(question, Together):
        return []
    at = next((key for key in ("all_of", "any_of") if subject.written((*placed.path, key))), None)
    listed: KeyPath = (*placed.path, "at_least", "of") if at is None else (*placed.path, at)
    named = zip(part_ids(question, placed.id), question.parts, strict=True)
    return [Placed(name, part.question, (*listed, index)) for index, (name, part) in enumerate(named)]
