"""Rows of single figures turned into one row a unit, by DuckDB."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from emulation_rules.frames.files.embedded import count, literal, quoted
from emulation_rules.frames.files.staged import Staged
from emulation_rules.frames.files.stream import BATCH_ROWS, Stream
from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.frames.matched_columns import BOUND
from emulation_rules.plan.plan import Plan, SlotKind, walk


def pivoted(connection: duckdb.DuckDBPyConnection, plan: Plan, names: FrameNames, table: Staged) -> Stream:
    """Return one row for each unit that has a figure in the plan's own period, in the order of their names.

    A unit may have each figure once: that is checked before.
    """
    figures = [slot.key for slot in plan.slots if slot.kind is SlotKind.REPORTED]
    claims = {question.id: None for planned in plan.targets for question in walk(planned.question)}
    keys = list(dict.fromkeys([*figures, *claims]))
    bounds = names.bound in table.columns.read
    unit, period = quoted(names.unit), f"CAST({quoted(names.period)} AS VARCHAR)"
    now = literal(str(plan.period))
    key = (
        f"CASE {period} WHEN {now} THEN {quoted(names.indicator)} ELSE {quoted(names.indicator)} || '@' || {period} END"
    )
    told = f", any_value({quoted(names.bound)}) AS side" if bounds else ""
    connection.execute(
        # Names of keys may hold anything; numbers may not.
        f"CREATE TEMP TABLE turned AS PIVOT (SELECT {unit} AS unit_of_row, {key} AS key_of_row, {quoted(names.value)}"
        f"{', ' + quoted(names.bound) if bounds else ''} FROM {table.relation} WHERE key_of_row IN ({_listed(keys)}))"
        f" ON key_of_row IN ({_listed(keys)}) USING any_value({quoted(names.value)}) AS figure{told}"
        " GROUP BY unit_of_row"
    )
    own = [name for name in (names.period, names.cluster) if name in table.columns.read]
    chosen = [f"units.{quoted(name)}" for name in (names.unit, *own)]
    for name in keys:
        chosen.append(f"turned.{quoted(name + '_figure')} AS {quoted(name)}")
        if bounds and name in figures:
            chosen.append(f"turned.{quoted(name + '_side')} AS {quoted(_bound(name))}")
    first = ", ".join(f"any_value({quoted(name)}) AS {quoted(name)}" for name in own)
    rows = f"(SELECT {unit}, {first} FROM {table.relation} WHERE {period} = {now} GROUP BY {unit})"
    counted = count(connection, f"{rows} AS counted")
    query = f"SELECT {', '.join(chosen)} FROM {rows} AS units LEFT JOIN turned ON units.{unit} = unit_of_row ORDER BY 1"
    reader = connection.sql(query).to_arrow_reader(BATCH_ROWS)
    # What is claimed is a truth that stands in a column of numbers.
    written = frozenset(set(claims) - set(figures)) | (
        frozenset(figures) if names.value in table.written else frozenset()
    )
    return Stream(reader.schema, iter(reader), counted, written)


def _listed(keys: Sequence[str]) -> str:
    return ", ".join(map(literal, keys))


def _bound(key: str) -> str:
    name, at, period = key.partition("@")
    return f"{name}{BOUND}{at}{period}"
