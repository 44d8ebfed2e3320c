from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest

from emulation_rules import load, loads, prove
from emulation_rules.exchange.proof_json import proofs_schema, proofs_to_json
from emulation_rules.exchange.trial_yaml import trials_from_text
from emulation_rules.model.proof import Answer, WhyUnknown
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.outputs import proof_text
from emulation_rules.trials.run import run_trials

pytest.importorskip("z3")

RULESETS = Path(__file__).parents[3] / "rulesets"
PACT = """
format: emulation-rules/1
id: asked
title: {vi: Mẫu, en: A sample}
period: 2025
indicators:
  cases: {vi: Số vụ, en: Cases, measure: count, better: lower}
  rate: {vi: Tỷ lệ, en: Rate, measure: percent, better: higher, ceiling: 100, places: 1}
targets:
  fewer: {indicator: cases, criterion: down at least 5% from previous year, points: 10}
  cleared: {indicator: rate, criterion: at least 75%, points: 10, scoring: proportional}
score: {maximum: 20}
ranking: {by: [score]}
titles:
  flag: {vi: Cờ, en: Flag, when: share > 100%}
  good: {vi: Tốt, en: Good, when: share >= 90%}
"""


@pytest.fixture(scope="module")
def pact() -> Ruleset:
    return loads(PACT)


def answers(ruleset: Ruleset, *asked: object) -> dict[str, Answer]:
    return {each.subject: each.answer for each in prove(ruleset, *asked).proofs}  # type: ignore[arg-type]


def test_a_plain_pact_is_monotone(pact: Ruleset) -> None:
    assert answers(pact) == {"cases": Answer.YES, "rate": Answer.YES}


def test_what_no_score_can_come_to_is_out_of_reach(pact: Ruleset) -> None:
    assert answers(pact, "reachable") == {"title:flag": Answer.NO, "title:good": Answer.YES}


def test_a_fall_is_shown_by_two_reports_that_differ_in_one_figure() -> None:
    falling = loads(
        PACT.replace(
            "scoring: proportional", 'scoring: {formula: "if(value > 90%, 5, value * points / 100)", falling: true}'
        )
    )
    (proof,) = [each for each in prove(falling).proofs if each.subject == "rate"]
    assert proof.answer is Answer.NO
    worse, better = proof.shown
    assert {key for key in worse.figures if worse.figures[key] != better.figures[key]} == {"rate"}
    assert Fraction(better.figures["rate"]) > 90 >= Fraction(worse.figures["rate"])
    assert worse.share is not None
    assert better.share is not None
    assert better.share < worse.share
    # One decimal is what can be reported.
    assert all((Fraction(each.figures["rate"]) * 10).denominator == 1 for each in proof.shown)


def test_counts_that_show_something_are_whole() -> None:
    # Between 3 and 4 cases the score falls, on whole numbers it does not.
    bumpy = '{indicator: cases, points: 10, scoring: {formula: "if(value > 3 and value < 4, 10, 5)", falling: true}}'
    stepped = PACT.replace("{indicator: cases, criterion: down at least 5% from previous year, points: 10}", bumpy)
    assert answers(loads(stepped))["cases"] is Answer.YES


def test_the_cases_that_are_printed_pass_when_they_are_run() -> None:
    stars = load(RULESETS / "stars")
    (proof,) = [each for each in prove(stars, unit="plan-a").proofs if each.answer is Answer.NO]
    assert proof.subject == "own_line"
    text = "format: emulation-rules-tests/1\nruleset: unused\ncases:\n" + "".join(each.case for each in proof.shown)
    results = run_trials(trials_from_text(text, "cases", ruleset=stars)).results
    assert [each.passed for each in results] == [True, True]


def test_marks_written_in_two_ways_are_equivalent(pact: Ruleset) -> None:
    written = '{indicator: cases, points: 10, scoring: {formula: "if(20 * value <= 19 * cases@2024, points, 0)"}}'
    other = loads(
        PACT.replace("{indicator: cases, criterion: down at least 5% from previous year, points: 10}", written)
    )
    assert [each.answer for each in prove(pact, "equivalent", other).proofs] == [Answer.YES]


def test_a_mark_that_moved_is_shown_by_a_report(pact: Ruleset) -> None:
    other = loads(PACT.replace("down at least 5%", "down at least 4%").replace("id: asked", "id: other"))
    (proof,) = prove(pact, "equivalent", other).proofs
    assert proof.answer is Answer.NO
    now, before = (Fraction(proof.shown[0].figures[key]) for key in ("cases", "cases@2024"))
    assert Fraction(95, 100) * before < now <= Fraction(96, 100) * before


def test_each_of_two_rulesets_is_shown_the_figures_it_knows(pact: Ruleset) -> None:
    other = loads(
        PACT.replace("id: asked", "id: other")
        .replace("targets:", "  houses: {measure: count, better: higher}\ntargets:")
        .replace("{maximum: 20}", "{maximum: 40}")
        .replace(
            "score:",
            "  built: {indicator: houses, criterion: at least 3, points: 10}\n"
            "  plan: {vi: Kế hoạch, en: A plan, deliverable: true, points: 10}\nscore:",
        )
    )
    (proof,) = prove(pact, "equivalent", other).proofs
    for shown, ruleset in zip(proof.shown, (pact, other), strict=True):
        text = f"format: emulation-rules-tests/1\ncases:\n{shown.case}"
        assert [each.passed for each in run_trials(trials_from_text(text, "cases", ruleset=ruleset)).results] == [True]
    assert "houses" not in proof.shown[0].figures
    assert "houses" in proof.shown[1].figures


def test_points_that_rest_on_other_units_are_left_open() -> None:
    police = load(RULESETS / "provincial-police-2025")
    (proof,) = prove(police, unit="xa-a").proofs
    assert (proof.answer, proof.why, proof.detail) == (Answer.UNKNOWN, WhyUnknown.NOT_TRANSLATED, "together")


def test_what_takes_too_long_is_left_open() -> None:
    hospital = load(RULESETS / "hospital-value")
    open_ = [each for each in prove(hospital, seconds=Fraction(1, 1000)).proofs if each.answer is Answer.UNKNOWN]
    assert open_
    assert {each.why for each in open_} <= {WhyUnknown.TIMEOUT, WhyUnknown.GAVE_UP}


def test_another_ruleset_is_needed_to_compare_with(pact: Ruleset) -> None:
    with pytest.raises(ValueError, match="another ruleset"):
        prove(pact, "equivalent")


def test_the_json_form_fits_its_schema(pact: Ruleset) -> None:
    jsonschema.validate(json.loads(proofs_to_json(prove(pact, "reachable"))), proofs_schema())


def test_answers_are_told_in_both_languages(pact: Ruleset) -> None:
    told = prove(pact, "reachable")
    assert "Cờ: không báo cáo nào đạt được" in proof_text.render(told, "vi")
    assert "Good: can be reached" in proof_text.render(told, "en")


VETO = """
  no_case: {indicator: cases, criterion: none, scored: false, veto: bars}
score: {maximum: 20}"""


def test_a_veto_keeps_a_title_out_of_reach() -> None:
    asked = PACT.replace("when: share > 100%", "when: cases >= 1")
    assert answers(loads(asked), "reachable")["title:flag"] is Answer.YES
    assert answers(loads(asked.replace("\nscore: {maximum: 20}", VETO)), "reachable")["title:flag"] is Answer.NO


@pytest.mark.parametrize(("policy", "points"), [("met if still zero", 10), ("not applicable", 0)])
def test_a_baseline_of_zero_means_what_is_declared(policy: str, points: int) -> None:
    """A title that asks for points on a baseline of zero is within reach or not, as the reference has it."""
    # Fewer than none is not to be had, so only what is declared can meet it.
    strict = f"down from previous year, zero_baseline: {policy}, points: 10"
    asked = PACT.replace("down at least 5% from previous year, points: 10", strict).replace(
        "when: share > 100%", f"when: cases@2024 = 0 and score = {points} and rate = 0"
    )
    ruleset = loads(asked)
    assert answers(ruleset, "reachable")["title:flag"] is Answer.YES
    other = loads(asked.replace(f"score = {points}", f"score = {10 - points}"))
    wanted = Answer.YES if policy == "met if still zero" else Answer.NO
    assert answers(other, "reachable")["title:flag"] is wanted


def test_the_same_question_finds_the_same_whatever_was_asked_before(pact: Ruleset) -> None:
    stars = load(RULESETS / "stars")
    first = proofs_to_json(prove(stars, unit="plan-a"))
    prove(pact, "reachable")
    assert proofs_to_json(prove(stars, unit="plan-a")) == first
