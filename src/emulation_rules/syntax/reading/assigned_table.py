"""The table of assignments beside a ruleset: which file it is, its rows, and what is wrong with each cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.ids import is_id
from emulation_rules.model.numbers import NumberError, from_text
from emulation_rules.model.place import KeyPath
from emulation_rules.model.ruleset import CLUSTER, Exemption
from emulation_rules.syntax.csv_table import Cell, Row, Table, TableError
from emulation_rules.syntax.document import Faults
from emulation_rules.syntax.documents.words import word_of
from emulation_rules.syntax.known import Known
from emulation_rules.syntax.locale_numbers import Locale, NumberTextError, plain_spelling
from emulation_rules.syntax.reading.beside import is_file, lies_in
from emulation_rules.syntax.reading.read_assignments import AssignmentReader
from emulation_rules.syntax.spot import Spot
from emulation_rules.syntax.yaml.source_text import read_text, shown

COLUMNS: Final = ("unit", "indicator", "mark", "authority", "status", "peers")
"""The columns a table may have, in any order; only the first is needed."""

_PATH: Final[KeyPath] = ("assigned_table",)
_STATUSES: Final[Mapping[str, Exemption]] = {word_of(exemption): exemption for exemption in Exemption}


def read_assigned_table(known: Known, reader: AssignmentReader, peers_of: dict[str, str]) -> None:
    """Take what the table says, if the document names one; units without a peer group are given that of the table."""
    name = known.shape.document.assigned_table
    file = None if name is None else _found(name, known.faults)
    if file is None:
        return
    try:
        table = Table(read_text(file), str(file))
        locale = _locale(table, known.faults)
        columns = _columns(table.header, known.faults)
        if columns is not None:
            rows = _Rows(columns, locale, known, reader, peers_of)
            for row in table.rows():
                rows.read(row)
    except InvalidDocumentError as error:
        known.faults.findings.extend(error.findings)
    except TableError as error:
        known.faults.add_at(error.code, _PATH, error.place, **error.details)


def _found(name: str, faults: Faults) -> Path | None:
    """Return the table's file in the folder of the document that names it, None with a fault noted."""
    origin = faults.document.origins.get(faults.document.places.of_value(_PATH).file)
    folder = None if origin is None else origin.folder
    if folder is None:
        faults.add("assigned_table_without_folder", _PATH, given=name)
        return None
    file = folder / name
    if not is_file(file):
        beside = sorted(each.name for each in folder.glob("*.csv"))
        faults.add("assigned_table_not_found", _PATH, faults.near(name, beside), given=name, folder=str(folder))
        return None
    if not lies_in(folder, file):
        faults.add("assigned_table_leaves_folder", _PATH, given=name)
        return None
    return file


def _locale(table: Table, faults: Faults) -> Locale | None:
    """Return how the numbers of the table are written, None where it does not say."""
    value, place = table.comments.get("locale", ("", None))
    if place is None or value.lower() in set(Locale):
        return Locale(value.lower()) if place is not None else None
    faults.add_at("table_bad_locale", _PATH, place, tuple(Locale), locale=shown(value))
    return None


def _columns(header: Row, faults: Faults) -> Mapping[str, int] | None:
    """Return where each column stands, or None where rows could not be told apart."""
    columns = dict[str, int]()
    for index, cell in enumerate(header.located()):
        name = cell.text.lower()
        if name in columns:
            faults.add_at("table_column_twice", _PATH, cell.place, column=shown(cell.text))
        elif name in COLUMNS:
            columns[name] = index
        elif name:
            near, known = faults.near(name, COLUMNS), ", ".join(COLUMNS)
            faults.add_at("table_column_unknown", _PATH, cell.place, near, column=shown(cell.text), columns=known)
    if "unit" in columns:
        return columns
    faults.add_at("table_column_missing", _PATH, header.start, column="unit", columns=", ".join(COLUMNS))
    return None


@dataclass(frozen=True, slots=True)
class _Rows:
    """Reads rows one after the other."""

    columns: Mapping[str, int]
    locale: Locale | None
    known: Known
    reader: AssignmentReader
    peers_of: dict[str, str]

    def read(self, row: Row) -> None:
        """Take one row."""
        cells = dict(self._cells(row))
        unit = cells["unit"]
        if not unit.text:
            self._note("table_empty_cell", unit, column="unit")
            return
        if not self._is_unit(unit):
            return
        if cells["peers"].text:
            self._peers(unit.text, cells["peers"])
        if any(cells[name].text for name in ("indicator", "mark", "authority", "status")):
            self._assignment(cells)
        elif not cells["peers"].text:
            self._note("table_row_says_nothing", unit, unit=shown(unit.text))

    def _cells(self, row: Row) -> Iterator[tuple[str, Cell]]:
        found = row.located()
        for cell in found[max(self.columns.values()) + 1 :]:
            if cell.text:
                self._note("table_long_row", cell, text=shown(cell.text), expected=str(len(self.columns)))
        for name in COLUMNS:
            index = self.columns.get(name, len(found))
            yield name, found[index] if index < len(found) else Cell("", row.start)

    def _is_unit(self, cell: Cell) -> bool:
        known = self.known
        if cell.text in known.units or cell.text == CLUSTER:
            return True
        if not known.shape.lacks("units", cell.text):
            near = tuple(known.faults.near(cell.text, known.units))
            known.faults.add_at("unknown_unit", _PATH, cell.place, near, given=shown(cell.text))
        return False

    def _peers(self, unit: str, cell: Cell) -> None:
        self.known.check_peers(cell.text, _PATH, cell.place)
        before = self.peers_of.setdefault(unit, cell.text)
        if before != cell.text:
            self._note("two_peer_groups", cell, unit=unit, given=shown(cell.text), before=before)

    def _assignment(self, cells: Mapping[str, Cell]) -> None:
        named, written, status = cells["indicator"], cells["mark"], cells["status"]
        if not named.text:
            self._note("table_empty_cell", named, column="indicator")
            return
        at = self._spot(named)
        if status.text and written.text:
            self._note("mark_and_exemption", status, given=shown(status.text), name=named.text, unit=cells["unit"].text)
        elif status.text:
            exemption = _STATUSES.get(status.text.lower())
            if exemption is None:
                self._note_word(status)
            else:
                self.reader.exempt(cells["unit"].text, named.text, exemption, at, self._spot(status))
        elif not written.text:
            self._note("table_empty_cell", written, column="mark")
        else:
            self._mark(cells, at)

    def _mark(self, cells: Mapping[str, Cell], at: Spot) -> None:
        authority, written = cells["authority"], cells["mark"]
        if authority.text and not is_id(authority.text):
            self._note("invalid_id", authority, given=shown(authority.text))
            return
        try:
            number = _number(plain_spelling(written.text, self.locale))
        except NumberTextError as error:
            spot = self._spot(written)
            spot.note(error.code, error.suggestions, **dict(error.details))
            return
        if number is None:
            self._note("expected_number", written, given=shown(written.text))
            return
        self.reader.mark(cells["unit"].text, cells["indicator"].text, (authority.text, number), at, self._spot(written))

    def _note_word(self, status: Cell) -> None:
        near, allowed = self.known.faults.near(status.text.lower(), _STATUSES), ", ".join(map("`{}`".format, _STATUSES))
        known = self.known.faults
        known.add_at("unknown_word", _PATH, status.place, near, given=shown(status.text), allowed=allowed)

    def _note(self, code: str, cell: Cell, **details: str) -> None:
        self.known.faults.add_at(code, _PATH, cell.place, **details)

    def _spot(self, cell: Cell) -> Spot:
        return Spot(self.known.faults, _PATH, cell.place)


def _number(text: str) -> int | Decimal | None:
    """Return a plain decimal with the places it was written with, or None for one that is too long or too large."""
    try:
        from_text(text)
    except NumberError:
        return None
    return int(text) if text.lstrip("+-").isdecimal() else Decimal(text)
