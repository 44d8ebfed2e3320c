"""Ranking, titles and classes as documents write them."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, TypeAlias

from pydantic import Discriminator, Field, Tag

from emulation_rules.model.scoring import RoundingMode
from emulation_rules.model.titles import AtTheCut
from emulation_rules.syntax.documents.base import MAPPING, TEXT, Labelled, Strict, kind_of
from emulation_rules.syntax.documents.shares import QuotaBaseText, Share, WrittenBase
from emulation_rules.syntax.documents.values import Id, Numeric, Switch, Wording, Words


class FirstWord(StrEnum):
    """Which end of a key is ranked first."""

    HIGHER = "higher"
    LOWER = "lower"


class RankKeyDocument(Strict):
    """A key units are ranked by, and which end of it is first."""

    of: Wording = Field(description="A formula over results: `share`, `points(quality)`.")
    better: Annotated[FirstWord, Words(FirstWord)] | None = Field(
        default=None, description="Which end is first; higher unless said."
    )


RankKeyOf: TypeAlias = Annotated[
    Annotated[Wording, Tag(TEXT)] | Annotated[RankKeyDocument, Tag(MAPPING)],
    Discriminator(kind_of, custom_error_type="expected_rank_key", custom_error_message="faulty"),
]


class RankingDocument(Strict):
    """What units are ranked by."""

    by: list[RankKeyOf] = Field(min_length=1, description="Keys in the order they decide; the later ones break ties.")
    within_peers: Annotated[bool, Switch()] | None = Field(
        default=None, description="Whether each peer group is ranked by itself."
    )


class QuotaDocument(Strict):
    """How many units may be proposed: a number, or a share of a base."""

    number: Annotated[int | Decimal, Numeric(least=1, whole=True)] | None = Field(
        default=None, description="How many units."
    )
    share: Annotated[Fraction, Share()] | None = Field(default=None, description="Which share of the base: `20%`.")
    of: Annotated[WrittenBase, QuotaBaseText()] | None = Field(
        default=None, description="What the share is of; all units unless said."
    )
    rounding: Annotated[RoundingMode, Words(RoundingMode)] | None = Field(
        default=None, description="How the share is made a whole number; down unless said."
    )
    ties: Annotated[AtTheCut, Words(AtTheCut)] | None = Field(
        default=None, description="What happens to units that tie for the last places; undetermined unless said."
    )


class VoteDocument(Strict):
    """The votes a title needs: so many of a base."""

    favour: Id = Field(description="The count indicator of votes in favour.")
    base: Id = Field(description="The count indicator they are a share of: those present, all members, valid ballots.")
    at_least: Annotated[Fraction, Share()] | None = Field(
        default=None, description="The share that is enough: `2/3`, `70%`."
    )
    above: Annotated[Fraction, Share()] | None = Field(
        default=None, description="The share that must be passed: `50%`."
    )
    casting: Id | None = Field(
        default=None, description="A boolean indicator: the head's vote, which decides where the share is hit exactly."
    )


class TitleDocument(Labelled):
    """A title units may be proposed for."""

    when: Wording = Field(description="The condition, over results: `share >= 70% and targets_exceeded >= 1`.")
    within: Id | None = Field(default=None, description="Another title that must be held first.")
    quota: QuotaDocument | None = Field(default=None, description="How many units may be proposed.")
    vote: VoteDocument | None = Field(default=None, description="The votes it needs.")
    ignores: list[Id] | None = Field(default=None, min_length=1, description="Targets whose veto does not count here.")
    note: Wording | None = Field(default=None, description="Anything a reader should know.")


class LevelDocument(Labelled):
    """One class of a scheme: when a unit is in it, or that it takes the rest."""

    when: Wording | None = Field(default=None, description="The condition, over results.")
    otherwise: Annotated[bool, Switch(only_on=True)] | None = Field(
        default=None, description="The class of all that is in no other; only the last one can be."
    )


class SchemeDocument(Labelled):
    """Classes of which each unit is in exactly one."""

    first: Annotated[bool, Switch()] | None = Field(
        default=None, description="Whether the first class whose condition holds is taken; otherwise only one may hold."
    )
    levels: dict[Id, LevelDocument] = Field(min_length=1, description="The classes, best first.")
