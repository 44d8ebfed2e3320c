"""Criteria as documents write them: a phrase, the same as a structure, or either by year."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from emulation_rules.model.criterion import Direction
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Unit
from emulation_rules.syntax.documents.base import MAPPING, TEXT, OneOf, Strict, kind_of
from emulation_rules.syntax.documents.dates import PeriodLabel, YearKey
from emulation_rules.syntax.documents.values import (
    Id,
    NotNegative,
    Number,
    Switch,
    Wording,
    Words,
)


class QuantityDocument(Strict):
    """A number with its unit. Money is in dong."""

    number: Number = Field(description="The number, exact.")
    unit: Annotated[Unit, Words(Unit)] = Field(description="Percent, percentage points, dong, or a plain number.")


class AmountDocument(Strict):
    """How much a figure is to change, with its unit."""

    number: NotNegative = Field(description="The number, exact; the direction is said apart.")
    unit: Annotated[Unit, Words(Unit)] = Field(
        description="Percent of the baseline, percentage points, dong, or a plain number."
    )


class AssignedWord(StrEnum):
    """The mark each unit was assigned."""

    ASSIGNED = "assigned"


class BaselineWord(StrEnum):
    """The baselines that need no figures of their own."""

    PREVIOUS_YEAR = "previous_year"
    SAME_PERIOD = "same_period"
    PREVIOUS_PERIOD = "previous_period"
    ASSIGNED = "assigned"


class MarkDocument(OneOf):
    """A mark: a figure of the ruleset, or that of a reference. Exactly one key."""

    figure: QuantityDocument | None = Field(default=None, description="A figure the ruleset states.")
    reference: Id | None = Field(default=None, description="The reference that gives the mark.")


MarkOf: TypeAlias = Annotated[
    Annotated[AssignedWord, Words(AssignedWord, bare=True), Tag(TEXT)] | Annotated[MarkDocument, Tag(MAPPING)],
    Discriminator(kind_of, custom_error_type="expected_mark", custom_error_message="faulty"),
]


class BaselineDocument(OneOf):
    """A baseline with a figure of its own. Exactly one key."""

    period: Annotated[Period, PeriodLabel()] | None = Field(default=None, description="One named period.")
    mean_of: list[Annotated[Period, PeriodLabel()]] | None = Field(
        default=None, min_length=2, description="The mean of several named periods, two at least."
    )
    frozen: QuantityDocument | None = Field(default=None, description="A figure that holds whatever is restated later.")
    reference: Id | None = Field(default=None, description="The reference that gives the level.")


BaselineOf: TypeAlias = Annotated[
    Annotated[BaselineWord, Words(BaselineWord, bare=True), Tag(TEXT)] | Annotated[BaselineDocument, Tag(MAPPING)],
    Discriminator(kind_of, custom_error_type="expected_baseline", custom_error_message="faulty"),
]

Way: TypeAlias = Annotated[Direction, Words(Direction)]


class ThresholdDocument(Strict):
    """A value held against one mark."""

    kind: Literal["at_least", "above", "at_most", "below", "exactly"] = Field(alias="is")
    mark: MarkOf = Field(description="What the value is held against.")


class BetweenDocument(Strict):
    """A value between two marks, both ends included."""

    kind: Literal["between"] = Field(alias="is")
    low: MarkOf = Field(description="The lower end.")
    high: MarkOf = Field(description="The upper end.")


class NoneDocument(Strict):
    """A count of zero."""

    kind: Literal["none"] = Field(alias="is")


class DoneDocument(Strict):
    """A boolean indicator that is true."""

    kind: Literal["done"] = Field(alias="is")


class ChangeDocument(Strict):
    """A change by an amount at least, or by more than it."""

    kind: Literal["change"] = Field(alias="is")
    direction: Way = Field(description="Which way the figure is to move.")
    amount: AmountDocument = Field(description="How far it is to move.")
    more_than: Annotated[bool, Switch()] = Field(description="Whether moving by exactly the amount is too little.")
    baseline: BaselineOf = Field(alias="from", description="The level the change is counted from.")


class ChangeBetweenDocument(Strict):
    """A change within a range, both ends included."""

    kind: Literal["change_between"] = Field(alias="is")
    direction: Way = Field(description="Which way the figure is to move.")
    low: AmountDocument = Field(description="The least it is to move.")
    high: AmountDocument = Field(description="The most it is to move.")
    baseline: BaselineOf = Field(alias="from", description="The level the change is counted from.")


class MovesDocument(Strict):
    """Any change in one direction, or none in it."""

    kind: Literal["moves", "not_moves"] = Field(alias="is")
    direction: Way = Field(description="The direction meant.")
    baseline: BaselineOf = Field(alias="from", description="The level the change is counted from.")


class SlowerGrowthDocument(Strict):
    """Growth below the growth of the year before."""

    kind: Literal["slower_growth"] = Field(alias="is")


_THRESHOLD: Final = "(threshold)"
_MOVES: Final = "(moves)"
_DATED: Final = "(dated)"
STRUCTURES: Final = {
    "at_least": _THRESHOLD,
    "above": _THRESHOLD,
    "at_most": _THRESHOLD,
    "below": _THRESHOLD,
    "exactly": _THRESHOLD,
    "between": "(between)",
    "none": "(none)",
    "done": "(done)",
    "change": "(change)",
    "change_between": "(change between)",
    "moves": _MOVES,
    "not_moves": _MOVES,
    "slower_growth": "(slower growth)",
}
"""The words ``is`` may have, with the tag of the structure each belongs to."""


def structure_kind(value: object) -> str | None:
    """Return the tag of a criterion that is not dated."""
    if isinstance(value, str):
        return TEXT
    word = value.get("is") if isinstance(value, dict) else None
    return STRUCTURES.get(word) if isinstance(word, str) else None


def criterion_kind(value: object) -> str | None:
    """Return the tag of a criterion. A mapping that does not say what it ``is`` goes by year."""
    if isinstance(value, dict) and value and "is" not in value and all(str(key)[:1].isdigit() for key in value):
        return _DATED
    return structure_kind(value)


StructureOf: TypeAlias = (
    Annotated[ThresholdDocument, Tag(_THRESHOLD)]
    | Annotated[BetweenDocument, Tag("(between)")]
    | Annotated[NoneDocument, Tag("(none)")]
    | Annotated[DoneDocument, Tag("(done)")]
    | Annotated[ChangeDocument, Tag("(change)")]
    | Annotated[ChangeBetweenDocument, Tag("(change between)")]
    | Annotated[MovesDocument, Tag(_MOVES)]
    | Annotated[SlowerGrowthDocument, Tag("(slower growth)")]
)
Phrase: TypeAlias = Annotated[
    Wording, Tag(TEXT), Field(examples=["at least 90%", "down at least 5% from previous year"])
]
PlainCriterionOf: TypeAlias = Annotated[
    Phrase | StructureOf,
    Discriminator(structure_kind, custom_error_type="expected_criterion", custom_error_message="faulty"),
]
"""A phrase of the closed grammar, in English or Vietnamese, or the same as a structure."""

DatedCriterion: TypeAlias = dict[Annotated[int, YearKey()], PlainCriterionOf]
CriterionOf: TypeAlias = Annotated[
    Phrase | StructureOf | Annotated[DatedCriterion, Tag(_DATED), Field(min_length=1)],
    Discriminator(criterion_kind, custom_error_type="expected_criterion", custom_error_message="faulty"),
]
"""A criterion that always holds, or criteria by the year each holds from."""


StructureDocument: TypeAlias = (
    ThresholdDocument
    | BetweenDocument
    | NoneDocument
    | DoneDocument
    | ChangeDocument
    | ChangeBetweenDocument
    | MovesDocument
    | SlowerGrowthDocument
)
PlainCriterion: TypeAlias = str | StructureDocument
"""What `PlainCriterionOf` gives."""
