"""Findings as a JSON document, for programs that run ``check``, ``lint`` or ``audit``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from emulation_rules.i18n.catalogue import finding_text
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.fix import Fix
from emulation_rules.model.place import path_text
from emulation_rules.model.text import Language
from emulation_rules.outputs.checked import Checked
from emulation_rules.syntax.yaml.data import Plain

FORMAT: Final = "emulation-rules-findings/1"
"""The name and version of the form."""


def render(findings: Sequence[Finding], checked: Checked, language: Language) -> str:
    """Return the document as text."""
    del checked
    return json.dumps(findings_document(findings, language), ensure_ascii=False, indent=2) + "\n"


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
    optional: dict[str, Plain] = {
        "fix": {"$ref": "#/$defs/Fix"},
        "witness": {"type": "string", **_described("A test case, ready to paste, that shows the fault.")},
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
                "properties": {**properties, **optional},
                "required": list(properties),
                "additionalProperties": False,
            },
            "Fix": _fix_schema(),
        },
    }


def _fix_schema() -> dict[str, Plain]:
    """Return the schema of a fix; it is there only where one can be made."""
    text: Plain = {"type": "string"}
    offset: Plain = {"type": "integer", "minimum": 0}
    edit: Plain = {
        "type": "object",
        "properties": {"start": offset, "end": offset, "replacement": text},
        "required": ["start", "end", "replacement"],
        "additionalProperties": False,
    }
    return {
        **_described("Characters from start up to end, counted from zero, and what replaces them: all edits or none."),
        "type": "object",
        "properties": {"file": text, "edits": {"type": "array", "items": edit}},
        "required": ["file", "edits"],
        "additionalProperties": False,
    }


def _described(text: str) -> dict[str, Plain]:
    return {"description": text}


def _plain(finding: Finding, language: Language) -> dict[str, Plain]:
    plain: dict[str, Plain] = {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "path": path_text(finding.path),
        "message": finding_text(finding, language),
        "suggestions": list(finding.suggestions),
    }
    if finding.fix is not None:
        plain["fix"] = _fix(finding.fix)
    if finding.witness:
        plain["witness"] = finding.witness
    return plain


def _fix(fix: Fix) -> dict[str, Plain]:
    edits: list[Plain] = [{"start": edit.start, "end": edit.end, "replacement": edit.replacement} for edit in fix.edits]
    return {"file": fix.file, "edits": edits}
