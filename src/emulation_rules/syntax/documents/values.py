"""The scalars of a document. Each reader raises a fault that carries one of our own codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Final, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from emulation_rules.model.ids import ID, MAX_ID, RULESET_ID, is_id
from emulation_rules.model.numbers import NumberError, exact
from emulation_rules.model.text import shortened
from emulation_rules.syntax.documents.words import word_of

_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_FILE_NAME: Final = r'[^\s./\\:*?"<>|][^/\\:*?"<>|]*'
_MAX_FILE_NAME: Final = 120


def fault(code: str, **details: str) -> PydanticCustomError:
    """Return the error that becomes a finding with this code."""
    return PydanticCustomError(code, "faulty", dict(details))


def shown(value: object) -> str:
    """Return a value as it is put before people: text bare, other scalars as YAML, a collection by its kind."""
    match value:
        case None:
            text = "null"
        case bool():
            text = "true" if value else "false"
        case dict():
            text = "{…}"
        case list():
            text = "[…]"
        case _:
            text = str(value)
    return shortened(text)


def fraction_of(number: int | Decimal | None) -> Fraction | None:
    """Return the exact number of one that may be left out."""
    return None if number is None else Fraction(number)


class Reader:
    """A scalar read by a function: subclasses say what they accept and what an editor is told."""

    def read(self, value: object) -> object:
        """Return what the value stands for. Raises a `fault`."""
        raise NotImplementedError

    def schema(self) -> JsonSchemaValue:
        """Return the JSON Schema of what is accepted."""
        raise NotImplementedError

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return self.schema()


class Words(Reader):
    """One of a fixed set of words: the members of an enumeration, spaced as people write them unless ``bare``."""

    def __init__(self, kind: type[StrEnum], *, bare: bool = False) -> None:
        self.members: Final = {word_of(member, bare=bare): member for member in kind}

    def read(self, value: object) -> StrEnum:
        """Return the member the word names."""
        member = self.members.get(value) if isinstance(value, str) else None
        if member is None:
            raise fault("unknown_word", given=shown(value), allowed="|".join(self.members))
        return member

    def schema(self) -> JsonSchemaValue:
        """Return the closed list of words."""
        return {"type": "string", "enum": list(self.members)}


@dataclass(frozen=True)
class Numeric(Reader):
    """An exact number, bounded where that is said; ``whole`` refuses decimals."""

    least: int | None = None
    above: int | None = None
    most: int | None = None
    whole: bool = False

    def read(self, value: object) -> int | Decimal:
        """Return the number as written: how many decimals it has can matter. Its size was checked with the text."""
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
            raise fault("expected_number", given=shown(value))
        if self.whole and not isinstance(value, int):
            raise fault("expected_whole_number", given=shown(value))
        if self.above is not None and value <= self.above:
            raise fault("number_not_above", given=shown(value), limit=str(self.above))
        if self.least is not None and value < self.least:
            raise fault("number_too_small", given=shown(value), limit=str(self.least))
        if self.most is not None and value > self.most:
            raise fault("number_too_large", given=shown(value), limit=str(self.most))
        return value

    def schema(self) -> JsonSchemaValue:
        """Return a number with its bounds."""
        bounds = {"minimum": self.least, "exclusiveMinimum": self.above, "maximum": self.most}
        known = {name: bound for name, bound in bounds.items() if bound is not None}
        return {"type": "integer" if self.whole else "number", **known}


@dataclass(frozen=True)
class Identifier(Reader):
    """An id; those of rulesets may start with a digit."""

    of_ruleset: bool = False

    def read(self, value: object) -> str:
        """Return the id."""
        if not isinstance(value, str):
            raise fault("expected_text", given=shown(value))
        if len(value) > MAX_ID:
            raise fault("id_too_long", given=shown(value), most=str(MAX_ID))
        if not is_id(value, self._form):
            raise fault("invalid_id", given=shown(value))
        return value

    @property
    def _form(self) -> str:
        return RULESET_ID if self.of_ruleset else ID

    def schema(self) -> JsonSchemaValue:
        """Return text of the form of an id."""
        return {"type": "string", "pattern": f"^{self._form}$", "maxLength": MAX_ID}


class NonBlank(Reader):
    """Text that says something."""

    def read(self, value: object) -> str:
        """Return the text."""
        if not isinstance(value, str):
            raise fault("expected_text", given=shown(value))
        if not value.strip():
            raise fault("blank_text")
        return value

    def schema(self) -> JsonSchemaValue:
        """Return text with at least one character that is no space."""
        return {"type": "string", "pattern": r"\S"}


@dataclass(frozen=True)
class Constant(Reader):
    """The one text that may stand here."""

    text: str
    code: str

    def read(self, value: object) -> str:
        """Return the text."""
        if value != self.text:
            raise fault(self.code, given=shown(value), wanted=self.text)
        return self.text

    def schema(self) -> JsonSchemaValue:
        """Return the text as a constant."""
        return {"const": self.text}


@dataclass(frozen=True)
class PlainFileName(Reader):
    """The name of a file in the ruleset's own folder: no folders in it, and none above."""

    suffix: str

    def read(self, value: object) -> str:
        """Return the name."""
        if not isinstance(value, str):
            raise fault("expected_text", given=shown(value))
        good = value.isprintable() and len(value) <= _MAX_FILE_NAME
        if not good or re.fullmatch(self._form, value) is None:
            raise fault("invalid_file_name", given=shown(value), suffix=self.suffix)
        return value

    def schema(self) -> JsonSchemaValue:
        """Return text of the form of such a name."""
        return {"type": "string", "pattern": f"^{self._form}$", "maxLength": _MAX_FILE_NAME}

    @property
    def _form(self) -> str:
        return _FILE_NAME + re.escape(self.suffix)


@dataclass(frozen=True)
class Switch(Reader):
    """``true`` or ``false``; ``only_on`` where saying no has no meaning."""

    only_on: bool = False

    def read(self, value: object) -> bool:
        """Return the truth value."""
        if not isinstance(value, bool):
            raise fault("expected_true" if self.only_on else "expected_true_or_false", given=shown(value))
        if self.only_on and not value:
            raise fault("expected_true", given="false")
        return value

    def schema(self) -> JsonSchemaValue:
        """Return a boolean."""
        return {"const": True} if self.only_on else {"type": "boolean"}


class ScoringWord(StrEnum):
    """The scoring presets that need no figures."""

    ALL_OR_NOTHING = "all_or_nothing"
    PROPORTIONAL = "proportional"
    DIRECT = "direct"
    LEADER_SHARE = "leader_share"


class FormulaText(Reader):
    """A formula; one that is a number alone may be written as such."""

    def read(self, value: object) -> str:
        """Return its text, which is read later."""
        if isinstance(value, Decimal):
            return f"{value:f}"
        if type(value) is int:
            return str(value)
        return NonBlank().read(value)

    def schema(self) -> JsonSchemaValue:
        """Return text or a number."""
        return {"anyOf": [{"type": "string", "pattern": r"\S"}, {"type": "number"}]}


class NumberKey(Reader):
    """A number as the key of a mapping."""

    def read(self, value: object) -> str:
        """Return the number's text, which `exact` reads."""
        text = value if isinstance(value, str) else ""
        try:
            exact(text)
        except NumberError:
            text = ""
        if re.fullmatch(_NUMBER, text) is None:
            raise fault("expected_number", given=shown(value))
        return text

    def schema(self) -> JsonSchemaValue:
        """Return text of the form of a plain decimal."""
        return {"type": "string", "pattern": f"^{_NUMBER}$"}


Number: TypeAlias = Annotated[int | Decimal, Numeric()]
NotNegative: TypeAlias = Annotated[int | Decimal, Numeric(least=0)]
Positive: TypeAlias = Annotated[int | Decimal, Numeric(above=0)]
Id: TypeAlias = Annotated[str, Identifier()]
Wording: TypeAlias = Annotated[str, NonBlank()]
FormulaWords: TypeAlias = Annotated[str, FormulaText()]
