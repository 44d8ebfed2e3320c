"""Groups of the score tree and the total as documents write them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from emulation_rules.model.score_tree import Combine, Missing, RoundingStage
from emulation_rules.syntax.documents.base import Labelled, Strict
from emulation_rules.syntax.documents.scoring import RoundingDocument
from emulation_rules.syntax.documents.tables import LabelDocument
from emulation_rules.syntax.documents.values import FormulaWords, Id, Number, Numeric, Positive, Switch, Words


class GroupDocument(Labelled):
    """A node of the score tree."""

    members: list[Id] = Field(min_length=1, description="Targets and other groups, by id.")
    combine: Annotated[Combine, Words(Combine)] | None = Field(
        default=None,
        description="How one figure is made of the members: their sum (the default), their mean, plain or weighted, "
        "the smallest, the mean of the worst, or a formula.",
    )
    weights: dict[Id, Positive] | None = Field(
        default=None, min_length=1, description="The weight of each member, for a weighted mean."
    )
    worst: Annotated[int | Decimal, Numeric(least=1, whole=True)] | None = Field(
        default=None, description="How many of the worst members the mean is taken of; two unless said."
    )
    least_scored: Annotated[int | Decimal, Numeric(least=1, whole=True)] | None = Field(
        default=None, description="How many members must be scored; with fewer the group does not apply."
    )
    formula: FormulaWords | None = Field(default=None, description="Makes the points of those of the members, by id.")
    out_of: Positive | None = Field(
        default=None, description="Brings the points to a scale: so many for the maximum of what applies."
    )
    maximum: Number | None = Field(
        default=None, description="What the members can reach together; checked to be exactly that."
    )
    cap: Number | None = Field(default=None, description="The most the group gives, bonuses included.")
    floor: Number | None = Field(default=None, description="The least the group gives, penalties included.")
    rounding: RoundingDocument | None = Field(
        default=None, description="Rounds the points of the group before they go up."
    )
    labels: list[LabelDocument] | None = Field(
        default=None, min_length=1, description="The words for the points, each easier to reach than the one before."
    )
    scored: Annotated[bool, Switch()] | None = Field(
        default=None,
        description="False: told beside the score and no part of it; its members may stand in another group, and "
        "count only there.",
    )


class ScoreRoundingDocument(RoundingDocument):
    """How points are rounded, and where."""

    stage: Annotated[RoundingStage, Words(RoundingStage)] | None = Field(
        default=None, description="Whether each target's points are rounded or only the total (the default)."
    )


class ScoreDocument(Strict):
    """What holds for the total."""

    maximum: Number | None = Field(default=None, description="The sum of all points; checked to be exactly that.")
    cap: Number | None = Field(default=None, description="The most the total comes to, bonuses included.")
    floor: Number | None = Field(default=None, description="The least the total comes to, penalties included.")
    rounding: ScoreRoundingDocument | None = Field(
        default=None, description="Rounding, which happens only where it is declared."
    )
    missing: Annotated[Missing, Words(Missing)] | None = Field(
        default=None,
        description="What a scored target without a figure is: anything it could be (unknown), left out, or zero.",
    )
    labels: list[LabelDocument] | None = Field(
        default=None, min_length=1, description="The words for the total, each easier to reach than the one before."
    )
