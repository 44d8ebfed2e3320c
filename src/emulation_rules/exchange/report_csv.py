"""Reports as tables: one figure a row (long) or one unit and period a row (wide)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from emulation_rules.exchange.csv_columns import FIXED, Columns, read_columns
from emulation_rules.exchange.decimal_marks import DecimalMarks
from emulation_rules.exchange.observation_error import ObservationError, shown
from emulation_rules.exchange.observe import Subject, observe
from emulation_rules.exchange.report_builder import ReportBuilder
from emulation_rules.exchange.report_vocabulary import near_ids
from emulation_rules.exchange.stated_text import PREFIX, read_stated
from emulation_rules.model.observation import Observation
from emulation_rules.model.period import Period
from emulation_rules.model.place import KeyPath
from emulation_rules.model.report import OddCell, Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.csv_table import Cell, Row, Table, TableError
from emulation_rules.syntax.locale_numbers import Locale

COMMENTS: Final = ("locale", "ruleset", "source")
"""The comments before the header that mean something."""


def reports_from_csv(text: str, name: str, ruleset: Ruleset, locale: Locale | None = None) -> Mapping[str, Report]:
    """Return the reports of a table by unit. ``locale`` is that of its numbers unless the table declares one itself.

    Raises `InvalidReportError` with everything that is wrong.
    """
    builder = ReportBuilder(ruleset)
    source = ""
    try:
        table = Table(text, name)
        source = _comment(table, "source")
        _check_comments(table, locale, builder)
        columns = read_columns(table.header, builder)
        if columns is not None:
            reader = _Reader(columns, _locale(table) or locale, builder)
            for row in table.rows():
                reader.read(row)
            builder.note_odd_cells(reader.marks.odd())
    except TableError as error:
        builder.fault(error.code, (), error.place, **error.details)
    return builder.reports(source)


# ---- the lines before the header --------------------------------------------------------


def _comment(table: Table, name: str) -> str:
    return table.comments[name][0] if name in table.comments else ""


def _locale(table: Table) -> Locale | None:
    said = _comment(table, "locale").lower()
    return Locale(said) if said in set(Locale) else None


def _check_comments(table: Table, given: Locale | None, builder: ReportBuilder) -> None:
    for name, (value, place) in table.comments.items():
        path = (f"# {name}",)
        if name == "locale" and value.lower() not in set(Locale):
            builder.fault("table_bad_locale", path, place, tuple(Locale), locale=shown(value))
        elif name == "locale" and given is not None and value.lower() != given:
            builder.fault("table_locale_conflict", path, place, locale=value, given=given.value)
        elif name == "ruleset":
            builder.check_ruleset(value, path, place)
        elif name not in COMMENTS and (suggestions := near_ids(name, COMMENTS)):
            builder.fault("table_unknown_comment", path, place, suggestions, name=name)


# ---- rows -------------------------------------------------------------------------------


class _Reader:
    """Reads the rows of one table; what it makes of them goes to the builder."""

    def __init__(self, columns: Columns, locale: Locale | None, builder: ReportBuilder) -> None:
        self._columns = columns
        self._locale = locale
        self._builder = builder
        self.marks = DecimalMarks()

    def read(self, row: Row) -> None:
        """Read one row."""
        found = row.located()
        self._check_width(found, row)
        cells = self._fixed_cells(found, row)
        unit_cell, period_cell = cells["unit"], cells["period"]
        path: KeyPath = ("figures", period_cell.text, unit_cell.text)
        period = self._period(period_cell, path[:2])
        unit = self._unit(unit_cell, path)
        stage, source = cells["stage"].text, cells["source"].text
        known = None if unit is None or period is None else (unit, period)
        for key, subject, judged, cell in self._long(cells, path) if self._columns.long else self._wide(found):
            observation = self._observation(cell, subject, judged or stage, (*path, key))
            if observation is not None and known is not None:
                observation = replace(observation, source=source)
                self._builder.add(known[0], (key, known[1]), observation, (*path, key), cell.place)
                self._note_mark(known, key, cell)
        for name, cell in self._long_stated(cells) if self._columns.long else self._wide_stated(found):
            self._read_stated(known, name, cell, path[1:])

    def _note_mark(self, known: tuple[str, Period], key: str, cell: Cell) -> None:
        if self._locale is Locale.MIXED:
            self.marks.note(known[0], OddCell(key, known[1], cell.place, cell.text))

    def _read_stated(self, known: tuple[str, Period] | None, name: str, cell: Cell, path: KeyPath) -> None:
        if not cell.text:
            return
        path = ("stated", *path, *name.split(":"))
        try:
            stated = read_stated(cell.text, name, cell.place, self._locale)
        except ObservationError as error:
            self._builder.value_fault(error, cell.text, path, cell.place)
            return
        if known is not None:
            self._builder.add_stated(*known, name, stated, path)
            self._note_mark(known, f"{PREFIX}{name}", cell)

    def _check_width(self, found: tuple[Cell, ...], row: Row) -> None:
        width = self._columns.width
        if len(found) < width:
            self._builder.fault("table_short_row", (), row.start, found=str(len(found)), expected=str(width))
        for cell in found[width:]:
            if cell.text:
                self._builder.fault("table_long_row", (), cell.place, text=shown(cell.text), expected=str(width))

    def _fixed_cells(self, found: tuple[Cell, ...], row: Row) -> Mapping[str, Cell]:
        """Return the cells of the columns any table may have; one this table lacks is empty."""
        nothing = Cell("", row.start)
        indices = {name: self._columns.fixed.get(name, len(found)) for name in FIXED}
        return {name: found[index] if index < len(found) else nothing for name, index in indices.items()}

    def _period(self, cell: Cell, path: KeyPath) -> Period | None:
        if self._empty(cell, "period"):
            return None
        return self._builder.period(cell.text, path, cell.place)

    def _unit(self, cell: Cell, path: KeyPath) -> str | None:
        if self._empty(cell, "unit"):
            return None
        return self._builder.unit(cell.text, path, cell.place)

    def _empty(self, cell: Cell, column: str) -> bool:
        if not cell.text:
            self._builder.fault("table_empty_cell", (), cell.place, column=column)
        return not cell.text

    def _wide(self, found: tuple[Cell, ...]) -> Iterator[tuple[str, Subject, str, Cell]]:
        for index, (key, subject, stage) in self._columns.subjects.items():
            if index < len(found):
                yield key, subject, stage, found[index]

    def _long(self, cells: Mapping[str, Cell], path: KeyPath) -> Iterator[tuple[str, Subject, str, Cell]]:
        named = cells["indicator"]
        if self._empty(named, "indicator") or named.text.lower().startswith(PREFIX):
            return
        subject = self._builder.subject(named.text, (*path, named.text), named.place)
        if subject is not None:
            yield named.text, subject, "", cells["value"]

    def _wide_stated(self, found: tuple[Cell, ...]) -> Iterator[tuple[str, Cell]]:
        for index, name in self._columns.stated.items():
            if index < len(found):
                yield name, found[index]

    def _long_stated(self, cells: Mapping[str, Cell]) -> Iterator[tuple[str, Cell]]:
        named = cells["indicator"]
        if not named.text.lower().startswith(PREFIX):
            return
        name = named.text[len(PREFIX) :]
        if self._builder.stated_name(name, (named.text,), named.place):
            yield name, cells["value"]

    def _observation(self, cell: Cell, subject: Subject, stage: str, path: KeyPath) -> Observation | None:
        if not cell.text:
            return None
        try:
            return observe(cell.text, subject, locale=self._locale, stage=stage)
        except ObservationError as error:
            self._builder.value_fault(error, cell.text, path, cell.place)
            return None
