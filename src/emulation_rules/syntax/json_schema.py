"""The JSON Schema (draft 2020-12) of ruleset documents, made from the models that check them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias, cast

from pydantic.json_schema import models_json_schema

from emulation_rules.syntax.documents.ruleset import RulesetDocument
from emulation_rules.syntax.yaml.data import Plain

Schema: TypeAlias = dict[str, Plain]

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_PREFIX: Final = "#/$defs/"
_CHANGES: Final = "Changes"
"""What is added to the name of a definition that only says what differs from another document."""

_LISTS: Final = frozenset({"anyOf", "oneOf", "allOf"})
_TABLES: Final = frozenset({"properties", "patternProperties"})
_INNER: Final = frozenset({"items", "additionalProperties", "propertyNames"})


def ruleset_schema() -> Schema:
    """Return the schema of a ruleset document, one that extends another included."""
    _, top = models_json_schema([(RulesetDocument, "validation")], ref_template=_PREFIX + "{model}")
    made = cast("dict[str, Schema]", top["$defs"])
    whole = {_short(name): _tidied(definition) for name, definition in made.items()}
    changes = {name + _CHANGES: _changed(definition) for name, definition in whole.items()}
    changes["Ruleset" + _CHANGES]["required"] = ["format", "id", "extends"]
    return {
        "$schema": _DRAFT,
        "title": "Emulation ruleset",
        "description": "Indicators, the targets asked of them, and how points make a score.",
        "type": "object",
        "if": {"required": ["extends"]},
        "then": {"$ref": f"{_PREFIX}Ruleset{_CHANGES}"},
        "else": {"$ref": f"{_PREFIX}Ruleset"},
        "$defs": cast("Plain", dict(sorted({**whole, **changes}.items()))),
    }


def _short(name: str) -> str:
    return name.removesuffix("Document")


def _mapped(schema: Schema, change: Callable[[Schema], Schema], *, into_lists: bool = True) -> Schema:
    """Return a schema with the schemas right inside it changed; the items of lists only where asked for."""
    made: Schema = {}
    for key, value in schema.items():
        if key in _TABLES and isinstance(value, dict):
            made[key] = {name: change(inner) if isinstance(inner, dict) else inner for name, inner in value.items()}
        elif key in _LISTS and isinstance(value, list):
            made[key] = [change(inner) if isinstance(inner, dict) else inner for inner in value]
        elif key in _INNER and isinstance(value, dict) and (into_lists or key != "items"):
            made[key] = change(value)
        else:
            made[key] = value
    return made


# ---- a document that stands alone -------------------------------------------------------


def _tidied(schema: Schema) -> Schema:
    """Return a definition without what only pydantic needs: nulls for keys left out, titles made of names."""
    schema = _mapped(_without_null(schema), _tidied)
    if "$ref" in schema:
        schema["$ref"] = _PREFIX + _short(str(schema["$ref"]).removeprefix(_PREFIX))
    if "title" in schema and "properties" in schema:
        schema["title"] = _short(str(schema["title"]))
    else:
        schema.pop("title", None)
    if "patternProperties" in schema:
        schema["additionalProperties"] = False
    choices = schema.get("oneOf")
    if isinstance(choices, list):
        schema["oneOf"] = [choice for index, choice in enumerate(choices) if choice not in choices[:index]]
    return schema


def _without_null(schema: Schema) -> Schema:
    if schema.get("default", ...) is not None:
        return schema
    kept = {key: value for key, value in schema.items() if key not in ("default", "anyOf")}
    choices = schema.get("anyOf")
    written = [each for each in choices if each != {"type": "null"}] if isinstance(choices, list) else []
    first = written[0] if written else None
    return {**first, **kept} if len(written) == 1 and isinstance(first, dict) else {**kept, "anyOf": written}


# ---- a document that changes another ----------------------------------------------------


def _changed(schema: Schema) -> Schema:
    """Return what may be written over a value: parts of a mapping, or null to take a key away. Lists are replaced."""
    made = _mapped(schema, _changed, into_lists=False)
    for key in ("required", "minProperties", "maxProperties"):
        made.pop(key, None)
    if "oneOf" in made:
        # Without required keys several structures can fit.
        made["anyOf"] = made.pop("oneOf")
    if "$ref" in made:
        made["$ref"] = f"{made['$ref']}{_CHANGES}"
    for table in _TABLES & made.keys():
        inside = made[table]
        if isinstance(inside, dict):
            made[table] = {name: _or_null(inner) for name, inner in inside.items()}
    return made


def _or_null(schema: Plain) -> Plain:
    return {"anyOf": [schema, {"type": "null"}]}
