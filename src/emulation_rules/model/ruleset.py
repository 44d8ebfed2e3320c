"""The ruleset: a pact or programme with its indicators, targets and score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from emulation_rules.model.indicator import Indicator
from emulation_rules.model.period import Period
from emulation_rules.model.place import Places
from emulation_rules.model.score_tree import Group, Missing, ScoreRules
from emulation_rules.model.tables import Table
from emulation_rules.model.target import Target
from emulation_rules.model.text import Text
from emulation_rules.model.titles import ClassScheme, Ranking, Title


@dataclass(frozen=True, slots=True)
class Span:
    """The period a ruleset holds for, and the days it runs from and to where they are not the calendar's."""

    period: Period
    start: date | None = None
    end: date | None = None


class Basis(StrEnum):
    """How sure a reference figure is."""

    STATED = "stated"
    """A cited document says so."""
    INFERRED = "inferred"
    """Worked out from other figures."""
    UNVERIFIED = "unverified"
    """Known only from memory or a second-hand source."""


@dataclass(frozen=True, slots=True)
class ReferenceMark:
    """One figure of a reference, in the indicator's base unit; None where the source does not give it."""

    number: Fraction | None
    basis: Basis = Basis.STATED


@dataclass(frozen=True, slots=True)
class ReferenceSet:
    """Marks that another authority set, by indicator."""

    id: str
    title: Text
    marks: Mapping[str, ReferenceMark]
    source: str = ""


class Exemption(StrEnum):
    """Why a unit is not held to an indicator, or a target, that others are."""

    NOT_ASSIGNED = "not_assigned"
    WAIVED = "waived"
    """It was asked and has been let off."""
    EXEMPT = "exempt"
    """It is never asked."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What one unit was set for one indicator: marks by authority ("" where none is named), or why there is none."""

    marks: Mapping[str, Fraction] = field(default_factory=dict)
    exemption: Exemption | None = None


@dataclass(frozen=True, slots=True)
class Precedence:
    """Whose mark counts where several authorities set one: the first named that did, or the ``strictest``."""

    authorities: tuple[str, ...] = ()
    strictest: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """The document a ruleset encodes. ``complete`` False: the text known is only part of it."""

    document: str
    complete: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ruleset:
    """Everything a pact says, ready to be lowered to a plan. Equality does not ask which file it came from.

    ``assigned`` holds each unit's own marks: unit id, then indicator id (or target id, for exemptions), in base units.
    ``peers`` are the peer groups with their names, ``peers_of`` the group of each unit that is in one. ``missing`` is
    what a unit without a figure is for what the cluster's units come to together.
    """

    id: str
    title: Text
    span: Span
    indicators: Mapping[str, Indicator]
    targets: Mapping[str, Target]
    issuer: Text = Text()
    units: Mapping[str, Text] = field(default_factory=dict)
    source: Source | None = None
    references: Mapping[str, ReferenceSet] = field(default_factory=dict)
    assigned: Mapping[str, Mapping[str, Assignment]] = field(default_factory=dict)
    precedence: Precedence = field(default_factory=Precedence)
    constants: Mapping[str, Fraction] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    peers: Mapping[str, Text] = field(default_factory=dict)
    peers_of: Mapping[str, str] = field(default_factory=dict)
    missing: Missing = Missing.UNKNOWN
    groups: Mapping[str, Group] = field(default_factory=dict)
    score: ScoreRules = field(default_factory=ScoreRules)
    ranking: Ranking | None = None
    titles: Mapping[str, Title] = field(default_factory=dict)
    classes: Mapping[str, ClassScheme] = field(default_factory=dict)
    note: str = ""
    places: Places | None = field(default=None, compare=False, repr=False)

    def __hash__(self) -> int:
        return hash((self.id, self.span, len(self.indicators), tuple(self.targets)))


CLUSTER = "cluster"
"""The reserved unit id of the cluster as a whole."""
