"""What coverage looks for: spots that cases may try, and how to tell from a case that it did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from emulation_rules.model.evaluation import Assessment, Evaluation
from emulation_rules.model.place import KeyPath
from emulation_rules.model.standing import Standing
from emulation_rules.model.trial_coverage import Spot
from emulation_rules.plan.readings import Readings


@dataclass(frozen=True, slots=True)
class Seen:
    """One unit of one case: what it reported, and what that came to. ``assessments`` are by question."""

    readings: Readings
    evaluation: Evaluation
    assessments: Mapping[str, tuple[Assessment, ...]]
    standing: Standing | None = None


Taken: TypeAlias = Callable[[Seen], Iterable[Spot]]


@dataclass(frozen=True, slots=True)
class Observer:
    """Some spots with the key paths they are written at, and which of them a unit of a case tried."""

    spots: tuple[tuple[Spot, KeyPath], ...]
    taken: Taken
