"""Margins that are lines over figures."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class WholeLine:
    """A line in whole numbers: factors in the order of its slots, and the constant on the side it adds to.

    ``most`` is more than what the constant and its factors alone come to.
    """

    factors: tuple[int, ...]
    left: int
    right: int
    most: int

    @classmethod
    def of(cls, line: Line, scales: Sequence[Fraction]) -> WholeLine:
        """Return a line over columns whose values times ``scales`` are its figures."""
        parts = [factor * scale for factor, scale in zip(line.factors.values(), scales, strict=True)]
        common = math.lcm(line.constant.denominator, *(part.denominator for part in parts))
        wholes = [int(part * common) for part in parts]
        constant = int(line.constant * common)
        shared = math.gcd(constant, *wholes)
        factors = tuple(whole // shared for whole in wholes)
        constant //= shared
        return cls(factors, max(constant, 0), max(-constant, 0), abs(constant) + max(map(abs, factors)))


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
