"""Rows of one period in DuckDB, with what the same units reported in earlier ones beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

import duckdb
import pyarrow.types as at

from emulation_rules.frames.arrow_table import ArrowColumns
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.duckdb_function import unique_name
from emulation_rules.frames.duckdb_queried import queried
from emulation_rules.frames.faults import refuse
from emulation_rules.frames.kept import Kept
from emulation_rules.frames.matched_columns import bound_name, match_panel, reported_slots
from emulation_rules.frames.period_labels import FIRST_YEAR, LABEL, LAST_YEAR, labels_of
from emulation_rules.frames.type_checks import check_types
from emulation_rules.frames.units import check_same_kind
from emulation_rules.model.period import Period
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.plan import Plan
from emulation_rules.sql.dialect import DUCKDB, case
from emulation_rules.sql.failing import failing

Relation = duckdb.DuckDBPyRelation


def head_of(relation: Relation) -> ArrowColumns:
    """Return the columns of a relation, with no rows."""
    known = (*relation.columns, *map(str, relation.types))
    return _HEADS.get(known, lambda: ArrowColumns(relation.limit(0).to_arrow_table()))


_HEADS: Final = Kept[ArrowColumns]()
"""By the names and types of the columns: a query that returns no rows is planned all the same."""


def beside_earlier_rows(relation: Relation, asked: Asked) -> Relation:
    """Return the rows of the evaluated period of a panel with a column for each earlier figure: ``crimes@2021``.

    A row of any period that cannot be read, two rows of a unit in an earlier period, and rows of one without a unit are
    an error when the relation is run. Raises `InvalidReportError`.
    """
    plan = plan_of(asked.ruleset, asked.period)
    head, column = head_of(relation), asked.names.period
    unit, held = _read(head, plan, asked)
    view, whole_years = unique_name("rows"), at.is_integer(head.type_of(column))
    sides = {}
    for period, figures in held.items():
        there = f"{view} WHERE {is_of(period, DUCKDB.quoted(column), whole_years=whole_years)}"
        sides[unique_name("earlier")] = (_once(there, unit, figures, period), list(figures))
    here = f"SELECT * FROM {view} WHERE {is_of(asked.period, DUCKDB.quoted(column), whole_years=whole_years)}"
    here += f" AND {_readable(view, column, whole_years=whole_years)}"
    name = DUCKDB.quoted(unit)
    told = ["here.*", *(f"{side}.{DUCKDB.quoted(key)}" for side, (_, keys) in sides.items() for key in keys)]
    joins = [f"LEFT JOIN ({rows}) AS {side} ON here.{name} = {side}.{name}" for side, (rows, _) in sides.items()]
    return queried(relation, view, f"SELECT {', '.join(told)} FROM ({here}) AS here {' '.join(joins)}")


def _readable(view: str, column: str, *, whole_years: bool) -> str:
    """A condition that the period of every row can be read; where one cannot, the query ends in an error."""
    held = DUCKDB.quoted(column)
    good = f"label BETWEEN {FIRST_YEAR} AND {LAST_YEAR}" if whole_years else f"regexp_matches(label, '{LABEL}')"
    missing = failing("frame_rows_without_unit", "missing", {"rows": "\0", "column": column}, DUCKDB)
    wrong = failing("frame_bad_period", "left(wrong, 60)", {"period": "\0"}, DUCKDB)
    said = case([("missing > 0", missing), ("wrong IS NOT NULL", wrong)], "TRUE")
    # There are few labels, and each is looked at once.
    plain = held if whole_years else f"CAST({held} AS VARCHAR)"
    labels = f"SELECT {plain} AS label, count(*) AS held FROM {view} GROUP BY ALL"
    counted = (
        "coalesce(sum(held) FILTER (WHERE label IS NULL), 0) AS missing, "
        f"min(CAST(label AS VARCHAR)) FILTER (WHERE NOT {good}) AS wrong"
    )
    return f"(SELECT {said} FROM (SELECT {counted} FROM ({labels})))"


def is_of(period: Period, held: str, *, whole_years: bool) -> str:
    """Return a condition that a row is of a period, given the SQL of its column; null where that holds nothing."""
    if not whole_years:
        return f"CAST({held} AS VARCHAR) IN ({', '.join(map(DUCKDB.string, labels_of(period)))})"
    return f"{held} = {period.year}" if period == Period(period.year) else "FALSE"


def beside_earlier_tables(frames: Mapping[Period, Relation], asked: Asked) -> Relation:
    """Return the rows of the evaluated period's table with a column for each figure of earlier ones: ``crimes@2021``.

    Two rows of a unit in an earlier table, and rows of one without a unit, are an error when the relation is run.
    Raises `InvalidReportError`.
    """
    plan = plan_of(asked.ruleset, asked.period)
    joined = frames[asked.period]
    periods = (asked.period, *sorted({slot.period for slot in reported_slots(plan)} & set(frames) - {asked.period}))
    heads = {period: head_of(frames[period]) for period in periods}
    unit = asked.names.unit
    check_same_kind({period: head.type_of(unit) for period, head in heads.items() if unit in head.columns}, unit)
    held = {period: _read(head, plan, asked)[1].get(period, {}) for period, head in heads.items()}
    for period, figures in held.items():
        if figures and period != asked.period:
            view = unique_name("rows")
            there = queried(frames[period], view, _once(view, unit, figures, period))
            joined = _joined(joined, there, unit, list(figures))
    return joined


def _read(head: ArrowColumns, plan: Plan, asked: Asked) -> tuple[str, Mapping[Period, Mapping[str, str]]]:
    """Return the column of units, and by earlier period the columns of figures and bounds by what they hold.

    Raises `InvalidReportError`.
    """
    matched = match_panel(head.columns, plan, asked.names)
    if matched.unit is None:
        raise refuse("frame_column_missing", asked.names.unit, column=asked.names.unit, columns=asked.names.unit)
    check_types(matched, plan, head.type_of)
    found: dict[Period, dict[str, str]] = {}
    for slot in sorted(reported_slots(plan), key=lambda slot: slot.period):
        if slot.period != asked.period and slot.indicator.id in matched.figures:
            there = found.setdefault(slot.period, {})
            there[slot.key] = matched.figures[slot.indicator.id]
            if slot.indicator.id in matched.bounds:
                there[bound_name(slot.key)] = matched.bounds[slot.indicator.id]
    return matched.unit, found


def _once(rows: str, unit: str, held: Mapping[str, str], period: Period) -> str:
    """The figures of a period by unit; the query ends in an error where a unit has two rows, or a row has no unit."""
    name = DUCKDB.quoted(unit)
    missing = failing("frame_rows_without_unit", "missing", {"rows": "\0", "column": unit}, DUCKDB)
    several = failing("frame_row_twice", "twice", {"rows": f"`\0, {period}`"}, DUCKDB)
    said = case([("missing > 0", missing), ("twice IS NOT NULL", several)], "TRUE")
    by_unit = f"SELECT {name} AS unit, count(*) AS held FROM {rows} GROUP BY {name}"
    counted = (
        "coalesce(sum(held) FILTER (WHERE unit IS NULL), 0) AS missing, min(unit) FILTER (WHERE held > 1) AS twice"
    )
    figures = [f"{DUCKDB.quoted(column)} AS {DUCKDB.quoted(key)}" for key, column in held.items()]
    sound = f"(SELECT {said} FROM (SELECT {counted} FROM ({by_unit})))"
    return f"SELECT * FROM (SELECT {', '.join([name, *figures])} FROM {rows}) WHERE {sound}"


def _joined(here: Relation, earlier: Relation, unit: str, keys: list[str]) -> Relation:
    name = DUCKDB.quoted(unit)
    left, right = unique_name("here"), unique_name("earlier")
    try:
        found: Any = here.set_alias(left).join(earlier.set_alias(right), f"{left}.{name} = {right}.{name}", how="left")
    except duckdb.InvalidInputException:
        raise refuse("frame_connections_differ") from None
    columns = [f"{left}.{DUCKDB.quoted(column)}" for column in here.columns]
    columns += [f"{right}.{DUCKDB.quoted(key)}" for key in keys]
    return cast("Relation", found.project(", ".join(columns)))
