"""The space of figures: what its boxes can hold, and examples of what is in them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.intervals import intervals

from emulation_rules.model.interval import Interval
from emulation_rules.plan.space import NeverAbove, Space, example_in, numbers_in

ANY = Interval(None, None)


def between(low: int | None, high: int | None, ends: str = "[]") -> Interval:
    closed = (None if low is None else Fraction(low), None if high is None else Fraction(high))
    return Interval(*closed, low_open=ends[0] == "(", high_open=ends[1] == ")")


@pytest.mark.parametrize(
    ("part", "example"),
    [
        (between(90, None), 90),
        (between(None, 85, "()"), 84),
        (between(None, 85), 85),
        (between(80, 90, "[)"), 80),
        (between(80, 90, "()"), 81),
        (between(80, None, "()"), 81),
        (between(1, 2, "()"), Fraction(3, 2)),
        (ANY, 0),
    ],
)
def test_an_example_is_what_people_would_name(part: Interval, example: Fraction | int) -> None:
    assert example_in(part, ANY) == example


def test_an_example_is_at_the_end_that_was_cut() -> None:
    assert example_in(between(0, 85, "[)"), between(0, 100)) == 84
    assert example_in(between(85, 100), between(0, 100)) == 85


@given(intervals(), intervals())
def test_examples_lie_in_their_interval(part: Interval, whole: Interval) -> None:
    assert example_in(part, whole) in part
    assert all(number in part for number in numbers_in(part, whole))


def test_whole_figures_have_whole_ends() -> None:
    space = Space((ANY,), frozenset({0}))
    assert space.tightened((between(1, 4, "()"),)) == (between(2, 3),)
    assert space.tightened((between(1, 2, "()"),)) is None


def test_a_figure_is_never_above_one_that_bounds_it() -> None:
    space = Space((ANY, ANY), orders=(NeverAbove(0, 1),))
    assert space.tightened((between(None, 95), between(0, 90, "[)"))) == (between(None, 90, "()"), between(0, 90, "[)"))
    assert space.tightened((between(90, 95), between(0, 90, "[)"))) is None


@given(st.lists(intervals(), min_size=3, max_size=3))
def test_a_point_is_found_in_every_box_that_can_be(box: list[Interval]) -> None:
    orders = (NeverAbove(0, 1), NeverAbove(1, 2))
    space = Space((ANY, ANY, ANY), orders=orders)
    tight = space.tightened((box[0], box[1], box[2]))
    point = space.point_in((box[0], box[1], box[2]))
    assert (tight is None) == (point is None)
    if point is not None:
        assert all(number in part for number, part in zip(point, box, strict=True))
        assert all(point[order.first] <= point[order.second] for order in orders)
