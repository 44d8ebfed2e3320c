"""Targets, their parts and their points as documents write them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from emulation_rules.model.score_tree import Missing
from emulation_rules.model.scoring import VetoEffect, When
from emulation_rules.model.target import Scope, ZeroBaseline
from emulation_rules.syntax.documents.base import Labelled, Strict
from emulation_rules.syntax.documents.criterion import CriterionOf, PlainCriterionOf
from emulation_rules.syntax.documents.scoring import ScoringOf
from emulation_rules.syntax.documents.tables import LabelDocument
from emulation_rules.syntax.documents.values import Id, Numeric, Positive, Switch, Wording, Words


class SeveralDocument(Strict):
    """Some of several parts: at least so many of them must be met."""

    count: Annotated[int | Decimal, Numeric(least=1, whole=True)] = Field(
        description="How many parts must be met at least."
    )
    of: list[PartDocument] = Field(min_length=1, description="The parts.")


class QuestionDocument(Labelled):
    """What is asked: an indicator with a criterion, several parts together, or something people judge; one of these."""

    indicator: Id | None = Field(default=None, description="The indicator whose figure is asked about.")
    criterion: CriterionOf | None = Field(
        default=None,
        description="What the figure is held against, such as `at least 90%` or `giảm ít nhất 5% so với năm trước`.",
    )
    zero_baseline: Annotated[ZeroBaseline, Words(ZeroBaseline)] | None = Field(
        default=None, description="What a baseline of zero means; undetermined unless said."
    )
    exceeds: PlainCriterionOf | None = Field(
        default=None, description="What counts as exceeding, where the criterion itself does not say."
    )
    all_of: list[PartDocument] | None = Field(default=None, min_length=1, description="Parts that must all be met.")
    any_of: list[PartDocument] | None = Field(default=None, min_length=1, description="Parts of which one must be met.")
    at_least: SeveralDocument | None = Field(default=None, description="Parts of which so many must be met.")
    deliverable: Annotated[bool, Switch(only_on=True)] | None = Field(
        default=None, description="Something is issued, built or handed over; the unit claims it."
    )
    judged: Annotated[bool, Switch(only_on=True)] | None = Field(default=None, description="A named stage judges it.")


class PartDocument(QuestionDocument):
    """One part of a target that is made of several."""

    id: Id | None = Field(default=None, description="An id of its own; otherwise the part is known by its number.")


class AdjustmentDocument(Strict):
    """Points given or taken on an outcome, outside the target's own maximum."""

    points: Positive = Field(description="How many points.")
    when: Annotated[When, Words(When)] = Field(description="The outcome they wait for.")


class TargetDocument(QuestionDocument):
    """One target: a question, whom it is asked of, and its points."""

    scope: Annotated[Scope, Words(Scope)] | None = Field(
        default=None,
        description="Whose figure is asked about: each unit's (the default), every unit's, or the cluster's pooled.",
    )
    points: Positive | None = Field(default=None, description="The most points the target gives.")
    scoring: ScoringOf | None = Field(
        default=None, description="How points follow from the figure; all or nothing unless said."
    )
    missing: Annotated[Missing, Words(Missing)] | None = Field(
        default=None, description="What a missing figure is for the score, where it is not as the score says."
    )
    labels: list[LabelDocument] | None = Field(
        default=None, min_length=1, description="The words for the points, each easier to reach than the one before."
    )
    scored: Annotated[bool, Switch()] | None = Field(default=None, description="False: the target is only watched.")
    bonus: AdjustmentDocument | None = Field(default=None, description="Points given on top.")
    penalty: AdjustmentDocument | None = Field(default=None, description="Points taken away.")
    veto: Annotated[VetoEffect, Words(VetoEffect)] | None = Field(
        default=None, description="What a miss does to the whole: bars from titles, or defers the decision."
    )
    only: list[Id] | None = Field(default=None, min_length=1, description="The only units that are asked.")
    excluded: list[Id] | None = Field(default=None, min_length=1, description="Units that are not asked.")
    source: Wording | None = Field(default=None, description="Where the target is written.")
    note: Wording | None = Field(default=None, description="Anything a reader should know.")
    of_which: dict[Id, TargetDocument] | None = Field(
        default=None,
        description='Targets about a part of this one ("trong đó"), each a target of its own.',
    )
