"""Interval arithmetic never loses the truth, and its ends are told exactly."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies.intervals import inside, intervals

from emulation_rules.model.interval import Interval

Numbers = Callable[[Fraction, Fraction], Fraction]
Intervals = Callable[[Interval, Interval], Interval]

PAIRS: list[tuple[Numbers, Intervals]] = [
    (operator.add, operator.add),
    (operator.sub, operator.sub),
    (operator.mul, operator.mul),
    (min, Interval.minimum),
    (max, Interval.maximum),
]


@given(data=st.data(), a=intervals(), b=intervals())
def test_the_truth_lies_inside_every_operation(data: st.DataObject, a: Interval, b: Interval) -> None:
    x, y = data.draw(inside(a)), data.draw(inside(b))
    for of_numbers, of_intervals in PAIRS:
        assert of_numbers(x, y) in of_intervals(a, b)
    assert abs(x) in abs(a)
    assert -x in -a
    assert x in a.hull(b)
    assert y in a.hull(b)


@given(data=st.data(), a=intervals())
def test_the_truth_lies_inside_a_reciprocal(data: st.DataObject, a: Interval) -> None:
    x = data.draw(inside(a))
    try:
        result = a.reciprocal()
    except ZeroDivisionError:
        assert 0 in a or a.meet(Interval(Fraction(-1, 10**9), Fraction(1, 10**9))) is not None
    else:
        assert 1 / x in result


@given(data=st.data(), a=intervals(), b=intervals())
def test_a_meeting_holds_just_what_both_hold(data: st.DataObject, a: Interval, b: Interval) -> None:
    x = data.draw(inside(a))
    met = a.meet(b)
    assert (met is not None and x in met) == (x in b)


@given(a=intervals(), b=intervals())
def test_closed_ends_of_a_product_are_reached(a: Interval, b: Interval) -> None:
    product = a * b
    ends = [end for end in (a.low, a.high) if end is not None and end in a]
    others = [end for end in (b.low, b.high) if end is not None and end in b]
    if not product.high_open and product.high is not None and product.high != 0:
        assert any(x * y == product.high for x in ends for y in others)
    if not product.low_open and product.low is not None and product.low != 0:
        assert any(x * y == product.low for x in ends for y in others)


@given(a=intervals(), b=intervals(), c=intervals())
def test_operations_on_narrower_intervals_are_narrower(a: Interval, b: Interval, c: Interval) -> None:
    narrow = a.meet(b)
    assume(narrow is not None)
    assert narrow is not None
    for _, of_intervals in PAIRS:
        assert of_intervals(narrow, c).within(of_intervals(a, c))


@pytest.mark.parametrize(("low_open", "high_open"), [(True, False), (False, True), (True, True)])
def test_an_empty_interval_cannot_be_made(low_open: bool, high_open: bool) -> None:
    with pytest.raises(ValueError, match="empty"):
        Interval(Fraction(1), Fraction(1), low_open, high_open)
    with pytest.raises(ValueError, match="empty"):
        Interval(Fraction(2), Fraction(1))
