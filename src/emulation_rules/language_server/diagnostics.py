"""Findings as marks in the text: where each begins and ends, and what is said at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from emulation_rules.i18n.catalogue import finding_text, say
from emulation_rules.language_server.analysis import Analysis
from emulation_rules.language_server.node_at import scalar_at, value_at
from emulation_rules.language_server.text_lines import Span, TextLines
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.place import Place
from emulation_rules.model.text import Language

MOST: Final = 1000
"""The most findings that are shown; nobody reads on, and an editor has to draw them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding in the text; ``elsewhere`` is its own place where that is in another file."""

    span: Span
    severity: Severity
    code: str
    message: str
    finding: Finding
    elsewhere: Place | None = None


def marks(analysis: Analysis, language: Language) -> Iterator[Mark]:
    """Yield a mark for each of the first findings; one in a file that is extended stands where that file is named."""
    lines = TextLines(analysis.text)
    for finding in analysis.findings[:MOST]:
        said = finding_text(finding, language)
        if finding.place.file in ("", analysis.file):
            yield Mark(_span(analysis, lines, finding.place), finding.severity, finding.code, said, finding)
        else:
            said = say("finding_elsewhere", language, place=str(finding.place), said=said)
            yield Mark(_extends(analysis), finding.severity, finding.code, said, finding, finding.place)


def _span(analysis: Analysis, lines: TextLines, place: Place) -> Span:
    """Return what is wrong: the key or value that begins at a place, otherwise the word that does."""
    start = lines.place_offset(place.line, place.column)
    found = None if analysis.root is None else scalar_at(analysis.root, start)
    if found is not None and found.scalar.start == start and "\n" not in analysis.text[start : found.scalar.end]:
        return Span(start, max(found.scalar.end, start))
    line = lines.position(start).line
    rest = analysis.text[start : lines.line_end(line)]
    word = len(rest.split(maxsplit=1)[0]) if rest[:1].strip() else 1
    return Span(start, min(start + word, len(analysis.text)))


def _extends(analysis: Analysis) -> Span:
    """Return where the file that is extended is named, or the beginning of the text."""
    node = None if analysis.root is None else value_at(analysis.root, ("extends",))
    return Span(0, 0) if node is None else Span(node.start, node.end)
