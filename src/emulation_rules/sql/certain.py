"""What doubles prove of a margin: that it is surely above zero, or surely below."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from emulation_rules.plan.nodes import Const, Expr, Product, Read, Scaled, Square, Sum, operands
from emulation_rules.plan.polynomial import Monomial, Polynomial
from emulation_rules.sql.dialect import joined
from emulation_rules.sql.figures import Figures

_ERROR: Final = 4e-13
"""What doubles may be off, as a share of the greater side: many times over what 256 terms come to."""


def certain(margin: Expr, figures: Figures) -> tuple[str, str] | None:
    """Return a condition under which a margin is above zero, and one under which it is below.

    Nothing for margins that are more than sums of products.
    """
    terms = _real_polynomial(margin).terms if is_polynomial(margin) else {}
    slots = {int(name) for names in terms for name in names}
    if not slots:
        return None
    if not all(figures.columns[slot].nonnegative for slot in slots):
        written = [_term(names, float(number), figures) for names, number in terms.items()]
        whole, size = joined("+", written), joined("+", [f"abs({term})" for term in written])
        error, minus = (figures.dialect.real_literal(number) for number in (_ERROR, -_ERROR))
        return f"{whole} > {size} * {error}", f"{whole} < {size} * {minus}"
    above = {names: number for names, number in terms.items() if number > 0}
    below = {names: -number for names, number in terms.items() if number < 0}
    less = _written(above, 1 - _ERROR, figures), _written(below, 1.0, figures)
    more = _written(above, 1 + _ERROR, figures), _written(below, 1.0, figures)
    return f"{less[0]} > {less[1]}", f"{more[0]} < {more[1]}"


def is_polynomial(expr: Expr) -> bool:
    """Return whether an expression is made of sums and products alone."""
    return isinstance(expr, Const | Read | Scaled | Sum | Product | Square) and all(map(is_polynomial, operands(expr)))


def _written(terms: Mapping[Monomial, Fraction], share: float, figures: Figures) -> str:
    if not terms:
        return figures.dialect.real_literal(0.0)
    return joined("+", [_term(names, float(number) * share, figures) for names, number in terms.items()])


def _term(names: Monomial, factor: float, figures: Figures) -> str:
    for name in names:
        factor *= float(figures.columns[int(name)].scale)
    factors = [figures.columns[int(name)].as_real() for name in names]
    if factor != 1 or not factors:
        factors.append(figures.dialect.real_literal(factor))
    return " * ".join(factors)


def _real_polynomial(expr: Expr) -> Polynomial:
    match expr:
        case Const(number):
            return Polynomial.constant(number)
        case Read(slot):
            return Polynomial.variable(str(slot), Fraction(1))
        case Scaled(factor, operand):
            return _real_polynomial(operand).scaled(factor)
        case Sum(terms):
            found = Polynomial()
            for term in terms:
                found = found + _real_polynomial(term)
            return found
        case Square(operand):
            inner = _real_polynomial(operand)
            return inner * inner
        case Product(left, right):
            return _real_polynomial(left) * _real_polynomial(right)
        case _:
            raise AssertionError(expr)
