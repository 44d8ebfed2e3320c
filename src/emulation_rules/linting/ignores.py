"""Comments that say of which findings an author knows, and why they stay.

``# emulation-rules: ignore[code, code] reason`` at the end of a line speaks of what begins on that line, on a line of
its own of the entry below; of all that is inside it, too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from emulation_rules.model.finding import Finding
from emulation_rules.model.fix import Edit, Fix
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.syntax.document import Document, Origin
from emulation_rules.syntax.yaml.comments import comment_spans
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, SequenceNode

FORM: Final = "# emulation-rules: ignore[code] reason"
"""How an ignore is written."""

_OURS: Final = re.compile(r"#+\s*emulation-rules:\s*ignore\b(?P<rest>.*)", re.IGNORECASE)
_REST: Final = re.compile(r"\s*\[\s*(?P<codes>\w+(?:\s*,\s*\w+)*)\s*\](?P<reason>.*)")
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_BEFORE_REASON: Final = " \t:;,.-–—"

Spot: TypeAlias = tuple[str, int | KeyPath]
"""A line of a file, or a path in it."""

_Start: TypeAlias = tuple[int, int, KeyPath]
"""Where a key or an item begins, its column, and its path."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment. ``codes`` is empty where it cannot be read. ``removal`` takes it out of its file."""

    place: Place
    codes: tuple[str, ...]
    reason: str
    entries: tuple[KeyPath, ...]
    beside: bool
    removal: Fix

    def spots(self) -> frozenset[Spot]:
        """Return what it speaks of: its line if it stands beside something, and its entries."""
        lines = [(self.place.file, self.place.line)] if self.beside else []
        return frozenset((*lines, *((self.place.file, entry) for entry in self.entries)))


def spots_of(finding: Finding) -> Iterator[Spot]:
    """Yield what a finding is about: its line, its path and everything around that."""
    file = finding.place.file
    yield file, finding.place.line
    yield from ((file, finding.path[:length]) for length in range(len(finding.path) + 1))


def without_ignored(findings: Iterable[Finding], ignores: Iterable[Ignore]) -> Iterator[Finding]:
    """Yield the findings that no comment speaks of."""
    ignored: dict[str, set[Spot]] = {}
    for ignore in ignores:
        for code in ignore.codes:
            ignored.setdefault(code, set()).update(ignore.spots())
    for finding in findings:
        if finding.code not in ignored or ignored[finding.code].isdisjoint(spots_of(finding)):
            yield finding


def ignores_of(document: Document) -> tuple[Ignore, ...]:
    """Return the ignores of a document and of the documents it extends, in the order written."""
    return tuple(ignore for origin in document.origins.values() for ignore in _in_origin(origin))


def _in_origin(origin: Origin) -> Iterator[Ignore]:
    source = origin.source
    if "emulation-rules:" not in source.text.lower():
        return
    starts = list(_starts(origin.root, ()))
    lines = [0, *(found.end() for found in _LINE_BREAK.finditer(source.text))]
    for start, end in comment_spans(source.text, origin.root):
        found = _OURS.match(source.text, start, end)
        if found is None:
            continue
        number = bisect_right(lines, start)
        line = lines[number - 1]
        beside = bool(source.text[line:start].strip(" \t\ufeff"))
        entries = _on_line(starts, line, start) if beside else _below(starts, start - line + 1, end)
        said = _REST.match(found["rest"])
        codes = tuple(re.split(r"\s*,\s*", said["codes"])) if said else ()
        reason = said["reason"].strip(_BEFORE_REASON) if said else ""
        removal = Fix(source.file, (_removal(origin, start, end, beside=beside),))
        yield Ignore(Place(source.file, number, start - line + 1), codes, reason, entries, beside, removal)


def _starts(node: Node, path: KeyPath) -> Iterator[_Start]:
    """Yield every key and item inside a node in the order written."""
    match node:
        case MappingNode():
            for key, value in node.entries:
                inner = (*path, key.text)
                yield key.start, key.place.column, inner
                yield from _starts(value, inner)
        case SequenceNode():
            for index, item in enumerate(node.items):
                yield item.start, item.place.column, (*path, index)
                yield from _starts(item, (*path, index))
        case Scalar():
            pass


def _on_line(starts: list[_Start], line: int, at: int) -> tuple[KeyPath, ...]:
    """Return what begins on the line of a comment, or else what goes on there."""
    below = bisect_right(starts, at, key=lambda start: start[0])
    first = bisect_right(starts, line - 1, key=lambda start: start[0])
    return tuple(path for _, _, path in starts[min(first, max(below - 1, 0)) : below])


def _below(starts: list[_Start], column: int, end: int) -> tuple[KeyPath, ...]:
    """Return the entry under a comment; a comment further right closes the block above and speaks of nothing."""
    below = bisect_right(starts, end, key=lambda start: start[0])
    if below == len(starts) or starts[below][1] < column:
        return ()
    return (starts[below][2],)


def _removal(origin: Origin, start: int, end: int, *, beside: bool) -> Edit:
    """Return the edit that takes a comment out: with the blanks before it, or with its line."""
    source = origin.source
    if beside:
        return Edit(len(source.text[:start].rstrip(" \t")), end, "")
    after = end + len("\r\n" if source.text.startswith("\r\n", end) else source.text[end : end + 1])
    return Edit(source.line_start(start), after, "")
