"""What formulas are lowered to: scales of percent, periods, choices, and what of them is known on a range."""

from __future__ import annotations

from fractions import Fraction

import pytest

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.interval import Interval
from emulation_rules.model.tables import Grid, Lines, Step, Steps, Table
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.formula_functions import names_read
from emulation_rules.plan.formulas import FormulaMeaningError, Number, Reading, Scale, Scope, number_of
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Grain, Read
from emulation_rules.plan.rounding import interval_on_grid, on_grid
from emulation_rules.plan.tables import looked_up, looked_up_in_grid
from emulation_rules.syntax.formula.formulas import read_formula

_SLOTS = {"count": 0, "rate": 1, "before": 2}
_STARS = Steps(
    (
        Step(Comparison.AT_LEAST, Fraction(90), Fraction(5)),
        Step(Comparison.ABOVE, Fraction(75), Fraction(3)),
    ),
    Fraction(1),
)


def _number(name: str, reading: Reading) -> Number | None:
    if reading == Reading(1) and name == "count":
        return Number(Read(_SLOTS["before"]))
    if name not in _SLOTS or reading != Reading():
        return None
    return Number(Read(_SLOTS[name]), Scale.PERCENT if name == "rate" else Scale.PLAIN)


SCOPE = Scope(_number, known=tuple(_SLOTS), tables={"stars": _STARS})


def between(low: int | None, high: int | None, *, low_open: bool = False, high_open: bool = False) -> Interval:
    first, last = (None if end is None else Fraction(end) for end in (low, high))
    return Interval(first, last, low_open, high_open)


def of(text: str, count: Bounds, rate: Bounds = Reason.NOT_REPORTED, before: Bounds = Reason.NO_BASELINE) -> Bounds:
    return bounds(number_of(read_formula(text), SCOPE).expr, [count, rate, before])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("rate - 5%", 75),
        ("max(rate, 90%)", 90),
        ("if(rate >= 80%, 1, 0)", 1),
        ("if(count > 0, 50%, rate)", 50),
        ("rate * 50%", 40),
        ("rate / rate + 50%", Fraction(3, 2)),
        ("count * 75%", 3),
        ("count + 75%", Fraction(19, 4)),
        ("lookup(stars, 80%)", 3),
        ("75% * 2", Fraction(3, 2)),
        ("round(rate + 0.5, 0)", 81),
    ],
)
def test_a_percent_sign_means_what_stands_beside_it(text: str, value: int | Fraction) -> None:
    assert of(text, Interval.point(4), Interval.point(80)) == Interval.point(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("if(count >= 5, count, 10 - count)", between(5, 10)),
        ("if(count > 0, 10 / count, 0)", Interval(Fraction(0), None)),
        ("if(count <> 0, 10 / count, 0)", Interval(Fraction(0), None)),
        ("if(count = 3, count, 0)", between(0, 3)),
        ("if(not (count < 5), count, 5)", between(5, 8)),
        ("if(count > 2 and count < 4, count, 3)", between(2, 4, low_open=True, high_open=True)),
        ("if(count < 2 or count > 6, count, 4)", between(0, 8)),
        ("if(count >= 0, 1, 1 / 7)", between(1, 1)),
    ],
)
def test_a_choice_works_out_each_side_where_it_leads_there(text: str, expected: Interval) -> None:
    assert of(text, between(0, 8)) == expected


def test_what_was_not_reported_is_left_out_where_a_formula_says_so() -> None:
    assert of("sum(count, rate)", Interval.point(4)) == Interval.point(4)
    assert of("count(count, rate)", Interval.point(4)) == Interval.point(1)
    assert of("count(rate)", Interval.point(4)) == Interval.point(0)
    assert of("mean(rate)", Interval.point(4)) is Reason.NOT_REPORTED
    assert of("first(rate, count)", Interval.point(4)) == Interval.point(4)
    assert of("if(reported(rate), 1, 2)", Interval.point(4)) == Interval.point(2)
    assert of("if(reported(count), 1, 2)", between(0, 5)) == Interval.point(1)
    assert of("count + rate", Interval.point(4)) is Reason.NOT_REPORTED
    assert of("previous(count) + 1", Interval.point(4), before=Interval.point(2)) == Interval.point(3)


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("1 + nothing", "formula_unknown_name", 4),
        ("previous(rate)", "formula_one_period", 9),
        ("previous(previous(count, 11), 11)", "formula_years_back", 9),
        ("count / (2 - 2)", "formula_divides_by_zero", 9),
        ("1 + (count > 2)", "formula_needs_number", 5),
        ("if(count, 1, 2)", "formula_needs_condition", 3),
        ("cluster_max(count)", "formula_no_cluster", 0),
        ("clip(count, 5, 2)", "formula_clip_order", 12),
        ("2 * lookup(sters, 1)", "formula_unknown_table", 11),
    ],
)
def test_what_does_not_fit_is_said_of_its_part(text: str, code: str, at: int) -> None:
    with pytest.raises(FormulaMeaningError) as caught:
        number_of(read_formula(text), SCOPE)
    assert (caught.value.code, caught.value.at.at) == (code, at)


def test_words_of_functions_are_no_names_that_are_read() -> None:
    text = "round(up, 1, down) + lookup(stars, x) + cluster_rank(y, lower) + if(in_peers(hills), z, x)"
    assert names_read(read_formula(text)) == ("up", "x", "y", "z")


# ---- rounding and tables ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grain", "rounded"),
    [
        (Grain.HALF_UP, [-3, -2, 0, 1, 3]),
        (Grain.HALF_EVEN, [-2, -2, 0, 0, 2]),
        (Grain.DOWN, [-2, -1, 0, 0, 2]),
        (Grain.UP, [-3, -2, 0, 1, 3]),
        (Grain.FLOOR, [-3, -2, 0, 0, 2]),
        (Grain.CEILING, [-2, -1, 0, 1, 3]),
    ],
)
def test_ties_go_where_the_mode_says(grain: Grain, rounded: list[int]) -> None:
    numbers = [Fraction(number, 2) for number in (-5, -3, 0, 1, 5)]
    assert [on_grid(number, 0, grain) for number in numbers] == rounded


def test_an_open_end_is_rounded_as_the_numbers_inside_it() -> None:
    opened = Interval(Fraction(1, 2), Fraction(5, 2), low_open=True, high_open=True)
    assert interval_on_grid(opened, 0, Grain.HALF_EVEN) == between(1, 2)
    assert interval_on_grid(opened, 0, Grain.HALF_UP) == between(1, 2)
    assert interval_on_grid(between(0, 1, low_open=True, high_open=True), 0, Grain.FLOOR) == between(0, 0)
    assert interval_on_grid(between(0, 1, low_open=True, high_open=True), 0, Grain.UP) == between(1, 1)
    assert interval_on_grid(between(None, 3), 0, Grain.DOWN) == Interval(None, Fraction(3))


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (between(90, 95), between(5, 5)),
        (between(75, 90, high_open=True), between(1, 3)),
        (between(75, 90, low_open=True, high_open=True), between(3, 3)),
        (between(0, 75), between(1, 1)),
        (between(None, None), between(1, 5)),
    ],
)
def test_steps_give_every_number_that_is_reached_and_no_other(value: Interval, found: Interval) -> None:
    assert looked_up(_STARS, value) == found


def test_lines_reach_their_peak_inside_a_range() -> None:
    peak: Table = Lines(((Fraction(30), Fraction(0)), (Fraction(50), Fraction(10)), (Fraction(70), Fraction(0))))
    assert isinstance(peak, Lines)
    assert looked_up(peak, between(40, 65)) == Interval(Fraction(5, 2), Fraction(10))
    assert looked_up(peak, between(0, 20)) == between(0, 0)
    assert looked_up(peak, between(40, 50, high_open=True)) == between(5, 10, high_open=True)


def test_a_grid_gives_the_cells_both_axes_reach() -> None:
    axis = Steps((Step(Comparison.AT_LEAST, Fraction(10), Fraction(1)),), Fraction(2))
    grid = Grid(axis, axis, ((Fraction(4), Fraction(3)), (Fraction(2), Fraction(1))))
    assert looked_up_in_grid(grid, between(10, 20), between(5, 15)) == between(3, 4)
    assert looked_up_in_grid(grid, between(0, 5), between(10, 10)) == between(2, 2)
