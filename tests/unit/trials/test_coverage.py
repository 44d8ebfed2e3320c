from __future__ import annotations

import pytest
from tests.samples.trial_pact import pact, trials

from emulation_rules.api import loads
from emulation_rules.i18n.catalogue import CATALOGUE
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.trial_coverage import Coverage
from emulation_rules.trials.branches import STEP_KINDS
from emulation_rules.trials.coverage import coverage_of

Spots = set[tuple[str, str]]


def tried(cases: str, ruleset: Ruleset | None = None) -> Spots:
    """Return what one or more cases try, as (subject, kind)."""
    found = coverage_of(ruleset or pact(), trials(cases, ruleset).cases)
    return {(item.spot.subject, item.spot.kind) for item in found.items if item.taken}


def of(figures: str, unit: str = "gia-lai", ruleset: Ruleset | None = None, subject: str = "") -> Spots:
    case = f"  - {{name: a, unit: {unit}, figures: {{{figures}}}, expect: {{score: 0}}}}\n"
    return {spot for spot in tried(case, ruleset) if subject in ("", spot[0])}


def spots(ruleset: Ruleset) -> Spots:
    return {(item.spot.subject, item.spot.kind) for item in coverage_of(ruleset, ()).items}


@pytest.mark.parametrize(
    ("figures", "kind"),
    [
        ("clearance: 74.9", "mark_short"),
        ("clearance: 75", "mark_on"),
        ("clearance: 75.1", "mark_beyond"),
        ('clearance: "> 75"', "mark_beyond"),
        ('clearance: "< 75"', "mark_short"),
        ("", "unreported"),
    ],
)
def test_one_figure_tries_one_side_of_a_mark(figures: str, kind: str) -> None:
    found = of(figures, subject="cleared")
    assert {each for _, each in found if each.startswith(("mark", "un"))} == {kind}


def test_a_bound_over_the_mark_tries_no_side_of_it() -> None:
    assert not {each for _, each in of('clearance: "> 74"', subject="cleared") if each.startswith("mark")}


def test_of_a_change_the_mark_follows_the_baseline() -> None:
    assert ("fewer_crimes", "mark_on") in of("crimes: 95, crimes@2022: 100")
    assert ("fewer_crimes", "mark_short") in of("crimes: 96, crimes@2022: 100")
    assert ("fewer_crimes", "mark_beyond") in of("crimes: 94, crimes@2022: 100")
    assert ("fewer_crimes", "no_baseline") in of("crimes: 94")
    assert ("fewer_crimes", "zero_baseline") in of("crimes: 0, crimes@2022: 0")


@pytest.mark.parametrize(
    ("calls", "low", "high"),
    [
        (99, "short", "beyond"),
        (100, "on", "beyond"),
        (101, "beyond", "beyond"),
        (200, "beyond", "on"),
        (201, "beyond", "short"),
    ],
)
def test_a_range_has_two_marks(calls: int, low: str, high: str) -> None:
    found = of(f"calls: {calls}", subject="answered")
    assert {kind for _, kind in found if kind.startswith("mark")} == {f"mark_{low}_low", f"mark_{high}_high"}


def test_what_no_figure_can_reach_is_no_spot() -> None:
    exact = loads(
        "format: emulation-rules/1\nid: a\ntitle: A\nperiod: 2023\n"
        "indicators: {rate: {en: Rate, measure: percent, better: higher, ceiling: 100},"
        " n: {en: N, measure: count, better: lower}}\n"
        "targets: {all: {indicator: rate, criterion: exactly 100%}, nobody: {indicator: n, criterion: none}}\n"
    )
    assert spots(exact) == {
        ("all", "mark_short"),
        ("all", "mark_on"),
        ("all", "unreported"),
        ("nobody", "mark_short"),
        ("nobody", "mark_on"),
        ("nobody", "unreported"),
    }


def test_a_part_carries_a_composite_where_all_others_miss() -> None:
    carried = of("fires: 0, crimes: 1001", subject="safe")
    assert ("safe", "met") in carried
    case = coverage_of(pact(), trials("  - {name: a, figures: {fires: 0, crimes: 1001}, expect: {score: 0}}\n").cases)
    taken = {(item.spot.kind, item.spot.details) for item in case.items if item.taken and item.spot.subject == "safe"}
    assert ("part_carries", (("part", "safe.1"),)) in taken
    assert ("part_carries", (("part", "quiet"),)) not in taken
    assert not {kind for kind, _ in taken} & {"part_fails", "not_met"}


def test_bands_branches_bonus_penalty_and_veto_are_tried() -> None:
    good = of("crimes: 900, crimes@2022: 1000, clearance: 95, calls: 150, fires: 0, plan_issued: true")
    assert good >= {
        ("cleared", "step_at_least"),
        ("answered", "branch_holds"),
        ("fewer_crimes", "bonus_given"),
        ("fewer_crimes", "veto_rests"),
        ("safe", "penalty_withheld"),
        ("plan_issued", "met"),
        ("leading", "title_proposed"),
        ("grade.good", "class"),
    }
    bad = of("crimes: 1200, crimes@2022: 1000, clearance: 75, calls: 149, fires: 1, plan_issued: false")
    assert bad >= {
        ("cleared", "step_rest"),
        ("answered", "branch_fails"),
        ("fewer_crimes", "bonus_withheld"),
        ("fewer_crimes", "veto_fires"),
        ("safe", "penalty_given"),
        ("plan_issued", "not_met"),
        ("leading", "title_refused"),
        ("grade.poor", "class"),
    }
    shared = {("answered", "mark_beyond_high"), ("answered", "mark_beyond_low")}
    assert good & bad == shared


DATED = """\
format: emulation-rules/1
id: dated
title: Dated
period: 2023
indicators: {rate: {en: Rate, measure: percent, better: higher, ceiling: 100}}
targets: {better: {indicator: rate, criterion: {2022: above 70%, 2024: above 80%}}}
"""


def test_each_dated_criterion_is_tried_in_its_own_years() -> None:
    ruleset = loads(DATED)
    cases = trials(
        "  - {name: a, figures: {rate: 70}, expect: {better: not met}}\n"
        "  - {name: b, period: 2025, figures: {rate: 80.5}, expect: {better: met}}\n",
        ruleset,
    ).cases
    found = coverage_of(ruleset, cases)
    taken = {(item.spot.kind, item.spot.details) for item in found.items if item.taken}
    assert taken == {("mark_on_in", (("year", "2022"),)), ("mark_beyond_in", (("year", "2024"),))}
    assert len(found.items) == 8


def test_the_share_tried_is_rounded_down() -> None:
    items = coverage_of(pact(), ()).items
    taken = trials("  - {name: a, figures: {}, expect: {score: 0}}\n").cases
    some = coverage_of(pact(), taken)
    assert some.percent == some.taken * 100 // len(items) < 100
    assert Coverage("a", "", ()).percent == 100


def test_places_are_lines_of_the_ruleset() -> None:
    lines = {(item.spot.subject, item.spot.kind): str(item.place) for item in coverage_of(pact(), ()).items}
    assert lines["fewer_crimes", "mark_on"] == "pact.yaml:14:5"
    assert lines["safe.1", "mark_on"] == "pact.yaml:35:30"
    assert lines["fewer_crimes", "veto_fires"] == "pact.yaml:17:5"


@pytest.mark.parametrize("kind", STEP_KINDS)
def test_steps_have_words(kind: str) -> None:
    assert f"spot_{kind}" in CATALOGUE


def test_whatever_is_tried_has_words() -> None:
    for ruleset in (pact(), loads(DATED)):
        assert {f"spot_{kind}" for _, kind in spots(ruleset)} <= CATALOGUE.keys()
