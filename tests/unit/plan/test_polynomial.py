"""Margins as whole-number source."""

from __future__ import annotations

import operator
from fractions import Fraction
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation_rules.plan.polynomial import Polynomial, TooManyTermsError

names = st.sampled_from(["x", "y", "z"])
coefficients = st.fractions(min_value=-5, max_value=5, max_denominator=9)
polynomials = st.dictionaries(
    st.lists(names, max_size=2).map(lambda found: tuple(sorted(found))), coefficients.filter(bool), max_size=4
).map(Polynomial)


def value(polynomial: Polynomial, at: dict[str, int]) -> Fraction:
    total = Fraction(0)
    for monomial, coefficient in polynomial.terms.items():
        term = coefficient
        for name in monomial:
            term *= at[name]
        total += term
    return total


@given(polynomial=polynomials, at=st.fixed_dictionaries({name: st.integers(-50, 50) for name in "xyz"}))
def test_source_has_whole_numbers_only_and_keeps_the_value_up_to_its_factor(
    polynomial: Polynomial, at: dict[str, int]
) -> None:
    source, factor = polynomial.source()
    assert "/" not in source
    assert "." not in source
    assert factor > 0
    assert eval(source, {}, at) == value(polynomial, at) * factor  # noqa: S307  (our own arithmetic)


@given(a=polynomials, b=polynomials, at=st.fixed_dictionaries({name: st.integers(-9, 9) for name in "xyz"}))
def test_sums_and_products_are_those_of_the_values(a: Polynomial, b: Polynomial, at: dict[str, int]) -> None:
    assert value(a + b, at) == value(a, at) + value(b, at)
    assert value(a * b, at) == value(a, at) * value(b, at)


def test_a_product_that_would_explode_is_refused() -> None:
    factors = [Polynomial({(f"x{n}",): Fraction(1), (f"y{n}",): Fraction(1)}) for n in range(30)]
    with pytest.raises(TooManyTermsError):
        reduce(operator.mul, factors)
