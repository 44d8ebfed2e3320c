"""Tables of any layout as batches of one row a unit, which is what the columnar engine reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from emulation_rules.frames.asked import Asked
from emulation_rules.frames.engines import engine_of
from emulation_rules.frames.faults import listed, no_units, refuse
from emulation_rules.frames.files import aligned, figure_rows
from emulation_rules.frames.files.aligned import Units
from emulation_rules.frames.files.embedded import working
from emulation_rules.frames.files.faults import fault, of_table
from emulation_rules.frames.files.figure_rows import Rows
from emulation_rules.frames.files.gathered import gathered
from emulation_rules.frames.files.joined import DatedRows, joined
from emulation_rules.frames.files.local_numbers import plainly_spelled
from emulation_rules.frames.files.open_part import open_part
from emulation_rules.frames.files.part import Part
from emulation_rules.frames.files.read_columns import (
    ReadColumns,
    dated_columns,
    long_columns,
    wide_columns,
)
from emulation_rules.frames.files.staged import Staged, staged
from emulation_rules.frames.files.stream import Stream
from emulation_rules.frames.files.typed_columns import typed
from emulation_rules.frames.frame_names import FrameNames, Layout
from emulation_rules.frames.layouts import layout_of
from emulation_rules.frames.matched_columns import match_panel
from emulation_rules.frames.period_rows import check_all_of
from emulation_rules.frames.units import check_same_kind
from emulation_rules.model.period import Period


class WideForm:
    """Opens tables for one period. ``folder`` is where DuckDB may put what does not fit in memory, for a while."""

    def __init__(self, asked: Asked, folder: Path) -> None:
        self._asked = asked
        self._plan = engine_of(asked.ruleset, asked.period).plan
        self._names = asked.names
        self._folder = folder
        self._at_work: duckdb.DuckDBPyConnection | None = None

    def stop(self) -> None:
        """Break off what DuckDB is doing for a table of this form, from another thread: a sort may take minutes."""
        if self._at_work is not None:
            self._at_work.interrupt()

    def layout(self, part: Part) -> Layout:
        """Return what a row of a table is: what was asked for, or what its columns tell.

        Raises `InvalidReportError`, also where the layout needs a column that is not there, and `OSError`.
        """
        with of_table(part.name):
            return layout_of(head_of(part, self._names.unit)[0], self._asked)

    @contextmanager
    def wide(self, part: Part) -> Iterator[Stream]:
        """Open a table of one row a unit."""
        chosen: list[ReadColumns] = []

        def choose(columns: Sequence[str]) -> Sequence[str]:
            chosen.append(wide_columns(columns, self._plan, self._names))
            return chosen[0].read

        with of_table(part.name), open_part(part, choose) as stream:
            plain = plainly_spelled(stream, part, chosen[0].numbers)
            yield typed(plain, part.name, chosen[0].numbers, chosen[0].truths)

    @contextmanager
    def panel(self, parts: Sequence[Part]) -> Iterator[Stream]:
        """Open tables of one row a unit and period, which are read as one; earlier years are found among their rows."""
        names = self._names
        with self._working(parts[0].name) as connection:

            def columns_of(columns: Sequence[str]) -> ReadColumns:
                layout_of(columns, replace(self._asked, layout=Layout.PANEL))
                return dated_columns(columns, self._plan, names)

            table = staged(connection, parts, "figures", columns_of)
            rows = Rows(connection, table.relation)
            figure_rows.check_named(rows, (names.unit, names.period))
            found = figure_rows.distinct(rows, (names.period,))
            self._check_period(figure_rows.periods_of(found[names.period], names.period))
            figure_rows.check_once(rows, (names.unit, names.period))
            matched = match_panel(table.columns.read, self._plan, names)
            periods = dict.fromkeys([self._plan.period, *(slot.period for slot in self._plan.slots)])
            tables = {
                period: DatedRows(rows.in_period(names.period, period), matched, table.written) for period in periods
            }
            yield self._typed(joined(connection, self._plan, names, tables), parts[0].name)

    @contextmanager
    def long(self, parts: Sequence[Part]) -> Iterator[Stream]:
        """Open tables of one figure a row, which are read as one."""
        names = self._names
        with self._working(parts[0].name) as connection:

            def columns_of(columns: Sequence[str]) -> ReadColumns:
                layout_of(columns, replace(self._asked, layout=Layout.LONG))
                return long_columns(columns, names)

            table = staged(connection, parts, "figures", columns_of)
            rows = Rows(connection, table.relation)
            about = (names.unit, names.period, names.indicator)
            figure_rows.check_named(rows, about)
            found = figure_rows.distinct(rows, (names.period, names.indicator))
            self._check_period(figure_rows.periods_of(found[names.period], names.period))
            figure_rows.check_indicators(found[names.indicator], names, self._plan.ruleset)
            if names.grade in table.columns.read:
                figure_rows.check_grades(rows, names, table.columns.read, self._plan.ruleset)
            yield self._typed(gathered(connection, self._plan, names, table), parts[0].name)

    @contextmanager
    def yearly(self, tables: Mapping[Period, Part]) -> Iterator[Stream]:
        """Open a table for each period; the plan's own is among them. Tables with the same units need no join."""
        if self._asked.layout not in (None, Layout.WIDE):
            raise fault("bulk_earlier_layout", tables[self._plan.period].name, layout=str(self._asked.layout))
        chosen, units = dict[Period, ReadColumns](), dict[Period, pa.DataType]()
        for period, part in tables.items():
            chosen[period], units[period] = self._dated(part)
        with of_table(tables[self._plan.period].name):
            check_same_kind(units, self._names.unit)
        for period, part in tables.items():
            if self._names.period in chosen[period].read:
                self._check_all_of(period, part)
        order = aligned.compared(list(tables.values()), self._names.unit)
        if order is not Units.OTHER:
            if order is Units.SAME:
                self._check_once(tables[self._plan.period])
            with aligned.side_by_side(tables, chosen, self._plan) as stream:
                yield self._typed(stream, tables[self._plan.period].name)
            return
        with self._working(tables[self._plan.period].name) as connection:
            rows = {period: self._yearly_rows(connection, tables[period], period, chosen[period]) for period in tables}
            yield self._typed(joined(connection, self._plan, self._names, rows), tables[self._plan.period].name)

    def _check_once(self, part: Part) -> None:
        """Raise `InvalidReportError` where a unit has two rows."""
        unit = (self._names.unit,)
        with self._working(part.name) as connection:
            table = staged(connection, [part], "units", lambda _: ReadColumns(unit, frozenset(), frozenset()))
            figure_rows.check_once(Rows(connection, table.relation), unit)

    def _yearly_rows(
        self, connection: duckdb.DuckDBPyConnection, part: Part, period: Period, columns: ReadColumns
    ) -> DatedRows:
        with of_table(part.name):
            table: Staged = staged(connection, [part], f"of {period}", lambda _: columns)
            rows = Rows(connection, table.relation)
            figure_rows.check_named(rows, (self._names.unit,))
            figure_rows.check_once(rows, (self._names.unit,))
            return DatedRows(table.relation, match_panel(columns.read, self._plan, self._names), table.written)

    def _dated(self, part: Part) -> tuple[ReadColumns, pa.DataType]:
        """What is read of a period's table, and the type of its column of units."""
        unit = self._names.unit
        with of_table(part.name):
            columns, kind = head_of(part, unit)
            if kind is None:
                raise no_units(unit)
            return dated_columns(columns, self._plan, self._names), kind

    def _check_all_of(self, period: Period, part: Part) -> None:
        """Raise `InvalidReportError` where a table that is given for a period has rows of another."""
        label = self._names.period
        with of_table(part.name), open_part(part, lambda _: (label,)) as stream:
            for batch in stream.batches:
                check_all_of(period, batch.column(label), label, "frame_table_of_other_period")

    def _check_period(self, found: Sequence[Period]) -> None:
        if found and self._plan.period not in found:
            raise refuse("frame_no_rows_of_period", period=str(self._plan.period), found=listed(found))

    def _typed(self, stream: Stream, name: str) -> Stream:
        columns = wide_columns(
            stream.schema.names, self._plan, FrameNames(unit=self._names.unit, period=self._names.period)
        )
        return typed(stream, name, columns.numbers, columns.truths)

    def _rest(self) -> None:
        self._at_work = None

    @contextmanager
    def _working(self, name: str) -> Iterator[duckdb.DuckDBPyConnection]:
        with ExitStack() as stack:
            stack.enter_context(of_table(name))
            folder = stack.enter_context(TemporaryDirectory(prefix=".emulation-rules-", dir=self._folder))
            try:
                self._at_work = stack.enter_context(working(Path(folder)))
                stack.callback(self._rest)
                yield self._at_work
            except duckdb.Error as error:
                why = str(error).strip().partition("\n")[0][:200]
                raise fault("bulk_unreadable", name, kind="SQL", why=why) from error


def head_of(part: Part, unit: str) -> tuple[Sequence[str], pa.DataType | None]:
    """Return the names of a table's columns, and the type of the one of units. Raises `InvalidReportError`, `OSError`.

    To learn the types of all may take as long as to read them.
    """
    found: list[str] = []

    def choose(columns: Sequence[str]) -> Sequence[str]:
        found.extend(columns)
        return [unit] if unit in columns else columns[:1]

    with open_part(part, choose) as stream:
        return found, stream.schema.field(unit).type if unit in found else None
