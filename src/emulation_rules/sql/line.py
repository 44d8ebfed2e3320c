"""Margins that hold one figure against numbers: those are compared with the column itself, at any size."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.model.criterion import Comparison
from emulation_rules.plan.nodes import Const, Expr, Magnitude, Read, Scaled, Sum
from emulation_rules.sql.slot_column import SlotColumn


@dataclass(frozen=True, slots=True)
class Line:
    """``factor * figure + constant``; with ``folded`` the negative magnitude of that, plus ``spare``."""

    slot: int
    factor: Fraction
    constant: Fraction
    folded: bool = False
    spare: Fraction = Fraction(0)

    def passes(self, column: SlotColumn, *, strict: bool) -> str:
        """Return a condition that it is above zero, or on it unless ``strict``."""
        level = -self.constant / self.factor
        if not self.folded:
            if self.factor > 0:
                return column.beside(Comparison.ABOVE if strict else Comparison.AT_LEAST, level)
            return column.beside(Comparison.BELOW if strict else Comparison.AT_MOST, level)
        reach = self.spare / abs(self.factor)
        if reach < 0 or (strict and reach == 0):
            return "FALSE"
        if reach == 0:
            return column.beside(Comparison.EXACTLY, level)
        above = column.beside(Comparison.ABOVE if strict else Comparison.AT_LEAST, level - reach)
        below = column.beside(Comparison.BELOW if strict else Comparison.AT_MOST, level + reach)
        return f"({above} AND {below})"


def pair_of(expr: Expr) -> tuple[int, int] | None:
    """Return the two figures whose difference an expression is, times a positive number; None where it is none."""
    match expr:
        case Sum((left, right)):
            lines = _straight(left), _straight(right)
        case _:
            return None
    match lines:
        case Line() as one, Line() as other if one.factor + other.factor == one.constant == other.constant == 0:
            return (one.slot, other.slot) if one.factor > 0 else (other.slot, one.slot)
        case _:
            return None


def line_of(expr: Expr) -> Line | None:
    """Return an expression as a line over one figure, None where it is none."""
    match expr:
        case Scaled(factor, Magnitude(inner)) if factor == -1:
            return _folded(inner, Fraction(0))
        case Sum((Scaled(factor, Magnitude(inner)), Const(spare))) if factor == -1:
            return _folded(inner, spare)
        case _:
            return _straight(expr)


def _folded(inner: Expr, spare: Fraction) -> Line | None:
    line = _straight(inner)
    return None if line is None else Line(line.slot, line.factor, line.constant, folded=True, spare=spare)


def _straight(expr: Expr) -> Line | None:
    match expr:
        case Read(slot):
            return Line(slot, Fraction(1), Fraction(0))
        case Scaled(factor, Read(slot)) if factor:
            return Line(slot, factor, Fraction(0))
        case Sum((Read(slot), Const(constant))):
            return Line(slot, Fraction(1), constant)
        case Sum((Scaled(factor, Read(slot)), Const(constant))) if factor:
            return Line(slot, factor, constant)
        case _:
            return None
