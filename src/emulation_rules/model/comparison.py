"""What changed between two standings of a cluster, unit by unit, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.standing import Proposal, Rank
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Verdict


class Cause(StrEnum):
    """Why something changed."""

    RULES = "rules"
    """The ruleset is another one."""
    OWN = "own"
    """The unit's own figures."""
    TOGETHER = "together"
    """What the units come to together – a leader, a percentile, a rank of a figure – moved with others' figures."""
    OTHERS = "others"
    """Others' results: they passed the unit, fell behind it, or took or freed a place."""


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for a change: ``by`` names units whose figures or results moved, ``more`` counts those not named."""

    cause: Cause
    by: tuple[str, ...] = ()
    more: int = 0


class Outlook(StrEnum):
    """What became of a unit's prospects of a title."""

    SECURED = "secured"
    """It is eligible now."""
    AT_RISK = "at_risk"
    """It was eligible, and that can no longer be told."""
    LOST = "lost"
    """It is not eligible any more, or cannot become so."""
    WITHIN_REACH = "within_reach"
    """It was ruled out or put off, and no longer is."""
    PUT_OFF = "put_off"
    """It is deferred."""


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """The verdict on one target; None where it was not there."""

    target: str
    title: Text
    before: Verdict | None
    after: Verdict | None
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class PointsChange:
    """The points of one target; None where it had none to give."""

    target: str
    title: Text
    before: Interval | None
    after: Interval | None
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """The total points and their share in percent; None where there was nothing to score."""

    points_before: Interval | None
    points_after: Interval | None
    share_before: Interval | None
    share_after: Interval | None
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class RankChange:
    """The rank; None where the unit had none."""

    before: Rank | None
    after: Rank | None
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class TitleChange:
    """What is said of a unit and a title; ``outlook`` None where only the reason changed."""

    title: str
    before: Proposal | None
    after: Proposal | None
    outlook: Outlook | None
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class ClassChange:
    """The classes of a scheme a unit could be in, and those it can be in now."""

    scheme: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class UnitChange:
    """Everything that changed for one unit. ``reported``: its own figures are among what changed."""

    unit: str
    title: Text
    arrived: bool = False
    left: bool = False
    reported: bool = False
    verdicts: tuple[VerdictChange, ...] = ()
    points: tuple[PointsChange, ...] = ()
    score: ScoreChange | None = None
    rank: RankChange | None = None
    titles: tuple[TitleChange, ...] = ()
    classes: tuple[ClassChange, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything that was worked out for the unit is different."""
        results = self.verdicts or self.points or self.titles or self.classes
        return bool(self.arrived or self.left or results or self.score or self.rank)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two standings of a cluster beside each other: the units for which something changed, in the order of the later.

    ``reported`` are the units whose own figures changed, ``cluster`` is the change of the cluster as a whole, if any.
    """

    ruleset: str
    period: Period
    rules_changed: bool
    reported: tuple[str, ...]
    units: tuple[UnitChange, ...]
    cluster: UnitChange | None = None

    def __getitem__(self, unit: str) -> UnitChange:
        """Return what changed for a unit. Raises `KeyError` where nothing did."""
        for change in self.units:
            if change.unit == unit:
                return change
        raise KeyError(unit)

    def __bool__(self) -> bool:
        return bool(self.units) or self.cluster is not None
