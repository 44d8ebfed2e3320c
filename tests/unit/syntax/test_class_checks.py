"""Gaps and overlaps of classes: what is found, with which figures, and what is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.plan import boxes
from emulation_rules.plan.bounds import Truth, truth
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Condition
from emulation_rules.syntax.reading.read_ruleset import read_ruleset

HEAD = """\
format: emulation-rules/1
id: r
title: R
period: 2023
units: {a: {vi: A, peers: high}}
peers: {high: Cao}
indicators:
  crimes: {measure: count, better: lower}
  rate: {measure: percent, better: higher, ceiling: 100}
  part: {measure: count, better: higher}
targets:
  t: {indicator: crimes, criterion: at most 600, points: 10, exceeds: at most 500}
  u: {indicator: rate, criterion: at least 60%, points: 10}
"""


def witnesses(*conditions: str, more: str = "", head: str = HEAD) -> list[str]:
    """Return the code and the figures of every finding of a scheme whose classes have these conditions."""
    levels = "".join(f"      l{number}: {_level(condition)}\n" for number, condition in enumerate(conditions, 1))
    try:
        read_ruleset(f"{head}classes:\n  c:\n{more}    levels:\n{levels}", "r.yaml")
    except InvalidRulesetError as error:
        return [
            f"{finding.code.removeprefix('class_')}: {dict(finding.details).get('witness', '')}"
            for finding in error.findings
        ]
    return []


def _level(condition: str) -> str:
    return "{otherwise: true}" if condition == "otherwise" else f"{{when: '{condition}'}}"


FIRST = "    first: true\n"


@pytest.mark.parametrize(
    "conditions",
    [
        ["share >= 90", "share >= 70 and share < 90", "share >= 50 and share < 70", "share < 50"],
        ["share > 90", "share <= 90"],
        ["share = 100", "share <> 100"],
        ["not (share < 90 or rank > 3)", "share < 90 or rank > 3"],
        ["rank = 1", "rank >= 2 and rank <= 3", "rank > 3"],
        ["rank < 2", "rank >= 2 and rank < 3.5", "rank >= 4"],
        ["targets_exceeded >= 2", "targets_exceeded < 2"],
        ["verdict(t) = exceeded", "verdict(t) = met and verdict(t) <> exceeded", "verdict(t) = not_met"],
        ["rate >= 75%", "rate < 75%"],
        ["crimes > 10", "crimes >= 5 and crimes <= 10", "crimes < 5"],
        ["in_peers(high)", "not in_peers(high)"],
        ["cluster_rank(share) <= 2", "cluster_rank(share) > 2"],
        ["previous(rate) >= 75%", "previous(rate) < 75%"],
        ["share >= 0"],
        ["share >= 90 and least_share >= 90", "least_share < 90", "share < 90 and least_share >= 90"],
    ],
)
def test_schemes_without_gap_or_overlap(conditions: list[str]) -> None:
    assert witnesses(*conditions) == []


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        (["share > 90", "share < 90"], ["gap: share = 90"]),
        (["share >= 90", "share <= 90"], ["overlap: share = 90"]),
        (["share >= 90", "share < 89.5"], ["gap: share = 89.5"]),
        (["share = 50"], ["gap: share = 51", "gap: share = 49"]),
        (["rank = 1", "rank > 2"], ["gap: rank = 2"]),
        (["crimes >= 3", "crimes < 3", "crimes > 4 and crimes < 6"], ["overlap: crimes = 5"]),
        (["verdict(t) = met", "verdict(t) = exceeded", "verdict(t) = not_met"], ["overlap: verdict(t) = exceeded"]),
        (["share >= 90 and least_share >= 85", "share < 90"], ["gap: share = 90, least_share = 84"]),
        (["points(t) >= 5", "points(t) < 4"], ["gap: points(t) = 4"]),
        (["share(t) >= 50%", "share(t) < 40%"], ["gap: share(t) = 40"]),
        (["cluster_mean(share) >= 50", "cluster_mean(share) < 40"], ["gap: cluster_mean(share) = 40"]),
        (["share > cluster_mean(share)", "share < cluster_mean(share)"], ["gap: share = 0, cluster_mean(share) = 0"]),
    ],
)
def test_gaps_and_overlaps_are_shown_by_figures(conditions: list[str], found: list[str]) -> None:
    assert witnesses(*conditions) == found


def test_the_least_share_is_never_above_the_share_unless_the_total_is_bent() -> None:
    conditions = ["share >= 90", "share < 90 and least_share < 95"]
    assert witnesses(*conditions) == []
    for bent in ("score: {cap: 15}\n", "score: {floor: 1}\n", "score: {rounding: {places: 0, mode: down}}\n"):
        assert witnesses(*conditions, head=HEAD + bent) == ["gap: share = 89, least_share = 95"]
    bonus = HEAD.replace("points: 10}", "points: 10, penalty: {points: 2, when: not met}}")
    assert witnesses(*conditions, head=bonus) == ["gap: share = 89, least_share = 95"]


def test_what_falls_into_no_class_is_no_gap_where_the_last_takes_the_rest() -> None:
    assert witnesses("share >= 90", "share >= 70 and share < 80", "otherwise") == []
    assert witnesses("share >= 90", "share >= 70", "otherwise") == ["overlap: share = 90"]


def test_where_the_first_counts_nothing_overlaps_and_gaps_remain() -> None:
    assert witnesses("share >= 90", "share >= 70", "share < 60", more=FIRST) == ["gap: share = 60"]
    assert witnesses("share >= 90", "share >= 70", "otherwise", more=FIRST) == []


def test_figures_that_do_not_matter_are_not_named() -> None:
    found = witnesses("share >= 90 and rank = 1", "share < 90", "share >= 90 and rank > 1 and targets_met > 2")
    assert found == ["gap: share = 90, rank = 2, targets_met = 2"]


def test_three_gaps_are_enough() -> None:
    assert len(witnesses(*(f"share = {number}" for number in range(10)))) == 3


def test_where_one_target_is_all_of_the_score_its_share_is_the_least() -> None:
    conditions = ["share >= 90 and least_share >= 85", "share < 90"]
    alone = HEAD.replace("at least 60%, points: 10", "at least 60%")
    assert witnesses(*conditions, head=alone) == []
    assert witnesses(*conditions) == ["gap: share = 90, least_share = 84"]


def test_points_that_may_leave_their_scale_leave_the_share_open() -> None:
    groups = "groups: {g: {members: [t, u], rounding: {places: 0, mode: up}}}\n"
    assert witnesses("share <= 100") == []
    assert witnesses("share <= 100", head=HEAD + groups) == ["gap: share = 101"]


@pytest.mark.parametrize(
    "conditions",
    [
        ["points(t) = maximum(t)", "points(t) < maximum(t)"],
        ["points(t) >= 5", "points(t) >= 0 and points(t) < 5"],
        ["share(t) <= 100%"],
        ["points(g) = maximum(g)", "points(g) < maximum(g)"],
        ["score >= maximum", "score < maximum"],
        ["least_share <= share(g)"],
    ],
)
def test_points_lie_between_nothing_and_their_maximum(conditions: list[str]) -> None:
    assert witnesses(*conditions, head=f"{HEAD}groups: {{g: {{members: [t]}}}}\n") == []


TABLES = """\
tables:
  stars: {bands: [{at_least: 90, is: 5}, {above: 80, is: 4}, {is: 1}]}
  curve: {interpolated: {50: 0, 100: 10}}
"""


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        (["round(share, 0) >= 90", "round(share, 0) < 90"], []),
        (["round(share, 0) >= 90", "share < 89"], ["gap: share = 89"]),
        (["round(share, 0) >= 90", "share < 89.5"], []),
        (["round(share, 0, down) >= 90", "share < 89.5"], ["gap: share = 89.5"]),
        (["min(share(t), share(u)) >= 80", "share(t) < 80 or share(u) < 80"], []),
        (
            ["min(share(t), share(u)) >= 80", "share(t) < 80 or share(u) < 70"],
            ["gap: share(t) = 81, share(u) = 70", "gap: share(t) = 80, share(u) = 70"],
        ),
        (
            ["if(rank = 1, share + 5, share) >= 90", "share < 90 and rank > 1", "share < 84 and rank = 1"],
            ["gap: rank = 1, share = 84"],
        ),
        (["lookup(stars, share) >= 4", "share <= 80"], []),
        (["lookup(stars, share) = 5", "lookup(stars, share) = 1"], ["gap: share = 81"]),
        (["lookup(stars, share) >= 4", "share < 80"], ["gap: share = 80"]),
        (["abs(share - 50) <= 10", "share < 40", "share > 61"], ["gap: share = 61"]),
    ],
)
def test_comparisons_are_followed_through_rounding_tables_and_choices(conditions: list[str], found: list[str]) -> None:
    assert witnesses(*conditions, head=HEAD + TABLES) == found


def test_of_very_many_classes_in_order_each_is_looked_at_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0

    def counting(condition: Condition, values: Sequence[Bounds]) -> Truth:
        nonlocal looked
        looked += 1
        return truth(condition, values)

    monkeypatch.setattr(boxes, "truth", counting)
    limits = [f"{number / 4:g}" for number in range(4, 400)]
    between = [f"share >= {low} and share < {high}" for low, high in pairwise(limits)]
    assert witnesses(f"share >= {limits[-1]}", *reversed(between), f"share < {limits[0]}") == []
    assert looked < 100 * len(limits)


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        (["reported(part)"], ["gap: not reported(part)"]),
        (["reported(part)", "not reported(part)"], []),
        (["first(part, 0) >= 5", "first(part, 0) < 5 and reported(part)"], ["gap: not reported(part)"]),
        (["reported(part) and share >= 50", "share < 50"], ["gap: share = 50, not reported(part)"]),
        (["share >= 50", "share < 50 or not reported(part)"], ["overlap: share = 50, not reported(part)"]),
    ],
)
def test_figures_may_stay_away(conditions: list[str], found: list[str]) -> None:
    assert witnesses(*conditions) == found
