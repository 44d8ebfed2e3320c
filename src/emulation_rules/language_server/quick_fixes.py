"""What an editor offers to do about a finding: the fix it carries, and the words that may have been meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from emulation_rules.i18n.catalogue import say
from emulation_rules.language_server.analysis import Analysis
from emulation_rules.language_server.diagnostics import Mark
from emulation_rules.language_server.names import word_at
from emulation_rules.language_server.node_at import Found, scalar_at
from emulation_rules.language_server.text_lines import TextLines
from emulation_rules.model.fix import Edit
from emulation_rules.model.text import Language, shortened
from emulation_rules.syntax.writing.canonical import is_formula
from emulation_rules.syntax.yaml.nodes import Style
from emulation_rules.syntax.yaml.scalars import key_text


@dataclass(frozen=True, slots=True)
class QuickFix:
    """Edits of the text that mend what a mark is about; ``sure`` where the finding itself knows how."""

    title: str
    edits: tuple[Edit, ...]
    mark: Mark
    sure: bool


def quick_fixes(analysis: Analysis, mark: Mark, language: Language) -> Iterator[QuickFix]:
    """Yield what can be done about a mark, the surest first."""
    finding = mark.finding
    if mark.elsewhere is not None:
        return
    if finding.fix is not None and finding.fix.file == analysis.file:
        yield QuickFix(say("lsp_fix", language, fault=finding.code), finding.fix.edits, mark, sure=True)
    if not finding.suggestions or analysis.root is None:
        return
    start = TextLines(analysis.text).place_offset(finding.place.line, finding.place.column)
    found = scalar_at(analysis.root, start)
    if found is None:
        return
    for suggestion in finding.suggestions:
        edit = _replacing(analysis.text, found, start, suggestion)
        title = say("lsp_replace", language, suggested=shortened(suggestion))
        yield QuickFix(title, (edit,), mark, sure=len(finding.suggestions) == 1)


def _replacing(text: str, found: Found, start: int, suggestion: str) -> Edit:
    """Return the edit that writes a suggestion: over one name in a formula, otherwise over the whole key or value."""
    scalar = found.scalar
    if is_formula(found.path) and not found.is_key:
        word, begin = word_at(text, start)
        return Edit(begin, begin + len(word), suggestion)
    if scalar.style is Style.QUOTED and "\\" not in suggestion and text[scalar.start] not in suggestion:
        return Edit(scalar.start + 1, scalar.end - 1, suggestion)
    return Edit(scalar.start, scalar.end, key_text(suggestion, flow=found.in_flow))
