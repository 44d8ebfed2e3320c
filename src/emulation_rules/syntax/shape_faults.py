"""Faults of shape: what pydantic found, in our own codes and at the key path it was found at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Final, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError

from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.document import Faults
from emulation_rules.syntax.documents.criterion import STRUCTURES
from emulation_rules.syntax.documents.ruleset import RulesetDocument
from emulation_rules.syntax.documents.values import shown

Location: TypeAlias = tuple[str | int, ...]
"""Where pydantic found a fault: keys and indices with the tags of unions in between."""

_KEY: Final = "[key]"
_KINDS: Final[Mapping[str, str]] = {
    "model_type": "expected_mapping",
    "model_attributes_type": "expected_mapping",
    "dict_type": "expected_mapping",
    "list_type": "expected_list",
    "too_short": "too_few",
    "missing": "missing_key",
    "extra_forbidden": "unknown_key",
    "literal_error": "unknown_word",
}
"""Our code for each of pydantic's own kinds of error that the models can give; all others are our own already."""


def path_of(location: Location) -> KeyPath:
    """Return the key path of a location: the same without the tags."""
    return tuple(step for step in location if step != _KEY and not is_tag(step))


def is_tag(step: str | int) -> bool:
    """Whether a step of a location is the tag of a union."""
    return isinstance(step, str) and step.startswith("(") and step.endswith(")")


@dataclass(frozen=True, slots=True)
class _Fault:
    """One thing pydantic found, with what was written there."""

    code: str
    location: Location
    details: Mapping[str, str]
    given: object

    @property
    def path(self) -> KeyPath:
        return path_of(self.location)


def report_shape_faults(error: ValidationError, faults: Faults, already: Iterable[KeyPath] = ()) -> list[KeyPath]:
    """Note what pydantic found, except at paths that were noted already. Returns the paths."""
    paths, skipped = [], set(already)
    for found in error.errors(include_url=False):
        details = {name: str(value) for name, value in found.get("ctx", {}).items()}
        fault = _Fault(_KINDS.get(found["type"], found["type"]), found["loc"], details, found["input"])
        paths.append(fault.path)
        if fault.path not in skipped:
            _REPORTS.get(fault.code, _plain)(faults, fault)
    return paths


def _plain(faults: Faults, fault: _Fault) -> None:
    note = faults.add_at_key if fault.location[-1:] == (_KEY,) else faults.add
    note(fault.code, fault.path, **(fault.details or {"given": shown(fault.given)}))


def _missing(faults: Faults, fault: _Fault) -> None:
    faults.add_at_key(fault.code, fault.path[:-1], key=str(fault.location[-1]))


def _unknown_key(faults: Faults, fault: _Fault) -> None:
    key, allowed = str(fault.location[-1]), keys_at(fault.location[:-1])
    faults.add_at_key(fault.code, fault.path, faults.near(key, allowed), key=key, allowed=listed(allowed))


def _unknown_word(faults: Faults, fault: _Fault) -> None:
    given, allowed = fault.details["given"], fault.details["allowed"].split("|")
    faults.add(fault.code, fault.path, faults.near(given.lower(), allowed), given=given, allowed=listed(allowed))


def _too_few(faults: Faults, fault: _Fault) -> None:
    faults.add(fault.code, fault.path, least=fault.details["min_length"], given=fault.details["actual_length"])


def _criterion(faults: Faults, fault: _Fault) -> None:
    path, given, allowed = fault.path, fault.given, listed(STRUCTURES)
    if isinstance(given, dict) and "is" in given:
        word = shown(given["is"])
        faults.add("unknown_word", (*path, "is"), faults.near(word, STRUCTURES), given=word, allowed=allowed)
    elif isinstance(given, dict):
        faults.add("criterion_without_is", path, allowed=allowed)
    else:
        faults.add(fault.code, path, given=shown(given))


_REPORTS: Final = {
    "missing_key": _missing,
    "unknown_key": _unknown_key,
    "unknown_word": _unknown_word,
    "too_few": _too_few,
    "expected_criterion": _criterion,
}


def listed(words: Iterable[str]) -> str:
    """Return words as a message lists them."""
    return ", ".join(f"`{word}`" for word in words)


# ---- what could have stood there --------------------------------------------------------


def keys_at(location: Sequence[str | int]) -> tuple[str, ...]:
    """Return the keys the mapping at a location may have."""
    found: object = RulesetDocument
    for step in location:
        found = _inside(found, step)
    model = _model_in(found)
    return () if model is None else tuple(field.alias or name for name, field in model.model_fields.items())


def _inside(kind: object, step: str | int) -> object:
    """Return the type of what a step leads to; None where it leads nowhere."""
    if is_tag(step):
        return next((member for member in _members(kind) if _is_tagged(member, str(step))), None)
    for member in map(_bare, _members(kind)):
        origin, arguments = get_origin(member), get_args(member)
        if origin is list and isinstance(step, int):
            return arguments[0]
        if origin is dict:
            return arguments[1]
        if isinstance(member, type) and issubclass(member, BaseModel):
            for name, field in member.model_fields.items():
                if (field.alias or name) == step:
                    return field.annotation
    return None


def _model_in(kind: object) -> type[BaseModel] | None:
    for member in map(_bare, _members(kind)):
        if isinstance(member, type) and issubclass(member, BaseModel):
            return member
    return None


def _members(kind: object) -> tuple[object, ...]:
    """Return the members of a union, of unions inside it too; any other type is its own only member."""
    bare = _bare(kind)
    if get_origin(bare) not in (Union, UnionType):
        return (kind,)
    return tuple(inner for member in get_args(bare) for inner in _members(member))


def _bare(kind: object) -> object:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _is_tagged(kind: object, tag: str) -> bool:
    return get_origin(kind) is Annotated and any(
        isinstance(note, Tag) and note.tag == tag for note in get_args(kind)[1:]
    )
