"""Ranking, titles and classes: what follows from the scores of units. The library proposes; people award."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.formula import Formula
from emulation_rules.model.indicator import Better
from emulation_rules.model.scoring import RoundingMode
from emulation_rules.model.text import Text


@dataclass(frozen=True, slots=True)
class RankKey:
    """What units are ranked by: a formula over their results (``share``, ``points(quality)``); which end is first."""

    formula: Formula
    better: Better = Better.HIGHER


@dataclass(frozen=True, slots=True)
class Ranking:
    """Keys in the order they decide. Units equal in all of them share a rank: 1, 2, 2, 4.

    ``within_peers``: each peer group is ranked by itself.
    """

    keys: tuple[RankKey, ...]
    within_peers: bool = False


class QuotaBase(StrEnum):
    """What a quota is a share of."""

    UNITS = "units"
    """All units of the cluster (of the peer group, where those are ranked apart)."""
    HOLDERS = "holders"
    """The units proposed for another title, this one's own holders among them."""
    OTHERS = "others"
    """The units proposed for another title and not for this one: E <= p (N - E)."""


class AtTheCut(StrEnum):
    """What happens to units that tie for the last places of a quota."""

    ALL = "all"
    NONE = "none"
    UNDETERMINED = "undetermined"
    """People decide."""


@dataclass(frozen=True, slots=True)
class Quota:
    """How many units may be proposed, best ranks first: ``number`` of them, or ``share`` of a base.

    Exactly one of ``number`` and ``share`` is set; what a share comes to is rounded as declared. ``of`` is the title
    whose holders are the base.
    """

    number: int | None = None
    share: Fraction | None = None
    base: QuotaBase = QuotaBase.UNITS
    of: str = ""
    rounding: RoundingMode = RoundingMode.DOWN
    ties: AtTheCut = AtTheCut.UNDETERMINED


@dataclass(frozen=True, slots=True)
class Vote:
    """Votes for a title: ``favour`` of ``base`` must be ``comparison`` ``share``.

    ``favour`` and ``base`` are count indicators of the unit (the base says whether it counts those present, all members
    or valid ballots). ``casting`` is a boolean indicator: the head's vote, which decides where the share is just hit.
    """

    favour: str
    base: str
    share: Fraction
    comparison: Comparison = Comparison.AT_LEAST
    casting: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A title units are proposed for when ``when`` holds; those that hold ``within`` alone are looked at.

    Every veto of the ruleset counts but those of ``ignores``.
    """

    id: str
    title: Text
    when: Formula
    within: str = ""
    quota: Quota | None = None
    vote: Vote | None = None
    ignores: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClassLevel:
    """One class of a scheme; ``when`` None takes what is left over."""

    id: str
    title: Text
    when: Formula | None


@dataclass(frozen=True, slots=True)
class ClassScheme:
    """Classes of which each unit is given exactly one, best first.

    ``first`` takes the first that holds; without it conditions must exclude each other, which is checked.
    """

    id: str
    title: Text
    levels: tuple[ClassLevel, ...]
    first: bool = False
