"""Relations of DuckDB laid out as one row a unit, with what the unit reported in earlier periods beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.types as at

from emulation_rules.frames.arrow_table import ArrowColumns
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.duckdb_rows import Relation, Rows, rows_of
from emulation_rules.frames.faults import as_databases_read, no_units
from emulation_rules.frames.matched_columns import (
    Matched,
    bound_name,
    match_panel,
    reported_slots,
    warn_of_unreported,
)
from emulation_rules.frames.period_labels import FIRST_YEAR, LABEL, LAST_YEAR, labels_of
from emulation_rules.frames.prepared import PreparedWide
from emulation_rules.frames.type_checks import check_types
from emulation_rules.frames.units import check_same_kind
from emulation_rules.model.period import Period
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.plan import Plan
from emulation_rules.sql.dialect import DUCKDB, case
from emulation_rules.sql.failing import failing


@dataclass(frozen=True, slots=True)
class LaidOutRows:
    """Rows of one period, each of another unit, and what their columns hold."""

    rows: Rows
    matched: Matched


def wide_rows(relation: Relation, prepared: PreparedWide) -> LaidOutRows:
    """Return rows whose columns say of what period they are. Raises `InvalidReportError`."""
    rows = rows_of(relation)
    matched = prepared.matched(rows.head.columns, rows.head.type_of)
    return LaidOutRows(_all_of(prepared.plan.period, rows, matched, "frame_other_period"), matched)


def panel_rows(relation: Relation, asked: Asked) -> LaidOutRows:
    """Return the rows of the evaluated period of a relation of several.

    A row of any period that cannot be read, two rows of a unit in an earlier period, and rows of one without a unit are
    an error when the relation is run. Raises `InvalidReportError`.
    """
    plan = plan_of(asked.ruleset, asked.period)
    rows, column = rows_of(relation), asked.names.period
    matched = _matched(rows, plan, asked)
    whole_years = at.is_integer(rows.head.type_of(column))
    held = DUCKDB.quoted(column)

    def of(period: Period, *conditions: str) -> Rows:
        conditions = (_is_of(period, held, whole_years=whole_years), *conditions)
        return replace(rows, table=f"(SELECT * FROM {rows.table} WHERE {' AND '.join(conditions)})")

    earlier = sorted({slot.period for slot in reported_slots(plan)} - {asked.period})
    here = of(asked.period, _readable(rows.table, column, whole_years=whole_years))
    return _beside(plan, LaidOutRows(here, matched), {each: LaidOutRows(of(each), matched) for each in earlier})


def yearly_rows(frames: Mapping[Period, Relation], asked: Asked) -> LaidOutRows:
    """Return the rows of the evaluated period's relation.

    Rows of another period than their table's, two rows of a unit in an earlier table, and rows of one without a unit
    are an error when the relation is run. Raises `InvalidReportError`.
    """
    plan, unit = plan_of(asked.ruleset, asked.period), asked.names.unit
    read = {slot.period for slot in reported_slots(plan)} & set(frames)
    tables = {period: rows_of(frames[period]) for period in sorted({asked.period} | read)}
    heads = {period: rows.head for period, rows in tables.items()}
    check_same_kind({period: head.type_of(unit) for period, head in heads.items() if unit in head.columns}, unit)
    laid = {}
    for period, rows in tables.items():
        matched = _matched(rows, plan, asked)
        laid[period] = LaidOutRows(_all_of(period, rows, matched, "frame_table_of_other_period"), matched)
    return _beside(plan, laid.pop(asked.period), laid)


def _matched(rows: Rows, plan: Plan, asked: Asked) -> Matched:
    matched = match_panel(rows.head.columns, plan, asked.names)
    if matched.unit is None:
        raise no_units(asked.names.unit)
    check_types(matched, plan, rows.head.type_of)
    return matched


# ---- periods --------------------------------------------------------------------------------


def _all_of(period: Period, rows: Rows, matched: Matched, code: str) -> Rows:
    """The rows, with an error for those of another period where a column says which they are of."""
    if matched.period is None:
        return rows
    held = f"reported.{DUCKDB.quoted(matched.period)}"
    details = {"column": matched.period, "found": "`\0`", "period": str(period)}
    here = _is_of(period, held, whole_years=at.is_integer(rows.head.type_of(matched.period)))
    return replace(rows, faults=[(f"({here}) IS NOT TRUE", failing(code, held, details, DUCKDB))])


def _is_of(period: Period, held: str, *, whole_years: bool) -> str:
    """A condition that a row is of a period, given the SQL of its column; null where that holds nothing."""
    if not whole_years:
        return f"CAST({held} AS VARCHAR) IN ({', '.join(map(DUCKDB.string, labels_of(period)))})"
    return f"{held} = {period.year}" if period == Period(period.year) else "FALSE"


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


# ---- earlier periods ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Read:
    """A column of a table that is read: as what it holds, and what it is called beside others."""

    column: str
    key: str
    called: str
    bound: bool = False


def _beside(plan: Plan, here: LaidOutRows, earlier: Mapping[Period, LaidOutRows]) -> LaidOutRows:
    """The rows ``here`` with a column for each earlier figure and bound, each found by a join of its period's rows."""
    rows, matched = here.rows, here.matched
    ours = list(_columns(plan, plan.period, matched, ()))
    own = (*matched.named, *matched.claims.values(), *(read.column for read in ours))
    told = [f"here.{DUCKDB.quoted(column)}" for column in dict.fromkeys(own)]
    types = {column: rows.types[column] for column in own}
    kinds = {column: rows.head.type_of(column) for column in own}
    relations, joins, found = dict(rows.relations), list[str](), ours
    for number, (period, there) in enumerate(earlier.items()):
        theirs = list(_columns(plan, period, there.matched, types))
        if not theirs:
            continue
        side, unit = f"earlier{number}", DUCKDB.quoted(there.matched.unit or "")
        joins.append(f"LEFT JOIN ({_once(there, theirs, period)}) AS {side} ON here.{unit} = {side}.{unit}")
        told += [f"{side}.{DUCKDB.quoted(read.called)}" for read in theirs]
        types |= {read.called: there.rows.types[read.column] for read in theirs}
        kinds |= {read.called: there.rows.head.type_of(read.column) for read in theirs}
        relations |= there.rows.relations
        found += theirs
    figures = {read.key: read.called for read in found if not read.bound}
    bounds = {read.key: read.called for read in found if read.bound}
    warn_of_unreported(plan, figures, matched.claims)
    table = f"(SELECT {', '.join(told)} FROM {rows.table} AS here {' '.join(joins)})"
    head = ArrowColumns(pa.schema(list(kinds.items())).empty_table())
    return LaidOutRows(
        Rows(table, relations, types, head, rows.faults), replace(matched, figures=figures, bounds=bounds)
    )


def _columns(plan: Plan, period: Period, matched: Matched, others: Iterable[str]) -> Iterator[_Read]:
    """The columns of a table that are read for a period, those of an earlier one under names that no others have."""
    taken = {as_databases_read(name) for name in others}
    for slot in reported_slots(plan):
        figure, bound = (held.get(slot.indicator.id) for held in (matched.figures, matched.bounds))
        if slot.period == period and figure is not None:
            for column, name, is_bound in ((figure, slot.key, False), (bound, bound_name(slot.key), True)):
                if column is not None:
                    called = column if period == plan.period else _free(name, taken)
                    taken.add(as_databases_read(called))
                    yield _Read(column, slot.key, called, is_bound)


def _free(name: str, taken: Collection[bytes]) -> str:
    """A name like this one that is not ``taken`` by one that DuckDB reads alike."""
    while as_databases_read(name) in taken:
        name += "_"
    return name


def _once(there: LaidOutRows, read: list[_Read], period: Period) -> str:
    """The figures of a period by unit; the query ends in an error where a unit has two rows, or a row has no unit."""
    unit = there.matched.unit or ""
    name, rows = DUCKDB.quoted(unit), there.rows.table
    figures = [f"{DUCKDB.quoted(each.column)} AS {DUCKDB.quoted(each.called)}" for each in read]
    faults = [*there.rows.faults, (f"({_unsound(unit, rows, period)})", "FALSE")]
    return f"SELECT {', '.join([name, *figures])} FROM {rows} AS reported WHERE {case(faults, 'TRUE')}"


def _unsound(unit: str, rows: str, period: Period) -> str:
    """What is never true, and an error where a unit has two rows, or a row has no unit."""
    name = DUCKDB.quoted(unit)
    missing = failing("frame_rows_without_unit", "missing", {"rows": "\0", "column": unit}, DUCKDB)
    several = failing("frame_row_twice", "twice", {"rows": f"`\0, {period}`"}, DUCKDB)
    said = case([("missing > 0", missing), ("twice IS NOT NULL", several)], "FALSE")
    by_unit = f"SELECT {name} AS unit, count(*) AS held FROM {rows} GROUP BY {name}"
    counted = (
        "coalesce(sum(held) FILTER (WHERE unit IS NULL), 0) AS missing, min(unit) FILTER (WHERE held > 1) AS twice"
    )
    return f"SELECT {said} FROM (SELECT {counted} FROM ({by_unit}))"
