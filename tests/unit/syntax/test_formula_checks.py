"""What is checked of formulas for points: divisions behind conditions, the most they give, and values that fall."""

from __future__ import annotations

from itertools import pairwise

import pytest

from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.finding import Finding
from emulation_rules.plan.from_model import plan_of
from emulation_rules.syntax.reading.read_ruleset import read_ruleset

HEAD = """\
format: emulation-rules/1
id: r
title: R
period: 2023
units: {gia-lai: Gia Lai, kon-tum: Kon Tum}
constants: {half: 0.5}
assigned: {gia-lai: {calls: 80}, kon-tum: {calls: 60}}
indicators:
  crimes: {measure: count, better: lower}
  calls: {measure: count, better: higher}
  rate: {measure: percent, better: higher, ceiling: 100}
  bare: {measure: number, better: neither}
  trend: {measure: number, better: higher, formula: calls - previous(calls)}
targets:
"""


def findings_of(target: str) -> list[Finding]:
    try:
        read_ruleset(f"{HEAD}  t: {{points: 10, {target}}}\n", "r.yaml")
    except InvalidRulesetError as error:
        return list(error.findings)
    return []


def of(formula: str, asked: str = "indicator: rate, criterion: at least 75%", more: str = "") -> list[Finding]:
    return findings_of(f'{asked}, scoring: {{formula: "{formula}"{more}}}')


FEWER = "indicator: crimes, criterion: down at least 5% from previous year"
ASSIGNED = "indicator: calls, criterion: at least assigned"


@pytest.mark.parametrize(
    ("formula", "asked"),
    [
        ("if(baseline > 0, clip(points * (baseline - value) / baseline, 0, points), 0)", FEWER),
        ("if(baseline <> 0, clip(points - points * value / baseline, 0, points), 0)", FEWER),
        ("if(baseline = 0, 0, clip(points - points * value / baseline, 0, points))", FEWER),
        ("if(not baseline > 0, 0, clip(points - points * value / baseline, 0, points))", FEWER),
        ("clip(points - points * value / max(baseline, 1), 0, points)", FEWER),
        ("if(baseline > 0 and value / baseline < 0.5, points, 0)", FEWER),
        ("if(baseline <= 0 or value / baseline < 0.5, points, 0)", FEWER),
        ("if(baseline > value, clip(points - 1 / (baseline - value), 0, points), 0)", FEWER),
        ("min(points, points * value / mark)", "indicator: rate, criterion: at least 75%"),
        ("min(points, points * value / mark)", ASSIGNED),
        ("if(verdict = met, points, points * value / mark)", "indicator: rate, criterion: at least 75%"),
        ("if(verdict = met, points, 0)", "indicator: bare, criterion: at least 5"),
        ("min(points, max(0, trend))", "indicator: trend"),
        ("clip(points * value / max(cluster_max(value), 1), 0, points)", "indicator: calls"),
        ("points - min(9, cluster_rank(value) - 1)", "indicator: calls"),
    ],
)
def test_formulas_that_people_write_pass(formula: str, asked: str) -> None:
    assert of(formula, asked) == []


@pytest.mark.parametrize(
    ("formula", "asked", "code", "word"),
    [
        ("clip(points - points * value / baseline, 0, points)", FEWER, "formula_may_divide_by_zero", "baseline,"),
        ("if(value > 0, clip(points - value / baseline, 0, 9), 0)", FEWER, "formula_may_divide_by_zero", "baseline,"),
        ("if(1 / value < 0.5, points, 0)", FEWER, "formula_may_divide_by_zero", "value <"),
        ("min(points, max(0, calls / cluster_min(1 / calls)))", FEWER, "formula_may_divide_by_zero", "cluster_min"),
        ("if(baseline >= value, min(1, 1 / (baseline - value)), 0)", FEWER, "formula_may_divide_by_zero", "baseline -"),
    ],
)
def test_what_may_be_zero_is_pointed_at(formula: str, asked: str, code: str, word: str) -> None:
    found = of(formula, asked)[0]
    assert found.code == code
    assert found.excerpt[found.caret :].startswith(word)


@pytest.mark.parametrize(
    ("formula", "most"),
    [
        ("value / 5", "20"),
        ("points + 0.5", "10.5"),
        ("if(value > 90, 11, 3)", "11"),
        ("points * value / mark", "≈13.3333"),
    ],
)
def test_more_than_the_points_of_the_target_is_refused(formula: str, most: str) -> None:
    found = of(formula)[0]
    assert (found.code, dict(found.details)["most"]) == ("formula_above_points", most)
    assert of(found.suggestions[0]) == []


def test_points_without_an_end_are_refused() -> None:
    assert [found.code for found in of("value", "indicator: calls, criterion: at least 5")] == [
        "formula_endless_points"
    ]


@pytest.mark.parametrize(
    ("formula", "asked", "worse", "better"),
    [
        ("if(value >= 90, 5, 6)", "indicator: rate", "89.99", "90"),
        ("if(value > 90, 5, 6)", "indicator: rate", "90", "90.01"),
        ("if(value / mark > 120%, 5, 6)", "indicator: rate, criterion: at least 75%", "90", "90.01"),
        ("min(points, value)", "indicator: crimes", "10", "9"),
        ("if(verdict = met, 5, 6)", "indicator: calls, criterion: at least 12", "11", "12"),
        ("points - abs(value - 50) / 10", "indicator: rate", "50", "50.01"),
        ("if(rate > 50, 1, 2)", "indicator: rate", "50", "50.01"),
    ],
)
def test_two_values_show_that_points_fall(formula: str, asked: str, worse: str, better: str) -> None:
    found = of(formula, asked)[0]
    details = dict(found.details)
    assert (found.code, details["worse"], details["better"]) == ("formula_falls", worse, better)
    assert of(formula, asked, ", falling: true") == []


def test_points_may_fall_where_nothing_is_better_or_both_sides_count() -> None:
    assert of("clip(points - value, 0, points)", "indicator: bare") == []
    assert of("if(verdict = met, points, 0)", "indicator: rate, criterion: between 60% and 75%") == []


def test_every_fault_of_a_formula_is_told_at_once() -> None:
    codes = [found.code for found in of("valeu + round(2, 1, halfup) + if(mark, 1, 2) + verdict")]
    expected = ["formula_unknown_name", "formula_round_mode", "formula_needs_condition", "formula_verdict_alone"]
    assert codes == expected


def _built_on_one_another(layers: int, width: int) -> str:
    names = ["bare", *(f"f{number}" for number in range(layers))]
    made = [
        f'  {name}: {{measure: number, better: higher, formula: "{before}{" * bare" * width}"}}\n'
        for before, name in pairwise(names)
    ]
    return HEAD.replace("targets:\n", f"{''.join(made)}targets:\n") + (
        f"  t: {{indicator: {names[-1]}, criterion: at least 5}}\n"
    )


def test_formulas_of_formulas_are_worked_out_without_deep_recursion() -> None:
    plan = plan_of(read_ruleset(_built_on_one_another(20, 12), "r.yaml"))
    assert len(plan.targets) == 1
    with pytest.raises(InvalidRulesetError) as caught:
        read_ruleset(_built_on_one_another(20, 14), "r.yaml")
    assert [found.code for found in caught.value.findings] == ["derived_too_large"]
