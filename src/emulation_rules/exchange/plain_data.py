"""Frozen values as plain data and back: what an evaluation looks like in JSON, settled by the model's types alone.

Numbers become exact decimal text, an interval of one number that text, a period its label, a member of an enumeration
its value, a tuple a list, a mapping an object by its keys, any other frozen value an object with all its fields.
`from_plain` undoes `to_plain` exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import StrEnum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Final, TypeVar, cast, get_args, get_origin, get_type_hints

from emulation_rules.exchange.report_vocabulary import read_period
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import NumberError, number_text, read_number
from emulation_rules.model.period import PART_FORM, Period
from emulation_rules.model.place import KeyPath
from emulation_rules.model.text import shortened
from emulation_rules.syntax.yaml.data import Plain

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where plain data is not what it should be. ``code`` names a message, ``details`` fill it in.

    ``choices`` are the words that could have stood there.
    """

    code: str
    path: KeyPath
    details: tuple[tuple[str, str], ...] = ()
    choices: tuple[str, ...] = ()


class PlainDataError(ValueError):
    """Plain data that does not describe a value; ``faults`` say everything that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.path}: {fault.code}" for fault in faults))


# ---- values to data ---------------------------------------------------------------------


def to_plain(value: object) -> Plain:
    """Return the plain form of a value of the model. Raises `TypeError` for anything else."""
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): to_plain(each) for key, each in value.items()}
    return _as_text(value) or fields_to_plain(value)


def _as_text(value: object) -> str:
    """Return the text a value is written as, or an empty string where it is written as an object."""
    match value:
        case Fraction():
            return number_text(value)
        case Period():
            return str(value)
        case Interval() if value.is_point:
            return number_text(value.number)
        case _:
            return ""


def fields_to_plain(value: object) -> dict[str, Plain]:
    """Return the fields of a frozen value in plain form, by name. Raises `TypeError` for anything else."""
    if not is_dataclass(value):
        raise TypeError(f"no plain form of {type(value).__name__}")
    return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}


# ---- data to values ---------------------------------------------------------------------


class _Refused:
    """What stands for a value that cannot be made; its fault has been noted."""


_REFUSED: Final = _Refused()


def from_plain(kind: type[T], data: Plain) -> T:
    """Return the value of that type. Raises `PlainDataError` with all faults at once."""
    reader = _Reader([])
    value = reader.read(kind, data, ())
    if reader.faults:
        raise PlainDataError(reader.faults)
    return cast("T", value)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads data by type; every fault is noted and reading goes on."""

    faults: list[Fault]

    def read(self, kind: object, data: Plain, path: KeyPath) -> object:
        if isinstance(kind, UnionType):
            return None if data is None else self.read(_not_none(kind), data, path)
        if get_origin(kind) is tuple:
            return self._tuple(get_args(kind), data, path)
        if get_origin(kind) is Mapping:
            return self._mapping(get_args(kind)[1], data, path)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return self._choice(kind, data, path)
        if isinstance(kind, type) and (is_dataclass(kind) or kind is Fraction):
            return self._made(kind, data, path)
        # `True` is an `int` to Python and is none to us.
        return data if type(data) is kind else self._refuse("evaluation_wrong_kind", path, expected=_word(kind))

    def _made(self, kind: type, data: Plain, path: KeyPath) -> object:
        if kind is Fraction:
            return self._number(data, path)
        if kind is Period:
            return self._period(data, path)
        if kind is Interval and isinstance(data, str):
            number = self._number(data, path)
            return Interval.point(number) if isinstance(number, Fraction) else number
        return self._object(kind, data, path)

    def _refuse(self, code: str, path: KeyPath, near: tuple[str, ...] = (), **details: str) -> _Refused:
        self.faults.append(Fault(code, path, tuple(details.items()), near))
        return _REFUSED

    def _number(self, data: Plain, path: KeyPath) -> object:
        if not isinstance(data, str):
            return self._refuse("evaluation_wrong_kind", path, expected=_word(Fraction))
        try:
            return read_number(data)
        except NumberError:
            return self._refuse("evaluation_bad_number", path, value=shortened(data))

    def _period(self, data: Plain, path: KeyPath) -> object:
        period = read_period(data) if isinstance(data, str) else None
        return period or self._refuse("evaluation_bad_period", path, value=shortened(str(data)))

    def _choice(self, kind: type[StrEnum], data: Plain, path: KeyPath) -> object:
        choices = tuple(member.value for member in kind)
        if data not in choices:
            said = {"value": shortened(str(data)), "choices": ", ".join(choices)}
            return self._refuse("evaluation_bad_choice", path, choices, **said)
        return kind(data)

    def _tuple(self, kinds: tuple[object, ...], data: Plain, path: KeyPath) -> object:
        if not isinstance(data, list):
            return self._refuse("evaluation_wrong_kind", path, expected="list")
        if kinds[-1] is Ellipsis:
            kinds = (kinds[0],) * len(data)
        if len(kinds) != len(data):
            return self._refuse("evaluation_wrong_length", path, expected=str(len(kinds)), found=str(len(data)))
        pairs = enumerate(zip(kinds, data, strict=True))
        return tuple(self.read(kind, each, (*path, index)) for index, (kind, each) in pairs)

    def _mapping(self, kind: object, data: Plain, path: KeyPath) -> object:
        if not isinstance(data, dict):
            return self._refuse("evaluation_wrong_kind", path, expected="object")
        return {key: self.read(kind, each, (*path, key)) for key, each in data.items()}

    def _object(self, kind: type, data: Plain, path: KeyPath) -> object:
        if not isinstance(data, dict):
            return self._refuse("evaluation_wrong_kind", path, expected="object")
        before = len(self.faults)
        known = {field.name: field for field in fields(kind)}
        for name in sorted(data.keys() - known.keys()):
            self._refuse("evaluation_unknown_key", (*path, name), tuple(known), key=shortened(name))
        for name, field in known.items():
            if _required(field) and name not in data:
                self._refuse("evaluation_missing_key", path, key=name)
        hints = get_type_hints(kind)
        values = {name: self.read(hints[name], data[name], (*path, name)) for name in known if name in data}
        if len(self.faults) > before:
            return _REFUSED
        try:
            return kind(**values)
        except ValueError:
            return self._refuse("evaluation_empty_interval", path)


def _required(field: Field[object]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _not_none(kind: UnionType) -> object:
    return next(member for member in get_args(kind) if member is not NoneType)


_WORDS: Final[dict[object, str]] = {str: "text", bool: "true/false", int: "integer", Fraction: "number as text"}


def _word(kind: object) -> str:
    return _WORDS.get(kind, "object")


# ---- types to a schema ------------------------------------------------------------------


def schema_of(kind: type) -> dict[str, Plain]:
    """Return the JSON Schema (draft 2020-12) of a type's plain form, other types under ``$defs``."""
    definitions: dict[str, Plain] = {}
    _define(kind, definitions)
    top = definitions.pop(kind.__name__)
    assert isinstance(top, dict)  # noqa: S101  # every definition is an object
    return {**top, "$defs": dict(sorted(definitions.items()))}


_NUMBER_SCHEMA: Final[dict[str, Plain]] = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+|/0*[1-9][0-9]*)?$"}
_PERIOD_SCHEMA: Final[dict[str, Plain]] = {"type": "string", "pattern": f"^[0-9]{{4}}(-({PART_FORM}))?$"}
_SIMPLE: Final[dict[object, dict[str, Plain]]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Fraction: _NUMBER_SCHEMA,
    Period: _PERIOD_SCHEMA,
}


def _schema(kind: object, definitions: dict[str, Plain]) -> dict[str, Plain]:
    if isinstance(kind, UnionType):
        return {"anyOf": [_schema(_not_none(kind), definitions), {"type": "null"}]}
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        if kinds[-1] is Ellipsis:
            return {"type": "array", "items": _schema(kinds[0], definitions)}
        items: list[Plain] = [_schema(each, definitions) for each in kinds]
        return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}
    if get_origin(kind) is Mapping:
        return {"type": "object", "additionalProperties": _schema(get_args(kind)[1], definitions)}
    if kind in _SIMPLE:
        return dict(_SIMPLE[kind])
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    if not isinstance(kind, type):
        raise TypeError(f"no plain form of {kind}")
    _define(kind, definitions)
    reference: dict[str, Plain] = {"$ref": f"#/$defs/{kind.__name__}"}
    return {"anyOf": [dict(_NUMBER_SCHEMA), reference]} if kind is Interval else reference


def _define(kind: type, definitions: dict[str, Plain]) -> None:
    if kind.__name__ in definitions:
        return
    # Noted before its fields are looked at, because a type may hold itself.
    definitions[kind.__name__] = {}
    hints = get_type_hints(kind)
    properties: dict[str, Plain] = {field.name: _schema(hints[field.name], definitions) for field in fields(kind)}
    required: list[Plain] = [field.name for field in fields(kind) if _required(field)]
    described = (kind.__doc__ or "").partition("\n")[0]
    definitions[kind.__name__] = {
        "type": "object",
        "description": described,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
