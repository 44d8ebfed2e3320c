"""What every part of a document shares: strictness, labels, and unions told apart by what is written."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from emulation_rules.syntax.documents.values import Wording, fault

TEXT: Final = "(text)"
NUMBER: Final = "(number)"
NOTHING: Final = "(nothing)"
MAPPING: Final = "(mapping)"
"""Tags of unions. They turn up in the locations pydantic gives and are taken out again; no key looks like them."""


def kind_of(value: object) -> str | None:
    """Return the tag of a value by what kind of thing is written."""
    match value:
        case str():
            return TEXT
        case dict():
            return MAPPING
        case None:
            return NOTHING
        case bool() | list():
            return None
        case _:
            return NUMBER


class Strict(BaseModel):
    """A mapping with known keys and nothing else."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid", strict=True, frozen=True, arbitrary_types_allowed=True
    )


class Labelled(Strict):
    """Something with a label in Vietnamese and English."""

    vi: Wording | None = Field(default=None, description="The label in Vietnamese.")
    en: Wording | None = Field(default=None, description="The label in English.")


class Languages(Strict):
    """Text in Vietnamese and English; one of the two may be left out."""

    vi: Wording | None = Field(default=None, description="The text in Vietnamese.")
    en: Wording | None = Field(default=None, description="The text in English.")


TextOf: TypeAlias = Annotated[
    Annotated[Wording, Tag(TEXT)] | Annotated[Languages, Tag(MAPPING)],
    Discriminator(kind_of, custom_error_type="expected_text_or_languages", custom_error_message="faulty"),
]
"""Text: plain where it is the same in both languages, otherwise by language."""


class OneOf(Strict):
    """A mapping of which exactly one key is written."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self.model_fields_set) != 1:
            keys = {name: field.alias or name for name, field in type(self).model_fields.items()}
            given = ", ".join(f"`{key}`" for name, key in keys.items() if name in self.model_fields_set)
            raise fault("not_one_key", given=given or "{}", allowed=", ".join(f"`{key}`" for key in keys.values()))
        return self
