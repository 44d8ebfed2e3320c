"""Every engine says what `reference` says, and what it says obeys the laws of docs/reference/semantics.md."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.strategies.intervals import inside
from tests.strategies.reports import reports_for
from tests.strategies.rulesets import rulesets

from emulation_rules.assessment.build import Provenance, evaluation_of
from emulation_rules.engines.base import Engine
from emulation_rules.engines.choice import EngineName, chosen_engine
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.indicator import Better
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Observation
from emulation_rules.model.report import FigureKey, Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.verdict import Reason, Verdict
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.plan import Plan
from emulation_rules.plan.readings import read

FAST: list[EngineName] = ["compiled"]
if importlib.util.find_spec("durable_rules_engine") is not None:
    FAST.append("durable")


def evaluated(plan: Plan, engine: Engine, report: Report) -> Evaluation:
    """Evaluate without digests: the same inputs, the same value."""
    readings = read(plan, report)
    return evaluation_of(plan, report, readings, engine.rule(readings), Provenance())


def by_reference(ruleset: Ruleset, report: Report) -> Evaluation:
    plan = plan_of(ruleset)
    return evaluated(plan, chosen_engine("reference", plan)[0], report)


@pytest.mark.parametrize("name", FAST)
@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_every_engine_agrees_with_the_reference(name: EngineName, data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    plan = plan_of(ruleset)
    reference, engine = chosen_engine("reference", plan)[0], chosen_engine(name, plan)[0]
    for _ in range(4):
        report = data.draw(reports_for(ruleset))
        assert evaluated(plan, engine, report) == evaluated(plan, reference, report)


@settings(deadline=None)
@given(data=st.data())
def test_narrowing_what_is_known_never_changes_a_decided_verdict(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    vague = without_claims(data.draw(reports_for(ruleset)))
    sharper = replace(vague, observations=data.draw(sharpened(vague.observations)))
    first, second = by_reference(ruleset, vague), by_reference(ruleset, sharper)
    assume(possible(second))
    for before, after in zip(first.walk(), second.walk(), strict=True):
        if before.verdict is not Verdict.UNDETERMINED:
            assert after.verdict is before.verdict


@settings(deadline=None)
@given(data=st.data())
def test_narrowing_what_is_known_never_widens_a_score(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    vague = without_claims(data.draw(reports_for(ruleset, gaps=False)))
    sharper = replace(vague, observations=data.draw(sharpened(vague.observations)))
    first, second = by_reference(ruleset, vague), by_reference(ruleset, sharper)
    assume(possible(second))
    before, after = first.score, second.score
    assume(before.maximum == after.maximum)  # a baseline found to be zero may exempt a target
    assert after.points.within(closed(before.points))


@settings(deadline=None)
@given(data=st.data())
def test_the_order_of_targets_and_observations_does_not_matter(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    report = data.draw(reports_for(ruleset))
    names = data.draw(st.permutations(list(ruleset.targets)))
    shuffled = replace(ruleset, targets={name: ruleset.targets[name] for name in names})
    keys = data.draw(st.permutations(list(report.observations)))
    reordered = replace(report, observations={key: report.observations[key] for key in keys})
    straight, turned = by_reference(ruleset, report), by_reference(shuffled, reordered)
    assert {one.target: one for one in straight.assessments} == {one.target: one for one in turned.assessments}
    assert straight.score.points == turned.score.points


@settings(deadline=None)
@given(data=st.data())
def test_improvement_never_lowers_a_verdict(data: st.DataObject) -> None:
    """For every one-sided criterion: a value moved in the good direction keeps what it had."""
    ruleset = data.draw(rulesets())
    report = data.draw(reports_for(ruleset))
    plan = plan_of(ruleset)
    reference = chosen_engine("reference", plan)[0]
    before = evaluated(plan, reference, report)
    for one in before.walk():
        if one.indicator and one.margin is not None and one.margin.is_point and one.need is not None:
            better = {"at_least": Better.HIGHER, "above": Better.HIGHER, "at_most": Better.LOWER, "below": Better.LOWER}
            direction = better.get(one.need.comparison.value)
            key = (one.indicator, plan.period)
            known = report.observations.get(key)
            if direction is None or known is None or known.interval is None or not known.interval.is_point:
                continue
            moved = improved(ruleset, one.indicator, known.interval.number, direction)
            after = evaluated(plan, reference, replace(report, observations={**report.observations, key: moved}))
            if one.verdict is Verdict.MET:
                assert after[one.target].verdict is Verdict.MET


def improved(ruleset: Ruleset, indicator: str, number: Fraction, direction: Better) -> Observation:
    asked = ruleset.indicators[indicator]
    step = asked.step or Fraction(1, 7)
    moved = number + step if direction is Better.HIGHER else number - step
    return Observation.figure(moved if moved in asked.range else number)


@st.composite
def sharpened(draw: st.DrawFn, observations: Mapping[FigureKey, Observation]) -> dict[FigureKey, Observation]:
    """Each interval becomes one number inside it."""
    return {
        key: one if one.interval is None else replace(one, interval=Interval.point(draw(inside(one.interval))))
        for key, one in observations.items()
    }


def possible(evaluation: Evaluation) -> bool:
    """Figures drawn one by one may contradict each other: parts that come to more than their whole can."""
    return all(one.reason is not Reason.IMPOSSIBLE_VALUE for one in evaluation.walk())


def without_claims(report: Report) -> Report:
    """A claim gives way to figures that decide, so what was claimed may well change."""
    return replace(report, observations={key: one for key, one in report.observations.items() if one.claim is None})


def closed(interval: Interval) -> Interval:
    return Interval(interval.low, interval.high)
