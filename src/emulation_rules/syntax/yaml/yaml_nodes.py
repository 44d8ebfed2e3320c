"""YAML and JSON text to a tree of nodes. Of ruamel.yaml only the event stream is used.

Nothing is resolved, constructed or expanded here: anchors, aliases, tags, directives, merge keys, keys that are no
single values and second documents are refused, so no document can grow or run anything while it is read.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import replace
from itertools import islice
from typing import Final
from unicodedata import normalize

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.syntax.yaml.nodes import Node, Scalar, Style
from emulation_rules.syntax.yaml.open_collection import OpenCollection
from emulation_rules.syntax.yaml.source_text import SourceText, shown
from emulation_rules.syntax.yaml.yaml_errors import Trouble, explain, sign_or_block, tag
from emulation_rules.syntax.yaml.yaml_events import events_of
from emulation_rules.syntax.yaml.yaml_traps import (
    MINUS_LIKE,
    comma_in_number,
    details_of,
    misleading,
    number_signs,
    refuse_unreadable,
    trap_in,
)

MAX_DEPTH: Final = 32
"""The most collections that may stand inside one another."""

MAX_VALUES: Final = 200_000
"""The most keys and values together: some seconds of reading, and ten times the largest document met so far."""

MAX_KEY: Final = 200
"""The most characters a key may have."""

MAX_FINDINGS: Final = 100
"""Reading ends after so many findings; a file with more is not what it should be."""

_STYLES: Final = {None: Style.PLAIN, "'": Style.QUOTED, '"': Style.QUOTED, "|": Style.BLOCK, ">": Style.BLOCK}
_COLON = re.compile(r"[ \t]*:")
_HEADER_DIGIT = re.compile(r"[|>][+-]?[0-9]")
_COMMENT = re.compile(r"#[^\r\n]*")
_DIRECTIVE = re.compile(r"^%[^\r\n]*", re.MULTILINE)
_LARGE_ESCAPE = re.compile(r"\\U(?!0010|000)[0-9A-Fa-f]{8}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SURROGATE_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")


def read_nodes(text: str, file: str) -> Node:
    """Return the tree of a YAML or JSON text; ``file`` is the name findings give it.

    Raises `InvalidDocumentError` with everything that is wrong, as far as the text can be read.
    """
    source = SourceText(text, file)
    refuse_unreadable(source)
    reading = _Reading(source)
    reading.run()
    root = reading.root
    if root is None and not reading.findings:
        reading.findings.append(source.fault("yaml_empty", len(text)))
    if root is not None and reading.whole and "#" in text:
        reading.findings += islice(number_signs(source, reading.scalars, root), MAX_FINDINGS)
    if root is None or reading.findings:
        raise InvalidDocumentError({(found.code, found.place): found for found in reading.findings}.values())
    return root


class _StopReadingError(Exception):
    """What follows is of no use."""


class _Reading:
    """One text being read: the open collections from the outermost in, and what was found wrong."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.root: Node | None = None
        self.open: list[OpenCollection] = []
        self.scalars: list[Scalar] = []
        self.findings: list[Finding] = []
        self.documents = 0
        self.last: Event | None = None
        self.whole = False

    def run(self) -> None:
        """Read as far as possible."""
        events = events_of(self.source.text)
        try:
            while (event := self._next(events)) is not None:
                self._take(event)
            self.whole = True
        except _StopReadingError:
            pass
        finally:
            events.close()

    def path(self) -> KeyPath:
        """Return how far the reading has come."""
        return tuple(step for opened in self.open if (step := opened.step()) is not None)

    def _next(self, events: Generator[Event, None, None]) -> Event | None:
        try:
            event = next(events, None)
        except MarkedYAMLError as error:
            self.findings.append(explain(_trouble(error, self.position), self.source, self.path()))
            raise _StopReadingError from None
        except (ValueError, OverflowError):  # from `chr` and `int`, which the scanner calls without care
            large = _LARGE_ESCAPE.search(self.source.text, self.position)
            at, code = (large.start(), "yaml_escape") if large else (self.position, "yaml_syntax")
            self._report(code, at, written=shown(self.source.text[at : self.source.line_end(at)][:10]))
            raise _StopReadingError from None
        self.last = event or self.last
        return event

    @property
    def position(self) -> int:
        """The offset up to which the text has been read."""
        return self.last.end_mark.index if self.last is not None else 0

    def _report(self, code: str, at: int, **details: str) -> None:
        self._add_finding(self.source.fault(code, at, self.path(), **details))

    def _add_finding(self, finding: Finding) -> None:
        self.findings.append(finding)
        if len(self.findings) >= MAX_FINDINGS:
            self.findings.append(self.source.fault("yaml_too_many", self.position, limit=str(MAX_FINDINGS)))
            raise _StopReadingError

    # ---- events --------------------------------------------------------------------------

    def _take(self, event: Event) -> None:
        if type(event) is ScalarEvent:
            self._scalar(event)
        elif isinstance(event, CollectionEndEvent):
            opened = self.open.pop()
            # The end of a block is that of the next token, and the pair in `[a: 1]` has none: their marks are empty.
            written = event.end_mark.index if event.end_mark.index > event.start_mark.index else opened.reach()
            self._add(opened.closed(written))
        elif isinstance(event, CollectionStartEvent):
            self._begin(event)
        elif type(event) is AliasEvent:
            at = event.start_mark.index
            self._report("yaml_alias", at, written=shown(self.source.text[at : event.end_mark.index]))
            self._add(Scalar("", Style.QUOTED, self._place(event), at, event.end_mark.index))
        elif type(event) is DocumentStartEvent:
            self._document(event)

    def _place(self, event: Event) -> Place:
        return Place(self.source.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        at = event.start_mark.index
        if self.documents > 1:
            self._report("yaml_second_document", at)
            raise _StopReadingError
        if event.explicit and (directive := _DIRECTIVE.search(self.source.text, 0, at)):
            self._report("yaml_directive", directive.start(), written=shown(directive[0]))

    def _begin(self, event: CollectionStartEvent) -> None:
        at = event.start_mark.index
        if len(self.open) >= MAX_DEPTH:
            self._report("yaml_too_deep", at, limit=str(MAX_DEPTH))
            raise _StopReadingError
        self._refuse_properties(event)
        if self.open and self.open[-1].mapping and self.open[-1].key is None:
            self._report("yaml_complex_key", at, written=shown(self.source.text[at : self.source.line_end(at)]))
        mapping, flow = type(event) is MappingStartEvent, bool(event.flow_style)
        self.open.append(OpenCollection(mapping, flow, self._place(event), at))

    def _scalar(self, event: ScalarEvent) -> None:
        text, start, end = event.value, event.start_mark.index, event.end_mark.index
        style = _STYLES[event.style]
        if not text.isascii():
            text = self._normal(text, start)
        if style is Style.BLOCK:
            end = start + len(self.source.text[start:end].rstrip(" \t\r\n"))
        mark = event.start_mark
        scalar = Scalar(text, style, Place(self.source.file, mark.line + 1, mark.column + 1), start, end)
        if start == end:
            scalar = self._empty(scalar)
        self.scalars.append(scalar)
        if len(self.scalars) > MAX_VALUES:
            self._report("yaml_too_many_values", start, limit=str(MAX_VALUES))
            raise _StopReadingError
        if event.anchor is not None or event.ctag is not None:
            self._refuse_properties(event)
        if style is Style.PLAIN:
            # The quick looks first: nearly every scalar passes them.
            if ":" in text or text[:1] in MINUS_LIKE or text != text.strip():
                self._look_closer(scalar)
        elif style is Style.BLOCK and _HEADER_DIGIT.match(self.source.text, start):
            code, at, details = sign_or_block(self.source, start)
            self._report(code, at, **details)
        self._add(scalar)

    def _empty(self, scalar: Scalar) -> Scalar:
        """Return an empty value where it belongs, after its colon; the library has it at the next token."""
        key = self.open[-1].key if self.open else None
        colon = _COLON.match(self.source.text, key.end) if key else None
        if key is None or colon is None:
            return scalar
        place = replace(key.place, column=key.place.column + colon.end() - key.start)
        return Scalar("", Style.PLAIN, place, colon.end(), colon.end())

    def _look_closer(self, scalar: Scalar) -> None:
        trap = trap_in(scalar, self.source, self.path())
        if trap is not None:
            self._add_finding(trap)

    def _normal(self, text: str, start: int) -> str:
        """Return the text NFC-normalised, with the two halves JSON makes of a letter put together."""
        if _SURROGATE.search(text):
            text = _SURROGATE_PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
            if lone := _SURROGATE.search(text):
                self._report("yaml_escape", start, written=f"\\u{ord(lone[0]):04x}")
        return normalize("NFC", text)

    def _refuse_properties(self, event: CollectionStartEvent | ScalarEvent) -> None:
        at = event.start_mark.index
        if event.anchor is not None:
            self._report("yaml_anchor", at, written=shown(f"&{event.anchor}"))
        if event.ctag is not None:
            code, at, details = tag(self.source, at)
            self._report(code, at, **details)

    # ---- collections ---------------------------------------------------------------------

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        opened = self.open[-1]
        if not opened.mapping:
            opened.items.append(node)
        elif opened.key is None:
            self._key(opened, node)
        else:
            if opened.flow and node.start == node.end:
                self._refuse_lone_word(opened, opened.key, node)
            opened.entries.append((opened.key, node))
            opened.key = None

    def _refuse_lone_word(self, opened: OpenCollection, key: Scalar, value: Node) -> None:
        """Refuse ``{vi: Nghiêm trọng, rất nghiêm trọng}``: YAML would take the rest for a key without a value.

        Of a text with several commas the first is enough.
        """
        if not self._is_lone(key, value) or (opened.entries and self._is_lone(*opened.entries[-1])):
            return
        code = (misleading(key.text) if key.style is Style.PLAIN else None) or "yaml_lone_word"
        if number := comma_in_number(self.source.text, key):
            self._report("yaml_decimal_comma", key.start, written=number, meant=number.replace(",", "."))
        elif code != "yaml_lone_word":
            self._report(code, key.start, **details_of(code, key.text))
        else:
            begun = self.source.text[opened.entries[-1][1].start : key.end] if opened.entries else key.text
            self._report(code, key.start, written=shown(key.text), quoted=shown(f'"{begun} …"'))

    def _is_lone(self, key: Scalar, value: Node) -> bool:
        """Whether a key has neither a value nor the colon that would stand before it."""
        empty = value.start == value.end
        return empty and not self.source.text[key.end : value.start].lstrip().startswith(":")

    def _key(self, opened: OpenCollection, node: Node) -> None:
        """Take a node as the next key of a mapping."""
        if not isinstance(node, Scalar):  # refused when it began
            opened.key = Scalar("", Style.QUOTED, node.place, node.start, node.end)
            return
        gap = self.source.text[opened.reach() : node.start]
        if "?" in gap and "?" in _COMMENT.sub("", gap):
            self._report("yaml_complex_key", node.start, written=shown(node.text))
        elif node.style is Style.PLAIN and not node.text:
            self._report("yaml_empty_key", node.start)
        opened.key = node
        if node.style is Style.PLAIN and node.text == "<<":
            self._report("yaml_merge_key", node.start)
        elif len(node.text) > MAX_KEY:
            self._report("yaml_key_too_long", node.start, written=shown(node.text), limit=str(MAX_KEY))
        elif node.text in opened.keys:
            line = str(opened.keys[node.text].line)
            self._report("yaml_duplicate_key", node.start, key=shown(node.text), line=line)
        opened.keys.setdefault(node.text, node.place)


def _trouble(error: MarkedYAMLError, position: int) -> Trouble:
    marks = [mark.index for mark in (error.problem_mark, error.context_mark) if mark is not None] or [position]
    return Trouble(str(error.context or ""), marks[-1], str(error.problem or ""), marks[0])
