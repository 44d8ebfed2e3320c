"""Rows of one period in DuckDB, with what the same units reported in earlier ones beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import duckdb
import pyarrow.types as at

from emulation_rules.frames.arrow_table import ArrowColumns
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.duckdb_faults import failing
from emulation_rules.frames.duckdb_function import unique_name
from emulation_rules.frames.faults import refuse
from emulation_rules.frames.matched_columns import match_panel, reported_slots
from emulation_rules.frames.period_labels import FIRST_YEAR, LABEL, LAST_YEAR, labels_of
from emulation_rules.frames.type_checks import check_types
from emulation_rules.frames.units import check_same_kind
from emulation_rules.model.period import Period
from emulation_rules.plan.from_model import plan_of
from emulation_rules.sql.dialect import DUCKDB, case

Relation = duckdb.DuckDBPyRelation


def queried(relation: Relation, view: str, query: str) -> Relation:
    """Return a query over a relation, which it calls ``view``. Nothing is run."""
    return cast("Relation", relation.query(view, query))


def head_of(relation: Relation) -> ArrowColumns:
    """Return the columns of a relation, with no rows."""
    return ArrowColumns(relation.limit(0).to_arrow_table())


def by_period(relation: Relation, asked: Asked) -> Mapping[Period, Relation]:
    """Return the rows of each period that is read for the evaluated one."""
    plan = plan_of(asked.ruleset, asked.period)
    column = asked.names.period
    periods = {asked.period, *(slot.period for slot in reported_slots(plan))}
    whole_years = at.is_integer(head_of(relation).type_of(column))
    found = {each: relation.filter(_is_of(each, DUCKDB.quoted(column), whole_years=whole_years)) for each in periods}
    found[asked.period] = _of_readable(asked.period, relation, column, whole_years=whole_years)
    return found


def _of_readable(period: Period, relation: Relation, column: str, *, whole_years: bool) -> Relation:
    """The rows of a period; the query ends in an error where a row of any has no period that can be read."""
    view, held = unique_name("rows"), DUCKDB.quoted(column)
    good = f"label BETWEEN {FIRST_YEAR} AND {LAST_YEAR}" if whole_years else f"regexp_matches(label, '{LABEL}')"
    missing = failing("frame_rows_without_unit", "missing", {"rows": "\0", "column": column})
    wrong = failing("frame_bad_period", "left(wrong, 60)", {"period": "\0"})
    said = case([("missing > 0", missing), ("wrong IS NOT NULL", wrong)], "TRUE")
    # There are few labels, and each is looked at once.
    plain = held if whole_years else f"CAST({held} AS VARCHAR)"
    labels = f"SELECT {plain} AS label, count(*) AS held FROM {view} GROUP BY ALL"
    counted = (
        "coalesce(sum(held) FILTER (WHERE label IS NULL), 0) AS missing, "
        f"min(CAST(label AS VARCHAR)) FILTER (WHERE NOT {good}) AS wrong"
    )
    sound = f"(SELECT {said} FROM (SELECT {counted} FROM ({labels})))"
    here = _is_of(period, held, whole_years=whole_years)
    return queried(relation, view, f"SELECT * FROM {view} WHERE {here} AND {sound}")


def _is_of(period: Period, column: str, *, whole_years: bool) -> str:
    if not whole_years:
        return f"CAST({column} AS VARCHAR) IN ({', '.join(map(DUCKDB.string, labels_of(period)))})"
    return f"{column} = {period.year}" if period == Period(period.year) else "FALSE"


def beside_earlier(frames: Mapping[Period, Relation], asked: Asked) -> Relation:
    """Return the rows of the evaluated period with a column for each earlier figure: ``crimes@2021``.

    Two rows of a unit in an earlier period, and rows of one without a unit, are an error when the relation is run.
    Raises `InvalidReportError`.
    """
    plan = plan_of(asked.ruleset, asked.period)
    unit = asked.names.unit
    slots = list(reported_slots(plan))
    joined = frames[asked.period]
    periods = (asked.period, *sorted({slot.period for slot in slots} & set(frames) - {asked.period}))
    heads = {period: head_of(frames[period]) for period in periods}
    check_same_kind({period: head.type_of(unit) for period, head in heads.items() if unit in head.columns}, unit)
    for period, head in heads.items():
        matched = match_panel(head.columns, plan, asked.names)
        if matched.unit is None:
            raise refuse("frame_column_missing", unit, column=unit, columns=unit)
        check_types(matched, plan, head.type_of)
        if period == asked.period:
            continue
        held = {
            slot.key: matched.figures[slot.indicator.id]
            for slot in slots
            if slot.period == period and slot.indicator.id in matched.figures
        }
        if held:
            joined = _joined(joined, _once(frames[period], unit, held, period), unit, list(held))
    return joined


def _once(relation: Relation, unit: str, held: Mapping[str, str], period: Period) -> Relation:
    """The figures of a period by unit; the query ends in an error where a unit has two rows, or a row has no unit."""
    view, name = unique_name("rows"), DUCKDB.quoted(unit)
    missing = failing("frame_rows_without_unit", "missing", {"rows": "\0", "column": unit})
    several = failing("frame_row_twice", "twice", {"rows": f"`\0, {period}`"})
    said = case([("missing > 0", missing), ("twice IS NOT NULL", several)], "TRUE")
    by_unit = f"SELECT {name} AS unit, count(*) AS held FROM {view} GROUP BY {name}"
    counted = (
        "coalesce(sum(held) FILTER (WHERE unit IS NULL), 0) AS missing, min(unit) FILTER (WHERE held > 1) AS twice"
    )
    figures = [f"{DUCKDB.quoted(column)} AS {DUCKDB.quoted(key)}" for key, column in held.items()]
    sound = f"(SELECT {said} FROM (SELECT {counted} FROM ({by_unit})))"
    return queried(relation, view, f"SELECT {', '.join([name, *figures])} FROM {view} WHERE {sound}")


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
