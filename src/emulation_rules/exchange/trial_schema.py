"""The JSON Schema (draft 2020-12) of files of test cases, for editors and other programs.

It knows the form alone: which units, indicators and targets there are is said by the ruleset a file is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from emulation_rules.exchange.report_schema import report_schema
from emulation_rules.exchange.trial_ruleset import FORMAT, USUAL
from emulation_rules.exchange.trial_words import NEEDS, RANGES, VERDICTS, WORDS
from emulation_rules.model.ids import ID
from emulation_rules.model.period import PART_FORM
from emulation_rules.syntax.yaml.data import Plain

_TEXT: Final[Plain] = {"type": "string"}
_TEXTS: Final[Plain] = {"type": "array", "items": _TEXT}
_NUMBER: Final[Plain] = {"type": ["string", "number"]}
_RANGE: Final[Plain] = {
    "description": "A number, `[low, high]`, an interval such as `(98, 100]`, or null.",
    "anyOf": [
        {"type": ["string", "number", "null"]},
        {"type": "array", "items": _NUMBER, "minItems": 1, "maxItems": 2},
    ],
}
_FIGURE: Final = f"^{ID}(\\.[0-9]+)*(@[0-9]{{4}}(-({PART_FORM}))?)?$"


def trial_schema() -> dict[str, Plain]:
    """Return the schema of test cases in YAML or JSON."""
    shared = report_schema()["$defs"]
    reported = dict(shared) if isinstance(shared, dict) else {}
    figures: Plain = {
        "type": "object",
        "description": "Figures by key: `crimes`, `crimes@2022` for another period.",
        "patternProperties": {_FIGURE: {"$ref": "#/$defs/Observation"}},
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Test cases of a ruleset",
        "description": "What a ruleset must make of given figures.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "ruleset": {
                "type": "string",
                "description": f"The ruleset's file, seen from this one; `{USUAL}` unless said.",
            },
            "cases": {"type": "array", "items": {"$ref": "#/$defs/Case"}},
        },
        "required": ["format", "cases"],
        "additionalProperties": False,
        "$defs": {
            "Case": _case(),
            "Figures": figures,
            "Unit": _unit(),
            "Target": _target(),
            "Observation": reported["Observation"],
            "Stated": reported["Stated"],
        },
    }


def _case() -> Plain:
    texts = {"name": "Unique in the file.", "about": "What it shows.", "source": "Where its figures are from."}
    properties: dict[str, Plain] = {key: {"type": "string", "description": said} for key, said in texts.items()}
    by_unit: Plain = {"type": "object", "additionalProperties": {"$ref": "#/$defs/Unit"}}
    properties |= {
        "period": {
            "type": ["string", "integer"],
            "description": "The period evaluated; the ruleset's own unless said.",
        },
        "unit": {"type": "string", "description": "Whose figures they are; the cluster's unless said."},
        "figures": {"anyOf": [{"$ref": "#/$defs/Figures"}, {"type": "null"}]},
        "units": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Figures"}},
        "report": {"type": "string", "description": "The file of a report, seen from this one."},
        "expect": {"type": "object", "description": "What must come out: of the one unit, or by unit."},
        "quotas": {"type": "object", "description": "Places by title.", "additionalProperties": _RANGE},
        "order": {**_described(_TEXTS), "description": "The units from first to last."},
    }
    return {
        "type": "object",
        "properties": properties,
        "required": ["name"],
        "oneOf": [{"required": [given]} for given in ("figures", "units", "report")],
        "if": {"required": ["figures"]},
        "then": {"properties": {"expect": {"$ref": "#/$defs/Unit"}}},
        "else": {"properties": {"expect": by_unit}},
        "additionalProperties": False,
    }


def _unit() -> Plain:
    labelled: dict[str, Plain] = {"points": _RANGE, "maximum": _RANGE, "labels": _TEXTS}
    group: Plain = {"anyOf": [_RANGE, _closed(labelled)]}
    score = {
        **labelled,
        "share": _RANGE,
        "groups": {"type": "object", "additionalProperties": group},
        "vetoes": {"type": "object", "additionalProperties": _words(WORDS["exceeded"])},
    }
    level: Plain = {"anyOf": [_TEXT, _TEXTS]}
    note = _closed({"code": _TEXT, "subject": _TEXT})
    stated = {"indicator": _TEXT, "mode": _TEXT, "against": _TEXT, "value": _RANGE, "mark": _RANGE}
    return {
        "type": "object",
        "description": "What is expected of a unit, or of the cluster; other keys are targets and parts of them.",
        "properties": {
            "score": {"anyOf": [_RANGE, _closed(score)]},
            "rank": _RANGE,
            "shared": {"enum": [True, False, "yes", "no"]},
            "keys": {"type": "array", "items": _RANGE},
            "titles": {"type": "object", "additionalProperties": _TEXT},
            "class": level,
            "classes": {"type": "object", "additionalProperties": level},
            "notes": {"type": "array", "items": note},
            "stated": {
                "type": "array",
                "items": _closed({**stated, "consistent": {"enum": [True, False, "yes", "no"]}}),
            },
        },
        "additionalProperties": {"$ref": "#/$defs/Target"},
    }


def _target() -> Plain:
    verdict = _words(VERDICTS)
    fields: dict[str, Plain] = {"verdict": verdict, "labels": _TEXTS}
    fields |= {name: _words(WORDS[name]) for name in ("reason", "exceeded", "grade")}
    fields |= dict.fromkeys(RANGES, _RANGE)
    need: dict[str, Plain] = dict.fromkeys(NEEDS, _TEXT)
    need |= {"limit": _RANGE, "spare": _RANGE}
    fields["need"] = {"anyOf": [{"type": "null"}, _closed(need)]}
    return {"description": "A verdict, or what is expected of a target.", "anyOf": [verdict, _closed(fields)]}


def _closed(properties: dict[str, Plain]) -> dict[str, Plain]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _words(words: Iterable[str]) -> Plain:
    """Return a schema that offers words and takes others too: case and spaces do not count when they are read."""
    return {"anyOf": [{"enum": [*words]}, {"type": ["string", "null", "boolean"]}]}


def _described(schema: Plain) -> dict[str, Plain]:
    return dict(schema) if isinstance(schema, dict) else {}
