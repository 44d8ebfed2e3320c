from __future__ import annotations

from fractions import Fraction

import pytest

from emulation_rules.model.interval import Interval
from emulation_rules.perturbing.ratio import NotSmoothError, Ratio, positive, roots

WINDOW = Interval(Fraction(0), Fraction(10))


def poly(*numbers: int) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, numbers))


def test_a_line_is_zero_at_one_fraction() -> None:
    assert list(roots(poly(-7, 3), WINDOW)) == [Interval.point(Fraction(7, 3))]


def test_a_root_outside_the_window_is_not_told() -> None:
    assert list(roots(poly(7, 3), WINDOW)) == []


def test_a_square_with_fractions_for_roots_is_solved_exactly() -> None:
    # (2x - 1)(x - 3)
    assert list(roots(poly(3, -7, 2), WINDOW)) == [Interval.point(Fraction(1, 2)), Interval.point(3)]


def test_a_root_that_is_no_fraction_is_enclosed() -> None:
    (root,) = roots(poly(-2, 0, 1), WINDOW)
    assert root.low is not None
    assert root.high is not None
    assert root.low**2 < 2 < root.high**2
    assert root.high - root.low < Fraction(1, 10**11)


def test_a_double_root_is_one_root() -> None:
    assert list(roots(poly(4, -4, 1), WINDOW)) == [Interval.point(2)]


def test_a_square_above_zero_is_positive() -> None:
    assert positive(poly(5, -4, 1), WINDOW)
    assert not positive(poly(4, -4, 1), WINDOW)


def test_a_cube_is_refused() -> None:
    with pytest.raises(NotSmoothError):
        list(roots(poly(1, 0, 0, 1), WINDOW))


def test_quotients_of_one_divisor_add_up_over_it() -> None:
    one, other = Ratio(poly(1, 2), poly(3, 1)), Ratio(poly(4), poly(3, 1))
    assert (one + other) == Ratio(poly(5, 2), poly(3, 1))
    assert one.over(other, WINDOW) == Ratio(poly(1, 2), poly(4))


def test_a_quotient_is_worked_out_at_a_number() -> None:
    assert Ratio(poly(1, 2), poly(3, 1)).at(Fraction(2)) == 1


def test_a_division_by_what_may_be_zero_is_refused() -> None:
    with pytest.raises(NotSmoothError):
        Ratio.constant(Fraction(1)).over(Ratio(poly(-1, 1)), WINDOW)
