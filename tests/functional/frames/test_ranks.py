"""Ranks in frames are those of the standings of the same reports."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import polars as pl
import pytest

from emulation_rules import evaluate_frame, load, load_reports, loads, standings
from emulation_rules.model.errors import InvalidReportError

PACT = """\
format: emulation-rules/1
id: pact
title: Pact
period: 2023
indicators:
  clearance: {measure: percent, better: higher, ceiling: 100}
targets:
  cleared: {indicator: clearance, criterion: at least 75%, points: 10, scoring: proportional}
"""


def test_ranks_are_those_of_the_standings() -> None:
    ruleset = load("rulesets/pci-weighted-index")
    reports = load_reports("rulesets/pci-weighted-index/reports/provinces-2021.csv", ruleset)
    keys = sorted({indicator for report in reports.values() for indicator, _ in report.observations})
    columns: dict[str, Any] = {"unit": list(reports)}
    for key in keys:
        figures = [report.observations.get((key, ruleset.span.period)) for report in reports.values()]
        columns[key] = [None if one is None or one.interval is None else float(one.interval.number) for one in figures]
    told = evaluate_frame(ruleset, pl.DataFrame(columns), tell=["ranks"])
    wanted = {one.unit: one.rank for one in standings(ruleset, reports).standings}
    for unit, best, worst in told.select("unit", "rank_best", "rank_worst").iter_rows():
        rank = wanted[unit]
        assert rank is not None
        assert (best, worst) == (rank.best, rank.worst)


def test_ranks_count_within_clusters_and_stay_ranges_while_figures_are_missing() -> None:
    frame = {
        "unit": np.array(["a", "b", "c", "d", "e"]),
        "cluster": np.array(["x", "x", "x", "y", "y"]),
        "clearance": np.ma.masked_array([60.0, 60.0, 0.0, 10.0, 20.0], [False, False, True, False, False]),
    }
    told = evaluate_frame(loads(PACT), frame, tell=["ranks"])
    assert told["rank_best"].tolist() == [1, 1, 1, 2, 1]
    assert told["rank_worst"].tolist() == [2, 2, 3, 2, 1]


def test_a_unit_without_points_to_earn_has_no_rank() -> None:
    ruleset = loads(PACT.replace("points: 10", "points: 10, excluded: [b]") + "units: {a: A, b: B}\n")
    told = evaluate_frame(ruleset, pl.DataFrame({"unit": ["a", "b"], "clearance": [80.0, 90.0]}), tell=["ranks"])
    assert told["rank_best"].to_list() == [1.0, None]
    assert not any(math.isnan(one) for one in told["rank_best"].drop_nulls())


def test_a_ranking_that_rows_do_not_tell_is_refused() -> None:
    ruleset = loads(PACT + "ranking: {by: [targets_met]}\n")
    with pytest.raises(InvalidReportError) as raised:
        evaluate_frame(ruleset, pl.DataFrame({"unit": ["a"], "clearance": [80.0]}), tell=["ranks"])
    assert [finding.code for finding in raised.value.findings] == ["frame_rank_untold"]
