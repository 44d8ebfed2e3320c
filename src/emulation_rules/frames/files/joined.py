"""Rows of several periods as one row a unit: earlier years' figures beside this year's, by joins in DuckDB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb

from emulation_rules.frames.files.embedded import count, quoted
from emulation_rules.frames.files.stream import BATCH_ROWS, Stream
from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.frames.matched_columns import BOUND, Matched
from emulation_rules.model.period import Period
from emulation_rules.plan.plan import Plan, Slot, SlotKind


@dataclass(frozen=True, slots=True)
class DatedRows:
    """The rows of one period as SQL, one a unit, and what their columns hold, figures by the id of an indicator."""

    relation: str
    matched: Matched
    written: frozenset[str]


def joined(
    connection: duckdb.DuckDBPyConnection, plan: Plan, names: FrameNames, tables: Mapping[Period, DatedRows]
) -> Stream:
    """Return the rows of the plan's own period with the figures of the others beside them, where a unit has any.

    Rows stand in the order of those of the plan's own period.
    """
    now = tables[plan.period]
    aliases = {period: f"t{number}" for number, period in enumerate(tables)}
    read = {slot.period for slot in _reported(plan)}
    earlier = [period for period in tables if period != plan.period and period in read]
    chosen = list(_own(now, aliases[plan.period]))
    for slot in _reported(plan):
        if slot.period in tables:
            chosen += _figures(slot, plan, tables[slot.period], aliases[slot.period])
    joins = "".join(
        f" LEFT JOIN {tables[period].relation} AS {aliases[period]}"
        f" ON {_unit(aliases[period], tables[period], names)} = {_unit(aliases[plan.period], now, names)}"
        for period in earlier
    )
    rows = count(connection, f"{now.relation} AS counted")
    listed = ", ".join(f"{held} AS {quoted(key)}" for key, held, _ in chosen)
    query = f"SELECT {listed} FROM {now.relation} AS {aliases[plan.period]}{joins}"
    reader = connection.sql(query).to_arrow_reader(BATCH_ROWS)
    written = frozenset(key for key, _, as_text in chosen if as_text)
    return Stream(reader.schema, iter(reader), rows, written)


def _reported(plan: Plan) -> Iterator[Slot]:
    return (slot for slot in plan.slots if slot.kind is SlotKind.REPORTED)


def _unit(alias: str, table: DatedRows, names: FrameNames) -> str:
    return f"{alias}.{quoted(table.matched.unit or names.unit)}"


def _own(table: DatedRows, alias: str) -> Iterator[tuple[str, str, bool]]:
    """Yield what is taken as it is: name, SQL, and whether it is text that holds a number."""
    for column in table.matched.named:
        yield column, f"{alias}.{quoted(column)}", False
    for question, column in table.matched.claims.items():
        yield question, f"{alias}.{quoted(column)}", column in table.written


def _figures(slot: Slot, plan: Plan, table: DatedRows, alias: str) -> Iterator[tuple[str, str, bool]]:
    name, at = slot.indicator.id, "" if slot.period == plan.period else f"@{slot.period}"
    if name in table.matched.figures:
        column = table.matched.figures[name]
        yield f"{name}{at}", f"{alias}.{quoted(column)}", column in table.written
        if name in table.matched.bounds:
            yield f"{name}{BOUND}{at}", f"{alias}.{quoted(table.matched.bounds[name])}", False
