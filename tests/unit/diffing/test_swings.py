"""How far scores move: the most there is where that is proved, else the furthest found, by the reference engine."""

from __future__ import annotations

from fractions import Fraction

import pytest

from emulation_rules.api import loads
from emulation_rules.diffing.diff import diff
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.ruleset_changes import RulesetChanges, Swing

_BEGIN = """
format: emulation-rules/1
id: pact
title: Pact
period: 2022
indicators:
  crimes: {en: Crimes, measure: count, better: lower}
  rate: {en: Rate, measure: percent, better: higher, ceiling: 100}
  grade: {en: Grade, measure: percent, better: higher, ceiling: 100}
targets:
"""


def _pact(*targets: str, more: str = "") -> Ruleset:
    return loads(_BEGIN + "".join(f"  {target}\n" for target in targets) + more)


def _moved(swing: Swing | None) -> tuple[Fraction, bool] | None:
    return None if swing is None else (swing.by, swing.exact)


def _rate(criterion: str, more: str = "points: 10") -> str:
    return f"t: {{indicator: rate, criterion: {criterion}, {more}}}"


@pytest.mark.parametrize(
    ("before", "after", "gain", "loss"),
    [
        (_rate("above 75%"), _rate("at least 75%"), (Fraction(10), True), None),
        (_rate("at least 75%"), _rate("above 75%"), None, (Fraction(-10), True)),
        (_rate("above 75%"), _rate("above 75%", "points: 12"), (Fraction(2), True), None),
        (_rate("at least 50%"), _rate("at most 50%"), (Fraction(10), True), (Fraction(-10), True)),
        (_rate("above 75%"), _rate("above 75%, note: word"), None, None),
    ],
)
def test_swings_of_one_target(
    before: str, after: str, gain: tuple[Fraction, bool] | None, loss: tuple[Fraction, bool] | None
) -> None:
    changes = diff(_pact(before), _pact(after))
    assert (_moved(changes.gain), _moved(changes.loss)) == (gain, loss)
    assert not changes.score_open


def test_scores_in_proportion_move_most_where_the_lines_are_furthest_apart() -> None:
    before = _rate("at least 50%", "points: 10, scoring: proportional")
    after = _rate("at least 80%", "points: 10, scoring: proportional")
    changes = diff(_pact(before), _pact(after))
    # From 50 % on the one earns all of it, the other 10 x 50 / 80.
    assert _moved(changes.loss) == (Fraction(-15, 4), True)
    assert changes.gain is None


def test_targets_that_share_no_figures_add_up() -> None:
    before = (
        "a: {indicator: rate, criterion: above 75%, points: 10}",
        "b: {indicator: grade, criterion: none, points: 5}",
    )
    after = (
        "a: {indicator: rate, criterion: at least 75%, points: 10}",
        "b: {indicator: grade, criterion: below 5%, points: 5}",
    )
    assert _moved(diff(_pact(*before), _pact(*after)).gain) == (Fraction(15), True)


def test_targets_that_share_a_figure_do_not() -> None:
    before = (
        "a: {indicator: rate, criterion: above 75%, points: 10}",
        "b: {indicator: rate, criterion: below 5%, points: 5}",
    )
    after = (
        "a: {indicator: rate, criterion: above 70%, points: 10}",
        "b: {indicator: rate, criterion: below 9%, points: 5}",
    )
    assert _moved(diff(_pact(*before), _pact(*after)).gain) == (Fraction(10), True)


def test_a_target_more_or_less_is_points_more_or_less() -> None:
    kept, other = _rate("above 75%"), "more: {indicator: crimes, criterion: none, points: 4}"
    assert _moved(diff(_pact(kept), _pact(kept, other)).gain) == (Fraction(4), True)
    assert _moved(diff(_pact(kept, other), _pact(kept)).loss) == (Fraction(-4), True)


def _capped(changes: RulesetChanges) -> tuple[bool, bool]:
    assert changes.gain is not None
    return changes.gain.exact, changes.score_open


def test_where_totals_are_bent_the_furthest_found_is_said_to_be_that() -> None:
    capped = "score: {maximum: 10, cap: 8}\n"
    old, new = _pact(_rate("above 75%"), more=capped), _pact(_rate("at least 75%"), more=capped)
    changes = diff(old, new)
    assert _capped(changes) == (False, True)
    assert _moved(changes.gain) == (Fraction(8), False)


def test_the_report_is_a_test_case_of_the_later_version() -> None:
    changes = diff(_pact(_rate("above 75%")), _pact(_rate("at least 75%")))
    assert changes.gain is not None
    assert changes.gain.case == "  - {name: score gain, unit: unit, figures: {rate: 75}, expect: {score: 10}}\n"
