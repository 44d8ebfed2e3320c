"""Faults of shape: what pydantic found, in our own codes and at the key path it was found at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from pydantic import ValidationError

from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.document import Faults
from emulation_rules.syntax.documents.criterion import STRUCTURES
from emulation_rules.syntax.documents.keys import is_tag, keys_at
from emulation_rules.syntax.documents.values import shown
from emulation_rules.syntax.vietnamese_words import meant_by

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
        details = {name: str(value) for name, value in found.get("ctx", {}).items() if name != "class_name"}
        fault = _Fault(_KINDS.get(found["type"], found["type"]), found["loc"], details, found["input"])
        paths.append(fault.path)
        if fault.path not in skipped:
            _REPORTS.get(fault.code, _plain)(faults, fault)
    return paths


def _plain(faults: Faults, fault: _Fault) -> None:
    note = faults.add_at_key if fault.location[-1:] == (_KEY,) else faults.add
    note(fault.code, fault.path, **{"given": shown(fault.given), **fault.details})


def _missing(faults: Faults, fault: _Fault) -> None:
    faults.add_at_key(fault.code, fault.path[:-1], key=str(fault.location[-1]))


def _unknown_key(faults: Faults, fault: _Fault) -> None:
    key, allowed = str(fault.location[-1]), keys_at(fault.location[:-1])
    faults.add_at_key(fault.code, fault.path, faults.near(key, allowed), key=key, allowed=listed(allowed))


def _unknown_word(faults: Faults, fault: _Fault) -> None:
    given, allowed = fault.details["given"], fault.details["allowed"].split("|")
    near = meant_by(given, allowed) or faults.near(given.lower(), allowed)
    faults.add(fault.code, fault.path, near, given=given, allowed=listed(allowed))


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
