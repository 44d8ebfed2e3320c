"""What units come to together, filled into their readings."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

import pytest

from emulation_rules.api import evaluate, evaluate_all, loads
from emulation_rules.cluster.together import Together, read_together, together
from emulation_rules.engines.decision import Figures
from emulation_rules.exchange.report_figures import report_from_figures
from emulation_rules.model.interval import Interval
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import SlotKind
from emulation_rules.plan.readings import read

ANYTHING: Final = Interval(Fraction(0), None)


def pact(formula: str, more: str = "", units: str = "{a: A, b: B, c: C}") -> Ruleset:
    """Return a ruleset with a derived indicator ``made`` of ``x`` and ``y``."""
    return loads(f"""
format: emulation-rules/1
id: pact
title: Pact
period: 2023
units: {units}
indicators:
  x: {{measure: count, better: higher}}
  y: {{measure: count, better: higher}}
  made: {{measure: number, better: higher, formula: "{formula}"}}
targets:
  t: {{indicator: made, criterion: at least 0}}
{more}
""")


def reports(ruleset: Ruleset, figures: Mapping[str, Figures]) -> dict[str, Report]:
    return {unit: report_from_figures(ruleset, named, unit) for unit, named in figures.items()}


def made(ruleset: Ruleset, figures: Mapping[str, Figures]) -> dict[str, Interval | None]:
    """Return what the derived indicator is for every unit."""
    return {
        one.unit: one["t"].observed
        for one in evaluate_all(ruleset, reports(ruleset, figures), engine="reference")
        if one.unit != "cluster"
    }


def point(number: Fraction | int) -> Interval:
    return Interval.point(number)


THREE: Final[Mapping[str, Figures]] = {"a": {"x": 1}, "b": {"x": 2}, "c": {"x": 6}}


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("cluster_max(x)", 6),
        ("cluster_min(x)", 1),
        ("cluster_mean(x)", 3),
        ("cluster_sum(x)", 9),
        ("cluster_count(x)", 3),
        ("cluster_percentile(x, 50%)", 2),
        ("cluster_percentile(x, 50%, nearest_rank)", 2),
        ("cluster_max(x * x)", 36),
        ("cluster_mean(x - cluster_mean(x))", 0),
        ("cluster_max(abs(x - cluster_mean(x)))", 3),
    ],
)
def test_all_units_read_the_same(formula: str, expected: int) -> None:
    assert made(pact(formula), THREE) == dict.fromkeys("abc", point(expected))


def test_a_rank_is_each_units_own() -> None:
    assert made(pact("cluster_rank(x)"), THREE) == {"a": point(3), "b": point(2), "c": point(1)}
    assert made(pact("cluster_rank(x, lower)"), THREE) == {"a": point(1), "b": point(2), "c": point(3)}
    tied = {"a": {"x": 5}, "b": {"x": 5}, "c": {"x": 1}}
    assert made(pact("cluster_rank(x)"), tied) == {"a": point(1), "b": point(1), "c": point(3)}


def test_bounds_of_one_unit_are_bounds_of_all() -> None:
    figures: Mapping[str, Figures] = {"a": {"x": 1}, "b": {"x": ">= 4"}, "c": {"x": 6}}
    assert made(pact("cluster_max(x)"), figures)["a"] == Interval(Fraction(6), None)
    assert made(pact("cluster_min(x)"), figures)["a"] == point(1)
    assert made(pact("cluster_rank(x)"), figures) == {
        "a": point(3),
        "b": Interval(Fraction(1), Fraction(2)),
        "c": Interval(Fraction(1), Fraction(2)),
    }


def test_a_unit_that_has_not_reported_counts_with_all_it_could() -> None:
    figures = {"a": {"x": 1}, "c": {"x": 6}}
    assert made(pact("cluster_max(x)"), figures)["a"] == Interval(Fraction(6), None)
    assert made(pact("cluster_sum(x)"), figures)["a"] == Interval(Fraction(7), None)
    assert made(pact("cluster_count(x)"), figures)["a"] == point(3)


def test_a_unit_that_has_not_reported_is_left_out_where_the_ruleset_says_so() -> None:
    figures = {"a": {"x": 1}, "c": {"x": 6}}
    left_out = "cluster: {missing: left out}"
    assert made(pact("cluster_max(x)", left_out), figures)["a"] == point(6)
    assert made(pact("cluster_count(x)", left_out), figures)["b"] == point(2)
    assert made(pact("cluster_rank(x)", left_out), figures)["b"] is None


def test_a_unit_that_is_let_off_is_no_part_of_it() -> None:
    waived = "assigned: {b: {x: waived}}"
    assert made(pact("cluster_mean(x)", waived), {"a": {"x": 1}, "b": {"x": 50}, "c": {"x": 6}})["a"] == point(
        Fraction(7, 2)
    )
    assert made(pact("cluster_count(x)", waived), THREE)["a"] == point(2)


def test_a_share_of_nothing_is_no_part_of_it() -> None:
    figures = {"a": {"x": 1, "y": 2}, "b": {"x": 3, "y": 0}, "c": {"x": 3, "y": 4}}
    assert made(pact("cluster_max(x / y)"), figures)["b"] == point(Fraction(3, 4))
    assert made(pact("cluster_count(x / y)"), figures)["b"] == point(2)


def test_a_share_that_may_be_one_of_nothing_may_be_a_part_of_it() -> None:
    figures = {"a": {"x": 1, "y": 2}, "b": {"x": 3}, "c": {"x": 3, "y": 4}}
    assert made(pact("cluster_count(x / y)"), figures)["a"] == Interval(Fraction(2), Fraction(3))


def test_peers_are_among_themselves() -> None:
    units = "{a: {en: A, peers: up}, b: {en: B, peers: up}, c: {en: C, peers: down}}"
    ruleset = pact("peers_max(x)", "peers: {up: Up, down: Down}", units)
    assert made(ruleset, THREE) == {"a": point(2), "b": point(2), "c": point(6)}
    ranked = pact("peers_rank(x)", "peers: {up: Up, down: Down}", units)
    assert made(ranked, THREE) == {"a": point(2), "b": point(1), "c": point(1)}


def test_nobody_comes_to_nothing() -> None:
    waived = "assigned: {a: {x: waived}, b: {x: waived}, c: {x: waived}}"
    assert made(pact("cluster_max(x)", waived), THREE)["a"] is None
    assert made(pact("cluster_count(x)", waived), THREE)["a"] == point(0)


def test_of_one_unit_alone_it_is_not_known() -> None:
    ruleset = pact("cluster_max(x)")
    found = evaluate(ruleset, report_from_figures(ruleset, {"x": 3}, "a"), engine="reference")["t"]
    assert (found.verdict, found.reason) == ("undetermined", Reason.CLUSTER_UNKNOWN)


@pytest.mark.parametrize("scope", ["pooled", "per unit"])
def test_the_cluster_as_a_whole_knows_what_its_units_come_to(scope: str) -> None:
    ruleset = loads(f"""
format: emulation-rules/1
id: pact
title: Pact
period: 2023
units: {{a: A, b: B, c: C}}
indicators:
  x: {{measure: count, better: higher}}
  y: {{measure: count, better: higher}}
  beside: {{measure: number, better: higher, formula: "y - cluster_max(x)"}}
targets: {{t: {{indicator: beside, criterion: at least 0, scope: {scope}}}}}
""")
    figures = {**THREE, "cluster": {"x": 1000, "y": 10}}
    found = evaluate_all(ruleset, reports(ruleset, figures), engine="reference")[-1]
    assert found.unit == "cluster"
    assert found["t"].observed == point(4)


def test_a_target_is_compared_among_the_units_it_is_asked_of() -> None:
    ruleset = loads("""
format: emulation-rules/1
id: pact
title: Pact
period: 2023
units: {a: A, b: B, c: C}
indicators: {x: {measure: count, better: higher}}
targets:
  t:
    indicator: x
    points: 10
    excluded: [c]
    scoring: {formula: "min(points, points * value / max(1, cluster_max(value)))", falling: true}
""")
    found = evaluate_all(ruleset, reports(ruleset, THREE), engine="reference")
    assert [one["t"].points for one in found] == [point(5), point(10), None]


def slots(figures: Mapping[str, Figures], kept: Together | None = None) -> dict[str, Bounds]:
    ruleset = pact("cluster_max(x)")
    plan = plan_of(ruleset)
    found = reports(ruleset, figures)
    index = next(number for number, slot in enumerate(plan.slots) if slot.kind is SlotKind.CLUSTER)
    apart = {unit: read(plan, report) for unit, report in found.items()}
    among = together(plan, apart) if kept is None else kept.of(apart)
    assert among == read_together(plan, found, found) or kept is not None
    return {unit: readings.values[index] for unit, readings in among.items()}


def test_asked_again_it_follows_what_moved() -> None:
    kept = Together(plan_of(pact("cluster_max(x)")))
    assert slots(THREE, kept)["a"] == point(6)
    assert slots({**THREE, "c": {"x": 4}}, kept)["a"] == point(4)
    assert slots({"a": {"x": 1}}, kept) == {"a": point(1)}
    assert slots(THREE, kept) == slots(THREE)
