"""Checks of tables whose rows say of which unit and period they are, in SQL, so that no row is held in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from emulation_rules.exchange.observation_error import shown
from emulation_rules.exchange.report_vocabulary import Vocabulary, read_period
from emulation_rules.frames import grades
from emulation_rules.frames.arrow_table import ArrowColumns
from emulation_rules.frames.faults import MOST_NAMED, listed, refuse
from emulation_rules.frames.files.embedded import literal, quoted
from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class Rows:
    """A table in SQL."""

    connection: duckdb.DuckDBPyConnection
    relation: str

    def first(self, query: str) -> list[tuple[object, ...]]:
        """Return the first few rows of a query."""
        return self.connection.execute(f"{query} LIMIT {MOST_NAMED + 1}").fetchall()

    def in_period(self, column: str, period: Period) -> str:
        """Return the rows of one period, as SQL."""
        return f"(SELECT * FROM {self.relation} WHERE CAST({quoted(column)} AS VARCHAR) = {literal(str(period))})"


def check_named(rows: Rows, columns: Sequence[str]) -> None:
    """Raise `InvalidReportError` where a row does not say what it is about."""
    counted = ", ".join(f"count(*) - count({quoted(column)})" for column in columns)
    (found,) = rows.connection.execute(f"SELECT {counted} FROM {rows.relation}").fetchall()
    for column, unnamed in zip(columns, found, strict=True):
        if unnamed:
            raise refuse("frame_rows_without_unit", column, rows=str(unnamed), column=shown(column))


def check_once(rows: Rows, columns: Sequence[str]) -> None:
    """Raise `InvalidReportError` where two rows are about the same."""
    about = ", ".join(map(quoted, columns))
    twice = rows.first(f"SELECT {about} FROM {rows.relation} GROUP BY {about} HAVING count(*) > 1")
    if twice:
        named = listed(" ".join(map(str, one)) for one in sorted(twice, key=str))
        raise refuse("frame_row_twice", columns[0], rows=named)


def distinct(rows: Rows, columns: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the different labels that columns hold, in order; there are few of them."""
    listing = ", ".join(f"CAST({quoted(column)} AS VARCHAR)" for column in columns)
    found = rows.connection.execute(f"SELECT DISTINCT {listing} FROM {rows.relation}").fetchall()
    return {column: sorted({row[number] for row in found}) for number, column in enumerate(columns)}


def periods_of(labels: Sequence[str], column: str) -> tuple[Period, ...]:
    """Return the periods that labels mean. Raises `InvalidReportError` for what is no period."""
    for label in labels:
        if read_period(label) is None:
            raise refuse("frame_bad_period", column, period=shown(label))
    return tuple(map(Period.parse, labels))


def check_grades(rows: Rows, names: FrameNames, columns: Sequence[str], ruleset: Ruleset) -> None:
    """Raise `InvalidReportError` where a grade does not agree with its bound, or with what it is a value of."""
    bound = [names.bound] if names.bound in columns else []
    about = ", ".join(map(quoted, [names.indicator, names.grade, *bound]))
    # Of each combination one row says all there is to say.
    found = rows.connection.sql(f"SELECT DISTINCT {about} FROM {rows.relation}").to_arrow_table()
    grades.check_grades(ArrowColumns(found), names, ruleset)


def check_indicators(ids: Sequence[str], names: FrameNames, ruleset: Ruleset) -> None:
    """Raise `InvalidReportError` for what is neither an indicator, nor something that is claimed, nor to be ignored."""
    vocabulary, column = Vocabulary(ruleset), names.indicator
    strangers = [each for each in ids if each not in vocabulary.subjects and each not in names.ignore]
    if strangers:
        near = vocabulary.near_keys(strangers[0])
        raise refuse("frame_unknown_indicator", column, near, found=listed(strangers), column=shown(column))
