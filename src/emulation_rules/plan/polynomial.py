"""Margins as integer polynomials over reported numbers: the sign of a margin without a single division."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

Monomial: TypeAlias = tuple[str, ...]
"""The names of the variables multiplied, sorted; the empty tuple is the constant term."""


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
        if not self.terms:
            return "0", Fraction(1)
        denominator = math.lcm(*(coefficient.denominator for coefficient in self.terms.values()))
        whole = {monomial: int(coefficient * denominator) for monomial, coefficient in self.terms.items()}
        divisor = math.gcd(*whole.values())
        parts = [
            _term(coefficient // divisor, monomial) for monomial, coefficient in sorted(whole.items(), reverse=True)
        ]
        text = " ".join(parts).removeprefix("+ ")
        return text.replace("- ", "-", 1) if text.startswith("- ") else text, Fraction(denominator, divisor)


ONE = Polynomial.constant(Fraction(1))


def _term(coefficient: int, monomial: Monomial) -> str:
    sign = "-" if coefficient < 0 else "+"
    factors = [] if abs(coefficient) == 1 and monomial else [str(abs(coefficient))]
    return f"{sign} {' * '.join([*factors, *monomial])}"
