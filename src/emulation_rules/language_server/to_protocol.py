"""Answers in the types of the protocol."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from lsprotocol import types

from emulation_rules.language_server.completion import Completion, Kind
from emulation_rules.language_server.diagnostics import Mark
from emulation_rules.language_server.quick_fixes import QuickFix
from emulation_rules.language_server.symbols import Symbol
from emulation_rules.language_server.text_lines import Span, TextLines
from emulation_rules.model.finding import Severity
from emulation_rules.model.fix import Edit
from emulation_rules.model.place import Place
from emulation_rules.syntax.document import Document

SOURCE: Final = "emulation-rules"
"""Whose diagnostics they are."""

_SEVERITIES: Final[Mapping[Severity, types.DiagnosticSeverity]] = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_COMPLETIONS: Final[Mapping[Kind, types.CompletionItemKind]] = {
    "key": types.CompletionItemKind.Property,
    "word": types.CompletionItemKind.EnumMember,
    "name": types.CompletionItemKind.Reference,
    "phrase": types.CompletionItemKind.Text,
    "function": types.CompletionItemKind.Function,
}
_SYMBOLS: Final = {
    "section": types.SymbolKind.Namespace,
    "entry": types.SymbolKind.Object,
    "value": types.SymbolKind.Property,
}


def range_of(lines: TextLines, span: Span) -> types.Range:
    """Return a span as a range."""
    start, end = lines.position(span.start), lines.position(span.end)
    return types.Range(types.Position(start.line, start.column), types.Position(end.line, end.column))


def diagnostic(lines: TextLines, mark: Mark) -> types.Diagnostic:
    """Return a mark as a diagnostic."""
    related = None
    if mark.elsewhere is not None and mark.elsewhere.file:
        beginning = types.Position(max(mark.elsewhere.line - 1, 0), max(mark.elsewhere.column - 1, 0))
        where = types.Location(uri_of(mark.elsewhere.file), types.Range(beginning, beginning))
        related = [types.DiagnosticRelatedInformation(where, mark.message)]
    return types.Diagnostic(
        range_of(lines, mark.span),
        mark.message,
        severity=_SEVERITIES[mark.severity],
        code=mark.code,
        source=SOURCE,
        related_information=related,
    )


def text_edit(lines: TextLines, edit: Edit) -> types.TextEdit:
    """Return an edit of a text."""
    return types.TextEdit(range_of(lines, Span(edit.start, edit.end)), edit.replacement)


def code_action(uri: str, lines: TextLines, fix: QuickFix) -> types.CodeAction:
    """Return a quick fix with the diagnostic it is for."""
    return types.CodeAction(
        fix.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(lines, fix.mark)],
        is_preferred=fix.sure,
        edit=types.WorkspaceEdit(changes={uri: [text_edit(lines, edit) for edit in fix.edits]}),
    )


def completion_item(lines: TextLines, completion: Completion, rank: int) -> types.CompletionItem:
    """Return a completion; ``rank`` keeps the order it was offered in."""
    return types.CompletionItem(
        completion.shown or completion.text,
        kind=_COMPLETIONS[completion.kind],
        documentation=completion.meaning or None,
        filter_text=completion.text,
        sort_text=f"{rank:04}",
        text_edit=types.TextEdit(range_of(lines, completion.span), completion.text),
    )


def document_symbols(lines: TextLines, symbols: Sequence[Symbol]) -> list[types.DocumentSymbol]:
    """Return an outline."""
    return [
        types.DocumentSymbol(
            symbol.name,
            _SYMBOLS[symbol.kind],
            range_of(lines, symbol.span),
            range_of(lines, symbol.name_span),
            detail=symbol.detail or None,
            children=document_symbols(lines, symbol.children),
        )
        for symbol in symbols
    ]


def location(place: Place, document: Document, lines: TextLines, own: tuple[str, str]) -> types.Location:
    """Return a place in this text or in one that it extends; ``own`` is the file and the address of this one."""
    file, uri = own
    if place.file != file:
        origin = document.origins.get(place.file)
        lines = TextLines("" if origin is None else origin.source.text, lines.units)
        uri = uri_of(place.file)
    start = lines.place_offset(place.line, place.column)
    return types.Location(uri, range_of(lines, Span(start, start)))


def uri_of(file: str) -> str:
    """Return the address of a file."""
    return Path(file).absolute().as_uri()
