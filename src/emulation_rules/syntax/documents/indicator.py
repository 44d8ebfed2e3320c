"""Indicators, references and assignments as documents write them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, TypeAlias

from pydantic import Discriminator, Field, Tag

from emulation_rules.model.indicator import Better, Measure, Scale, StageChoice
from emulation_rules.model.ruleset import Basis
from emulation_rules.syntax.documents.base import MAPPING, NOTHING, NUMBER, Labelled, Strict, kind_of
from emulation_rules.syntax.documents.values import Id, Number, Numeric, Wording, Words


class RatioDocument(Strict):
    """A rate computed from two other indicators: 100 x part / whole."""

    part: Id = Field(description="The indicator that counts the part.")
    whole: Id = Field(description="The indicator that counts the whole.")


class StagesDocument(Strict):
    """The stages of judgement whose points may count."""

    order: list[Wording] = Field(min_length=1, description="The stages, the one that counts first in front.")
    choice: Annotated[StageChoice, Words(StageChoice)] | None = Field(
        default=None, description="Which points count where several stages gave some; the first in order unless said."
    )


def stages_kind(value: object) -> str | None:
    """Return the tag of stages: a list of them, or a mapping that says how one is chosen."""
    return "(list)" if isinstance(value, list) else kind_of(value)


StagesOf: TypeAlias = Annotated[
    Annotated[list[Wording], Tag("(list)"), Field(min_length=1)] | Annotated[StagesDocument, Tag(MAPPING)],
    Discriminator(stages_kind, custom_error_type="expected_stages", custom_error_message="faulty"),
]


class IndicatorDocument(Labelled):
    """One thing units report: what it measures, which way is better, and the range its figures lie in."""

    measure: Annotated[Measure, Words(Measure)] = Field(
        description="What is counted: whole numbers, percent, dong, done or not done, judged points, any other number."
    )
    better: Annotated[Better, Words(Better)] | None = Field(
        default=None, description="Which way is better. Needed for all but boolean indicators."
    )
    places: Annotated[int | Decimal, Numeric(least=0, most=12, whole=True)] | None = Field(
        default=None, description="How many decimals figures are reported with; leave it out where that is not known."
    )
    floor: Number | None = Field(
        default=None, description="The least a figure can be, in percent, dong, pieces or points."
    )
    ceiling: Number | None = Field(
        default=None, description="The most a figure can be, in percent, dong, pieces or points."
    )
    reported_in: Annotated[Scale, Words(Scale)] | None = Field(
        default=None,
        description="How plain reported figures are scaled; with fraction 0.92 is 92 %. One unless said.",
    )
    ratio: RatioDocument | None = Field(
        default=None, description="Compute the rate from two counts where they are reported."
    )
    formula: Wording | None = Field(
        default=None, description="Compute the figure from other indicators: + - * / ( ) min max abs and their ids."
    )
    stages: StagesOf | None = Field(
        default=None, description="Who judges, in order of precedence, such as `[final, verified, self]`; score only."
    )
    note: Wording | None = Field(default=None, description="Anything a reader should know.")


class ReferenceMarkDocument(Strict):
    """A figure of a reference with how sure it is."""

    number: Number | None = Field(
        description="The figure in percent, dong, pieces or points; null where it is not known."
    )
    basis: Annotated[Basis, Words(Basis)] | None = Field(
        default=None,
        description="Stated by a cited document (the default), inferred from other figures, or unverified.",
    )


ReferenceMarkOf: TypeAlias = Annotated[
    Annotated[None, Tag(NOTHING)] | Annotated[Number, Tag(NUMBER)] | Annotated[ReferenceMarkDocument, Tag(MAPPING)],
    Discriminator(kind_of, custom_error_type="expected_reference_mark", custom_error_message="faulty"),
]


class ReferenceDocument(Labelled):
    """Marks that another authority set, by indicator."""

    source: Wording | None = Field(default=None, description="Where the marks are taken from.")
    marks: dict[Id, ReferenceMarkOf] = Field(
        description="The mark for each indicator; null where the source gives none."
    )
