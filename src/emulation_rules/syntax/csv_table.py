"""Tables of text: rows of cells with the places they start at. What the cells mean is not known here."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from emulation_rules.model.place import Place

MAX_CELLS: Final = 2_000_000
DELIMITERS: Final = (",", ";", "\t")
DECLARED: Final = re.compile(r'"?sep=(?P<delimiter>[^\w\s".]|\t)"?[,;\t]*\s*', re.IGNORECASE)
"""What spreadsheets begin a table with to say what its cells are parted by."""


class TableError(Exception):
    """A text that is no table from some place on. ``code`` names the message, ``details`` fill it in."""

    def __init__(self, code: str, place: Place, **details: str) -> None:
        self.code = code
        self.place = place
        self.details = details
        super().__init__(f"{place}: {code}")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell and where it starts."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, in NFC and without spaces around them, and the source they came from."""

    cells: tuple[str, ...]
    raw: str
    delimiter: str
    start: Place

    def located(self) -> tuple[Cell, ...]:
        """Return the cells with the places they start at, a quote included."""
        starts = _quoted_starts(self) if '"' in self.raw else _plain_starts(self)
        return tuple(map(Cell, self.cells, starts))


def _plain_starts(row: Row) -> Iterator[Place]:
    column = 1
    for cell in row.raw.split(row.delimiter):
        yield Place(row.start.file, row.start.line, column)
        column += len(cell) + 1


def _quoted_starts(row: Row) -> Iterator[Place]:
    file, line, column = row.start.file, row.start.line, 1
    fresh, quoted = True, False
    yield row.start
    for character in row.raw:
        # A quote opens only at the start of a cell; inside, a doubled one closes and opens again.
        if character == '"' and (fresh or quoted):
            quoted = not quoted
        fresh = False
        column += 1
        if quoted and character == "\n":
            line, column = line + 1, 1
        elif not quoted and character == row.delimiter:
            fresh = True
            yield Place(file, line, column)


class _Lines:
    """The lines of a text, with those read since the last row kept."""

    def __init__(self, text: str) -> None:
        # Only real line ends count: `str.splitlines` would also cut at separators people paste into cells.
        self._stream = io.StringIO(text, newline="")
        self._read: list[str] = []
        self.count = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._stream:
            self._read.append(line)
            self.count += 1
            yield line

    def taken(self) -> tuple[str, int]:
        """Return the text read since the last call and the number of its first line."""
        raw, first = "".join(self._read), self.count - len(self._read) + 1
        self._read.clear()
        return raw, first


class Table:
    """A CSV text. ``comments`` are the ``# name: value`` lines before the header, by name, with their places.

    A line ``sep=;`` before the header declares the delimiter; otherwise it is the one that cuts the header.

    Raises `TableError` where the text has no header or a NUL byte.
    """

    def __init__(self, text: str, name: str) -> None:
        text = text.removeprefix("\ufeff")
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            raise TableError("table_holds_nul", Place(name, line))
        self._name = name
        self._lines = _Lines(text)
        self._ahead = iter(self._lines)
        self.comments: dict[str, tuple[str, Place]] = {}
        self._declared = ""
        header = self._skip_comments()
        self.delimiter = self._declared or _delimiter(header)
        self.header = self._row(tuple(next(csv.reader([header], delimiter=self.delimiter))))

    def _skip_comments(self) -> str:
        for line in self._ahead:
            bare = line.strip().strip('"')
            if bare.startswith("#"):
                self._comment(bare, line)
            elif not self._declared and (declared := DECLARED.fullmatch(line)):
                self._declared = declared["delimiter"]
            elif bare.strip("".join(DELIMITERS)):
                return line
            self._lines.taken()
        raise TableError("table_has_no_header", Place(self._name))

    def _comment(self, bare: str, line: str) -> None:
        # A spreadsheet pads every line to the width of the table.
        name, _, value = bare.rstrip("".join(DELIMITERS) + '" ').lstrip("# ").partition(":")
        place = Place(self._name, self._lines.count, line.index("#") + 1)
        self.comments.setdefault(_clean(name).lower(), (_clean(value), place))

    def rows(self) -> Iterator[Row]:
        """Yield every row that holds anything. Raises `TableError` where the table breaks off or is too large."""
        cells_left = MAX_CELLS
        reader = csv.reader(self._ahead, delimiter=self.delimiter, strict=True)
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:
                code = "table_cell_too_long" if "limit" in str(error) else "table_bad_quotes"
                raise TableError(code, Place(self._name, self._lines.taken()[1])) from error
            if cells is None:
                return
            row = self._row(tuple(cells))
            cells_left -= len(cells)
            if cells_left < 0:
                raise TableError("table_too_many_cells", row.start, limit=str(MAX_CELLS))
            if any(row.cells):
                yield row

    def _row(self, cells: tuple[str, ...]) -> Row:
        raw, first = self._lines.taken()
        return Row(tuple(map(_clean, cells)), raw, self.delimiter, Place(self._name, first))


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _delimiter(header: str) -> str:
    """Return the delimiter that cuts the header into most cells; a comma where none cuts it."""
    counts: Mapping[str, int] = {
        delimiter: len(next(csv.reader([header], delimiter=delimiter))) for delimiter in DELIMITERS
    }
    return max(counts, key=lambda delimiter: counts[delimiter])
