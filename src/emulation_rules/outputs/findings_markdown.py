"""Findings as Markdown for a summary or a comment: one row for each, and nothing a stranger's text can call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from emulation_rules.i18n.catalogue import finding_text, say
from emulation_rules.i18n.display_width import visible
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import path_text
from emulation_rules.model.text import Language
from emulation_rules.outputs.checked import Checked
from emulation_rules.outputs.markdown import drawn, escaped
from emulation_rules.outputs.rows import headings

_HEADINGS: Final = ("severity", "place", "finding")


def render(findings: Sequence[Finding], checked: Checked, language: Language) -> str:
    """Return a table of the findings, where there are any, the cases that show them, and the summary."""
    return "\n\n".join(_blocks(findings, checked, language)) + "\n"


def _blocks(findings: Sequence[Finding], checked: Checked, language: Language) -> Iterator[str]:
    if findings:
        rows = [
            (say(f"severity_{each.severity}", language), _place(each, checked), finding_text(each, language))
            for each in findings
        ]
        yield drawn(headings(_HEADINGS, language), rows, ())
    for finding in findings:
        if finding.witness:
            yield f"{_place(finding, checked)} – {say('finding_witness', language)}"
            yield _fenced(finding.witness)
    yield escaped(checked.summary)


def _place(finding: Finding, checked: Checked) -> str:
    place = finding.place
    shown = f"{checked.named(place.file)}:{place.line}:{place.column}" if place.file else path_text(finding.path)
    # A backtick would end the code that the place is shown as.
    return f"`{visible(shown).replace('`', '′')}`"


def _fenced(text: str) -> str:
    """Return text as a block of code that none of its lines can end."""
    longest = max((len(run) for run in _runs(text)), default=0)
    fence = "`" * max(3, longest + 1)
    body = "\n".join(visible(line) for line in text.splitlines())
    return f"{fence}yaml\n{body}\n{fence}"


def _runs(text: str) -> Iterator[str]:
    run = ""
    for letter in f"{text} ":
        if letter == "`":
            run += letter
        elif run:
            yield run
            run = ""
