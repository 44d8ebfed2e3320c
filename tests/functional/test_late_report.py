"""A late report in the provincial-police scheme changes others; what changed says whom, what and why."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest

from emulation_rules.api import compare, load, load_reports, session, standings
from emulation_rules.model.comparison import Cause, Comparison, Outlook
from emulation_rules.model.ruleset import Ruleset

FOLDER: Final = Path(__file__).parents[2] / "rulesets" / "provincial-police-2025"


@pytest.fixture(scope="module")
def scheme() -> Ruleset:
    return load(FOLDER)


@pytest.fixture(scope="module")
def changes(scheme: Ruleset) -> Comparison:
    before, after = (
        standings(scheme, load_reports(FOLDER / "reports" / name, scheme)) for name in ("before.yaml", "final.yaml")
    )
    return compare(before, after)


def test_one_unit_reported_and_four_changed(changes: Comparison) -> None:
    assert changes.reported == ("xa-d",)
    assert {change.unit for change in changes.units} == {"xa-a", "xa-b", "xa-c", "xa-d"}


@pytest.mark.parametrize(("unit", "before", "after"), [("xa-b", "25/4", "50/9"), ("xa-c", "10", "65/9")])
def test_the_new_leader_takes_points_from_others(changes: Comparison, unit: str, before: str, after: str) -> None:
    (points,) = changes[unit].points
    assert points.target == "economic_cases_found"
    assert points.before is not None
    assert points.after is not None
    assert (points.before.number, points.after.number) == (Fraction(before), Fraction(after))
    assert [(why.cause, why.by) for why in points.why] == [(Cause.TOGETHER, ("xa-d",))]


def test_the_flag_goes_from_open_to_the_late_unit(changes: Comparison) -> None:
    outlooks = {unit: {title.title: title.outlook for title in changes[unit].titles} for unit in ("xa-a", "xa-d")}
    assert outlooks == {"xa-a": {"flag": Outlook.LOST}, "xa-d": {"flag": Outlook.SECURED}}
    assert changes["xa-a"].points == ()


def test_figures_that_come_in_one_by_one_give_the_same_points(scheme: Ruleset) -> None:
    live = session(scheme, units=("xa-b", "xa-c", "xa-d"))

    def points() -> list[Fraction]:
        found = [live.standings[unit].evaluation["economic_cases_found"].points for unit in ("xa-b", "xa-c")]
        return [each.number for each in found if each is not None]

    live.observe("xa-b", "economic_cases", 2)
    live.observe("xa-c", "economic_cases", 5)
    assert points() == [Fraction("6.25"), 10]
    live.observe("xa-d", "economic_cases", 10)
    assert points() == [Fraction(50, 9), Fraction(65, 9)]
