"""Offsets of a text as lines and columns, in the units an editor counts them in."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeAlias

Units: TypeAlias = Literal["utf-8", "utf-16", "utf-32"]
"""What a column counts."""

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_WIDE: Final = 0xFFFF
_MOST: Final = 0x7FFF_FFFF


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of a text from ``start`` up to ``end``, counted from zero."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A line and a column, both from zero; what a column counts is settled when a session begins."""

    line: int
    column: int


@dataclass(frozen=True)
class TextLines:
    """A text cut into lines where editors cut it: at line feeds and carriage returns, and nowhere else."""

    text: str
    units: Units = "utf-16"

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset at which each line begins."""
        return (0, *(found.end() for found in _BREAK.finditer(self.text)))

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.starts, offset) - 1
        before = self.text[self.starts[line] : offset]
        return Position(line, sum(self._width(character) for character in before))

    def offset(self, position: Position) -> int:
        """Return the offset of a position; one beyond a line is its end, one beyond the text the end of it."""
        if position.line < 0:
            return 0
        if position.line >= len(self.starts):
            return len(self.text)
        at, end = self.starts[position.line], self.line_end(position.line)
        left = min(max(position.column, 0), _MOST)
        while at < end and left > 0:
            left -= self._width(self.text[at])
            # A column inside a character is where the character begins.
            at += left >= 0
        return at

    def place_offset(self, line: int, column: int) -> int:
        """Return the offset of a place: a line and a column of characters, both from one."""
        if line > len(self.starts):
            return len(self.text)
        index = max(line, 1) - 1
        return min(self.starts[index] + max(column, 1) - 1, self.line_end(index))

    def line_end(self, line: int) -> int:
        """Return the offset at which a line ends, its break left out."""
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        begin = self.starts[line]
        return begin + len(self.text[begin:end].rstrip("\r\n"))

    def _width(self, character: str) -> int:
        match self.units:
            case "utf-32":
                return 1
            case "utf-8":
                return len(character.encode("utf-8", "surrogatepass"))
            case _:
                return 2 if ord(character) > _WIDE else 1


def changed(lines: TextLines, start: Position, end: Position, replacement: str) -> str:
    """Return a text with what stands between two positions replaced."""
    first, last = sorted((lines.offset(start), lines.offset(end)))
    return lines.text[:first] + replacement + lines.text[last:]
