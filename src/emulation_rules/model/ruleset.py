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
from emulation_rules.model.scoring import Group, ScoreRules
from emulation_rules.model.target import Target
from emulation_rules.model.text import Text


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


@dataclass(frozen=True, slots=True)
class Source:
    """The document a ruleset encodes. ``complete`` False: the text known is only part of it."""

    document: str
    complete: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ruleset:
    """Everything a pact says, ready to be lowered to a plan. Equality does not ask which file it came from.

    ``assigned`` holds each unit's own marks: unit id, then indicator id, in base units.
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
    assigned: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    score: ScoreRules = field(default_factory=ScoreRules)
    note: str = ""
    places: Places | None = field(default=None, compare=False, repr=False)

    def __hash__(self) -> int:
        return hash((self.id, self.span, len(self.indicators), tuple(self.targets)))


CLUSTER = "cluster"
"""The reserved unit id of the cluster as a whole."""
