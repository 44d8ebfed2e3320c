"""Frames of units that are held against each other come to what a whole cluster of reports comes to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl
import pytest
from tests.samples.frames import (
    EVERYTHING,
    KINDS,
    RULESETS,
    Row,
    Table,
    Value,
    cells_of,
    columns_of,
    long_of,
    mismatches,
    panel_of,
    random_table,
    rows_in,
    shuffled,
)

from emulation_rules import CLUSTER, Ruleset, evaluate_all, evaluate_frame, load, loads, report_from_figures

Make = Callable[[Table], object]

LEADERS: Ruleset = loads("""
format: emulation-rules/1
id: leaders
title: {vi: Đơn vị dẫn đầu, en: Leaders}
period: 2023
indicators:
  houses: {vi: Số nhà, en: Houses, measure: count, better: higher}
targets:
  built: {indicator: houses, criterion: at least 5, points: 30, scoring: leader share}
""")


def _together(ruleset: Ruleset, table: Table) -> list[Row]:
    reports = []
    for row in rows_in(table):
        figures: dict[str, Any] = {key: value for key, value in row.items() if key not in ("unit", "cluster")}
        reports.append(report_from_figures(ruleset, figures, str(row["unit"])))
    found = evaluate_all(ruleset, reports, engine="reference")
    return [{"unit": one.unit, **cells_of(one)} for one in found if one.unit != CLUSTER]


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("name", ["goals-index", "hac-worst-quartile", "provincial-police-2025"])
def test_a_wide_frame_of_a_cluster(name: str, make: Make) -> None:
    ruleset = load(RULESETS / name)
    table = random_table(ruleset, np.random.default_rng(3))
    assert mismatches(evaluate_frame(ruleset, make(table), tell=EVERYTHING), _together(ruleset, table)) == []


@pytest.mark.parametrize("lazy", [False, True], ids=["eager", "lazy"])
@pytest.mark.parametrize("lay_out", [panel_of, long_of])
@pytest.mark.parametrize("name", ["goals-index", "provincial-police-2025"])
def test_other_layouts_of_a_cluster(name: str, lay_out: Callable[[Ruleset, Table], Table], *, lazy: bool) -> None:
    ruleset = load(RULESETS / name)
    table = random_table(ruleset, np.random.default_rng(4))
    frame = pl.DataFrame(dict(lay_out(ruleset, table)), strict=False)
    told = evaluate_frame(ruleset, frame.lazy() if lazy else frame, tell=EVERYTHING)
    assert mismatches(told, _together(ruleset, table)) == []


def _clusters() -> tuple[Table, dict[str, Row]]:
    """Return units of two clusters with one leader each, and what each unit comes to in its own."""
    rows: list[dict[str, Value]] = [
        {"unit": f"{cluster}-{number}", "cluster": cluster, "houses": houses}
        for cluster, built in (("north", [3, 10, 7]), ("south", [40, 20]))
        for number, houses in enumerate(built)
    ]
    expected: dict[str, Row] = {}
    for cluster in ("north", "south"):
        own = [row for row in rows if row["cluster"] == cluster]
        expected |= {str(cells["unit"]): cells for cells in _together(LEADERS, columns_of(own))}
    return columns_of(shuffled(rows, 5)), expected


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("layout", ["wide", "panel"])
def test_each_cluster_has_a_leader_of_its_own(layout: Any, make: Make) -> None:  # noqa: ANN401
    table, expected = _clusters()
    if layout == "panel":
        table = {**table, "period": [2023] * 5}
    told = evaluate_frame(LEADERS, make(table), layout=layout, tell=EVERYTHING)
    assert mismatches(told, [expected[str(unit)] for unit in table["unit"]]) == []


@pytest.mark.parametrize("lazy", [False, True], ids=["eager", "lazy"])
def test_a_long_table_of_clusters(*, lazy: bool) -> None:
    table, expected = _clusters()
    frame = pl.DataFrame(dict(table)).rename({"houses": "value"})
    frame = frame.with_columns(indicator=pl.lit("houses"), period=pl.lit("2023"))
    told = evaluate_frame(LEADERS, frame.lazy() if lazy else frame, tell=EVERYTHING)
    assert mismatches(told, [expected[str(unit)] for unit in table["unit"]]) == []


def test_clusters_may_have_one_table_a_year() -> None:
    table, expected = _clusters()
    told = evaluate_frame(LEADERS, {2023: pl.DataFrame(dict(table))}, tell=EVERYTHING)
    assert mismatches(told, [expected[str(unit)] for unit in table["unit"]]) == []
