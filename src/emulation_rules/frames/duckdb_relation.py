"""Relations of DuckDB: a lazy relation in, a lazy relation out; nothing is run here.

What SQL says exactly is said in SQL. Rows with figures beyond its whole numbers, and rulesets and layouts that are not
written in SQL, go to the exact engine as a function of the relation's own connection. What is wrong with names and
types of columns is raised at once, what is wrong with rows when the relation is run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Final, cast

import duckdb
import pyarrow as pa

from emulation_rules.frames import arrow_table
from emulation_rules.frames.arrow_table import ArrowColumns
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.duckdb_function import (
    TYPES,
    packed,
    packed_as_called,
    row_function,
    table_function,
    told_fields,
)
from emulation_rules.frames.duckdb_layouts import LaidOutRows, panel_rows, wide_rows, yearly_rows
from emulation_rules.frames.duckdb_rows import Relation, Rows, rows_of
from emulation_rules.frames.faults import check_told_apart, column_twice, refuse
from emulation_rules.frames.frame_names import Layout
from emulation_rules.frames.kept import Kept
from emulation_rules.frames.layouts import layout_of
from emulation_rules.frames.matched_columns import Matched
from emulation_rules.frames.prepared import PreparedWide
from emulation_rules.frames.told_columns import ToldColumn, ToldKind, check_names
from emulation_rules.frames.units import check_once, needs_units
from emulation_rules.model.errors import NotInSqlError
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.plan.plan import Plan
from emulation_rules.sql.column_type import ColumnType, ColumnTypeError, column_type
from emulation_rules.sql.dialect import DUCKDB, case
from emulation_rules.sql.failing import failing
from emulation_rules.sql.query import Query, query_of
from emulation_rules.sql.source import Source
from emulation_rules.sql.told import BEYOND_COLUMN
from emulation_rules.sql.told import Tell as SqlTell
from emulation_rules.sql.type_guard import TOLD_TOGETHER, types_in_words

_EXACT = "emulation_rules_exact"

Evaluating = Callable[[pa.Table], pa.Table]


def evaluate(relation: Relation, asked: Asked) -> Relation:
    """Return what the rows of a relation come to, lazily. Raises `InvalidReportError`."""
    _check_names(relation)
    prepared = _prepared(asked)
    match layout_of(relation.columns, asked):
        case Layout.WIDE:
            return _wide(wide_rows(relation, prepared), asked, prepared)
        case Layout.PANEL if len(asked.periods) == 1:
            return _wide(panel_rows(relation, asked), asked, prepared)
        case _:
            return _whole(rows_of(relation), asked, partial(arrow_table.evaluate, asked=asked))


def evaluate_yearly(frames: Mapping[Period, Relation], asked: Asked) -> Relation:
    """Return what the rows of the evaluated period's relation come to, lazily. Raises `InvalidReportError`."""
    for relation in frames.values():
        _check_names(relation)
    return _wide(yearly_rows(frames, asked), asked, _prepared(asked))


def _prepared(asked: Asked) -> PreparedWide:
    return PreparedWide(replace(asked, threads=1))  # DuckDB works on several pieces at once.


def _check_names(relation: Relation) -> None:
    """Raise `InvalidReportError` where two columns have one name: a query would read the first, and nobody see it."""
    if len(set(relation.columns)) < len(relation.columns):
        raise column_twice(relation.columns)
    check_told_apart(relation.columns)


# ---- rows one by one ------------------------------------------------------------------------


@dataclass(frozen=True)
class _Wide:
    rows: Rows
    matched: Matched
    asked: Asked
    prepared: PreparedWide

    @cached_property
    def read(self) -> Mapping[str, str]:
        """The columns that are read with their types."""
        return {name: self.rows.types[name] for name in self.matched.read}


def _wide(laid_out: LaidOutRows, asked: Asked, prepared: PreparedWide) -> Relation:
    matched = laid_out.matched
    check_names(matched.named, prepared.columns)
    if matched.unit is None and needs_units(prepared.plan):
        raise refuse("frame_no_unit_column")
    wide = _Wide(laid_out.rows, matched, asked, prepared)
    if len(wide.rows.relations) > 1:
        _reached(wide.rows, asked)
    query = _in_sql(wide)
    if query is not None:
        return query
    return _by_function(wide) if prepared.by_row else _whole(wide.rows, asked, _evaluating_all(wide))


def _evaluating_all(wide: _Wide) -> Evaluating:
    prepared, unit = PreparedWide(wide.asked), wide.matched.unit

    def evaluated(rows: pa.Table) -> pa.Table:
        held = ArrowColumns(rows)
        if unit is not None:
            check_once(held.words(unit), unit)
        return cast("pa.Table", prepared.evaluate(held, wide.matched))

    return evaluated


def _in_sql(wide: _Wide) -> Relation | None:
    """A query in exact arithmetic, None where there is none for what is asked."""
    if wide.matched.bounds or not {tell.value for tell in wide.asked.tell} <= {tell.value for tell in SqlTell}:
        return None
    types = _column_types(wide)
    if types is None:
        return None
    query = _query(wide, types)
    return None if query is None else _told(wide, query)


def _query(wide: _Wide, types: Mapping[str, ColumnType]) -> Query | None:
    """The query of a ruleset over columns called and typed like these, which is written once."""
    plan, matched = wide.prepared.plan, wide.matched
    tell = tuple(SqlTell(each.value) for each in wide.asked.tell)
    named = tuple(name for name in matched.named if name != matched.unit)
    others = tuple(name for name in matched.read if name not in matched.named)
    called = {**matched.figures, **matched.claims}
    source = Source(("rows",), types, tuple(matched.claims), matched.unit, named, others, called)

    def written() -> tuple[Plan, Query | None]:
        try:
            return plan, query_of(plan, source, tell, DUCKDB)
        except NotInSqlError:
            return plan, None

    key = (id(plan), tell, matched.unit, named, others, source.claims, *types.items(), *called.items())
    return _QUERIES.get(key, written)[1]


_QUERIES: Final = Kept[tuple[Plan, Query | None]]()


def _column_types(wide: _Wide) -> Mapping[str, ColumnType] | None:
    found, types = {}, wide.read
    for key, name in wide.matched.figures.items():
        try:
            found[key] = column_type(types[name], DUCKDB)
        except ColumnTypeError:
            return None
    return found


def _told(wide: _Wide, query: Query) -> Relation:
    """Columns as frames tell them; rows beyond the reach of SQL are decided by the engine."""
    rows, connection, columns = wide.rows, wide.rows.connection, wide.prepared.columns
    if query.decides_all or connection is None:
        kept = {name: query.kept[name] for name in wide.matched.named}
        told = {column.name: _decided(column, query.columns[column.name]) for column in columns}
        return rows.queried(query.over(rows.table, {**kept, **told}, _checked(wide)))
    # Columns may be called like those told, which the names inside are not.
    read = {name: f"read{number}" for number, name in enumerate(query.kept)}
    decided = {name: f"told{number}" for number, name in enumerate(query.columns)}
    inside = {read[name]: text for name, text in query.kept.items()}
    inside |= {decided[name]: text for name, text in query.columns.items()}
    undecided = [column for column in columns if column.name in query.undecided]
    function = row_function(connection, _engine(wide), wide.read, told_fields(undecided))
    row = packed({name: read[name] for name in wide.read})
    far = case([(f"{decided[BEYOND_COLUMN]} > 0", f"{function}({row})")])
    lines = [f"{read[name]} AS {DUCKDB.quoted(name)}" for name in wide.matched.named]
    for column in columns:
        either = _either if column.name in query.undecided else _decided
        held = either(column, decided[column.name])
        lines.append(f"{held} AS {DUCKDB.quoted(column.name)}")
    known = f"SELECT *, {far} AS {_EXACT} FROM ({query.over(rows.table, inside, _checked(wide))}) AS decided"
    return rows.queried(f"SELECT {', '.join(lines)} FROM ({known}) AS known")


def _either(column: ToldColumn, held: str) -> str:
    """What a query ``held``, or the engine where that left the row open."""
    exact = f"CAST({_EXACT}.{DUCKDB.quoted(column.name)} AS {TYPES[column.kind]})"
    return case([(f"{_EXACT} IS NULL", _decided(column, held))], exact)


def _decided(column: ToldColumn, text: str) -> str:
    """What a query decided in the type in which it is told, which verdicts and numbers have already."""
    given = column.kind not in (ToldKind.REASON, ToldKind.COUNT)
    return text if given else f"CAST({text} AS {TYPES[column.kind]})"


def _as_told(column: ToldColumn, text: str) -> str:
    return f"CAST({text} AS {TYPES[column.kind]}) AS {DUCKDB.quoted(column.name)}"


def _checked(wide: _Wide) -> str | None:
    """A condition that rows ``reported`` have no fault and are of a unit that is named and known, or else an error.

    None where there is nothing to check. A column that told so would not be looked at where nobody asks for it.
    """
    faults = [*_other_types(wide), *wide.rows.faults]
    if wide.matched.unit is not None:
        held = f"reported.{DUCKDB.quoted(wide.matched.unit)}"
        missing = failing("frame_row_without_unit", held, {"column": wide.matched.unit}, DUCKDB)
        faults.append((f"{held} IS NULL", missing))
        units = wide.prepared.plan.ruleset.units
        if units:
            listed = ", ".join(map(DUCKDB.string, [*units, CLUSTER]))
            strange = failing("frame_unknown_unit", held, {"units": "`\0`"}, DUCKDB)
            faults.append((f"CAST({held} AS VARCHAR) NOT IN ({listed})", strange))
    return case(faults, "TRUE") if faults else None


def _other_types(wide: _Wide) -> Iterator[tuple[str, str]]:
    """A relation is read when it is run; its table may have been made anew by then, and a query would round."""
    types = wide.read
    read = [(f"reported.{DUCKDB.quoted(name)}", types[name]) for name in wide.matched.figures.values()]
    for some in (read[start : start + TOLD_TOGETHER] for start in range(0, len(read), TOLD_TOGETHER)):
        here = types_in_words((held for held, _ in some), DUCKDB)
        then = DUCKDB.string("".join(f"{type_}; " for _, type_ in some))
        yield f"{here} <> {then}", failing("frame_types_changed", here, {}, DUCKDB)


def _engine(wide: _Wide) -> Evaluating:
    def evaluated(rows: pa.Table) -> pa.Table:
        return cast("pa.Table", wide.prepared.evaluate(ArrowColumns(rows), wide.matched))

    return evaluated


def _by_function(wide: _Wide) -> Relation:
    connection = _reached(wide.rows, wide.asked)
    function = row_function(connection, _engine(wide), wide.read, told_fields(wide.prepared.columns))
    stage = f"SELECT {', '.join(map(DUCKDB.quoted, wide.matched.named)) or 'NULL AS no_name'}, "
    stage += f"{function}({packed_as_called(wide.read)}) AS {_EXACT} FROM {wide.rows.table} AS reported"
    condition = _checked(wide)
    if condition is not None:
        stage += f" WHERE {condition}"
    named = [DUCKDB.quoted(name) for name in wide.matched.named]
    told = [_as_told(column, f"{_EXACT}.{DUCKDB.quoted(column.name)}") for column in wide.prepared.columns]
    return wide.rows.queried(f"SELECT {', '.join([*named, *told])} FROM ({stage}) AS told")


def _reached(rows: Rows, asked: Asked) -> duckdb.DuckDBPyConnection:
    if rows.connection is None:
        layout = "" if asked.layout is None else str(asked.layout)
        raise refuse("frame_layout_not_here", kind=Relation.__name__, layout=layout, known="wide")
    return rows.connection


# ---- the whole table at once ----------------------------------------------------------------


def _whole(rows: Rows, asked: Asked, evaluate: Evaluating) -> Relation:
    """A relation of one call of the engine for all rows, made when it is run."""
    connection = _reached(rows, asked)
    columns = {column.name: column for column in PreparedWide(asked).columns}
    empty = evaluate(rows.head.table)
    fields = {name: rows.types.get(name, "VARCHAR") for name in empty.schema.names if name not in columns}
    handed = {**fields, **told_fields(tuple(columns.values()))}
    function = table_function(connection, evaluate, rows.types, handed)
    called = f"{function}(coalesce(list({packed_as_called(rows.types)}), []))"
    told = [_as_given(name, columns.get(name)) for name in handed]
    return rows.queried(
        f"SELECT {', '.join(told)} FROM (SELECT unnest({called}) AS {_EXACT} FROM {rows.table} AS reported) AS told"
    )


def _as_given(name: str, column: ToldColumn | None) -> str:
    held = f"{_EXACT}.{DUCKDB.quoted(name)}"
    return f"{held} AS {DUCKDB.quoted(name)}" if column is None else _as_told(column, held)
