"""Figures that are not there yet: what is made of them holds whatever is reported later, and that nothing is."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from emulation_rules.api import evaluate, loads, standings
from emulation_rules.exchange.report_figures import report_from_figures
from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset

RULESET = """
format: emulation-rules/1
id: sample
title: A sample
period: 2023
indicators:
  x: {{measure: number, better: higher}}
  low: {{measure: number, better: higher, floor: 5, ceiling: 10}}
  high: {{measure: number, better: higher, floor: 20, ceiling: 30}}
targets:
  t: {{indicator: low, points: 10, scoring: {{formula: "{formula}", falling: true}}}}
ranking: {{by: ["{key}"]}}
"""


def ruleset(formula: str, key: str = "share") -> Ruleset:
    return loads(RULESET.format(formula=formula, key=key))


def points(formula: str, figures: Mapping[str, int]) -> Interval:
    rules = ruleset(formula)
    found = evaluate(rules, report_from_figures(rules, figures))["t"].points
    assert found is not None
    return found


LATER: tuple[Mapping[str, int], ...] = ({}, {"low": 7}, {"high": 24}, {"x": 1, "low": 5}, {"low": 10, "high": 30})


@pytest.mark.parametrize(
    "formula",
    [
        "if(reported(x), 5, low)",
        "if(not reported(x), low, 5)",
        "min(points, first(low, high) / 3)",
        "min(points, least(low, high) / 3)",
        "min(points, greatest(low, high) / 3)",
        "min(points, sum(low, high) / 4)",
        "min(points, mean(low, high) / 3)",
        "count(x, high) + low * 0",
        "min(points, first(if(low > 6, low, 6), high) / 3)",
    ],
)
@pytest.mark.parametrize("later", LATER)
def test_what_is_reported_later_was_possible_before(formula: str, later: Mapping[str, int]) -> None:
    assert points(formula, later).within(points(formula, {}))


def test_whether_a_figure_comes_is_open_where_another_is_missing() -> None:
    assert points("if(reported(x), 6, low)", {}) == Interval.point(5).hull(Interval.point(10))
    assert points("if(reported(x), 6, low)", {"x": 1}) == Interval.point(6)
    assert points("sum(low, high) / 4", {"low": 8}) == Interval.point(2)


@pytest.mark.parametrize(
    "formula",
    ["if(reported(x), 5, 20)", "first(low, high)", "least(low, high)", "mean(low, high)", "first(value, 20)"],
)
def test_more_than_the_points_by_a_figure_that_stays_away_is_refused(formula: str) -> None:
    with pytest.raises(InvalidRulesetError) as caught:
        ruleset(formula)
    assert [finding.code for finding in caught.value.findings] == ["formula_above_points"]


@pytest.mark.parametrize("divisor", ["count(x, low)", "first(low, 0)"])
def test_divisors_that_are_zero_without_figures_are_refused(divisor: str) -> None:
    with pytest.raises(InvalidRulesetError) as caught:
        ruleset(f"min(points, 1 / {divisor})")
    assert [finding.code for finding in caught.value.findings] == ["formula_may_divide_by_zero"]


@pytest.mark.parametrize("divisor", ["sum(low, high)", "first(low, high)", "if(reported(x), 1, 2)"])
def test_divisors_that_are_never_zero_pass(divisor: str) -> None:
    assert ruleset(f"min(points, 1 / {divisor})").targets


def test_a_ranking_key_holds_what_comes_later() -> None:
    rules = ruleset("low", "if(reported(x), 1, high)")
    found = standings(rules, [report_from_figures(rules, {"low": 6}, unit) for unit in ("a", "b")])
    assert [standing.keys for standing in found.standings] == [(Interval.point(1).hull(Interval.point(30)),)] * 2
