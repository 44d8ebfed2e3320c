"""Bands of a ruleset, and which of them a figure can fall into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from emulation_rules.linting.marks import possible
from emulation_rules.linting.subject import Subject
from emulation_rules.model.interval import Interval
from emulation_rules.model.place import KeyPath
from emulation_rules.model.scoring import Bands, BestOf, Scoring
from emulation_rules.model.tables import Steps
from emulation_rules.model.target import Measured
from emulation_rules.plan.nodes import Read
from emulation_rules.plan.plan import Exempt, Leaf, Slot
from emulation_rules.plan.tables import split


@dataclass(frozen=True, slots=True)
class BandsOf:
    """Bands of one target, where they are listed, and the slot of what they are about."""

    target: str
    steps: Steps
    path: KeyPath
    slot: Slot

    def reached(self) -> Sequence[Interval | None]:
        """Return the figures that fall into each band with a limit, None for a band that none falls into."""
        into = parted(self.steps, self.slot.range)
        return [None if part is None else possible(part, self.slot) for part in into]


def parted(steps: Steps, range_: Interval) -> Sequence[Interval | None]:
    """Return the part of a range that falls into each step with a limit, None where there is none."""
    left: Interval | None = range_
    found: list[Interval | None] = []
    for step in steps.steps:
        into, left = (None, None) if left is None else split(left, step.comparison, step.limit)
        found.append(into)
    return found


def bands_in(subject: Subject) -> Iterator[BandsOf]:
    """Yield the bands by which targets are scored, those among several ways too."""
    for planned in subject.as_reported.targets:
        target, question = planned.target, planned.question
        value = question.value if isinstance(question, Leaf | Exempt) else None
        if isinstance(value, Read) and isinstance(target.question, Measured):
            slot = subject.as_reported.slots[value.slot]
            path = (*subject.paths_of_targets[target.id], "scoring")
            for steps, at in _listed(target.scoring, path):
                yield BandsOf(target.id, steps, at, slot)


def _listed(scoring: Scoring, path: KeyPath) -> Iterator[tuple[Steps, KeyPath]]:
    match scoring:
        case Bands(steps):
            yield steps, (*path, "bands")
        case BestOf(ways, worst):
            for index, way in enumerate(ways):
                yield from _listed(way, (*path, "worst_of" if worst else "best_of", index))
        case _:
            return
