"""Margins as integer polynomials over reported numbers: the sign of a margin without a single division."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, TypeAlias

Monomial: TypeAlias = tuple[str, ...]
"""The names of the variables multiplied, sorted; the empty tuple is the constant term."""


MAX_TERMS: Final = 256
"""Terms a product may have: thirty factors of two terms each would come to a thousand million."""


class TooManyTermsError(Exception):
    """A product that would grow beyond `MAX_TERMS`."""


@dataclass(frozen=True, slots=True)
class Polynomial:
    """Exact coefficients by monomial; zero coefficients are left out."""

    terms: Mapping[Monomial, Fraction] = field(default_factory=dict)

    @classmethod
    def constant(cls, number: Fraction) -> Polynomial:
        """Return a number."""
        return cls({(): number} if number else {})

    @classmethod
    def variable(cls, name: str, factor: Fraction) -> Polynomial:
        """Return ``factor * name``."""
        return cls({(name,): factor})

    def __add__(self, other: Polynomial) -> Polynomial:
        terms = dict(self.terms)
        for monomial, coefficient in other.terms.items():
            terms[monomial] = terms.get(monomial, Fraction(0)) + coefficient
        return Polynomial({monomial: coefficient for monomial, coefficient in terms.items() if coefficient})

    def __mul__(self, other: Polynomial) -> Polynomial:
        if len(self.terms) * len(other.terms) > MAX_TERMS:
            raise TooManyTermsError
        result = Polynomial()
        for left, a in self.terms.items():
            for right, b in other.terms.items():
                result = result + Polynomial({tuple(sorted(left + right)): a * b})
        return result

    def scaled(self, factor: Fraction) -> Polynomial:
        """Return the polynomial times a number."""
        return self * Polynomial.constant(factor)

    def source(self) -> tuple[str, Fraction]:
        """Return Python source with whole coefficients only, and the positive factor it was multiplied by."""
        whole, factor = self.whole()
        text = " ".join(f"{'-' if number < 0 else '+'} {_term(abs(number), names)}" for names, number in whole)
        text = text.removeprefix("+ ") or "0"
        return text.replace("- ", "-", 1) if text.startswith("- ") else text, factor

    def sides(self) -> tuple[str, str]:
        """Return Python source of two whole numbers of which the first less the second has the polynomial's sign."""
        whole, _ = self.whole()
        left = [_term(number, names) for names, number in whole if number > 0]
        right = [_term(-number, names) for names, number in whole if number < 0]
        return " + ".join(left) or "0", " + ".join(right) or "0"

    def whole(self) -> tuple[list[tuple[Monomial, int]], Fraction]:
        """Return whole coefficients without a common divisor, and what the polynomial was multiplied by to get them."""
        denominator = math.lcm(*(coefficient.denominator for coefficient in self.terms.values()))
        whole = {names: int(coefficient * denominator) for names, coefficient in self.terms.items()}
        divisor = math.gcd(*whole.values()) or 1
        ordered = sorted(whole.items(), reverse=True)
        return [(names, number // divisor) for names, number in ordered], Fraction(denominator, divisor)


ONE = Polynomial.constant(Fraction(1))


def _term(number: int, names: Monomial) -> str:
    return " * ".join([*([] if number == 1 and names else [str(number)]), *names])
