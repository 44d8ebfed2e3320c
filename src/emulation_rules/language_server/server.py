"""The one file that speaks the language server protocol: texts in, answers out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, cast, get_args

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from emulation_rules import __version__
from emulation_rules.i18n.catalogue import say
from emulation_rules.language_server.completion import MOST, completions
from emulation_rules.language_server.definition import definition
from emulation_rules.language_server.diagnostics import marks
from emulation_rules.language_server.formatting import all_fixed, formatted
from emulation_rules.language_server.hover import hover
from emulation_rules.language_server.quick_fixes import quick_fixes
from emulation_rules.language_server.recognised import is_ruleset
from emulation_rules.language_server.session import MOST_LIVE, Opened, Session
from emulation_rules.language_server.symbols import symbols
from emulation_rules.language_server.text_lines import Position, Span, TextLines, Units, changed
from emulation_rules.language_server.to_protocol import (
    SOURCE,
    code_action,
    completion_item,
    diagnostic,
    document_symbols,
    location,
    range_of,
    text_edit,
)
from emulation_rules.model.text import LANGUAGES, Language

PAUSE: Final = 0.2
"""Seconds without a change before a text is looked at."""

FIX_ALL: Final = "source.fixAll.emulation-rules"
"""The kind of action that makes every safe fix; editors ask for it by name, or for the kinds around it."""

_TRIGGERS: Final = (" ", ":", "{", ",", "[")


class _Protocol(LanguageServerProtocol):
    """The protocol without its own copy of texts, whose lines also end where those of editors do not."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        self._told(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        self._told(types.TEXT_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self._told(types.TEXT_DOCUMENT_DID_CLOSE, params)

    def _told(self, method: str, params: object) -> None:
        self.fm.features[method](params)


class _Server(LanguageServer):
    """The server with what it knows of the texts that are open."""

    def __init__(self, language: Language) -> None:
        super().__init__("emulation-rules", __version__, protocol_cls=_Protocol)
        self.session = Session(language)
        self.waiting: set[asyncio.Task[None]] = set()

    def later(self, opened: Opened) -> None:
        """Look at a text once its author pauses."""
        task = asyncio.create_task(self._publish(opened))
        self.waiting.add(task)
        task.add_done_callback(self.waiting.discard)

    async def _publish(self, opened: Opened) -> None:
        await asyncio.sleep(PAUSE)
        if not self.session.is_current(opened):
            return
        found = await self._diagnostics(opened)
        # Another version may have come while this one was looked at.
        if self.session.is_current(opened):
            self.publish(opened.uri, found, opened.version)

    async def _diagnostics(self, opened: Opened) -> list[types.Diagnostic]:
        if not opened.is_live:
            return self._too_large(opened)
        analysis = await self.session.analysis(opened)
        return [diagnostic(opened.lines, mark) for mark in marks(analysis, self.session.language)]

    def _too_large(self, opened: Opened) -> list[types.Diagnostic]:
        """Return why a ruleset is not looked at; of other texts nothing is said."""
        if not is_ruleset(opened.lines.text, opened.file):
            return []
        said = say("lsp_too_large", self.session.language, limit=str(MOST_LIVE // 2**20))
        severity = types.DiagnosticSeverity.Information
        return [types.Diagnostic(range_of(opened.lines, Span(0, 0)), said, severity=severity, source=SOURCE)]

    def publish(self, uri: str, found: list[types.Diagnostic], version: int | None = None) -> None:
        """Show diagnostics in place of those that were shown."""
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def live(self, uri: str) -> Opened | None:
        """Return a text that is open, if it is a ruleset that is looked at."""
        opened = self.session.opened.get(uri)
        return opened if opened is not None and opened.is_live else None


def server(language: Language) -> LanguageServer:
    """Return a server that speaks this language unless an editor asks for another when it begins."""
    made = _Server(language)
    _follow_texts(made)
    _answer(made)
    return made


def _follow_texts(ls: _Server) -> None:
    """Keep up with what is open and what is written."""
    session = ls.session

    @ls.feature(types.INITIALIZE)
    def initialise(params: types.InitializeParams) -> None:
        encoding = ls.workspace.position_encoding
        name = getattr(encoding, "value", encoding)
        if name in get_args(Units):
            session.units = cast("Units", name)
        session.language = _language(params, session.language)

    @ls.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        text = params.text_document
        ls.later(session.put(text.uri, text.text, text.version, to_fs_path(text.uri)))

    @ls.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed_text(params: types.DidChangeTextDocumentParams) -> None:
        known = session.opened.get(params.text_document.uri)
        if known is not None:
            text = _after(known.lines, params.content_changes)
            ls.later(session.put(known.uri, text, params.text_document.version, to_fs_path(known.uri)))

    @ls.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        del params
        session.look_again()
        for each in session.opened.values():
            ls.later(each)

    @ls.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        session.close(params.text_document.uri)
        ls.publish(params.text_document.uri, [])


def _answer(ls: _Server) -> None:
    """Answer what is asked of a text at a position."""
    session = ls.session

    @ls.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        opened = ls.live(params.text_document.uri)
        found = None if opened is None else hover(await session.analysis(opened), _offset(opened, params.position))
        if opened is None or found is None:
            return None
        content = types.MarkupContent(types.MarkupKind.Markdown, found.markdown)
        return types.Hover(content, range_of(opened.lines, found.span))

    @ls.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))
    async def completed(params: types.CompletionParams) -> types.CompletionList | None:
        opened = ls.live(params.text_document.uri)
        if opened is None:
            return None
        known = replace(session.latest(opened), text=opened.lines.text)
        offered = completions(known, _offset(opened, params.position))
        items = [completion_item(opened.lines, each, rank) for rank, each in enumerate(offered)]
        return types.CompletionList(is_incomplete=len(items) >= MOST, items=items)

    @ls.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def defined(params: types.DefinitionParams) -> types.Location | None:
        opened = ls.live(params.text_document.uri)
        if opened is None:
            return None
        analysis = await session.analysis(opened)
        place = definition(analysis, _offset(opened, params.position))
        if place is None or analysis.document is None:
            return None
        return location(place, analysis.document, opened.lines, (opened.file, opened.uri))

    @ls.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    async def acted(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        opened = ls.live(params.text_document.uri)
        if opened is None:
            return None
        if params.context.only is not None and types.CodeActionKind.QuickFix not in params.context.only:
            return await _fix_all(opened, session.language, params.context.only)
        analysis = await session.analysis(opened)
        start, end = _offset(opened, params.range.start), _offset(opened, params.range.end)
        near = (mark for mark in marks(analysis, session.language) if mark.span.start <= end and start <= mark.span.end)
        fixes = (fix for mark in near for fix in quick_fixes(analysis, mark, session.language))
        return [code_action(opened.uri, opened.lines, fix) for fix in fixes]

    @ls.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def laid_out(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        opened = ls.live(params.text_document.uri)
        if opened is None:
            return None
        edit = await asyncio.to_thread(formatted, opened.lines.text, opened.file)
        return [] if edit is None else [text_edit(opened.lines, edit)]

    @ls.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outlined(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        opened = ls.live(params.text_document.uri)
        if opened is None:
            return None
        return document_symbols(opened.lines, symbols((await session.analysis(opened)).root))


async def _fix_all(
    opened: Opened, language: Language, only: Sequence[types.CodeActionKind | str]
) -> list[types.CodeAction]:
    """Return the action that makes every safe fix, where that is the kind that is asked for."""
    if not any(f"{FIX_ALL}.".startswith(f"{getattr(kind, 'value', kind)}.") for kind in only):
        return []
    edit = await asyncio.to_thread(all_fixed, opened.lines.text, opened.file, opened.base)
    if edit is None:
        return []
    changes = types.WorkspaceEdit(changes={opened.uri: [text_edit(opened.lines, edit)]})
    return [types.CodeAction(say("lsp_fix_all", language), kind=FIX_ALL, edit=changes)]


def _offset(opened: Opened, position: types.Position) -> int:
    return opened.lines.offset(Position(position.line, position.character))


def _after(lines: TextLines, changes: Sequence[types.TextDocumentContentChangeEvent]) -> str:
    """Return a text after changes, each of which counts from the one before."""
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            start, end = (Position(at.line, at.character) for at in (change.range.start, change.range.end))
            lines = replace(lines, text=changed(lines, start, end, change.text))
        else:
            lines = replace(lines, text=change.text)
    return lines.text


def _language(params: types.InitializeParams, otherwise: Language) -> Language:
    """Return the language an editor asks for, or that of its own words where it is one of ours."""
    asked = params.initialization_options
    wished = asked.get("language") if isinstance(asked, dict) else None
    named = (wished, (params.locale or "").partition("-")[0].partition("_")[0])
    return next((language for each in named for language in LANGUAGES if each == language), otherwise)
