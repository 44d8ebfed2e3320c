"""The JSON Schema (draft 2020-12) of report documents, for editors and other programs.

It knows the form alone: which units, indicators and marks there are is said by the ruleset a report is read with.
"""

from __future__ import annotations

from typing import Final

from emulation_rules.exchange.report_entry import FIELDS, GRADES, MODES, STATED_FIELDS, VALUES
from emulation_rules.exchange.report_yaml import FORMAT
from emulation_rules.exchange.stated_text import POINTS, WHOLE
from emulation_rules.model.ids import ID
from emulation_rules.model.period import PART_FORM
from emulation_rules.syntax.yaml.data import Plain

_ID: Final = f"^{ID}$"
_PERIOD: Final = f"^[0-9]{{4}}(-({PART_FORM}))?$"
_TEXT: Final[Plain] = {"type": "string"}
_KINDS: Final = ("string", "number", "boolean")
_SCALAR: Final[Plain] = {"type": [*_KINDS]}


def report_schema() -> dict[str, Plain]:
    """Return the schema of a YAML or JSON report."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Emulation report",
        "description": "What units reported: figures by period, unit and indicator.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "ruleset": {"type": "string", "description": "The id of the ruleset the report is made for."},
            "source": {"anyOf": [_TEXT, _by(_ID, _TEXT)], "description": "Where the figures are from."},
            "figures": _by(_PERIOD, _by(_ID, _by(_ID, {"$ref": "#/$defs/Observation"}))),
            "stated": _by(_PERIOD, _by(_ID, {"$ref": "#/$defs/Results"})),
        },
        "required": ["format", "figures"],
        "additionalProperties": False,
        "$defs": {"Observation": _observation(), "Stated": _stated(), "Results": _results()},
    }


def _by(names: str, inner: Plain) -> Plain:
    return {"type": "object", "patternProperties": {names: inner}, "additionalProperties": False}


def _observation() -> Plain:
    fields: dict[str, Plain] = dict.fromkeys(FIELDS, _TEXT)
    by_stage: Plain = {"type": "object", "additionalProperties": {"type": [*_KINDS, "null"]}}
    fields |= {name: {"anyOf": [_SCALAR, by_stage]} for name in VALUES}
    fields["value"] = _SCALAR
    fields |= {"grade": {"enum": list(GRADES)}, "stated": {"$ref": "#/$defs/Stated"}}
    entry: Plain = {
        "type": "object",
        "properties": fields,
        "oneOf": [{"required": [value]} for value in VALUES],
        "additionalProperties": False,
    }
    return {
        "description": "A figure, a bound such as `> 98`, true or false, or null for what is not reported.",
        "anyOf": [_SCALAR, {"type": "null"}, entry],
    }


def _stated() -> Plain:
    fields: dict[str, Plain] = dict.fromkeys(STATED_FIELDS, _TEXT)
    fields |= {"by": {"type": ["string", "number"]}, "mode": {"enum": list(MODES)}}
    return {
        "type": "object",
        "description": "What the report says it lies above the target by.",
        "properties": fields,
        "oneOf": [{"required": ["by"]}, {"required": ["exact"]}],
        "additionalProperties": False,
    }


def _results() -> Plain:
    number: Plain = {"type": ["string", "number", "null"]}
    return {
        "type": "object",
        "description": "What the report itself says a unit's figures come to; it is checked, never used.",
        "properties": {**dict.fromkeys(WHOLE, number), POINTS: _by(_ID, number)},
        "additionalProperties": False,
    }
