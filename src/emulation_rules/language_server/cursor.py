"""Where a cursor stands in a ruleset that is being written: the keys around it, and the word it is in.

The text need not be readable. Only its layout is looked at: indents, dashes, brackets, quotes and comments.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from emulation_rules.language_server.text_lines import TextLines
from emulation_rules.model.place import KeyPath

_KEY: Final = re.compile(r"""("(?:[^"\\]|\\.)*"|'[^']*'|[^\s\[\]{},#&*!|>'"%@`][^#]*?)\s*:(?=\s|$)""")
_DASH: Final = re.compile(r"-(?=\s|$)\s*")
_BLOCK_TEXT: Final = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
_COMMENT: Final = re.compile(r"(?:^|\s)#")


@dataclass(frozen=True, slots=True)
class Cursor:
    """``path`` leads to the mapping a key is written in, or to the value that is written.

    ``written`` is what stands there already up to the cursor, from the offset ``start`` on. Where a line holds nothing
    yet but a word, that may be a key or a value: ``at_key`` is true then.
    """

    path: KeyPath
    at_key: bool
    start: int
    written: str
    flow: bool


@dataclass(slots=True)
class Layout:
    """The keys of each mapping of a text as far as its layout tells, in the order written."""

    keys: dict[KeyPath, list[str]] = field(default_factory=lambda: defaultdict(list))
    cursor: Cursor | None = None


def layout_of(text: str, offset: int = -1) -> Layout:
    """Return the keys of a text, and where the cursor is that stands at an offset; None inside a comment."""
    scan = _Scan(offset)
    lines = TextLines(text)
    for index, start in enumerate(lines.starts):
        scan.line(text[start : lines.line_end(index)], start)
    return scan.layout


@dataclass(slots=True)
class _Open:
    """A mapping or a list that is open: ``step`` is the key or the index that is being written, None before a key."""

    indent: int
    bracket: str
    step: str | int | None


class _Scan:
    """A text being gone through line by line."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        self.layout = Layout()
        self.open: list[_Open] = []
        self.text_indent: int | None = None
        self.word = 0
        self.quote = ""

    @property
    def path(self) -> KeyPath:
        return tuple(each.step for each in self.open if each.step is not None)

    @property
    def in_flow(self) -> bool:
        return bool(self.open) and self.open[-1].bracket != ""

    def line(self, line: str, start: int) -> None:
        here = start <= self.offset <= start + len(line)
        if self.in_flow:
            self._flow(line, 0, start)
            return
        content = line.lstrip(" ")
        indent = len(line) - len(content)
        if self.text_indent is not None:
            if indent > self.text_indent or not content:
                return
            self.text_indent = None
        if not content or content.startswith("#"):
            if here and not line[: self.offset - start].strip():
                self._settle(self.offset - start)
                self._see(start + len(line) if content == "" else self.offset, "", at_key=True)
            return
        self._block(line, indent, start, here=here)

    def _block(self, line: str, indent: int, start: int, *, here: bool) -> None:
        """Take a line outside brackets: dashes, a key, and what stands after it."""
        while dash := _DASH.match(line, indent):
            self._settle(indent, dash=True)
            last = self.open[-1] if self.open else None
            if last is not None and last.indent == indent and isinstance(last.step, int):
                last.step += 1
            else:
                self.open.append(_Open(indent, "", 0))
            indent = dash.end()
        self._settle(indent)
        if line[indent : indent + 1] in ("{", "["):
            self._flow(line, indent, start)
            return
        key = _KEY.match(line, indent)
        if key is None or (here and self.offset - start < key.end()):
            if here and self.offset - start >= indent:
                self._see(start + indent, line[indent : self.offset - start], at_key=True)
            if key is None:
                return
        self._key(key[1], indent)
        after = key.end() + len(line[key.end() :]) - len(line[key.end() :].lstrip(" \t"))
        if line[after : after + 1] in ("{", "["):
            self._flow(line, after, start)
            return
        if _BLOCK_TEXT.match(line, after):
            self.text_indent = indent
        if here and self.offset - start >= key.end():
            begin = min(after, self.offset - start)
            written = line[begin : self.offset - start]
            if not _COMMENT.search(line[key.end() : self.offset - start]):
                self._see(start + begin, written, at_key=False)

    def _key(self, written: str, indent: int) -> None:
        name = written.strip("\"'")
        self.layout.keys[self.path].append(name)
        self.open.append(_Open(indent, "", name))

    def _settle(self, indent: int, *, dash: bool = False) -> None:
        """Close what a line of this indent ends."""
        while self.open and not self.in_flow:
            last = self.open[-1]
            ends = last.indent > indent or (last.indent == indent and isinstance(last.step, int) != dash)
            if dash and last.indent == indent and isinstance(last.step, str):
                # The dashes of a list may stand right under its key.
                ends = False
            if not dash and last.indent == indent:
                ends = True
            if not ends:
                return
            self.open.pop()

    def _flow(self, line: str, at: int, start: int) -> None:
        """Take the rest of a line from inside, or from the beginning of, brackets."""
        self.word = start + at
        for index in range(at, len(line) + 1):
            if start + index == self.offset and self.in_flow:
                self._see_in_flow(line, start)
            character = line[index : index + 1]
            if self.quote:
                self.quote = "" if character == self.quote else self.quote
            elif character in ("'", '"') and not line[self.word - start : index].strip():
                self.quote = character
            elif character == "#" and (index == 0 or line[index - 1] in " \t"):
                return
            elif character:
                self._sign(character, line, index, start)
                if not self.in_flow:
                    return

    def _sign(self, character: str, line: str, index: int, start: int) -> None:
        if character in "{[":
            self.open.append(_Open(-1, character, 0 if character == "[" else None))
        elif character in "}]":
            self.open.pop()
        elif character == ",":
            last = self.open[-1]
            last.step = last.step + 1 if isinstance(last.step, int) else None
        elif character == ":" and line[index + 1 : index + 2] in ("", " ", "\t"):
            last = self.open[-1]
            if last.bracket == "{" and last.step is None:
                name = line[max(self.word - start, 0) : index].strip().strip("\"'")
                self.layout.keys[self.path].append(name)
                last.step = name
        else:
            return
        self.word = start + index + 1

    def _see_in_flow(self, line: str, start: int) -> None:
        begin = self.word
        written = line[max(begin - start, 0) : self.offset - start]
        begin = max(begin, start) + len(written) - len(written.lstrip())
        self._see(begin, written.lstrip(), at_key=self.open[-1].step is None)

    def _see(self, start: int, written: str, *, at_key: bool) -> None:
        self.layout.cursor = Cursor(self.path, at_key, start, written, self.in_flow)
