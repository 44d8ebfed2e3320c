"""Ranks in frames are those of the standings of the same reports."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import polars as pl
import pytest

from emulation_rules import evaluate_frame, load, load_reports, loads, standings
from emulation_rules.columnar.by_row import ByRow, Decided
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.plan.readings import Readings

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


@pytest.mark.parametrize("scoring", ["proportional", "leader share"])
def test_rows_whose_scores_tie_as_floats_are_told_apart_without_going_one_by_one(
    scoring: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There are as many pairs of equal scores among rows as rows; few of them are worked out by hand."""
    by_hand: list[int] = []
    decided = ByRow.target

    def counted(self: ByRow, number: int, readings: Readings) -> Decided:
        by_hand.append(number)
        return decided(self, number, readings)

    monkeypatch.setattr(ByRow, "target", counted)
    # A figure that is missing leaves open how far the leader is ahead, and all rows then have ranges.
    known = scoring == "leader share"
    figures = [round(row * 7.77 % 100, 2) if known or row % 50 else None for row in range(4000)]
    frame = pl.DataFrame({"unit": list(range(4000)), "clearance": figures})
    ruleset = loads(PACT.replace("scoring: proportional", f"scoring: {scoring}"))
    told = evaluate_frame(ruleset, frame, tell=["points", "ranks"])
    assert len(by_hand) < 10
    certain = told["score_certain"].to_list()
    for possible, best in told.select("score_possible", "rank_best").rows()[::97]:
        assert best == 1 + sum(one > possible for one in certain)


def test_ranks_are_exact_where_figures_have_many_digits_and_bounds() -> None:
    """Floats that no decimal of few places is, beside figures stated as bounds, in the ranks of one by one."""
    figures = [0.1 + 0.2, 0.3, 30.0 / 7, 30.0 / 7, 74.99999999999999, 75.0, 74.0, 74.0]
    bounds = [None, None, None, None, None, None, "<", ">="]
    frame = pl.DataFrame({"unit": list("abcdefgh"), "clearance": figures, "clearance_bound": bounds})
    told = evaluate_frame(loads(PACT), frame, tell=["ranks"])
    found = dict(zip(told["unit"], zip(told["rank_best"], told["rank_worst"], strict=True), strict=True))
    assert found == {
        "a": (6, 7),
        "b": (7, 8),
        "c": (4, 5),
        "d": (4, 5),
        "e": (2, 3),
        "f": (1, 1),
        "g": (4, 8),
        "h": (1, 3),
    }
