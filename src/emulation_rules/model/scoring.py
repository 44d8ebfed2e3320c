"""How verdicts and values become points, and points a score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from emulation_rules.model.formula import Formula
from emulation_rules.model.tables import Grid, Lines, Steps


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


# ---- presets: names for formulas (`scoring.presets` writes each out) -------------------------


@dataclass(frozen=True, slots=True)
class AllOrNothing:
    """The maximum when met, otherwise zero."""


class LowerIsBetter(StrEnum):
    """What the attainment of a mark is where less is better: T the mark, A the value."""

    INVERSE = "inverse"
    """T / A"""
    MIRRORED = "mirrored"
    """2 - A / T, which is 1 + (1 - A / T); goes below zero"""


@dataclass(frozen=True, slots=True)
class Proportional:
    """The maximum x attainment, which is value / mark, never below zero nor above the maximum.

    For a mark that asks for less, attainment is as ``lower`` says (None: refused there). Attainment below
    ``nothing_below`` earns nothing; any other earns ``least`` points at least.
    """

    nothing_below: Fraction | None = None
    least: Fraction = Fraction(0)
    lower: LowerIsBetter | None = None


@dataclass(frozen=True, slots=True)
class Bands:
    """The number of the first band the value reaches."""

    steps: Steps


@dataclass(frozen=True, slots=True)
class Interpolated:
    """Straight lines between (value, points) knots with rising values; level beyond the first and last."""

    lines: Lines


@dataclass(frozen=True, slots=True)
class Goalposts:
    """The maximum x how far the value has come from ``worst`` to ``best``, clipped to what lies between them."""

    worst: Fraction
    best: Fraction


@dataclass(frozen=True, slots=True)
class StepBonus:
    """``base`` when met, and ``each`` more for every whole ``step`` beyond the mark, up to the maximum.

    ``step`` is in the indicator's base unit, or with ``of_mark`` a share of the mark. ``miss`` is taken off for every
    step short of it, begun ones counted, down to zero; without it a miss earns nothing.
    """

    base: Fraction
    each: Fraction
    step: Fraction
    of_mark: bool = False
    miss: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Occurrences:
    """``start`` points and so many more or less for every occurrence, between ``floor`` and ``cap``.

    ``each`` holds points by indicator; negative ones are taken off. ``cap`` None is the maximum.
    """

    start: Fraction
    each: Mapping[str, Fraction]
    floor: Fraction = Fraction(0)
    cap: Fraction | None = None

    def __hash__(self) -> int:
        return hash((self.start, tuple(self.each.items()), self.floor, self.cap))


@dataclass(frozen=True, slots=True)
class Direct:
    """The judged points themselves, for an indicator whose measure is score."""


@dataclass(frozen=True, slots=True)
class BestOf:
    """The most (or, with ``worst``, the least) that several ways come to."""

    ways: tuple[Scoring, ...]
    worst: bool = False


@dataclass(frozen=True, slots=True)
class AchievementOrImprovement:
    """The better of how far the value stands between threshold and benchmark, and how far it came from its baseline.

    Achievement: 0 below ``threshold``, the maximum from ``benchmark`` on, between them
    ``slope * (value - threshold) / (benchmark - threshold) + offset``. Improvement, for a value better than its
    baseline: ``improvement_slope * (value - baseline) / (benchmark - baseline) + improvement_offset``, at most
    ``improvement_most``. Both are rounded as ``rounding`` says and kept between 0 and their most.
    """

    threshold: Fraction
    benchmark: Fraction
    baseline: Formula
    rounding: Rounding | None = None
    slope: Fraction = Fraction(9)
    offset: Fraction = Fraction(1, 2)
    improvement_slope: Fraction = Fraction(10)
    improvement_offset: Fraction = Fraction(-1, 2)
    improvement_most: Fraction = Fraction(9)


@dataclass(frozen=True, slots=True)
class Attainment:
    """Attainment in percent, a rule of Indonesia's performance reports: R / T, or ``lower``, with a cap.

    Above ``cap_above`` percent, ``capped`` is given; so it is where the mark, being the most there can be, is reached
    (``unexceedable``). With a mark that is a range the nearer edge counts. Points are the maximum x percent /
    ``capped`` (None: 100), and never more than the maximum; a mirrored share may bring them below zero.
    """

    lower: LowerIsBetter = LowerIsBetter.MIRRORED
    cap_above: Fraction | None = None
    capped: Fraction | None = None
    unexceedable: bool = False


@dataclass(frozen=True, slots=True)
class GridOf:
    """The number a grid gives for two figures: a status and a change, say."""

    row: Formula
    column: Formula
    grid: Grid


@dataclass(frozen=True, slots=True)
class RankPoints:
    """Points by the rank of the value among the units, from the first on; ranks beyond the list earn ``rest``.

    Units that tie share a rank, and the ranks behind them are left out: 1, 2, 2, 4.
    """

    points: tuple[Fraction, ...]
    rest: Fraction = Fraction(0)


class ZeroMark(StrEnum):
    """What a mark of zero means for a share of the excess."""

    UNDETERMINED = "undetermined"
    """Beyond a mark of zero no share of an excess can be told."""
    FULL_IF_ANY = "full_if_any"
    """Any value above zero earns the maximum, zero nothing."""


class WithoutMark(StrEnum):
    """What a unit without an assigned mark earns."""

    NOT_APPLICABLE = "not_applicable"
    BY_VALUE = "by_value"
    """The maximum x its value / the highest value among the units without a mark."""


@dataclass(frozen=True, slots=True)
class LeaderShare:
    """*Điều 6*: half the points for the mark, the other half by the excess beside the leader's.

    Excess e = attainment - 1. Short of the mark ``met_share`` x maximum x attainment; on it ``met_share`` x maximum;
    beyond, the rest x e / e* more, e* being the largest excess of the units asked. ``most_excess`` caps every e.
    A target that cannot be exceeded (``unexceedable``) earns the maximum when met, else nothing. Where less is better
    nothing is short of a mark of zero but what earns nothing.
    """

    met_share: Fraction = Fraction(1, 2)
    most_excess: Fraction | None = None
    unexceedable: bool = False
    zero_mark: ZeroMark = ZeroMark.UNDETERMINED
    without_mark: WithoutMark = WithoutMark.NOT_APPLICABLE
    lower: LowerIsBetter | None = None


@dataclass(frozen=True, slots=True)
class ByFormula:
    """A formula of the ruleset's own. ``falling`` says that it may give less for a better value."""

    formula: Formula
    falling: bool = False


Scoring: TypeAlias = (
    AllOrNothing
    | Proportional
    | Bands
    | Interpolated
    | Goalposts
    | StepBonus
    | Occurrences
    | Direct
    | BestOf
    | AchievementOrImprovement
    | Attainment
    | GridOf
    | RankPoints
    | LeaderShare
    | ByFormula
)


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
