"""Formulas over results: which names there are, and what conditions become."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final

import pytest

from emulation_rules.api import loads
from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.titles import Vote
from emulation_rules.plan.bounds import truth
from emulation_rules.plan.formulas import FormulaMeaningError, condition_of, number_of
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Combination, Leaf, SlotKind
from emulation_rules.plan.result_plan import figures_read, question_of, result_plan, vote_condition, when_name
from emulation_rules.plan.results import ResultFigure, ResultFigures, results_scope, slot_figure
from emulation_rules.syntax.formula.formulas import read_formula

PACT: Final = """
format: emulation-rules/1
id: pact
title: Pact
period: 2023
indicators:
  x: {measure: percent, better: higher}
  favour: {measure: count, better: higher}
  present: {measure: count, better: neither}
  head: {measure: boolean, better: neither}
targets:
  t: {indicator: x, criterion: at least 50%, points: 10}
  watched: {indicator: x, criterion: at least 50%, scored: false}
  counted: {indicator: x, points: 10, scoring: {bands: [{from: 50, points: 10}, {points: 0}]}}
  both: {all_of: [{id: one, deliverable: true}, {id: two, judged: true}], points: 5}
groups: {g: {en: G, members: [t, both]}}
constants: {enough: 9}
titles:
  first: {en: First, when: share >= 50}
  second: {en: Second, when: rank <= 3 and x@2022 > 10}
  third: {en: Third, when: holds(first) and verdict(t) = exceeded}
  fourth: {en: Fourth, when: holds(third) or share > 90}
"""


def pact(more: str = "") -> Ruleset:
    return loads(PACT + more)


def condition(text: str, ruleset: Ruleset | None = None) -> object:
    return condition_of(read_formula(text), results_scope(ruleset or pact()))


@pytest.mark.parametrize(
    "text",
    [
        "score >= enough",
        "share >= 90% and least_share >= 85",
        "rank = 1",
        "points(g) = maximum(g) or share(t) > 50%",
        "verdict(one) = met",
        "verdict(watched) <> exceeded",
        "targets_met + targets_exceeded > targets_asked",
        "x > 10 and x@2022 > 10",
        "holds(first)",
        "score >= cluster_percentile(score, 75%) or rank <= cluster_count(score) / 5",
        "if(rank = 1, score, share) > 50",
    ],
)
def test_conditions_that_have_a_meaning(text: str) -> None:
    condition(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("points(watched) > 1", "formula_unknown_member"),
        ("points(nothing) > 1", "formula_unknown_member"),
        ("points(2) > 1", "formula_unknown_member"),
        ("points(t, g) > 1", "formula_arguments"),
        ("verdict(g) = met", "formula_unknown_target"),
        ("verdict(counted) = met", "formula_target_without_verdict"),
        ("holds(flag)", "formula_unknown_title"),
        ("value > 1", "formula_unknown_name"),
        ("score@2022 > 1", "formula_one_period"),
        ("previous(share) > 1", "formula_one_period"),
        ("score", "formula_needs_condition"),
        ("score >= 90%", "formula_percent_of_points"),
        ("50% < points(t)", "formula_percent_of_points"),
        ("verdict(t)", "formula_verdict_alone"),
    ],
)
def test_conditions_that_have_none(text: str, code: str) -> None:
    with pytest.raises(FormulaMeaningError) as refusal:
        condition(text)
    assert refusal.value.code == code


def test_there_is_no_rank_while_ranking() -> None:
    with pytest.raises(FormulaMeaningError) as refusal:
        number_of(read_formula("rank"), results_scope(pact(), ranked=False))
    assert refusal.value.code == "formula_unknown_name"
    assert "rank" not in refusal.value.known


def test_a_title_knows_those_before_it() -> None:
    scope = results_scope(pact(), titles=["first"])
    condition_of(read_formula("holds(first)"), scope)
    with pytest.raises(FormulaMeaningError):
        condition_of(read_formula("holds(second)"), scope)


def test_a_name_with_two_meanings_is_refused() -> None:
    text = PACT.replace("constants: {enough: 9}", "constants: {enough: 9, score: 1}").partition("titles:")[0]
    with pytest.raises(FormulaMeaningError) as refusal:
        condition("score > 1", loads(text))
    assert refusal.value.code == "formula_two_meanings"
    condition("share > 1", loads(text))


# ---- plans ----------------------------------------------------------------------------------


def test_titles_that_ask_for_earlier_ones_come_in_later_stages() -> None:
    plan = result_plan(pact())
    assert [[title.id for title in stage.titles] for stage in plan.stages] == [
        ["first", "second"],
        ["third"],
        ["fourth"],
    ]
    read = [slot_figure(slot) for slot in plan.stages[1].plan.slots if slot.kind is SlotKind.RESULT]
    assert (ResultFigure.HOLDS, "first") in read


def test_figures_of_titles_count_as_read() -> None:
    assert figures_read(result_plan(pact())) == {("x", Period(2022))}


def test_without_a_ranking_the_share_ranks() -> None:
    plan = result_plan(pact())
    assert [slot_figure(slot)[0] for slot in plan.ranks.slots] == [ResultFigure.SHARE]


def test_an_indicator_may_be_called_what_a_figure_of_the_result_is_where_no_formula_asks() -> None:
    text = (
        PACT.partition("titles:")[0]
        .replace("x: {measure", "share: {measure")
        .replace("indicator: x", "indicator: share")
    )
    plan = result_plan(loads(text))
    assert [slot_figure(slot)[0] for slot in plan.ranks.slots] == [ResultFigure.SHARE]


def test_conditions_become_questions_with_flat_parts() -> None:
    plan = result_plan(pact("  fifth: {en: F, when: rank = 1 and score > 1 and (share > 1 or x > 1 or reported(x))}\n"))
    planned = {each.target.id: each.question for stage in plan.stages for each in stage.plan.targets}
    question = planned[when_name("fifth")]
    assert isinstance(question, Combination)
    assert question.need is None
    *alone, either = question.parts
    assert [isinstance(part, Leaf) for part in alone] == [True, True]
    assert isinstance(either, Combination)
    assert either.need == 1
    assert [part.id for part in either.parts] == ["when:fifth.3.1", "when:fifth.3.2", "when:fifth.3.3"]


def test_not_is_pushed_to_the_tests() -> None:
    question = question_of(condition_of(read_formula("not (rank = 1 and share >= 50)"), results_scope(pact())), "q")
    assert isinstance(question, Combination)
    assert question.need == 1
    assert all(isinstance(part, Leaf) and part.test.strict for part in question.parts)


# ---- votes ----------------------------------------------------------------------------------


def carried(vote: Vote) -> Callable[..., object]:
    """Return what says of favour, base and casting vote whether they carry."""
    figures = ResultFigures(pact(), Period(2023))
    asked = vote_condition(vote, figures)
    names = [slot.key for slot in figures.slots.values()]

    def holds(**given: Bounds) -> object:
        return truth(asked, [given[name] for name in names])

    return holds


def point(number: int) -> Interval:
    return Interval.point(number)


def test_a_casting_vote_decides_an_exact_hit_alone() -> None:
    holds = carried(Vote("favour", "present", Fraction(1, 2), casting="head"))
    no_or_yes = Interval(Fraction(0), Fraction(1))
    half = {"favour": point(5), "present": point(10)}
    assert holds(**half, head=point(1)) is True
    assert holds(**half, head=point(0)) is False
    assert holds(**half, head=no_or_yes) is None
    assert holds(favour=point(6), present=point(10), head=no_or_yes) is True
    assert holds(favour=Interval(Fraction(5), Fraction(6)), present=point(10), head=point(1)) is True


def test_nobody_voting_is_no_vote_in_favour() -> None:
    holds = carried(Vote("favour", "present", Fraction(1, 2)))
    assert holds(favour=point(0), present=point(0)) is False
