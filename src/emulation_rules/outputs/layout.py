"""Plain text in columns and paragraphs, by display width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from emulation_rules.i18n.display_width import display_width, padded

PAGE: Final = 100
"""Columns a page of text has, where what is said can be broken to fit."""

GAP: Final = "  "

_SHORTEST: Final = 12
"""Columns down to which a column is narrowed where words have to be cut for the page to hold the table."""

# A number and its sign stay on one line.
_BREAK: Final = re.compile(r" +(?!%)")


def wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines of at most ``width`` columns; a word that is longer is cut."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, width):
        joined = f"{line} {word}" if line else word
        if line and display_width(joined) > width:
            lines.append(line)
            line = word
        else:
            line = joined
    return [*lines, line]


def _pieces(text: str, width: int) -> Iterable[str]:
    for word in _BREAK.split(text.strip()):
        rest = word
        while display_width(rest) > width:
            cut = _prefix_length(rest, width)
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def _prefix_length(text: str, width: int) -> int:
    """Return how many characters fit, one at least."""
    length = 1
    while length < len(text) and display_width(text[: length + 1]) <= width:
        length += 1
    return length


def paragraph(text: str, first: str = "- ", rest: str = "  ") -> list[str]:
    """Return a paragraph broken to the page, ``first`` before its first line and ``rest`` before the others."""
    lines = wrapped(text, PAGE - display_width(first))
    return [f"{first if index == 0 else rest}{line}" for index, line in enumerate(lines)]


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: frozenset[int] = frozenset(),
    *,
    keep_cells: bool = False,
) -> list[str]:
    """Return a table with a rule under its headings. ``right`` names the columns aligned to the right.

    A cell may begin with blanks; the lines it is broken into keep them. An empty column is left out. ``keep_cells``
    breaks headings before any cell.
    """
    kept = [column for column in range(len(headings)) if any(row[column].strip() for row in rows)]
    cells = [[headings[column] for column in kept], *([row[column] for column in kept] for row in rows)]
    widths = _widths(cells, keep_cells=keep_cells)
    aligned = {index for index, column in enumerate(kept) if column in right}
    rule = GAP.join("-" * width for width in widths)
    heading, *body = [_row_lines(row, widths, aligned) for row in cells]
    return [*heading, rule, *(line for lines in body for line in lines)]


def _row_lines(cells: Sequence[str], widths: Sequence[int], right: set[int]) -> list[str]:
    columns = [_cell_lines(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, columns), default=0)
    lines = []
    for number in range(height):
        pieces = [
            padded(column[number] if number < len(column) else "", widths[index], right=index in right)
            for index, column in enumerate(columns)
        ]
        lines.append(GAP.join(pieces).rstrip())
    return lines


def _cell_lines(cell: str, width: int) -> list[str]:
    indent = _indent(cell)
    return [indent + line for line in wrapped(cell, max(1, width - len(indent)))]


def _indent(cell: str) -> str:
    return cell[: len(cell) - len(cell.lstrip(" "))]


def _widths(rows: Sequence[Sequence[str]], *, keep_cells: bool) -> list[int]:
    """Return the width of each column: as wide as its cells, then narrowed, widest first, until the page holds them.

    Words stay whole as long as that is possible at all; then the longest are cut.
    """
    columns = list(zip(*rows, strict=True))
    widths = [max(map(display_width, column)) for column in columns]
    room = PAGE - len(GAP) * (len(widths) - 1)
    if keep_cells:
        _narrow(widths, [width_of(heading, cells) for heading, *cells in columns], room)
    _narrow(widths, [max(map(least_width, column)) for column in columns], room)
    _narrow(widths, [_SHORTEST] * len(widths), room)
    return widths


def _narrow(widths: list[int], least: Sequence[int], room: int) -> None:
    """Take from the widest column that may still be narrowed, until there is room or none may."""
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda index: (widths[index] > least[index], widths[index]))
        if widths[widest] <= least[widest]:
            break
        widths[widest] -= 1


def width_of(heading: str, cells: Sequence[str]) -> int:
    """Return the columns a column needs for none of its cells to be broken; its heading may be, between words."""
    return max([least_width(heading), *map(display_width, cells)])


def least_width(cell: str) -> int:
    """Return the columns a cell needs for none of its words to be cut."""
    return len(_indent(cell)) + max(map(display_width, _BREAK.split(cell.strip())))
