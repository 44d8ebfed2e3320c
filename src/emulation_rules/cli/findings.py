"""Findings as a JSON document, for programs that run ``check`` or ``audit``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from emulation_rules.i18n.catalogue import finding_text
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.place import path_text
from emulation_rules.model.text import Language
from emulation_rules.syntax.yaml.data import Plain

FORMAT: Final = "emulation-rules-findings/1"
"""The name and version of the form."""


def findings_document(findings: Sequence[Finding], language: Language) -> dict[str, Plain]:
    """Return the document of all findings; only ``message`` depends on the language."""
    listed: list[Plain] = [_plain(finding, language) for finding in findings]
    return {"format": FORMAT, "findings": listed}


def findings_schema() -> dict[str, Plain]:
    """Return the JSON Schema of the document."""
    text: Plain = {"type": "string"}
    position: Plain = {"type": "integer", "minimum": 1}
    properties: dict[str, Plain] = {
        "code": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9_]*$",
            "description": "What is the matter; never reworded.",
        },
        "severity": {"enum": [severity.value for severity in Severity]},
        "file": text,
        "line": position,
        "column": position,
        "path": {**_described("The keys that lead to the fault, such as targets.clearance.points."), "type": "string"},
        "message": {**_described("What is wrong and how to mend it, in the language of --lang."), "type": "string"},
        "suggestions": {"type": "array", "items": text, **_described("What may have been meant, the likeliest first.")},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "findings": {"type": "array", "items": {"$ref": "#/$defs/Finding"}},
        },
        "required": ["format", "findings"],
        "additionalProperties": False,
        "$defs": {
            "Finding": {
                "type": "object",
                "properties": properties,
                "required": list(properties),
                "additionalProperties": False,
            }
        },
    }


def _described(text: str) -> dict[str, Plain]:
    return {"description": text}


def _plain(finding: Finding, language: Language) -> dict[str, Plain]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "path": path_text(finding.path),
        "message": finding_text(finding, language),
        "suggestions": list(finding.suggestions),
    }
