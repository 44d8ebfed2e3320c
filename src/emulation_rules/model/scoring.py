"""How verdicts and values become points, and points a score."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from emulation_rules.model.text import Text


class RoundingMode(StrEnum):
    """What happens to a tie when rounding."""

    HALF_UP = "half_up"
    """Away from zero: what people expect."""
    HALF_EVEN = "half_even"
    DOWN = "down"
    """Towards zero."""
    UP = "up"
    """Away from zero."""


@dataclass(frozen=True, slots=True)
class Rounding:
    """Round to ``places`` decimals."""

    places: int
    mode: RoundingMode


@dataclass(frozen=True, slots=True)
class AllOrNothing:
    """The maximum when met, otherwise zero."""


@dataclass(frozen=True, slots=True)
class Proportional:
    """The maximum x value / mark, never below zero nor above the maximum. For ``at least`` and ``above`` only."""


@dataclass(frozen=True, slots=True)
class Band:
    """From ``limit`` on, in the better direction, ``points`` are given (None: whatever is left over)."""

    limit: Fraction | None
    points: Fraction


@dataclass(frozen=True, slots=True)
class Bands:
    """The points of the first band the value reaches.

    INVARIANT: limits run from best to worst; the last band has no limit, so bands neither overlap nor leave a gap.
    """

    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Interpolated:
    """Straight lines between (value, points) knots with rising values; level beyond the first and last."""

    knots: tuple[tuple[Fraction, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Direct:
    """The judged points themselves, for an indicator whose measure is score."""


Scoring: TypeAlias = AllOrNothing | Proportional | Bands | Interpolated | Direct


class When(StrEnum):
    """The outcome a bonus or penalty waits for."""

    MET = "met"
    EXCEEDED = "exceeded"
    NOT_MET = "not_met"


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Points given (bonus) or taken (penalty) on an outcome, outside the target's own maximum."""

    points: Fraction
    when: When


class VetoEffect(StrEnum):
    """What a missed target does to the whole: barred is not deferred."""

    BARS = "bars"
    DEFERS = "defers"


class Combine(StrEnum):
    """How a group makes one figure of its members."""

    SUM = "sum"
    MEAN = "mean"
    MINIMUM = "minimum"


@dataclass(frozen=True, slots=True)
class Group:
    """A node of the score tree. Members are ids of targets or of other groups.

    ``maximum`` must equal what the members can reach together. ``cap`` and ``floor`` bound the group with its bonuses.
    """

    id: str
    title: Text
    members: tuple[str, ...]
    combine: Combine = Combine.SUM
    maximum: Fraction | None = None
    cap: Fraction | None = None
    floor: Fraction | None = None


class RoundingStage(StrEnum):
    """Where rounding is applied: to each target's points, or to the total alone."""

    TARGET = "target"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class ScoreRules:
    """What holds for the total: its declared maximum, caps and rounding."""

    maximum: Fraction | None = None
    cap: Fraction | None = None
    floor: Fraction | None = None
    rounding: Rounding | None = None
    stage: RoundingStage = RoundingStage.TOTAL
