"""Findings as text for a terminal: each with its place, its line of source and the case that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emulation_rules.i18n.catalogue import render_finding, say
from emulation_rules.i18n.display_width import visible
from emulation_rules.model.finding import Finding
from emulation_rules.model.text import Language
from emulation_rules.outputs.checked import Checked


def render(findings: Sequence[Finding], checked: Checked, language: Language) -> str:
    """Return the findings one below the other, and the summary."""
    return "".join(f"{line}\n" for line in _lines(findings, checked, language))


def _lines(findings: Sequence[Finding], checked: Checked, language: Language) -> Iterator[str]:
    for finding in findings:
        yield render_finding(finding, language)
        if finding.witness:
            yield f"    {say('finding_witness', language)}"
            yield from (f"      {visible(line)}" for line in finding.witness.splitlines())
    if checked.summary:
        yield checked.summary
