"""Numbers as one polynomial over another."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.plan.polynomial import ONE, Monomial, Polynomial


@dataclass(frozen=True, slots=True)
class Ratio:
    """A number as one polynomial over another, whose value is positive wherever the number is known."""

    above: Polynomial
    below: Polynomial


def plus(left: Ratio, right: Ratio) -> Ratio:
    """Return the sum of two fractions."""
    if left.below == right.below:
        return Ratio(left.above + right.above, left.below)
    return Ratio(left.above * right.below + right.above * left.below, left.below * right.below)


def times(left: Ratio, right: Ratio) -> Ratio:
    """Return the product of two fractions."""
    if left.above == right.below:
        return Ratio(right.above, left.below)
    if right.above == left.below:
        return Ratio(left.above, right.below)
    return Ratio(left.above * right.above, left.below * right.below)


def constant_of(polynomial: Polynomial) -> Fraction | None:
    """Return the number of a polynomial that is one, None of others."""
    return polynomial.terms[()] if set(polynomial.terms) == {()} else None


def below_key(ratio: Ratio) -> frozenset[tuple[Monomial, Fraction]]:
    """Return the denominator as something that can be counted."""
    return frozenset(ratio.below.terms.items())


def constant(number: Fraction) -> Ratio:
    """Return a number as a fraction."""
    return Ratio(Polynomial.constant(number), ONE)
