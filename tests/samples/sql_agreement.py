"""What a database answers to a query of ours, beside what the columnar engine says of the same rows."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Protocol, TypeAlias

import duckdb
import numpy as np
from numpy.typing import NDArray
from tests.strategies.sql_tables import SqlTable

from emulation_rules.columnar.column import Claims, Column, Table
from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.columnar.told import REASONS, VERDICTS, Told
from emulation_rules.columnar.told import Tell as Asked
from emulation_rules.plan.plan import Plan
from emulation_rules.sql.column_type import column_type
from emulation_rules.sql.dialect import Dialect
from emulation_rules.sql.ranks import BEYOND_REACH
from emulation_rules.sql.source import Source
from emulation_rules.sql.told import IMPOSSIBLE_COLUMN, OF_THE_SCORE, SCORE, Tell
from emulation_rules.sql.written_query import written_query

TELL: Final = tuple(Tell)
_ASKED: Final = (Asked.VERDICTS, Asked.REASONS, Asked.POINTS, Asked.POINT_RANGES, Asked.SHARES)
Row: TypeAlias = Mapping[str, Any]


class Database(Protocol):
    """Somewhere to run a query."""

    def __call__(self, create: str, rows: Sequence[Sequence[object]], query: str) -> list[Row]:
        """Create the table ``reports``, fill it, and return the rows of a query."""
        ...


def in_duckdb(create: str, rows: Sequence[Sequence[object]], query: str) -> list[Row]:
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        connection.execute(create)
        connection.executemany(insert("?", rows), rows)
        found = connection.execute(query)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def in_sqlite(create: str, rows: Sequence[Sequence[object]], query: str) -> list[Row]:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(create.replace(" double", " real"))
        connection.executemany(insert("?", rows), rows)
        found = connection.execute(query)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    finally:
        connection.close()


def insert(mark: str, rows: Sequence[Sequence[object]]) -> str:
    """Return the statement that fills the table, with a mark for each value."""
    return f"INSERT INTO reports VALUES ({', '.join([mark] * len(rows[0]))})"  # noqa: S608  (marks alone)


def query_for(plan: Plan, table: SqlTable, dialect: Dialect, tell: Sequence[Tell] = TELL) -> str:
    types = {key: column_type(name, dialect) for key, name in table.types.items()}
    source = Source(("reports",), types, tuple(table.claims), kept=("row_no",))
    return written_query(plan, source, tell, dialect)


def disagreements(plan: Plan, table: SqlTable, dialect: Dialect, database: Database) -> tuple[list[str], int]:
    """Return where a database and the columnar engine differ, and how many targets were beyond the database's reach."""
    names = [*table.values, *table.claims]
    types = [*(table.types[key] for key in table.values), *("boolean" for _ in table.claims)]
    declared = "".join(f", {dialect.quoted(name)} {type_}" for name, type_ in zip(names, types, strict=True))
    columns = [*table.values.values(), *table.claims.values()]
    rows = [(at, unit, *(column[at] for column in columns)) for at, unit in enumerate(table.units)]
    create = f"CREATE TABLE reports (row_no integer, unit varchar(200){declared})"
    answered = database(create, rows, query_for(plan, table, dialect))
    without = database(
        create, rows, query_for(plan, table, dialect, [tell for tell in TELL if tell is not Tell.REASONS])
    )
    told = by_engine(plan, table)
    found = [said for row in answered for said in _differences(plan, row, told)]
    found += _silent_differences(answered, without, plan, told)
    return found, sum(row["beyond_reach"] for row in answered)


def _silent_differences(answered: Sequence[Row], without: Sequence[Row], plan: Plan, told: Told) -> Iterator[str]:
    """What is told differs nowhere where nobody asks why, but that fewer figures may be beyond reach there."""
    asked = {row["row_no"]: row for row in answered}
    assert len(without) == len(answered)
    for row in without:
        at = row["row_no"]
        far = asked[at]["beyond_reach"]
        if row["beyond_reach"] > far:
            yield f"row {at}: more is beyond reach without reasons"
        for name, value in row.items():
            if not far and value != asked[at][name]:
                yield f"row {at}: {name} {value} without reasons, {asked[at][name]} with them"
        assert told.verdicts is not None
        for number, planned in enumerate(plan.targets):
            verdict, wanted = row[f"{planned.target.id}_verdict"], VERDICTS[told.verdicts[number, at]].value
            if verdict != wanted and not (far and verdict == "undetermined"):
                yield f"row {at}, {planned.target.id}: {verdict} instead of {wanted} without reasons"


def by_engine(plan: Plan, table: SqlTable) -> Told:
    """Return what the columnar engine says."""
    names = sorted(set(table.units))
    claims = {
        name: Claims(np.array([bool(each) for each in column]), np.array([each is None for each in column]))
        for name, column in table.claims.items()
    }
    columns = {key: _column(values) for key, values in table.values.items()}
    units = np.array([names.index(unit) for unit in table.units])
    laid_out = Table(len(table.units), columns, claims=claims, units=units, names=names)
    return ColumnarEngine(plan).evaluate(laid_out, _ASKED)


def _column(values: Sequence[object]) -> Column:
    held = np.empty(len(values), object)
    held[:] = [0 if value is None else value for value in values]
    return Column(held, missing=np.array([value is None for value in values]))


def _differences(plan: Plan, row: Row, told: Told) -> Iterator[str]:
    at, far = row["row_no"], row["beyond_reach"]
    assert told.verdicts is not None
    assert told.reasons is not None
    assert told.points is not None
    assert told.point_ranges is not None
    for number, planned in enumerate(plan.targets):
        name = planned.target.id
        if row[f"{name}_reason"] == BEYOND_REACH:
            continue
        said = row[f"{name}_verdict"], row[f"{name}_reason"]
        wanted = VERDICTS[told.verdicts[number, at]].value, REASONS[told.reasons[number, at]].value
        if said != wanted:
            yield f"row {at}, {name}: {said} instead of {wanted}"
        certain, possible = told.point_ranges
        points = told.points[number, at], certain[number, at], possible[number, at]
        for suffix, number_wanted in zip(("points", "points_certain", "points_possible"), points, strict=True):
            if not far and not same(row[f"{name}_{suffix}"], number_wanted):
                yield f"row {at}, {name}: {suffix} {row[f'{name}_{suffix}']} instead of {number_wanted}"
    assert told.maximum is not None
    assert told.share is not None
    assert told.possible_share is not None
    shares = told.share, told.possible_share
    wholes: list[NDArray[Any]] = [told.certain, told.possible, told.maximum, *shares, told.impossible]
    for suffix, whole in zip((*SCORE, *OF_THE_SCORE, IMPOSSIBLE_COLUMN), wholes, strict=True):
        if not far and not same(row[suffix], float(whole[at])):
            yield f"row {at}: {suffix} {row[suffix]} instead of {whole[at]}"
    if far and not (row["score_certain"] <= told.certain[at] and told.possible[at] <= row["score_possible"]):
        yield f"row {at}: the score does not hold that of the engine"


def same(told: float | None, wanted: float) -> bool:
    """Whether a number of a database is that of the engine; null where the engine has none."""
    if math.isnan(wanted):
        return told is None
    return told is not None and float(told) == float(wanted)
