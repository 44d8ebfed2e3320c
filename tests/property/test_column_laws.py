"""Tables of many units come to what their rows say, each by itself: the same verdicts, points and scores."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.samples.reports_of_rows import UnwrittenError, impossible, report_of
from tests.samples.told_by_row import assert_row, assert_same, told_by_row
from tests.strategies.cluster import clustered
from tests.strategies.columns import Filled, tables_for
from tests.strategies.rulesets import rulesets

from emulation_rules.columnar.by_row import ByRow, claims_at, unit_at
from emulation_rules.columnar.column import Claims, Column, Table
from emulation_rules.columnar.engine import BLOCK, ColumnarEngine
from emulation_rules.columnar.told import OF_A_ROW, VERDICTS, Told
from emulation_rules.evaluator import Evaluator
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.verdict import Reason, Verdict
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.nodes import Read
from emulation_rules.plan.plan import Leaf, Plan, SlotKind

# A gate looks at few; who searches looks at more.
EXAMPLES = 25 if settings.default is not None and settings.default.derandomize else 150
few = settings(deadline=None, max_examples=EXAMPLES)
fewer = settings(deadline=None, max_examples=EXAMPLES // 2)


@st.composite
def filled(draw: st.DrawFn, *, hostile: bool = True) -> Filled:
    """Draw a ruleset, some of them with assignments and exemptions, and a table that answers it."""
    ruleset: Ruleset = draw(st.one_of(rulesets(), clustered()))
    plan = plan_of(ruleset)
    assume(all(slot.kind is not SlotKind.CLUSTER for slot in plan.slots))
    return draw(tables_for(plan, hostile=hostile))


def told_of(plan: Plan, table: Table, threads: int | None = 1) -> Told:
    """Return everything that is told of a table."""
    return ColumnarEngine(plan).evaluate(table, OF_A_ROW, threads)


# ---- what rows mean --------------------------------------------------------------------------


@few
@given(filled())
def test_tables_come_to_what_their_rows_do(drawn: Filled) -> None:
    assert_same(told_of(drawn.plan, drawn.table), told_by_row(drawn.plan, drawn.table))


@few
@given(filled())
def test_columns_say_what_reports_say(drawn: Filled) -> None:
    evaluator = Evaluator(drawn.plan.ruleset, engine="reference")
    told = told_of(drawn.plan, drawn.table)
    for row in range(drawn.table.rows):
        try:
            report = report_of(drawn, row)
        except (InvalidReportError, UnwrittenError):
            continue
        assert_row(told, row, evaluator.evaluate(report))
        assert told.impossible[row] == 0


@few
@given(filled())
def test_numbers_told_are_the_nearest_floats(drawn: Filled) -> None:
    """Of one number exactly and not of something near it: no other float is as near."""
    told, by_row = told_of(drawn.plan, drawn.table), ByRow(drawn.plan)
    assert told.margins is not None
    for row in range(drawn.table.rows):
        readings = by_row.readings(drawn.table, row, {})
        for number in range(len(drawn.plan.targets)):
            margin = by_row.target(number, readings).margin
            found = float(told.margins[number, row])
            if margin is None or isinstance(margin, Reason) or not margin.is_point:
                assert np.isnan(found)
            elif abs(margin.number) < Fraction(10) ** 300:
                off = abs(Fraction(found) - margin.number)
                assert all(off <= abs(Fraction(np.nextafter(found, way)) - margin.number) for way in (-np.inf, np.inf))


# ---- what is no figure -----------------------------------------------------------------------


@fewer
@given(filled())
def test_nulls_are_not_reported(drawn: Filled) -> None:
    """A column of nulls alone says what no column does, and nothing of what stands under nulls is read."""
    columns = drawn.table.columns
    missing = {key: np.ones(drawn.table.rows, np.bool_) for key in columns}
    nulls = {key: column._replace(missing=missing[key]) for key, column in columns.items()}
    assert_same(
        told_of(drawn.plan, replace(drawn.table, columns=nulls)),
        told_of(drawn.plan, replace(drawn.table, columns={})),
    )


@fewer
@given(filled())
def test_impossible_figures_never_decide(drawn: Filled) -> None:
    told = told_of(drawn.plan, drawn.table)
    assert told.verdicts is not None
    assert told.reasons is not None
    by_row = ByRow(drawn.plan)
    for row in range(drawn.table.rows):
        try:
            bad = {key for key in drawn.cells if impossible(drawn, key, row)}
        except UnwrittenError:
            continue
        asked = by_row.exempt(unit_at(drawn.table, row))
        claimed = claims_at(drawn.plan, drawn.table, row)
        for number, planned in enumerate(drawn.plan.targets):
            question = planned.question
            if not isinstance(question, Leaf) or not isinstance(question.value, Read) or question.id in claimed:
                continue
            slot = drawn.plan.slots[question.value.slot]
            let_off = planned.target.id in asked or by_row.value(drawn.table, row, slot, unit_at(drawn.table, row))
            if slot.key in bad and let_off is Reason.IMPOSSIBLE_VALUE:
                verdict = VERDICTS[told.verdicts[number, row]]
                assert verdict in (Verdict.UNDETERMINED, Verdict.NOT_APPLICABLE)
        assert told.impossible[row] <= len(bad)
        if unit_at(drawn.table, row) not in drawn.plan.ruleset.assigned:
            assert told.impossible[row] == len(bad)


# ---- rows among others -----------------------------------------------------------------------


@fewer
@given(filled(), st.randoms(use_true_random=False))
def test_order_of_rows_changes_nothing(drawn: Filled, chance: random.Random) -> None:
    order = list(range(drawn.table.rows))
    chance.shuffle(order)
    turned = told_of(drawn.plan, taken(drawn.table, np.array(order)))
    assert_same(turned, told_rows(told_of(drawn.plan, drawn.table), np.array(order)))


@pytest.mark.parametrize(
    ("rows", "threads"), [(1, 2), (BLOCK - 1, None), (BLOCK, 3), (BLOCK + 1, 1), (2 * BLOCK + 1, 2)]
)
@settings(deadline=None, max_examples=2)
@given(drawn=filled())
def test_blocks_change_nothing(drawn: Filled, rows: int, threads: int | None) -> None:
    order = np.arange(rows) % drawn.table.rows
    tiled = told_of(drawn.plan, taken(drawn.table, order), threads)
    assert_same(tiled, told_rows(told_of(drawn.plan, drawn.table), order))


def taken(table: Table, rows: np.ndarray) -> Table:
    """Return some rows of a table."""
    return replace(
        table,
        rows=len(rows),
        columns={key: column_rows(column, rows) for key, column in table.columns.items()},
        claims={
            name: Claims(claims.values[rows], None if claims.missing is None else claims.missing[rows])
            for name, claims in table.claims.items()
        },
        units=None if table.units is None else table.units[rows],
        clusters=None if table.clusters is None else table.clusters[rows],
    )


def column_rows(column: Column, rows: np.ndarray) -> Column:
    """Return some rows of a column."""
    return column._replace(
        values=column.values[rows],
        missing=None if column.missing is None else column.missing[rows],
        sides=None if column.sides is None else column.sides[rows],
    )


def told_rows(told: Told, rows: np.ndarray) -> Told:
    """Return what was told of some rows."""
    arrays: dict[str, Any] = {field.name: getattr(told, field.name) for field in fields(told)}
    arrays = {name: array for name, array in arrays.items() if array is not None and name != "full_points"}
    for name, array in arrays.items():
        arrays[name] = tuple(end[..., rows] for end in array) if isinstance(array, tuple) else array[..., rows]
    return Told(**arrays)
