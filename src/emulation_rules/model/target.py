"""Targets: a measurable question, a combination of others, or something people judge."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from emulation_rules.model.criterion import Criterion
from emulation_rules.model.score_tree import Label, Missing
from emulation_rules.model.scoring import Adjustment, AllOrNothing, Scoring, VetoEffect
from emulation_rules.model.text import Text


class ZeroBaseline(StrEnum):
    """What a baseline of zero means for a target that asks for a change."""

    UNDETERMINED = "undetermined"
    MET_IF_STILL_ZERO = "met_if_still_zero"
    NOT_APPLICABLE = "not_applicable"


class Scope(StrEnum):
    """Whose figure is asked about."""

    PER_UNIT = "per_unit"
    EVERY_UNIT = "every_unit"
    """Met by the cluster when every one of its units meets it."""
    POOLED = "pooled"
    """Asked of the cluster's counts taken together; never the mean of its rates."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A value that holds from ``year`` on, until a later one replaces it."""

    year: int
    criterion: Criterion


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator and the criterion it is held against.

    ``dated`` holds one or more criteria by year, rising; an undated criterion has year 0; without any the figure is
    only scored. ``exceeds`` declares what counts as exceeding where the criterion itself has no such meaning.
    """

    indicator: str
    dated: tuple[Dated, ...]
    zero_baseline: ZeroBaseline = ZeroBaseline.UNDETERMINED
    exceeds: Criterion | None = None

    def in_year(self, year: int) -> Dated | None:
        """Return what holds in the year, or None before the first."""
        held = [dated for dated in self.dated if dated.year <= year]
        return held[-1] if held else None


@dataclass(frozen=True, slots=True)
class Together:
    """Several parts of one target: at least ``need`` of them must be met (None: all that apply)."""

    parts: tuple[Part, ...]
    need: int | None = None


class QualitativeKind(StrEnum):
    """How a target without a figure is settled."""

    DELIVERABLE = "deliverable"
    """Something is issued, built or handed over: the unit claims it."""
    JUDGED = "judged"
    """A named stage judges it."""


@dataclass(frozen=True, slots=True)
class Qualitative:
    """A target without a figure; its observation is a claim or a judgement under the target's own id."""

    kind: QualitativeKind


Question: TypeAlias = Measured | Together | Qualitative


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a composite target. An empty id is given its number: ``traffic_safety.2``."""

    question: Question
    id: str = ""
    title: Text = Text()


def part_ids(together: Together, name: str) -> tuple[str, ...]:
    """Return the id of each part of a composite called ``name``: its own, or else its number."""
    return tuple(part.id or f"{name}.{number}" for number, part in enumerate(together.parts, 1))


@dataclass(frozen=True, slots=True)
class Target:
    """One target of the pact.

    ``points`` is its maximum (None: it has none); ``scored`` False means it is only watched. ``only`` and ``excluded``
    name units; empty ``only`` means all. ``missing`` None is as the score says. ``within`` is the id of the target it
    is a "trong đó" clause of.
    """

    id: str
    title: Text
    question: Question
    scope: Scope = Scope.PER_UNIT
    points: Fraction | None = None
    scoring: Scoring = field(default_factory=AllOrNothing)
    scored: bool = True
    bonus: Adjustment | None = None
    penalty: Adjustment | None = None
    missing: Missing | None = None
    labels: tuple[Label, ...] = ()
    veto: VetoEffect | None = None
    only: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    within: str = ""
    source: str = ""
    note: str = ""
