"""What the JSON Schema of rulesets says of a place in one: its keys, its words, what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.json_schema import Schema, ruleset_schema
from emulation_rules.syntax.yaml.data import Plain

_DEFS: Final = "#/$defs/"
_CHOICES: Final = ("oneOf", "anyOf", "allOf")


@dataclass(frozen=True, slots=True)
class Described:
    """A key or a word with what it means."""

    name: str
    meaning: str = ""
    required: bool = False


def keys_at(path: KeyPath) -> tuple[Described, ...]:
    """Return the keys that the mapping at a path may have, those that it must have first."""
    found: dict[str, Described] = {}
    for schema in _at(path):
        required = schema.get("required")
        needed = required if isinstance(required, list) else []
        for name, inner in _entries(schema.get("properties")):
            found.setdefault(name, Described(name, _meaning(inner), name in needed))
    return tuple(sorted(found.values(), key=lambda each: not each.required))


def words_at(path: KeyPath) -> tuple[str, ...]:
    """Return the words that the value at a path may be, where they are a closed list."""
    found: dict[str, None] = {}
    for schema in _at(path):
        listed = schema.get("enum")
        words = listed if isinstance(listed, list) else [schema["const"]] if "const" in schema else []
        if schema.get("type") == "boolean":
            words = [True, False]
        found.update((_written(word), None) for word in words)
    return tuple(found)


def meaning_of(path: KeyPath) -> str:
    """Return what the key at the end of a path means, empty where it is an author's own name."""
    if not path:
        return ""
    *before, last = path
    return next((each.meaning for each in keys_at(tuple(before)) if each.name == last), "")


def _written(word: Plain) -> str:
    return str(word).lower() if isinstance(word, bool) else str(word)


@cache
def _definitions() -> dict[str, Schema]:
    return dict(_entries(ruleset_schema()["$defs"]))


def _at(path: KeyPath) -> list[Schema]:
    """Return every schema that the value at a path may follow."""
    schemas = list(_taken_apart(_definitions()["Ruleset"]))
    for step in path:
        schemas = [each for schema in schemas for inner in _inside(schema, step) for each in _taken_apart(inner)]
    return schemas


def _inside(schema: Schema, step: str | int) -> Iterator[Schema]:
    """Yield the schemas of what a step leads to."""
    if isinstance(step, int):
        items = schema.get("items")
        if isinstance(items, dict):
            yield items
        return
    named = dict(_entries(schema.get("properties")))
    if step in named:
        yield named[step]
        return
    yield from (inner for pattern, inner in _entries(schema.get("patternProperties")) if re.search(pattern, step))


def _taken_apart(schema: Schema) -> Iterator[Schema]:
    """Yield a schema and those it refers to or chooses from."""
    yield schema
    reference = schema.get("$ref")
    if isinstance(reference, str):
        yield from _taken_apart(_definitions()[reference.removeprefix(_DEFS)])
    for choice in _CHOICES:
        yield from (each for inner in _listed(schema.get(choice)) for each in _taken_apart(inner))


def _entries(table: Plain) -> Iterable[tuple[str, Schema]]:
    return (
        ((name, inner) for name, inner in table.items() if isinstance(inner, dict)) if isinstance(table, dict) else ()
    )


def _listed(choices: Plain) -> Iterable[Schema]:
    return (each for each in choices if isinstance(each, dict)) if isinstance(choices, list) else ()


def _meaning(schema: Schema) -> str:
    said = schema.get("description")
    if not isinstance(said, str):
        reference = schema.get("$ref")
        said = _definitions()[reference.removeprefix(_DEFS)].get("description") if isinstance(reference, str) else ""
    return said if isinstance(said, str) else ""
