"""What was proved about a whole score, or shown not to be so by reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from emulation_rules.model.period import Period
from emulation_rules.model.text import Text


class Claim(StrEnum):
    """What is asked about a score."""

    MONOTONE = "monotone"
    """A better figure of an indicator, all others the same, never lowers the share of the score."""
    REACHABLE = "reachable"
    """There is a report with which a unit is eligible for a title, or in a class."""
    EQUIVALENT = "equivalent"
    """Every report comes to the same share under two rulesets."""


class Answer(StrEnum):
    """What came of a claim."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class WhyUnknown(StrEnum):
    """Why a claim was neither proved nor refuted."""

    TIMEOUT = "timeout"
    MEMORY = "memory"
    GAVE_UP = "gave_up"
    """The solver does not decide this kind of arithmetic."""
    NOT_CONFIRMED = "not_confirmed"
    """The solver found figures that the reference engine does not confirm."""
    NOT_TRANSLATED = "not_translated"
    """Something in the score is not translated: ``detail`` says what."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One report that shows it, and what it comes to: ``figures`` by key, a claim as ``true`` or ``false``.

    ``ruleset`` is the one it was evaluated under, ``case`` the report as a case for its tests, ready to paste.
    """

    ruleset: str
    figures: Mapping[str, str]
    share: Fraction | None = None
    points: Fraction | None = None
    case: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """One claim about one subject: an indicator, ``title:…``, ``class:….…``, or another ruleset.

    ``unit`` is whose marks and exemptions counted, empty where all units are asked the same. ``shown`` are reports: for
    a score that falls the worse figure first, and then the better one; for two rulesets one under each.
    """

    claim: Claim
    subject: str
    answer: Answer
    unit: str = ""
    title: Text = Text()
    why: WhyUnknown | None = None
    detail: str = ""
    shown: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Proofs:
    """Everything that was asked about a ruleset in one period."""

    ruleset: str
    ruleset_digest: str
    title: Text
    period: Period
    proofs: tuple[Proof, ...] = ()
    units: Mapping[str, Text] = field(default_factory=dict)
