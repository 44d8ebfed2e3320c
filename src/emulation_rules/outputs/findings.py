"""Findings in every form they are written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from emulation_rules.model.finding import Finding
from emulation_rules.model.text import Language
from emulation_rules.outputs import (
    findings_csv,
    findings_github,
    findings_json,
    findings_junit,
    findings_markdown,
    findings_sarif,
    findings_text,
)
from emulation_rules.outputs.checked import Checked

FindingsFormat: TypeAlias = Literal["text", "json", "github", "sarif", "junit", "markdown", "csv"]
"""The names of the forms."""

_RENDERERS: Final[Mapping[FindingsFormat, Callable[[Sequence[Finding], Checked, Language], str]]] = {
    "text": findings_text.render,
    "json": findings_json.render,
    "github": findings_github.render,
    "sarif": findings_sarif.render,
    "junit": findings_junit.render,
    "markdown": findings_markdown.render,
    "csv": findings_csv.render,
}


def render(findings: Sequence[Finding], checked: Checked, form: FindingsFormat, language: Language) -> str:
    """Return the findings of a run in a form, ending with a line break."""
    return _RENDERERS[form](findings, checked, language)
