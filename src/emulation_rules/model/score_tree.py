"""The score tree: how the points of targets go into groups and a total, and what words and roundings they get."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.formula import Formula
from emulation_rules.model.scoring import Rounding
from emulation_rules.model.text import Text


class Missing(StrEnum):
    """What a scored target without a figure is for the score."""

    UNKNOWN = "unknown"
    """Anything it could still be."""
    LEFT_OUT = "left_out"
    """As if it were not asked: it leaves the denominator."""
    ZERO = "zero"
    """No points; its maximum stays."""


@dataclass(frozen=True, slots=True)
class Label:
    """The words for points that are ``comparison`` ``limit`` (None: for the rest), and met no label before."""

    comparison: Comparison
    limit: Fraction | None
    text: Text


class Combine(StrEnum):
    """How a group makes one figure of its members."""

    SUM = "sum"
    MEAN = "mean"
    MINIMUM = "minimum"
    WEIGHTED_MEAN = "weighted_mean"
    MEAN_OF_WORST = "mean_of_worst"
    """The mean of the ``worst`` members with the smallest points."""
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Group:
    """A node of the score tree. Members are ids of targets or of other groups.

    ``maximum`` must equal what the members can reach together. ``cap`` and ``floor`` bound the group with its bonuses.
    ``weights``, by member, are those of a weighted mean: of members that do not apply they go to the others in
    proportion. With fewer than ``least_scored`` members that apply, the group does not apply. A ``formula`` reads
    members by their ids and says its own ``maximum``. ``out_of`` brings points to a scale: they are that many for the
    maximum of what applies. ``rounding`` rounds the group's points before they go up. A group with ``scored`` False is
    told beside the score and is no part of it; targets of it count only where they stand in a scored group too.
    """

    id: str
    title: Text
    members: tuple[str, ...]
    combine: Combine = Combine.SUM
    maximum: Fraction | None = None
    cap: Fraction | None = None
    floor: Fraction | None = None
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    worst: int = 2
    least_scored: int = 0
    formula: Formula | None = None
    out_of: Fraction | None = None
    rounding: Rounding | None = None
    labels: tuple[Label, ...] = ()
    scored: bool = True

    def __hash__(self) -> int:
        return hash((self.id, self.members))


def tops_of(groups: Mapping[str, Group], targets: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of what the total is made of: scored groups that no other holds, and targets in no group."""
    held = {member for group in groups.values() if group.scored for member in group.members}
    beside = {member for group in groups.values() if not group.scored for member in group.members}
    counted = [group.id for group in groups.values() if group.scored and group.id not in held]
    return (*counted, *(name for name in targets if name not in held and name not in beside))


class RoundingStage(StrEnum):
    """Where rounding is applied: to each target's points, or to the total alone."""

    TARGET = "target"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class ScoreRules:
    """What holds for the total, the sum of what stands in no group: its maximum, caps, rounding, missing figures."""

    maximum: Fraction | None = None
    cap: Fraction | None = None
    floor: Fraction | None = None
    rounding: Rounding | None = None
    stage: RoundingStage = RoundingStage.TOTAL
    missing: Missing = Missing.UNKNOWN
    labels: tuple[Label, ...] = ()
