"""Findings as workflow commands of GitHub Actions, which shows each beside its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from emulation_rules.i18n.catalogue import finding_text
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.place import path_text
from emulation_rules.model.text import Language
from emulation_rules.outputs.checked import Checked

_COMMANDS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
_IN_DATA: Final = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTIES: Final = (*_IN_DATA, (":", "%3A"), (",", "%2C"))


def render(findings: Sequence[Finding], checked: Checked, language: Language) -> str:
    """Return a command a line, and the summary, which the log shows as it is."""
    lines = [_command(finding, checked, language) for finding in findings]
    return "".join(f"{line}\n" for line in [*lines, *filter(None, [checked.summary])])


def _command(finding: Finding, checked: Checked, language: Language) -> str:
    place, path = finding.place, path_text(finding.path)
    where = {"file": checked.named(place.file), "line": str(place.line), "col": str(place.column)} if place.file else {}
    properties = {**where, "title": f"{path}: {finding.code}" if path else finding.code}
    written = ",".join(f"{name}={_escaped(value, _IN_PROPERTIES)}" for name, value in properties.items())
    said = "\n".join(filter(None, [finding_text(finding, language), finding.witness]))
    return f"::{_COMMANDS[finding.severity]} {written}::{_escaped(said, _IN_DATA)}"


def _escaped(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return text that ends neither the command nor one of its properties."""
    for character, written in pairs:
        text = text.replace(character, written)
    return text
