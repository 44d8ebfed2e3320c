from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest

from emulation_rules import load, load_reports, loads, report_from_figures, sensitivity
from emulation_rules.exchange.sensitivity_json import sensitivity_from_json, sensitivity_schema, sensitivity_to_json
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.sensitivity import How, Kind, Sensitivity
from emulation_rules.outputs import sensitivity_json, sensitivity_markdown, sensitivity_text

RULESETS = Path(__file__).parents[3] / "rulesets"
PACT = """
format: emulation-rules/1
id: firm
title: {vi: Mẫu, en: A sample}
period: 2025
units: {a: A, b: B, c: C}
indicators:
  work: {vi: Công tác, en: Work, measure: score, better: higher, ceiling: 50, places: 1}
  force: {vi: Lực lượng, en: The force, measure: score, better: higher, ceiling: 50, places: 1}
targets:
  work_done: {indicator: work, points: 50, scoring: direct}
  force_built: {indicator: force, points: 50, scoring: direct}
score: {maximum: 100}
ranking: {by: [score]}
titles:
  flag: {vi: Cờ, en: Flag, when: rank = 1 and share >= 80%}
"""


@pytest.fixture(scope="module")
def pact() -> Ruleset:
    return loads(PACT)


def told(pact: Ruleset, **figures: tuple[str, str]) -> Sensitivity:
    reports = [report_from_figures(pact, {"work": w, "force": f}, unit) for unit, (w, f) in figures.items()]
    return sensitivity(pact, reports)


def test_a_weight_that_levels_two_units_is_told_exactly(pact: Ruleset) -> None:
    # 45 + 40 against 40 + 44: work counts f times, 45 f + 40 = 40 f + 44 at f = 4/5.
    found = told(pact, a=("45", "40"), b=("40", "44"), c=("1", "1"))
    swap = found.swaps[0]
    assert (swap.upper, swap.lower) == ("a", "b")
    assert swap.least is not None
    assert (swap.weight, swap.least.change.number) == ("work_done", Fraction(-20))
    # 5 e + 4 e = 1
    assert swap.together == Fraction(100, 9)


def test_a_title_may_be_lost_by_a_weight_that_leaves_ranks_as_they_are(pact: Ruleset) -> None:
    # (44 f + 36.5) / (50 f + 50) is 80 % at f = 7/8, which is 12.5 % less.
    found = sensitivity(
        pact,
        [
            report_from_figures(pact, {"work": "44", "force": "36.5"}, "a"),
            report_from_figures(pact, {"work": 1, "force": 1}, "b"),
        ],
        weights=20,
    )
    move = next(move for move in found["a"][Kind.WEIGHT].moves if move.subject == "work_done")
    assert move.loses == ("flag",)
    assert move.rank == found["a"].rank
    assert move.least is not None
    assert (move.least.change.number, move.least.beyond) == (Fraction(-25, 2), True)


def test_what_less_than_a_shown_digit_decides_is_flagged(pact: Ruleset) -> None:
    reports = [
        report_from_figures(pact, {"work": "45.1", "force": "40.3"}, "a"),
        report_from_figures(pact, {"work": "45", "force": "40"}, "b"),
        report_from_figures(pact, {"work": "44", "force": "40"}, "c"),
    ]
    (close,) = sensitivity(pact, reports, decimals=0, kinds=["left_out"]).close
    assert (close.upper, close.lower, close.equal, close.difference) == ("a", "b", True, Fraction(2, 5))
    assert sensitivity(pact, reports, decimals=1, kinds=["left_out"]).close == ()


def test_hidden_digits_may_swap_two_units(pact: Ruleset) -> None:
    found = told(pact, a=("45.1", "40.0"), b=("45.0", "40.0"), c=("1.0", "1.0"))
    reach = found["a"][Kind.DISPLAY]
    assert reach.rank is not None
    assert (reach.how, reach.rank.best, reach.rank.worst) == (How.BOUND, 1, 2)
    apart = told(pact, a=("45.3", "40.0"), b=("45.0", "40.0"), c=("1.0", "1.0"))["a"][Kind.DISPLAY].rank
    assert apart is not None
    assert apart.worst == 1


def test_a_restated_figure_is_told_with_what_surely_moves_nothing(pact: Ruleset) -> None:
    # b passes a when its work rises by more than 0.5 of 45, which is 1.11 %.
    found = told(pact, a=("45", "40.5"), b=("45", "40"), c=("1", "1"))
    (move,) = [each for each in found["b"][Kind.RESTATED].moves if (each.subject, each.of) == ("work", "b")]
    assert move.least is not None
    assert move.least.change.low is not None
    assert move.least.change.high is not None
    assert move.least.change.low <= Fraction(10, 9) <= move.least.change.high
    assert move.least.change.high - move.least.change.low == Fraction(1, 32)


def test_a_cap_that_bends_the_score_is_only_tried() -> None:
    capped = loads(PACT.replace("score: {maximum: 100}", "score: {maximum: 100, cap: 86}"))
    found = told(capped, a=("45", "40"), b=("40", "44"), c=("1", "1"))
    assert found["a"][Kind.WEIGHT].how is How.TRIED
    assert [each.reason for each in found.not_asked] == ["not_linear"]


def test_a_weight_that_a_formula_decides_is_not_asked_about() -> None:
    formula = loads(
        PACT.replace(
            "score:",
            "groups:\n  all: {vi: Cả, en: All, members: [work_done, force_built], combine: formula,"
            " formula: work_done + force_built, maximum: 100}\nscore:",
        )
    )
    found = told(formula, a=("45", "40"), b=("40", "44"))
    assert {each.subject for each in found.not_asked if each.reason == "by_formula"} >= {"work_done", "force_built"}


@pytest.mark.parametrize("percent", [0, 100, -3])
def test_a_percentage_that_is_none_is_refused(pact: Ruleset, percent: int) -> None:
    with pytest.raises(ValueError, match="percentage"):
        sensitivity(pact, [], weights=percent)


def test_the_json_form_fits_its_schema_and_reads_back(pact: Ruleset) -> None:
    found = told(pact, a=("45.1", "40.0"), b=("45.0", "40.0"), c=("1.0", "1.0"))
    written = sensitivity_to_json(found)
    assert sensitivity_from_json(written) == found
    jsonschema.validate(json.loads(written), sensitivity_schema())


def test_outputs_tell_the_same_in_both_languages(pact: Ruleset) -> None:
    found = told(pact, a=("45", "40"), b=("40", "44"), c=("1", "1"))
    text = sensitivity_text.render(found, "vi")
    assert "Mọi trọng số ±10%" in text
    assert "±≈11,1111%" in text
    assert "| A | B | Work −20% | ±≈11.1111% |" in sensitivity_markdown.render(found, "en")
    assert '"unit": "b"' not in sensitivity_json.render(found, "en", ["a"])


def test_the_same_question_gives_the_same_bytes(pact: Ruleset) -> None:
    figures = {"a": ("45", "40"), "b": ("40", "44"), "c": ("1", "1")}
    assert sensitivity_to_json(told(pact, **figures)) == sensitivity_to_json(told(pact, **figures))


def test_the_flag_of_the_provincial_police_hangs_on_one_figure() -> None:
    folder = RULESETS / "provincial-police-2025"
    ruleset = load(folder)
    found = sensitivity(ruleset, load_reports(folder / "reports" / "final.yaml", ruleset), kinds=["restated"])
    assert found["xa-d"][Kind.RESTATED].loses == ("flag",)
    assert [move.subject for move in found["xa-d"][Kind.RESTATED].moves] == ["reports_handled"]
