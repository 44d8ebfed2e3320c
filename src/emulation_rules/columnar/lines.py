"""Margins that are lines over figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.plan.nodes import Const, Expr, Read, Scaled, Sum


@dataclass(frozen=True, slots=True)
class Line:
    """``sum(factor * figure) + constant``, factors by slot."""

    factors: Mapping[int, Fraction]
    constant: Fraction

    def scaled(self, factor: Fraction) -> Line:
        """Return a multiple of the line."""
        return Line({slot: factor * each for slot, each in self.factors.items()}, factor * self.constant)


def line_of(expr: Expr) -> Line | None:
    """Return an expression as a line over figures, None where it is none."""
    match expr:
        case Const(number):
            return Line({}, number)
        case Read(slot):
            return Line({slot: Fraction(1)}, Fraction(0))
        case Scaled(factor, operand):
            inner = line_of(operand)
            return None if inner is None else inner.scaled(factor)
        case Sum(terms):
            factors: dict[int, Fraction] = {}
            constant = Fraction(0)
            for term in terms:
                inner = line_of(term)
                if inner is None:
                    return None
                constant += inner.constant
                for slot, factor in inner.factors.items():
                    factors[slot] = factors.get(slot, Fraction(0)) + factor
            # What cancels out is still read: without it there is no margin.
            return None if not all(factors.values()) else Line(factors, constant)
        case _:
            return None
