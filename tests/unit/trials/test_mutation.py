from __future__ import annotations

from dataclasses import fields
from fractions import Fraction

import pytest
from tests.samples.trial_pact import pact, trials

from emulation_rules.api import loads
from emulation_rules.i18n.catalogue import CATALOGUE
from emulation_rules.model.criterion import Comparison, Figure, Moves, NotMoves, Threshold
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.model.text import Text
from emulation_rules.model.trial_mutation import MutationRun
from emulation_rules.syntax.formula.formulas import print_formula, read_formula
from emulation_rules.syntax.phrases import print_criterion, read_criterion
from emulation_rules.trials.criterion_mutants import wrong_criteria
from emulation_rules.trials.formula_mutants import wrong_formulas
from emulation_rules.trials.mutation import mutants_of, mutations_of

RATE = Indicator("rate", Text(), Measure.PERCENT, Better.HIGHER)
COUNT = Indicator("count", Text(), Measure.COUNT, Better.LOWER)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("above 75%", ["above 74%", "above 76%", "at least 75%", "below 75%"]),
        ("at least 7.5%", ["at least 7.4%", "at least 7.6%", "above 7.5%", "at most 7.5%"]),
        ("at least 0%", ["at least 1%", "above 0%", "at most 0%"]),
        ("exactly 100%", ["exactly 99%", "exactly 101%", "at least 100%", "at most 100%"]),
        ("between 3% and 5%", ["between 2% and 5%", "between 4% and 5%", "between 3% and 4%", "between 3% and 6%"]),
        (
            "down at least 5% from previous year",
            [
                "down at least 4% from previous year",
                "down at least 6% from previous year",
                "down more than 5% from previous year",
                "up at least 5% from previous year",
                "down at least 5% from year 2021",
            ],
        ),
        ("down from previous year", ["not up from previous year", "up from previous year", "down from year 2021"]),
        ("not up from year 2022", ["down from year 2022", "not down from year 2022", "not up from year 2021"]),
    ],
)
def test_a_criterion_is_changed_in_one_way_at_a_time(right: str, wrong: list[str]) -> None:
    found = wrong_criteria(read_criterion(right), RATE, Period(2023))
    assert [print_criterion(each, "en") for each in found] == wrong


def test_marks_move_by_a_step_of_the_reporting_grid() -> None:
    fine = Indicator("rate", Text(), Measure.PERCENT, Better.HIGHER, places=2)
    criterion = Threshold(Comparison.ABOVE, Figure(Quantity(Fraction(75), Unit.PERCENT)))
    found = [print_criterion(each, "en") for each in wrong_criteria(criterion, fine, Period(2023))]
    assert found[:2] == ["above 74.99%", "above 75.01%"]
    assert [print_criterion(each, "en") for each in wrong_criteria(read_criterion("none"), COUNT, Period(2023))] == [
        "at most 1"
    ]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("share >= 70%", ["share > 70%", "share >= 69%", "share >= 71%"]),
        ("a > 1 and b = 2", ["a > 1 or b = 2", "a >= 1 and b = 2", "a > 0 and b = 2", "a > 2 and b = 2"]),
        ("max(a, 1.5)", ["max(a, 1.4)", "max(a, 1.6)"]),
    ],
)
def test_a_formula_is_changed_in_one_way_at_a_time(right: str, wrong: list[str]) -> None:
    found = [print_formula(each) for each in wrong_formulas(read_formula(right))]
    assert found[: len(wrong)] == wrong


def test_mutants_come_in_the_same_order_and_each_once() -> None:
    told = [mutant.mutation for mutant in mutants_of(pact())]
    assert told == [mutant.mutation for mutant in mutants_of(pact())]
    assert len(set(told)) == len(told) > 60


def test_every_mutant_differs_from_the_ruleset() -> None:
    ruleset = pact()
    for mutant in mutants_of(ruleset):
        different = [field.name for field in fields(ruleset) if field.name != "places"]
        assert any(getattr(mutant.ruleset, name) != getattr(ruleset, name) for name in different), mutant.mutation


def test_every_kind_of_change_has_words() -> None:
    assert {f"mutation_{mutant.mutation.kind}" for mutant in mutants_of(pact())} <= CATALOGUE.keys()


ON = "  - {name: on, figures: {clearance: 75}, expect: {cleared: not met}}\n"


def survivors(run: MutationRun, subject: str, kind: str) -> set[str]:
    return {dict(each.details)["after"] for each in run.survivors if each.subject == subject and each.kind == kind}


def test_a_case_on_the_mark_notices_what_passes_there() -> None:
    run = mutations_of(pact(), trials(ON).cases)
    assert survivors(run, "cleared", "criterion") == {"above 75.1%", "below 75%"}
    noticed = {result.noticed_by for result in run.results if result.mutation.kind == "criterion"}
    assert noticed == {"on", ""}


def test_cases_that_fail_as_it_is_notice_nothing() -> None:
    wrong = ON.replace("not met", "met")
    assert mutations_of(pact(), trials(wrong).cases).percent == 0


def test_changes_that_make_no_difference_are_left_out() -> None:
    ruleset = loads(
        "format: emulation-rules/1\nid: a\ntitle: A\nperiod: 2023\n"
        "indicators: {rate: {en: Rate, measure: percent, better: higher, ceiling: 100},"
        " n: {en: N, measure: percent, better: higher, places: 0}}\n"
        "targets: {all: {indicator: rate, criterion: exactly 100%}, some: {indicator: n, criterion: at least 2.5%}}\n"
    )
    same = {dict(mutant.mutation.details).get("after") for mutant in mutants_of(ruleset) if mutant.same}
    assert same == {"at least 100%", "above 2.5%"}
    assert mutations_of(ruleset, ()).equivalent == 2


def test_the_most_that_are_tried_are_spread_over_all() -> None:
    whole, few = (mutations_of(pact(), (), most=most) for most in (500, 7))
    assert (len(few.results), few.untried) == (7, len(whole.results) - 7)
    assert few.results[0] == whole.results[0]
    assert few.results[-1].mutation.subject != whole.results[6].mutation.subject
    assert whole.untried == 0


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    mutations_of(pact(), (), most=3, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_fall_and_no_rise_differ_in_strictness_alone() -> None:
    falls = read_criterion("down from previous year")
    assert isinstance(falls, Moves)
    assert isinstance(next(iter(wrong_criteria(falls, COUNT, Period(2023)))), NotMoves)


def test_what_belongs_to_no_target_is_changed_too() -> None:
    ruleset = loads(
        "format: emulation-rules/1\nid: a\ntitle: A\nperiod: 2023\nunits: {u: U}\n"
        "indicators: {n: {en: N, measure: count, better: higher}}\n"
        "assigned: {u: {n: 10}}\n"
        "targets: {some: {indicator: n, criterion: at least assigned, points: 3}}\n"
        "score: {maximum: 3, cap: 2, rounding: {places: 1, mode: half up}}\n"
        "ranking: {by: [share, score]}\n"
    )
    kinds = [
        mutant.mutation.kind for mutant in mutants_of(ruleset) if mutant.mutation.subject in ("score", "ranking", "n")
    ]
    assert kinds == [
        "assigned",
        "missing",
        "missing",
        "cap_dropped",
        "rounding_dropped",
        "key_turned",
        "key_dropped",
        "key_turned",
        "key_dropped",
    ]
    assert {f"mutation_{kind}" for kind in kinds} <= CATALOGUE.keys()
