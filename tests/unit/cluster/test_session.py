"""Sessions: what each figure changes, for whom and why."""

from __future__ import annotations

from typing import Final

import pytest

from emulation_rules.api import compare, loads, session, standings
from emulation_rules.cluster.session import Session
from emulation_rules.evaluator import Evaluator
from emulation_rules.exchange.report_figures import report_from_figures
from emulation_rules.model.comparison import Cause, Comparison, Outlook, Why
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.standing import Outcome

TEXT: Final = """
format: emulation-rules/1
id: pact
title: Pact
period: 2023
{units}
indicators:
  x: {{measure: count, better: higher, ceiling: 100}}
  y: {{measure: count, better: lower}}
targets:
  led: {{indicator: x, criterion: at least 10, points: 10, scoring: leader share}}
  fewer: {{indicator: y, criterion: down from previous year, points: 10}}
  plan: {{deliverable: true, points: 5}}
ranking: {{by: [share]}}
titles:
  good: {{en: Good, when: share >= 40%}}
  flag: {{en: Flag, when: share >= 40%, within: good, quota: {{number: 1}}}}
classes:
  done: {{en: Done, first: true, levels: {{high: {{en: High, when: share >= 80}}, low: {{en: Low, otherwise: true}}}}}}
"""
UNITS: Final = "units: {a: A, b: B, c: C}"
ALL: Final = {"x": 10, "y": 1, "y@2022": 2, "plan": True}


def pact(units: str = UNITS) -> Ruleset:
    return loads(TEXT.format(units=units))


def full() -> Session:
    """A session in which every unit has reported everything: b leads, then a, then c."""
    live = session(pact())
    live.observe_all({"a": {**ALL, "x": 15}, "b": {**ALL, "x": 20}, "c": ALL})
    return live


def whys(changes: Comparison, unit: str) -> tuple[Why, ...]:
    score = changes[unit].score
    return () if score is None else score.why


def test_a_session_begins_with_nothing_reported() -> None:
    live = session(pact())
    assert live.reports == {}
    assert [one.unit for one in live.standings.standings] == ["a", "b", "c"]
    assert [note.code for note in live.standings.notes] == ["missing_unit"] * 3
    assert live.standings == standings(pact(), {})


def test_the_units_own_figure_is_why_its_result_changed() -> None:
    changes = full().observe("c", "y", 2)
    assert [one.unit for one in changes.units] == ["c"]
    one = changes["c"]
    assert [(each.target, each.before, each.after) for each in one.verdicts] == [("fewer", "met", "not_met")]
    assert whys(changes, "c") == (Why(Cause.OWN),)
    assert one.reported
    assert changes.reported == ("c",)


def test_a_new_leader_changes_the_points_of_others_and_is_named() -> None:
    changes = full().observe("c", "x", 30)
    assert {one.unit for one in changes.units} == {"a", "b", "c"}
    for unit in ("a", "b"):
        assert whys(changes, unit) == (Why(Cause.TOGETHER, ("c",)),)
        assert not changes[unit].reported
        assert changes[unit].verdicts == ()
    assert [each.target for each in changes["a"].points] == ["led"]
    moved = changes["c"].rank
    assert moved is not None
    assert moved.why == (Why(Cause.OWN),)


def test_a_title_goes_from_one_unit_to_another() -> None:
    live = full()
    changes = live.observe("c", "x", 30)
    outlooks = {(one.unit, each.title): each.outlook for one in changes.units for each in one.titles}
    assert outlooks == {("b", "flag"): Outlook.LOST, ("c", "flag"): Outlook.SECURED}
    lost = changes["b"].titles[0]
    assert Cause.OTHERS in {why.cause for why in lost.why}
    again = live.observe("c", "x", 10)
    outlooks = {(one.unit, each.title): each.outlook for one in again.units for each in one.titles}
    assert outlooks == {("b", "flag"): Outlook.SECURED, ("c", "flag"): Outlook.LOST}


def test_what_is_taken_back_puts_titles_at_risk() -> None:
    live = full()
    before = live.standings
    changes = live.observe("b", "x", None)
    assert {each.title: each.outlook for each in changes["b"].titles} == {"flag": Outlook.AT_RISK}
    assert live.standings["b"].titles[1].outcome is Outcome.UNDETERMINED
    assert changes["b"].rank is not None
    live.observe("b", "x", 20)
    assert live.standings == before


def test_units_without_a_report_are_noted_until_they_report() -> None:
    live = session(pact())
    live.observe("b", "x", 20)
    assert [note.subject for note in live.standings.notes] == ["a", "c"]
    assert full().standings.notes == ()


def test_a_claim_and_a_figure_of_an_earlier_year() -> None:
    live = session(pact())
    assert [each.target for each in live.observe("a", "plan", value=True).units[0].verdicts] == ["plan"]
    assert not live.observe("a", "y", 3)  # there is nothing yet to compare it with
    assert [each.after for each in live.observe("a", "y@2022", 4)["a"].verdicts] == ["met"]


def test_a_figure_that_changes_nothing_changes_nothing() -> None:
    live = full()
    assert not live.observe("a", "x", 15)
    assert not live.observe("a", "y@2021", 15)  # read by nothing
    changes = live.observe("a", "y@2022", 50)
    assert (changes.units, changes.reported) == ((), ("a",))


def test_taking_back_what_was_never_given_changes_nothing() -> None:
    live = session(pact())
    assert not live.observe("a", "x", None)
    assert live.reports == {}


def test_units_that_are_not_declared_join_with_their_first_figure_and_leave_with_their_last() -> None:
    live = session(pact(""), ["a"])
    assert [one.unit for one in live.standings.standings] == ["a"]
    joined = live.observe("b", "x", 20)
    assert joined["b"].arrived
    assert joined["b"].rank is not None
    left = live.observe("b", "x", None)
    assert left["b"].left
    assert left["b"].rank is not None
    assert left["b"].rank.after is None
    assert list(live.reports) == ["a"]


def test_a_unit_that_takes_part_from_the_start_stays() -> None:
    live = session(pact(""), ["a", "b"])
    live.observe("a", "x", 20)
    live.observe("a", "x", None)
    assert list(live.reports) == ["a", "b"]


def test_what_is_wrong_is_told_at_once_and_changes_nothing() -> None:
    live = full()
    before = live.standings, live.reports
    with pytest.raises(InvalidReportError) as refusal:
        live.observe_all({"a": {"x": 12}, "nowhere": {"x": 1}, "b": {"z": 1, "x": -1}})
    assert sorted(found.path for found in refusal.value.findings) == [("b", "x"), ("b", "z"), ("nowhere",)]
    assert (live.standings, live.reports) == before


def test_a_unit_the_ruleset_does_not_know_cannot_take_part() -> None:
    with pytest.raises(InvalidReportError):
        session(pact(), ["nowhere"])


def test_reports_are_handed_out_as_copies() -> None:
    live = full()
    assert live.reports == live.reports
    assert live.reports is not live.reports


def test_figures_of_the_cluster_as_a_whole() -> None:
    ruleset = loads("""
format: emulation-rules/1
id: pact
title: Pact
period: 2023
units: {a: A, b: B}
indicators: {x: {measure: count, better: higher}}
targets: {together: {indicator: x, criterion: at least 10, scope: pooled, points: 10}}
""")
    live = session(ruleset)
    assert live.observe("a", "x", 4).cluster is None
    changes = live.observe("b", "x", 6)
    assert changes.cluster is not None
    assert [(each.before, each.after) for each in changes.cluster.verdicts] == [("undetermined", "met")]
    assert changes.cluster.verdicts[0].why == (Why(Cause.TOGETHER, ("b",)),)
    assert live.standings.cluster is not None
    assert live.standings.cluster["together"].observed == Interval.point(10)
    missed = live.observe("cluster", "x", 9).cluster
    assert missed is not None
    assert [(each.after, each.why) for each in missed.verdicts] == [("not_met", (Why(Cause.OWN),))]


def test_units_that_are_not_declared_have_one_order_whichever_came_first() -> None:
    ruleset = loads("""
format: emulation-rules/1
id: pact
title: Pact
period: 2023
indicators: {x: {measure: count, better: higher}}
targets: {each: {indicator: x, criterion: at least 10, scope: every unit, points: 10}}
""")
    reports = {unit: report_from_figures(ruleset, {"x": 10}, unit) for unit in ("b", "a")}
    found = standings(ruleset, reports).cluster
    assert found is not None
    assert [part.target for part in found["each"].parts] == ["each@a", "each@b"]


def test_sessions_of_one_evaluator_are_apart() -> None:
    evaluator = Evaluator(pact())
    first, second = evaluator.session(), evaluator.session()
    first.observe("a", "x", 20)
    assert second.reports == {}
    assert second.standings == evaluator.standings({})


def test_reports_may_come_as_a_list() -> None:
    live = full()
    assert standings(pact(), live.reports.values()) == live.standings


# ---- comparisons ----------------------------------------------------------------------------


def test_two_standings_that_say_the_same_differ_in_nothing() -> None:
    live = full()
    assert not compare(live.standings, standings(pact(), live.reports))


def test_another_ruleset_is_told_as_the_reason() -> None:
    changed = loads(TEXT.format(units=UNITS).replace("at least 10", "at least 20"))
    reports = full().reports
    changes = compare(standings(pact(), reports), standings(changed, reports))
    assert changes.rules_changed
    assert changes.reported == ()
    assert {why.cause for one in changes.units for each in one.points for why in each.why} == {Cause.RULES}


def test_at_most_ten_units_are_named_and_the_others_counted() -> None:
    ruleset = pact("")
    names = [f"u{number:02}" for number in range(14)]
    first = {name: report_from_figures(ruleset, {**ALL, "x": 12}, name) for name in names}
    second = {name: report_from_figures(ruleset, {**ALL, "x": 50}, name) for name in names[1:]}
    changes = compare(standings(ruleset, first), standings(ruleset, {**first, **second}))
    (why,) = whys(changes, "u00")
    assert (why.cause, len(why.by), why.more) == (Cause.TOGETHER, 10, 3)
