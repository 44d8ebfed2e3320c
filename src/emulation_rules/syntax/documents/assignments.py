"""Units with their peers, and who was set which mark, as documents write them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, TypeAlias

from pydantic import Discriminator, Field, Tag

from emulation_rules.model.ruleset import Exemption
from emulation_rules.syntax.documents.base import MAPPING, NUMBER, TEXT, Languages, Strict, kind_of
from emulation_rules.syntax.documents.values import Id, Number, PlainFileName, Wording, Words

_LIST: Final = "(list)"


class UnitDocument(Languages):
    """A unit: its name, and the peer group it is in."""

    peers: Id | None = Field(default=None, description="The peer group the unit belongs to.")


UnitOf: TypeAlias = Annotated[
    Annotated[Wording, Tag(TEXT)] | Annotated[UnitDocument, Tag(MAPPING)],
    Discriminator(kind_of, custom_error_type="expected_text_or_languages", custom_error_message="faulty"),
]

AssignmentOf: TypeAlias = Annotated[
    Annotated[Number, Tag(NUMBER)]
    | Annotated[Exemption, Words(Exemption), Tag(TEXT)]
    | Annotated[dict[Id, Number], Tag(MAPPING), Field(min_length=1)],
    Discriminator(kind_of, custom_error_type="expected_assignment", custom_error_message="faulty"),
]
"""One mark, marks by the authority that set them, or why there is none."""


class StrictestWord(StrEnum):
    """Of several marks the hardest to meet counts."""

    STRICTEST = "strictest"


def precedence_kind(value: object) -> str | None:
    """Return the tag of a precedence."""
    return _LIST if isinstance(value, list) else kind_of(value)


PrecedenceOf: TypeAlias = Annotated[
    Annotated[StrictestWord, Words(StrictestWord), Tag(TEXT)] | Annotated[list[Id], Tag(_LIST), Field(min_length=1)],
    Discriminator(precedence_kind, custom_error_type="expected_precedence", custom_error_message="faulty"),
]

AssignedOf: TypeAlias = dict[Id, dict[Id, AssignmentOf]]
AssignedTable: TypeAlias = Annotated[str, PlainFileName(suffix=".csv")]


class ClusterMissing(StrEnum):
    """What a unit without a figure is for what the units come to together."""

    UNKNOWN = "unknown"
    LEFT_OUT = "left_out"


class ClusterDocument(Strict):
    """How figures of all units together are made."""

    missing: Annotated[ClusterMissing, Words(ClusterMissing)] | None = Field(
        default=None,
        description="A unit that has not reported counts with all it could still report (the default), or is left out.",
    )
