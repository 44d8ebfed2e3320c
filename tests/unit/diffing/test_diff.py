"""What became of targets: one relation each, proved or shown by a report that both versions were asked about."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from emulation_rules.api import load, loads
from emulation_rules.diffing.diff import diff
from emulation_rules.i18n.diff_sentences import explain_target_change
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.ruleset_changes import Aspect, How, Kept, Relation, Section, TargetChange

PACT = Path(__file__).parents[3] / "rulesets" / "mps-cluster-6-2022" / "ruleset.yaml"

_BEGIN = """
format: emulation-rules/1
id: pact
title: {vi: Giao ước, en: Pact}
period: 2022
units: {a: A, b: B, c: C}
indicators:
  crimes: {vi: Tội phạm, en: Crimes, measure: count, better: lower}
  deaths: {vi: Số người chết, en: Deaths, measure: count, better: lower}
  rate: {vi: Tỷ lệ, en: Rate, measure: percent, better: higher, ceiling: 100}
targets:
"""
_ALL = "t: {all_of: [{indicator: crimes, criterion: at most 9}, {indicator: deaths, criterion: none}]}"


def _pact(*targets: str, begin: str = _BEGIN) -> Ruleset:
    return loads(begin + "".join(f"  {target}\n" for target in targets))


def _change(before: str, after: str) -> TargetChange:
    return diff(_pact(before), _pact(after))["t"]


def _rate(criterion: str, more: str = "") -> str:
    return f"t: {{vi: Khám phá, en: Clearance, indicator: rate, criterion: {criterion}{more}}}"


def _crimes(criterion: str, zero: str = "undetermined") -> str:
    return f"t: {{en: Fewer crimes, indicator: crimes, criterion: {criterion}, zero_baseline: {zero}}}"


@pytest.mark.parametrize(
    ("before", "after", "relation"),
    [
        (_rate("above 75%"), _rate("above 75%"), Relation.IDENTICAL),
        (_rate("above 75%"), _rate("at least 75%"), Relation.LOOSER),
        (_rate("at least 75%"), _rate("above 75%"), Relation.STRICTER),
        (_rate("above 75%"), _rate("at most 80%"), Relation.INCOMPARABLE),
        (_rate("at least 100%"), _rate("exactly 100%"), Relation.EQUIVALENT),
        (_rate("between 50% and 100%"), _rate("at least 50%"), Relation.EQUIVALENT),
        (
            "t: {indicator: crimes, criterion: above 2}",
            "t: {indicator: crimes, criterion: at least 3}",
            Relation.EQUIVALENT,
        ),
        (
            _crimes("down at least 5% from previous year"),
            _crimes("down at least 4% from previous year"),
            Relation.LOOSER,
        ),
        (
            _crimes("down at least 5% from previous year"),
            _crimes("down at least 5% from year 2020"),
            Relation.INCOMPARABLE,
        ),
        (
            _crimes("down from previous year"),
            _crimes("down from previous year", "met if still zero"),
            # Who stays at zero meets it now; who rises from zero misses it, and was undetermined.
            Relation.LOOSER,
        ),
        (
            _crimes("down from previous year"),
            _crimes("down from previous year", "not applicable"),
            Relation.OTHERWISE,
        ),
        (_ALL, _ALL.replace("all_of", "any_of"), Relation.LOOSER),
        (_ALL, _ALL.replace("at most 9", "below 9"), Relation.STRICTER),
    ],
)
def test_relations(before: str, after: str, relation: Relation) -> None:
    change = _change(before, after)
    assert change.relation is relation
    assert not change.open
    turned = {Relation.LOOSER: Relation.STRICTER, Relation.STRICTER: Relation.LOOSER}
    assert _change(after, before).relation is turned.get(relation, relation)


def test_the_sentence_says_from_what_to_what_and_who_shows_it() -> None:
    change = _change(_rate("above 75%"), _rate("at least 75%"))
    expected = "'Clearance': from above 75% to at least 75%: looser; a unit with exactly 75% now meets it"
    assert explain_target_change(change, "en") == expected
    assert explain_target_change(change, "vi") == (
        "“Khám phá”: từ trên 75% thành từ 75% trở lên: lỏng hơn; một đơn vị có đúng 75% nay đạt"
    )


def test_examples_are_test_cases() -> None:
    change = _change(_crimes("down at least 5% from previous year"), _crimes("down at least 4% from previous year"))
    assert change.better is not None
    assert change.better.case == (
        "  - {name: t better, unit: a, figures: {crimes@2021: 100, crimes: 96}, expect: {t: met}}\n"
    )


def test_planted_changes_of_the_pact_are_told_in_a_sentence_each() -> None:
    text = PACT.read_text(encoding="utf-8")
    planted = text.replace("above 75%", "at least 75%").replace("down at least 5% from", "down at least 4% from")
    changes = diff(load(PACT), loads(planted))
    told = [explain_target_change(change, "en") for change in changes.targets if change.changed]
    assert told == [
        (
            "'Fewer public-order crimes': from down at least 5% from previous year to down at least 4% from previous "
            "year: looser; a unit with 96 after 100 in 2021 now meets it"
        ),
        "'Clearance of cases': from above 75% to at least 75%: looser; a unit with exactly 75% now meets it",
    ]


@pytest.mark.parametrize(("few", "many"), [(1, 2), (3, 4), (10, 11), (2, 20)])
def test_more_of_the_same_parts_is_stricter(few: int, many: int) -> None:
    begin = _BEGIN.replace(
        "  crimes:", "".join(f"  i{n}: {{en: I, measure: percent, better: higher}}\n" for n in range(20)) + "  crimes:"
    )
    parts = ", ".join(f"{{indicator: i{number}, criterion: above 50%}}" for number in range(20))
    old, new = (_pact(f"t: {{at_least: {{count: {need}, of: [{parts}]}}}}", begin=begin) for need in (few, many))
    assert (diff(old, new)["t"].relation, diff(new, old)["t"].relation) == (Relation.STRICTER, Relation.LOOSER)


def test_targets_come_go_and_are_renamed() -> None:
    old = _pact("gone: {indicator: crimes, criterion: none}", "name: {indicator: rate, criterion: above 5%}")
    new = _pact("come: {indicator: deaths, criterion: none}", "other: {indicator: rate, criterion: above 5%}")
    changes = diff(old, new)
    kept = {change.target: change.kept for change in changes.targets}
    assert kept == {"come": Kept.ADDED, "other": Kept.RENAMED, "gone": Kept.REMOVED}
    assert changes["other"].former == "name"
    assert changes["other"].relation is Relation.IDENTICAL
    assert changes.may_decide_otherwise


def test_what_is_asked_of_whom_is_told() -> None:
    change = _change(_rate("above 75%", ", only: [a, b]"), _rate("above 75%", ", excluded: [b]"))
    assert (change.asked_now, change.not_asked_now) == (("c",), ("b",))
    assert change.may_decide_otherwise


def test_wording_and_weights_are_not_confused_with_what_is_asked() -> None:
    change = _change(
        _rate("above 75%", ", points: 10"), _rate("above 75%", ", points: 12, note: more").replace("Khám", "Làm")
    )
    assert change.relation is Relation.IDENTICAL
    assert {*change.aspects} == {Aspect.POINTS, Aspect.TITLE, Aspect.WORDING}
    assert not change.may_decide_otherwise


def test_each_unit_is_compared_with_its_own_mark() -> None:
    assigned = _BEGIN.replace("targets:", "assigned:\n  a: {rate: 70}\n  b: {rate: 80}\ntargets:")
    raised = assigned.replace("80}", "85}")
    target = "t: {indicator: rate, criterion: at least assigned}"
    change = diff(_pact(target, begin=assigned), _pact(target, begin=raised))["t"]
    assert change.relation is Relation.STRICTER
    assert change.worse is not None
    assert change.worse.unit == "b"
    assert Aspect.ASSIGNED in change.aspects


def test_what_rests_on_an_unknown_mark_is_not_settled() -> None:
    begin = _BEGIN.replace("targets:", "references: {n: {en: N, marks: {rate: null}}}\ntargets:")
    change = diff(_pact(_rate("at least reference n"), begin=begin), _pact(_rate("above reference n"), begin=begin))[
        "t"
    ]
    assert (change.relation, change.open) == (Relation.UNKNOWN, True)


def test_years_are_read_for_the_later_one() -> None:
    later = _BEGIN.replace("period: 2022", "period: 2023").replace("id: pact", "id: pact-2023")
    old = _pact(_crimes("down at least 5% from year 2021"))
    changes = diff(old, _pact(_crimes("down at least 5% from previous year"), begin=later))
    assert str(changes.read_for) == "2023"
    assert changes["t"].relation is Relation.IDENTICAL


def test_whatever_else_changed_is_listed() -> None:
    old = loads(PACT.read_text(encoding="utf-8"))
    new = loads(PACT.read_text(encoding="utf-8").replace("  kon-tum: Kon Tum\n", "").replace("en: Houses", "en: Homes"))
    items = {(item.section, item.id): item.how for item in diff(old, new).items}
    assert items[Section.UNITS, "kon-tum"] is How.REMOVED
    assert items[Section.INDICATORS, "houses_handed_over"] is How.REWORDED


def test_a_ruleset_is_the_same_as_itself() -> None:
    changes = diff(load(PACT), load(PACT))
    assert not changes
    assert {change.relation for change in changes.targets} == {Relation.IDENTICAL}


def test_the_strictness_of_a_composite_is_told_in_a_sentence() -> None:
    text = (PACT.parents[1] / "mps-cluster-1-2023" / "ruleset.yaml").read_text(encoding="utf-8")
    asked = "indicator: fires_explosions\n        criterion: not up from previous year"
    assert text.count(asked) == 1
    planted = text.replace(asked, asked.replace("not up from", "down from"))
    change = diff(loads(text), loads(planted))["accidents_and_fires_restrained"]
    assert explain_target_change(change, "en") == (
        "'Traffic accidents and fires held back': from all of: No more traffic accidents not up from previous year; "
        "No more fires and explosions not up from previous year to all of: No more traffic accidents not up from "
        "previous year; No more fires and explosions down from previous year: stricter; a unit with Fires and "
        "explosions 100, Fires and explosions 100 in 2022, Traffic accidents 100 and Traffic accidents 100 in 2022 "
        "no longer meets it; a unit with Fires and explosions 1, Fires and explosions 0 in 2022, Traffic accidents 100 "
        "and Traffic accidents 100 in 2022: not met before, undetermined now"
    )


def test_what_a_changed_target_costs_does_not_grow_with_their_number() -> None:
    """Calls are counted, which a busy machine does not change: four times the targets take four times as many."""
    few, many = (_calls_to_compare(number) for number in (25, 100))
    assert many < 4.2 * few


def _calls_to_compare(many: int) -> int:
    begin = "format: emulation-rules/1\nid: big\ntitle: Big\nperiod: 2022\nindicators:\n" + "".join(
        f"  i{number}: {{en: I, measure: count, better: lower}}\n" for number in range(many)
    )
    asked = "".join(
        f"  t{number}: {{indicator: i{number}, criterion: down at least 5% from previous year}}\n"
        for number in range(many)
    )
    old, new = (loads(f"{begin}targets:\n{each}") for each in (asked, asked.replace("5%", "6%")))
    calls = 0

    def called(_frame: object, event: str, _detail: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        relations = {change.relation for change in diff(old, new).targets}
    finally:
        sys.setprofile(before)
    assert relations == {Relation.STRICTER}
    return calls
