"""How ranks, titles and classes move where weights, figures or roundings do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.standing import Rank
from emulation_rules.model.text import Text


class Kind(StrEnum):
    """What is disturbed."""

    WEIGHT = "weight"
    """The weight of one target or group."""
    WEIGHTS = "weights"
    """All weights, each by itself, at the same time."""
    DISPLAY = "display"
    """Every figure within the digits that it may hide."""
    ROUNDING = "rounding"
    """How the score is rounded."""
    RESTATED = "restated"
    """One figure of one unit."""
    LEFT_OUT = "left_out"
    """One target is not asked."""


class How(StrEnum):
    """What a range of ranks is worth."""

    EXACT = "exact"
    """Both its ends happen, and nothing outside it does."""
    BOUND = "bound"
    """Nothing outside it happens; it may be wider than what does."""
    TRIED = "tried"
    """What happens at the points that were tried; something else may happen at others."""


@dataclass(frozen=True, slots=True)
class Least:
    """The smallest change in percent that moves something: a number, or what it lies between where it is no fraction.

    Negative for a change downwards. ``beyond``: at that change itself nothing moves yet, at any greater one it does.
    """

    change: Interval
    beyond: bool = False

    @property
    def size(self) -> Fraction:
        """How large the change is whichever way it goes, to the near side where it is not known exactly."""
        ends = [abs(end) for end in (self.change.low, self.change.high) if end is not None]
        return min(ends)


@dataclass(frozen=True, slots=True)
class Move:
    """What one disturbance does to a unit. ``rank`` holds every rank it can come to, today's among them.

    ``subject`` is a target, a group, the key of a figure or a way of rounding, and ``of`` the unit whose figure moves.
    ``wins`` and ``loses`` are titles whose prospects get better or worse, ``enters`` classes (``scheme.class``) that it
    cannot be in now. ``least`` is the smallest change of the subject that does any of it, where that was sought.
    """

    subject: str
    of: str = ""
    rank: Rank | None = None
    wins: tuple[str, ...] = ()
    loses: tuple[str, ...] = ()
    enters: tuple[str, ...] = ()
    how: How = How.EXACT
    least: Least | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """What all disturbances of a kind do to a unit: ``asked`` is how many there were, ``moves`` are those that do."""

    kind: Kind
    how: How
    asked: int
    rank: Rank | None
    wins: tuple[str, ...] = ()
    loses: tuple[str, ...] = ()
    enters: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitSensitivity:
    """One unit: its rank now and what becomes of it."""

    unit: str
    title: Text
    rank: Rank | None
    reaches: tuple[Reach, ...] = ()

    def __getitem__(self, kind: Kind) -> Reach:
        """Return what disturbances of a kind do. Raises `KeyError` where none was asked for."""
        for reach in self.reaches:
            if reach.kind is kind:
                return reach
        raise KeyError(kind)


@dataclass(frozen=True, slots=True)
class Swap:
    """The smallest change of weights at which two neighbours in rank stand level.

    ``weight`` is the target or group whose own weight has to change least, by ``least`` percent; empty where no change
    of a single one does it. ``together`` is the percent by which all weights may move at once, each by itself, before
    the order of the two can be another; None where that cannot be told.
    """

    upper: str
    lower: str
    weight: str = ""
    least: Least | None = None
    together: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Close:
    """Two neighbours whose order hangs on less than is shown.

    ``difference`` is that of the key (``formula``) that tells them apart, ``equal`` says that both look the same at so
    many ``decimals``; otherwise the difference is less than half of the last one.
    """

    upper: str
    lower: str
    formula: str
    difference: Fraction
    decimals: int
    equal: bool


@dataclass(frozen=True, slots=True)
class NotAsked:
    """Something that was not disturbed, with the code of the reason; ``count`` of them."""

    kind: Kind
    reason: str
    subject: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How the standings of a cluster move. ``units`` are in the order of the standings.

    ``weights`` and ``restated`` are the percent by which those are moved, ``decimals`` how many a reader is shown.
    ``subjects`` are the words for targets, groups and indicators, ``titles`` and ``classes`` as in standings.
    """

    ruleset: str
    ruleset_digest: str
    title: Text
    period: Period
    weights: Fraction
    restated: Fraction
    decimals: int
    units: tuple[UnitSensitivity, ...]
    swaps: tuple[Swap, ...] = ()
    close: tuple[Close, ...] = ()
    not_asked: tuple[NotAsked, ...] = ()
    subjects: Mapping[str, Text] = field(default_factory=dict)
    titles: Mapping[str, Text] = field(default_factory=dict)
    classes: Mapping[str, Text] = field(default_factory=dict)

    def __getitem__(self, unit: str) -> UnitSensitivity:
        """Return what becomes of a unit. Raises `KeyError`."""
        for one in self.units:
            if one.unit == unit:
                return one
        raise KeyError(unit)
