"""Ranges of formulas hold the truth and are tight where each figure stands once; divisions are checked rightly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.strategies.expressions import SIZE, conditions, expressions, numbers_in, ranges, rising

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.bounds import bounds, truth
from emulation_rules.plan.narrowing import narrowed
from emulation_rules.plan.nodes import Choice, Condition, Const, Expr, Grain, Quotient, Read, negated
from emulation_rules.plan.rounding import interval_on_grid, on_grid
from emulation_rules.syntax.checks.division_checks import possible_zeros

figures = st.lists(ranges(), min_size=SIZE, max_size=SIZE)


def points(numbers: Sequence[Fraction]) -> list[Interval]:
    return [Interval.point(number) for number in numbers]


@given(expr=expressions(), held=figures, data=st.data())
def test_the_value_at_any_point_lies_in_the_range_of_the_formula(
    expr: Expr, held: list[Interval], data: st.DataObject
) -> None:
    found = bounds(expr, held)
    numbers = [data.draw(numbers_in(one)) for one in held]
    value = bounds(expr, points(numbers))
    if isinstance(found, Interval):
        assert isinstance(value, Interval)
        assert value.number in found
    else:
        assert found is Reason.ZERO_DENOMINATOR


@given(condition=conditions(), held=figures, data=st.data())
def test_what_holds_for_a_range_holds_at_every_point_of_it(
    condition: Condition, held: list[Interval], data: st.DataObject
) -> None:
    found = truth(condition, held)
    there = truth(condition, points([data.draw(numbers_in(one)) for one in held]))
    if isinstance(found, bool):
        assert there is found
    turned = truth(negated(condition), held)
    assert turned is (not found if isinstance(found, bool) else found)


@given(condition=conditions(), held=figures, data=st.data())
def test_narrowing_keeps_every_point_at_which_a_condition_holds(
    condition: Condition, held: list[Interval], data: st.DataObject
) -> None:
    numbers = [data.draw(numbers_in(one)) for one in held]
    assume(truth(condition, points(numbers)) is True)
    left = narrowed(held, condition)
    assert left is not None
    for number, part, before in zip(numbers, left, held, strict=True):
        assert isinstance(part, Interval)
        assert number in part
        assert part.within(before)


@given(drawn=rising(), held=figures)
def test_a_range_is_the_hull_of_its_ends_where_each_figure_stands_once_and_nothing_falls(
    drawn: Expr, held: list[Interval]
) -> None:
    found = bounds(drawn, held)
    assert isinstance(found, Interval)
    if all(one.low is not None and one.high is not None for one in held):
        low = bounds(drawn, points([one.low or Fraction(0) for one in held]))
        high = bounds(drawn, points([one.high or Fraction(0) for one in held]))
        assert isinstance(low, Interval)
        assert isinstance(high, Interval)
        closed = not any(one.low_open or one.high_open for one in held)
        if closed:
            assert (found.low, found.high) == (low.number, high.number)
        else:
            assert found.within(low.hull(high))


@given(interval=ranges(), places=st.integers(-1, 2), grain=st.sampled_from(Grain), data=st.data())
@example(Interval(Fraction(1, 2), Fraction(3, 2), low_open=True, high_open=True), 0, Grain.HALF_UP, None)
@example(Interval(Fraction(1, 2), Fraction(3, 2), low_open=True, high_open=True), 0, Grain.HALF_EVEN, None)
@example(Interval(Fraction(0), Fraction(1), low_open=True, high_open=True), 0, Grain.FLOOR, None)
@example(Interval(Fraction(0), Fraction(1), low_open=True, high_open=True), 0, Grain.UP, None)
def test_rounding_a_range_is_sound_and_reaches_both_ends(
    interval: Interval, places: int, grain: Grain, data: st.DataObject | None
) -> None:
    found = interval_on_grid(interval, places, grain)
    if data is not None:
        assert on_grid(data.draw(numbers_in(interval)), places, grain) in found
    tiny = Fraction(1, 10**9)
    if interval.low is not None and interval.high is not None and interval.high - interval.low > 4 * tiny:
        # The numbers just inside an open end come to the end of the result.
        assert found.low == on_grid(interval.low + tiny * interval.low_open, places, grain)
        assert found.high == on_grid(interval.high - tiny * interval.high_open, places, grain)


@given(expr=expressions(), held=figures, data=st.data())
def test_where_nothing_is_said_to_divide_by_zero_nothing_does(
    expr: Expr, held: list[Interval], data: st.DataObject
) -> None:
    assume(not possible_zeros(expr, held))
    numbers = [data.draw(numbers_in(one)) for one in held]
    assert isinstance(bounds(expr, points(numbers)), Interval)


@given(condition=conditions(), held=figures, data=st.data())
def test_a_division_behind_a_condition_is_safe_where_the_check_says_so(
    condition: Condition, held: list[Interval], data: st.DataObject
) -> None:
    divided = Quotient(Const(Fraction(1)), Read(0), Reason.ZERO_DENOMINATOR)
    choice = Choice(condition, divided, Const(Fraction(0)))
    assume(not possible_zeros(choice, held))
    numbers = [data.draw(numbers_in(one)) for one in held]
    assert isinstance(bounds(choice, points(numbers)), Interval)


@pytest.mark.parametrize("grain", Grain)
def test_rounding_never_reverses_an_order(grain: Grain) -> None:
    numbers = [Fraction(number, 8) for number in range(-24, 25)]
    rounded = [on_grid(number, 0, grain) for number in numbers]
    assert rounded == sorted(rounded)
