"""Rows that tell ranges are decided by arrays as the reference engine decides each of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples.told_by_row import assert_same, told_by_row
from tests.strategies.columns import tables_for

from emulation_rules.api import loads
from emulation_rules.columnar import alone
from emulation_rules.columnar.block import Block
from emulation_rules.columnar.by_row import Decided
from emulation_rules.columnar.column import Column, Side, Table
from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.columnar.told import OF_A_ROW, Tell
from emulation_rules.plan.from_model import plan_of

EXAMPLES = 60 if settings.default is not None and settings.default.derandomize else 400

NO_MARGINS: Final = tuple(each for each in OF_A_ROW if each not in (Tell.MARGINS, Tell.MARGIN_RANGES))

PACT: Final = """
format: emulation-rules/1
id: pact
title: Pact
period: 2022
indicators:
  count: {measure: count, better: lower}
  thousands: {measure: number, floor: 0, reported_in: thousand, places: 1, better: lower}
  rate: {measure: percent, better: higher}
  share: {measure: percent, better: higher, ceiling: 100, places: 1}
  balance: {measure: number, better: higher}
targets:
  least: {indicator: count, criterion: at least 5, points: 20}
  most: {indicator: share, criterion: at most 12.5%, points: 1}
  below: {indicator: balance, criterion: below 3, points: 7}
  over: {indicator: balance, criterion: above -0.5, points: 2}
  above: {indicator: share, criterion: above 75%, points: 2.5}
  just: {indicator: count, criterion: exactly 10, points: 3}
  fall: {indicator: count, criterion: down at least 5% from previous year, zero_baseline: ZERO, points: 10}
  rise: {indicator: balance, criterion: up from previous year, points: 10}
  lower: {indicator: thousands, criterion: down from previous year, zero_baseline: ZERO}
  not_lower: {indicator: rate, criterion: not down from previous year, points: 4, penalty: {when: not met, points: 1}}
  free: {indicator: rate, criterion: at least 7.25%, points: 10, scoring: proportional}
  all:
    points: 30
    all_of: [{indicator: count, criterion: not up from previous year}, {indicator: share, criterion: below 9%}]
  two:
    points: 11
    at_least:
      count: 2
      of:
        - {indicator: thousands, criterion: at least 1}
        - {indicator: balance, criterion: not down from previous year}
        - {indicator: share, criterion: at least 4%}
"""


@st.composite
def ranged(draw: st.DrawFn) -> tuple[str, Table]:
    """Draw what a baseline of zero means, and a table nearly all of whose figures are ranges."""
    zero = draw(st.sampled_from(["undetermined", "not applicable", "met if still zero"]))
    plan = plan_of(loads(PACT.replace("ZERO", zero)))
    table = draw(tables_for(plan)).table
    sides = st.lists(st.sampled_from(list(Side)), min_size=table.rows, max_size=table.rows)

    def sided(column: Column) -> Column:
        return column._replace(sides=np.array(draw(sides), np.int8))

    return zero, replace(table, columns={key: sided(column) for key, column in table.columns.items()})


@settings(deadline=None, max_examples=EXAMPLES)
@given(ranged())
def test_ranges_come_to_what_their_rows_do(drawn: tuple[str, Table]) -> None:
    zero, table = drawn
    plan = plan_of(loads(PACT.replace("ZERO", zero)))
    wanted = replace(told_by_row(plan, table), margins=None, margin_ranges=None)
    assert_same(ColumnarEngine(plan).evaluate(table, NO_MARGINS, 1), wanted)


@pytest.mark.parametrize(
    ("zero", "kind", "places"),
    [
        ("undetermined", np.int64, 0),
        ("not applicable", np.int64, 1),
        ("met if still zero", np.int64, 0),
        ("met if still zero", np.float64, 0),
    ],
)
def test_every_pair_of_bounds_comes_to_what_its_row_does(zero: str, kind: type[np.generic], places: int) -> None:
    """At the ends of what figures can be, on marks, and beside them."""
    plan = plan_of(loads(PACT.replace("ZERO", zero)))
    numbers = [0, 3, 5, 95, 100] if places == 0 else [0, 30, 95, 1000]
    pairs = list(product(numbers, Side, numbers, Side))
    now, side, before, earlier = (np.array(each) for each in zip(*pairs, strict=True))

    def column(values: np.ndarray, sides: np.ndarray) -> Column:
        return Column(values.astype(kind), places, sides=sides.astype(np.int8))

    columns = {slot.key: column(before, earlier) if "@" in slot.key else column(now, side) for slot in plan.slots}
    table = Table(len(pairs), columns)
    wanted = replace(told_by_row(plan, table), margins=None, margin_ranges=None)
    assert_same(ColumnarEngine(plan).evaluate(table, NO_MARGINS, 1), wanted)


@pytest.mark.parametrize("kind", [np.int64, np.float64])
def test_ranges_that_a_line_tells_are_not_decided_one_by_one(
    monkeypatch: pytest.MonkeyPatch, kind: type[np.generic]
) -> None:
    asked: list[int] = []
    decided = alone.Alone.decided

    def counted(one: alone.Alone, block: Block, rows: np.ndarray) -> list[Decided]:
        asked.append(len(rows))
        return decided(one, block, rows)

    monkeypatch.setattr(alone.Alone, "decided", counted)
    lines = PACT.replace("  just:", "  # just:").replace("  free:", "  # free:").replace("ZERO", "not applicable")
    plan = plan_of(loads(lines))
    rows = 1000
    values, sides = np.arange(rows).astype(kind) % 100, np.arange(rows) % len(Side)
    columns = {slot.key: Column(values, sides=sides.astype(np.int8)) for slot in plan.slots}
    columns |= {key: Column(values + 1) for key in columns if "@" in key}
    told = ColumnarEngine(plan).evaluate(Table(rows, columns), threads=1)
    assert told.verdicts is not None
    assert len(np.unique(told.verdicts)) == 3
    assert asked == []
