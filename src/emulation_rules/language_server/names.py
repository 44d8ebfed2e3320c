"""Where a ruleset speaks of something it declares elsewhere, and what may be meant there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.writing.canonical import is_criterion, is_formula

SECTIONS: Final = ("indicators", "references", "constants", "tables", "targets", "groups", "units", "peers")
"""The sections whose keys are names."""

_WORD: Final = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*", re.IGNORECASE)
_BY_KEY: Final[Mapping[str, tuple[str, ...]]] = {
    "indicator": ("indicators",),
    "part": ("indicators",),
    "whole": ("indicators",),
    "members": ("targets", "groups"),
    "only": ("units",),
    "excluded": ("units",),
    "peers": ("peers",),
}
_IN_FORMULA: Final = ("indicators", "constants", "tables", "targets", "groups", "peers")


def sections_meant(path: KeyPath) -> tuple[str, ...]:
    """Return the sections whose names the value at a path may hold, none where it holds none."""
    if is_formula(path):
        return _IN_FORMULA
    if is_criterion(path):
        return ("references",)
    *before, last = ("", *path)
    key = before[-1] if isinstance(last, int) else last
    return () if path == ("peers",) else _BY_KEY.get(str(key), ())


def sections_of_keys(path: KeyPath) -> tuple[str, ...]:
    """Return the sections whose names are the keys of the mapping at a path: the weights of members, units' marks."""
    match path:
        case ("groups", _, "weights"):
            return ("targets", "groups")
        case ("references", _, "marks"):
            return ("indicators",)
        case ("assigned", *below):
            return (("units",), ("indicators",))[len(below)] if len(below) <= 1 else ()
        case _:
            return ()


def word_at(text: str, offset: int) -> tuple[str, int]:
    """Return the name around an offset with where it begins; an empty one where there is none."""
    line = text.rfind("\n", 0, offset) + 1
    for found in _WORD.finditer(text, line):
        if found.start() > offset:
            break
        if offset <= found.end():
            return found[0].lower(), found.start()
    return "", offset
