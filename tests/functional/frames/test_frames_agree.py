"""Frames of every library, in every layout, come to what single reports of the same figures come to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
import pytest
from tests.samples.frames import (
    EVERYTHING,
    KINDS,
    SHIPPED,
    Table,
    columns_of,
    long_of,
    mismatches,
    panel_of,
    periods_in,
    rows_in,
    sample_of,
    shuffled,
)

from emulation_rules import evaluate_frame
from emulation_rules.plan.from_model import plan_of

pytestmark = [
    pytest.mark.parametrize("name", SHIPPED),
    pytest.mark.parametrize("make", KINDS.values(), ids=KINDS),
]
Make = Callable[[Table], object]


def test_a_wide_frame(name: str, make: Make) -> None:
    sample = sample_of(name)
    given = make(sample.table)
    told = evaluate_frame(sample.ruleset, given, tell=EVERYTHING)
    assert type(told) is type(given)
    assert mismatches(told, sample.expected) == []


def test_a_panel_in_any_order(name: str, make: Make) -> None:
    sample = sample_of(name)
    rows = shuffled(rows_in(panel_of(sample.ruleset, sample.table)), 3)
    told = evaluate_frame(sample.ruleset, make(columns_of(rows)), tell=EVERYTHING)
    period = str(sample.ruleset.span.period)
    order = [row["unit"] for row in rows if row["period"] == period]
    assert mismatches(told, sorted(sample.expected, key=lambda cells: order.index(str(cells["unit"])))) == []


def test_a_panel_whose_years_are_aligned(name: str, make: Make) -> None:
    sample = sample_of(name)
    rows = sorted(rows_in(panel_of(sample.ruleset, sample.table)), key=lambda row: str(row["period"]))
    told = evaluate_frame(sample.ruleset, make(columns_of(rows)), tell=EVERYTHING)
    assert mismatches(told, sample.expected) == []


def test_a_long_frame(name: str, make: Make) -> None:
    sample = sample_of(name)
    told = evaluate_frame(sample.ruleset, make(long_of(sample.ruleset, sample.table)), tell=EVERYTHING)
    assert mismatches(told, sample.expected) == []


def test_a_frame_for_each_year(name: str, make: Make) -> None:
    sample = sample_of(name)
    rows = rows_in(panel_of(sample.ruleset, sample.table))
    frames = {}
    for number, period in enumerate(periods_in(plan_of(sample.ruleset))):
        of_period = [row for row in rows if row["period"] == str(period)]
        own = shuffled([{key: row[key] for key in row if key != "period"} for row in of_period], number)
        frames[period] = make(columns_of(own))
        order = [row["unit"] for row in own]
    told: Any = evaluate_frame(sample.ruleset, frames, tell=EVERYTHING)
    if isinstance(told, duckdb.DuckDBPyRelation):
        # Rows that are joined come in any order.
        told, order = told.order("unit"), sorted(order, key=str)
    assert mismatches(told, sorted(sample.expected, key=lambda cells: order.index(str(cells["unit"])))) == []
