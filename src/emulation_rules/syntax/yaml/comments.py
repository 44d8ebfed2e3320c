"""Find the comments and blank lines of a YAML text and the entries they belong to.

A comment at the end of a line belongs to the entry that ends there, or whose key does. One on a line of its own belongs
to the entry below, unless it is indented like an entry of a block that ends above it: then it closes that block.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from unicodedata import normalize

from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, SequenceNode, Style
from emulation_rules.syntax.yaml.remarks import Lines, Remarks, tidy

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_COMMENT: Final = re.compile(r"#[^\r\n]*")
_COMMENT_OR_DASH: Final = re.compile(r"#[^\r\n]*|-(?=\s|$)")
_HEADER_COMMENT: Final = re.compile(r"[|>][^\s#]*[ \t]+(#[^\r\n]*)")
_GLUED: Final = re.compile(r"\A#(?=\w)")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key or list item: where it begins, its column, where its key ends and its value begins and ends (offsets)."""

    path: KeyPath
    start: int
    column: int
    head_end: int
    value: Node


@dataclass(frozen=True, slots=True)
class _Flow:
    """A collection in brackets and the one around it (an index, or -1)."""

    path: KeyPath
    start: int
    end: int
    around: int


@dataclass(slots=True)
class _Survey:
    """Where everything of a tree stands, in the order written."""

    text: str
    entries: list[_Entry] = field(default_factory=list)
    scalars: list[Scalar] = field(default_factory=list)
    ends: list[tuple[int, KeyPath]] = field(default_factory=list)
    """Where keys and values on one line end, and the entry they are of."""
    blocks: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    """End and column of each block collection."""
    flows: list[_Flow] = field(default_factory=list)

    def visit(self, node: Node, path: KeyPath, around: int = -1) -> None:
        if isinstance(node, Scalar):
            self.scalars.append(node)
            self.ends.append((node.end, path))
            return
        inside = around
        if node.flow:
            inside = len(self.flows)
            self.flows.append(_Flow(path, node.start, node.end, around))
        else:
            self.blocks[path] = (node.end, node.place.column - 1)
        if isinstance(node, MappingNode):
            for key, value in node.entries:
                inner = (*path, key.text)
                self.scalars.append(key)
                self.ends.append((key.end, inner))
                self.entries.append(_Entry(inner, key.start, key.place.column - 1, key.end, value))
                self.visit(value, inner, inside)
        else:
            self._items(node, path, inside)
        if node.flow:
            self.ends.append((node.end, path))

    def _items(self, node: SequenceNode, path: KeyPath, inside: int) -> None:
        before = node.start
        for index, item in enumerate(node.items):
            start = item.start if node.flow else self._dash(before, item.start)
            self.entries.append(_Entry((*path, index), start, node.place.column - 1, start, item))
            self.visit(item, (*path, index), inside)
            before = item.end

    def _dash(self, start: int, end: int) -> int:
        found = (match.start() for match in _COMMENT_OR_DASH.finditer(self.text, start, end) if match[0] == "-")
        return next(found, start)


def collect(text: str, root: Node) -> Remarks:
    """Return the comments and blank lines of the text that ``root`` was read from."""
    survey = _Survey(text)
    survey.visit(root, ())
    return _Attaching(survey).remarks()


def comments_of(text: str, root: Node) -> list[str]:
    """Return the words of all comments of the text that ``root`` was read from, sorted."""
    survey = _Survey(text)
    survey.visit(root, ())
    return sorted(_canonical(text[start:end]).lstrip("# ") for start, end in _spans(survey))


def comment_spans(text: str, root: Node) -> list[tuple[int, int]]:
    """Return where each comment of the text that ``root`` was read from begins and ends, in the order written."""
    survey = _Survey(text)
    survey.visit(root, ())
    return list(_spans(survey))


def _spans(survey: _Survey) -> Iterator[tuple[int, int]]:
    """Yield where each comment begins and ends. Outside of scalars every ``#`` begins one."""
    position = 0
    for scalar in survey.scalars:
        yield from (match.span() for match in _COMMENT.finditer(survey.text, position, scalar.start))
        if scalar.style is Style.BLOCK and (header := _HEADER_COMMENT.match(survey.text, scalar.start)):
            yield header.span(1)
        position = max(position, scalar.end)
    yield from (match.span() for match in _COMMENT.finditer(survey.text, position))


def _canonical(comment: str) -> str:
    return normalize("NFC", comment).rstrip()


def _is_block(node: Node) -> bool:
    return not isinstance(node, Scalar) and not node.flow


class _Attaching:
    """The lines gathered for each entry so far."""

    def __init__(self, survey: _Survey) -> None:
        self.survey = survey
        self.text = survey.text
        self.line_starts = [0, *(found.end() for found in _LINE_BREAK.finditer(survey.text))]
        self.starts = [entry.start for entry in survey.entries]
        self.heads = [entry.head_end for entry in survey.entries]
        self.ends = [end for end, _ in survey.ends]
        self.flow_starts = [flow.start for flow in survey.flows]
        self.before: dict[KeyPath, list[str]] = {}
        self.late: dict[KeyPath, list[str]] = {}
        self.beside: dict[KeyPath, str] = {}
        self.closing: dict[KeyPath, list[str]] = {}
        self.gap = -2, 0
        """What ended last above the comment before, and the column that comment counts as standing in."""

    def remarks(self) -> Remarks:
        """Return every comment and blank line where it belongs."""
        for start, end in _spans(self.survey):
            self._attach(start, _canonical(self.text[start:end]))
        for entry in self.survey.entries:
            lines = self.before.setdefault(entry.path, [])
            if self._blank_above(entry.start):
                lines.append("")
            lines += self.late.get(entry.path, [])
        head = self._take_head()
        before = {path: tidy(lines) for path, lines in self.before.items() if lines}
        return Remarks(head, before, self.beside, {path: tidy(lines) for path, lines in self.closing.items()})

    def _take_head(self) -> Lines:
        """Take what stands above the first entry, down to the last blank line: it speaks of the whole document."""
        lines = self.late.get((), [])
        if self.survey.entries:
            above = self.before[self.survey.entries[0].path]
            if any(above) and "" in above[1:]:
                cut = len(above) - above[::-1].index("")
                lines = [*lines, *above[:cut]]
                del above[:cut]
        kept = tidy(lines)
        return kept[kept[:1] == ("",) : len(kept) - (kept[-1:] == ("",))]

    # ---- one comment ---------------------------------------------------------------------

    def _attach(self, at: int, comment: str) -> None:
        line_start = self.line_starts[bisect_right(self.line_starts, at) - 1]
        last = bisect_right(self.ends, at) - 1
        own_line = not self.text[line_start:at].strip(" \t\ufeff")
        if not own_line and last >= 0 and self.ends[last] > line_start:
            self._attach_beside(self.survey.ends[last][1], _GLUED.sub("# ", comment, count=1))
            return
        column = at - line_start if own_line else 0
        if self.gap[0] == last:  # a block that an outer comment has closed is not opened again
            column = min(column, self.gap[1])
        self.gap = last, column
        lines = self._lines_for(at, column, last)
        lines += ["", comment] if self._blank_above(at) else [comment]

    def _attach_beside(self, path: KeyPath, comment: str) -> None:
        # Two comments on the lines of one entry (one after its key, one after its value): the first goes above.
        if path in self.beside:
            self.late.setdefault(path, []).append(self.beside[path])
        self.beside[path] = comment

    def _lines_for(self, at: int, column: int, last: int) -> list[str]:
        """Return the lines that a comment on its own line is to join."""
        entries = self.survey.entries
        within = bisect_right(self.heads, at) - 1
        if within >= 0 and entries[within].value.start > at and not _is_block(entries[within].value):
            return self.late.setdefault(entries[within].path, [])  # between a key and its value
        below = bisect_left(self.starts, at)
        following = entries[below] if below < len(entries) else None
        around = self._flow_around(at)
        closed: KeyPath | None = None
        if around is not None:
            closed = around.path if following is None or following.start > around.end else None
        elif following is None or column > following.column:
            closed = self._closed_block(at, column, last)
        if closed is not None:
            return self.closing.setdefault(closed, [])
        if following is not None:
            return self.before.setdefault(following.path, [])
        return self.late.setdefault((), []) if last < 0 else self.closing.setdefault((), [])

    def _flow_around(self, at: int) -> _Flow | None:
        """Return the innermost collection in brackets that holds the offset."""
        index = bisect_left(self.flow_starts, at) - 1
        while index >= 0 and self.survey.flows[index].end <= at:
            index = self.survey.flows[index].around
        return self.survey.flows[index] if index >= 0 else None

    def _closed_block(self, at: int, column: int, last: int) -> KeyPath | None:
        """Return the innermost block that has ended above and whose entries stand no further right than ``column``."""
        path = self.survey.ends[last][1] if last >= 0 else ()
        for length in range(len(path), -1, -1):
            end, block_column = self.survey.blocks.get(path[:length], (at + 1, 0))
            if end <= at and block_column <= column:
                return path[:length]
        return None

    def _blank_above(self, at: int) -> bool:
        """Return whether the offset is the first of its line and the line above is blank."""
        line = bisect_right(self.line_starts, at) - 1
        if line < 1 or self.text[self.line_starts[line] : at].strip(" \t"):
            return False
        return not self.text[self.line_starts[line - 1] : self.line_starts[line]].strip()
