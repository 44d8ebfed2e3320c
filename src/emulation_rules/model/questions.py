"""Every question a ruleset asks, the parts of composites among them, with where each is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from emulation_rules.model.place import KeyPath, Places
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Question, Target, Together, part_ids
from emulation_rules.model.text import Text


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: its id, the target it belongs to, and the key path it is written at."""

    id: str
    title: Text
    question: Question
    target: Target
    path: KeyPath


def questions_of(ruleset: Ruleset) -> Iterator[Asked]:
    """Yield every question, parts after the one they belong to."""
    for target in ruleset.targets.values():
        path = target_path(ruleset, target)
        yield from _inside(Asked(target.id, target.title, target.question, target, path), ruleset.places)


def target_path(ruleset: Ruleset, target: Target) -> KeyPath:
    """Return where a target is written: at the top, or under the one it is a "trong đó" clause of."""
    outer = ruleset.targets.get(target.within) if target.within else None
    return ("targets", target.id) if outer is None else (*target_path(ruleset, outer), "of_which", target.id)


def _inside(asked: Asked, places: Places | None) -> Iterator[Asked]:
    yield asked
    together = asked.question
    if not isinstance(together, Together):
        return
    path = (*asked.path, *_parts_key(together, asked.path, places))
    for index, (part, name) in enumerate(zip(together.parts, part_ids(together, asked.id), strict=True)):
        yield from _inside(Asked(name, part.title, part.question, asked.target, (*path, index)), places)


def _parts_key(together: Together, path: KeyPath, places: Places | None) -> KeyPath:
    """Return the keys that parts stand under: one of them, or a number of them, may be written in two ways."""
    named = {None: "all_of", 1: "any_of"}.get(together.need)
    if named is not None and (places is None or (*path, named) in places.values):
        return (named,)
    return ("at_least", "of")
