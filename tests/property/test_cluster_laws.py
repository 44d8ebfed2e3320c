"""Clusters: ranks agree with scores, what is open holds every completion, titles respect nesting and quotas."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.strategies.clusters import (
    LOCAL,
    UNITS,
    WITHOUT_NUMBERS,
    YEAR,
    cluster_rulesets,
    completed,
    numbers_of,
    reports_of,
)

from emulation_rules.api import session, standings
from emulation_rules.cluster.compare import compare
from emulation_rules.cluster.quotas import Count, places
from emulation_rules.engines.choice import EngineName
from emulation_rules.engines.decision import Figures, FigureValue
from emulation_rules.evaluator import Evaluator
from emulation_rules.exchange.report_figures import report_from_figures
from emulation_rules.model.indicator import Better
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Observation
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import LeaderShare
from emulation_rules.model.standing import Outcome, Standing, Standings
from emulation_rules.model.text import Text
from emulation_rules.model.titles import AtTheCut

ENGINES: list[EngineName] = ["compiled"]
if importlib.util.find_spec("durable_rules_engine") is not None:
    ENGINES.append("durable")

few = settings(deadline=None, max_examples=60)


def by_reference(ruleset: Ruleset, reports: Mapping[str, Report]) -> Standings:
    return standings(ruleset, reports, engine="reference")


# ---- ranks ----------------------------------------------------------------------------------


@few
@given(data=st.data())
def test_certain_ranks_are_one_and_how_many_are_better(data: st.DataObject) -> None:
    ruleset = data.draw(cluster_rulesets())
    found = by_reference(ruleset, data.draw(reports_of(ruleset, gaps=False)))
    for one in found.standings:
        rivals = [other for other in found.standings if among(found, one, other)]
        better = sum(ahead(found, other, one) for other in rivals)
        level = sum(other.keys == one.keys for other in rivals)
        assert one.rank is not None
        assert (one.rank.best, one.rank.worst) == (1 + better, 1 + better)
        assert one.rank.of == len(rivals)
        assert one.rank.shared == (level > 1)


def among(found: Standings, one: Standing, other: Standing) -> bool:
    return other.rank is not None and (not found.within_peers or one.peers == other.peers)


def ahead(found: Standings, one: Standing, other: Standing) -> bool:
    """Whether one stands before another by keys that are plain numbers."""
    for by, own, its in zip(found.ranked_by, one.keys, other.keys, strict=True):
        assert own is not None
        assert its is not None
        if own.number != its.number:
            return (own.number < its.number) == (by.better is Better.LOWER)
    return False


@few
@given(data=st.data())
def test_ranks_titles_and_classes_hold_every_completion(data: st.DataObject) -> None:
    ruleset = data.draw(st.one_of(cluster_rulesets(), cluster_rulesets(WITHOUT_NUMBERS, zero_marks=True)))
    vague = data.draw(reports_of(ruleset))
    known = data.draw(completed(vague))
    before, after = by_reference(ruleset, vague), by_reference(ruleset, known)
    for unit in ruleset.units:
        holds_completion(before[unit], after[unit])
    for title, (fewest, most) in before.quotas.items():
        assert fewest <= after.quotas[title][0] <= after.quotas[title][1] <= most


def holds_completion(before: Standing, after: Standing) -> None:
    """Everything said while figures are open is true of what they turn out to be."""
    assert before.rank is not None
    assert after.rank is not None
    assert before.rank.best <= after.rank.best <= after.rank.worst <= before.rank.worst
    assert after.rank.shared or not before.rank.shared
    assert after.evaluation.score.points.within(closed(before.evaluation.score.points))
    for key, settled in zip(before.keys, after.keys, strict=True):
        assert key is not None
        assert settled is not None
        assert settled.within(closed(key))
    for said, settled_title in zip(before.titles, after.titles, strict=True):
        assert said.outcome in (Outcome.UNDETERMINED, settled_title.outcome)
    for still, settled_class in zip(before.classes, after.classes, strict=True):
        assert set(settled_class.possible) <= set(still.possible)


def closed(interval: Interval) -> Interval:
    return Interval(interval.low, interval.high)


# ---- points ---------------------------------------------------------------------------------


@few
@given(data=st.data())
def test_adding_a_unit_never_changes_points_that_look_at_one_unit(data: st.DataObject) -> None:
    ruleset = data.draw(cluster_rulesets(LOCAL))
    reports = data.draw(reports_of(ruleset))
    late = replace(ruleset, units={**ruleset.units, "late": Text("late", "late")})
    newcomer = replace(data.draw(st.sampled_from(list(reports.values()))), unit="late")
    before, after = by_reference(ruleset, reports), by_reference(late, {**reports, "late": newcomer})
    for unit in ruleset.units:
        assert after[unit].evaluation.score == before[unit].evaluation.score
    assert {change.unit for change in compare(before, after).units if change.score} <= {"late"}


@few
@given(data=st.data())
def test_leader_share_never_falls_with_the_own_result(data: st.DataObject) -> None:
    ruleset = data.draw(cluster_rulesets([LeaderShare(), LeaderShare(most_excess=Fraction(1, 2))]))
    reports = data.draw(reports_of(ruleset, gaps=False))
    unit = data.draw(st.sampled_from(list(ruleset.units)))
    better = dict(reports[unit].observations)
    for name in ("x", "y"):
        number = better[name, YEAR].interval
        assert number is not None
        gain = data.draw(st.integers(0, 40))
        better[name, YEAR] = Observation.figure(min(number.number + gain, Fraction(100)))
    improved = {**reports, unit: replace(reports[unit], observations=better)}
    before, after = by_reference(ruleset, reports)[unit], by_reference(ruleset, improved)[unit]
    assert after.evaluation.score.points.number >= before.evaluation.score.points.number


# ---- titles ---------------------------------------------------------------------------------


@few
@given(data=st.data())
def test_titles_respect_nesting_and_quotas(data: st.DataObject) -> None:
    ruleset = data.draw(cluster_rulesets())
    found = by_reference(ruleset, data.draw(reports_of(ruleset)))
    held = {title: holders(found.standings, title) for title in ruleset.titles}
    for title in ruleset.titles.values():
        if title.within:
            assert held[title.id] <= held[title.within]
        if title.quota is None or found.within_peers:
            continue
        base = held.get(title.quota.of, set())
        most = found.quotas[title.id][1]
        if title.quota.ties is not AtTheCut.ALL:
            assert len(held[title.id]) <= most
        if title.quota.number is None:
            assert places(title.quota, len(found.standings), Count(len(base), len(base))).least <= most


@few
@given(data=st.data())
def test_places_go_to_the_best_in_rank(data: st.DataObject) -> None:
    ruleset = data.draw(cluster_rulesets())
    found = by_reference(ruleset, data.draw(reports_of(ruleset, gaps=False)))
    for title in ruleset.titles.values():
        for one in found.standings:
            beaten = [other for other in found.standings if among(found, one, other) and ahead(found, one, other)]
            if proposal(one, title.id) == ("not_eligible", "beyond_quota"):
                assert all(proposal(other, title.id)[0] != "eligible" for other in beaten)


def holders(units: tuple[Standing, ...], title: str) -> set[str]:
    return {one.unit for one in units if proposal(one, title)[0] == "eligible"}


def proposal(one: Standing, title: str) -> tuple[str, str]:
    found = next(each for each in one.titles if each.title == title)
    return found.outcome.value, found.because.value


# ---- engines and sessions -------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
@few
@given(data=st.data())
def test_engines_agree_on_standings(engine: EngineName, data: st.DataObject) -> None:
    ruleset = data.draw(cluster_rulesets())
    evaluators = Evaluator(ruleset, engine="reference"), Evaluator(ruleset, engine=engine)
    for _ in range(3):
        reports = data.draw(reports_of(ruleset))
        reference, other = (unsigned(evaluator.standings(reports)) for evaluator in evaluators)
        assert other == reference


def unsigned(found: Standings) -> Standings:
    """Standings without the name of the engine."""
    units = [replace(one, evaluation=replace(one.evaluation, engine="", engine_note="")) for one in found.standings]
    return replace(found, standings=tuple(units))


@st.composite
def observed(draw: st.DrawFn, ruleset: Ruleset) -> list[tuple[str, str, FigureValue]]:
    """Draw observations as they come in: figures, bounds, corrections, and some taken back."""
    unit, name = st.sampled_from(list(ruleset.units)), st.sampled_from(["x", "y", "faults", "favour", "present"])
    return draw(st.lists(st.tuples(unit, name, values()), max_size=14))


def values() -> st.SearchStrategy[FigureValue]:
    numbers = st.integers(0, 5)
    return st.one_of(numbers, numbers.map(lambda number: f">= {number}"), st.none())


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_a_session_comes_to_what_a_batch_does_in_any_order(data: st.DataObject) -> None:
    ruleset = data.draw(cluster_rulesets())
    if data.draw(st.booleans()):
        ruleset = replace(ruleset, units={}, peers_of={}, peers={}, ranking=None)
    stream = data.draw(
        observed(replace(ruleset, units=dict.fromkeys(UNITS, Text("u", "u"))) if not ruleset.units else ruleset)
    )
    live = session(ruleset, engine="reference")
    left: dict[str, dict[str, FigureValue]] = {}
    for unit, name, value in stream:
        before = live.standings
        changes = live.observe(unit, name, value)
        assert changes == compare(before, live.standings)
        left.setdefault(unit, {})[name] = value
    batch = by_reference(ruleset, batch_of(ruleset, left))
    assert live.standings == batch
    assert repr(live.standings) == repr(batch)
    last = {(unit, name): value for unit, name, value in stream}
    shuffled = session(ruleset, engine="reference")
    for unit, name in data.draw(st.permutations(list(last))):
        shuffled.observe(unit, name, last[unit, name])
    assert repr(shuffled.standings) == repr(batch)


def batch_of(ruleset: Ruleset, figures: Mapping[str, Figures]) -> dict[str, Report]:
    """The reports of what is left once all has come in."""
    reports = {unit: report_from_figures(ruleset, named, unit) for unit, named in figures.items()}
    return {unit: report for unit, report in reports.items() if report.observations}


@few
@given(data=st.data())
def test_a_comparison_names_every_unit_that_changed_and_gives_a_reason(data: st.DataObject) -> None:
    ruleset = data.draw(cluster_rulesets())
    first = data.draw(reports_of(ruleset))
    unit = data.draw(st.sampled_from(list(ruleset.units)))
    number = data.draw(numbers_of(ruleset.indicators["x"]))
    changed = {**first[unit].observations, ("x", YEAR): Observation.figure(number)}
    second = {**first, unit: replace(first[unit], observations=changed)}
    before, after = by_reference(ruleset, first), by_reference(ruleset, second)
    assume(before != after)
    found = compare(before, after)
    for one in found.units:
        whys = [each.why for each in one.verdicts] + [each.why for each in one.points]
        whys += [each.why for each in one.titles] + [each.why for each in one.classes]
        whys += [one.score.why] if one.score else []
        whys += [one.rank.why] if one.rank else []
        assert whys
        assert all(whys), one
    moved = {one.unit for one in after.standings if differs(one, before[one.unit])}
    assert {one.unit for one in found.units} == moved


def differs(one: Standing, other: Standing) -> bool:
    ranks = [(each.rank.best, each.rank.worst, each.rank.shared) if each.rank else None for each in (one, other)]
    scores = [(each.score.points, each.score.share) for each in (one.evaluation, other.evaluation)]
    told = [[(each.verdict, each.points) for each in unit.evaluation.assessments] for unit in (one, other)]
    return (
        ranks[0] != ranks[1]
        or scores[0] != scores[1]
        or told[0] != told[1]
        or ((one.titles, one.classes) != (other.titles, other.classes))
    )
