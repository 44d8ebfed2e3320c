"""Expressions and conditions made again over other operands: what every rewriting does where it has nothing to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from emulation_rules.plan.nodes import (
    AllHold,
    Choice,
    Condition,
    Const,
    Expr,
    FirstKnown,
    Greatest,
    IsReported,
    Least,
    Looked,
    LookedInGrid,
    Magnitude,
    Not,
    OneHolds,
    Present,
    Product,
    Quotient,
    Read,
    Rounded,
    Scaled,
    Square,
    Sum,
    Test,
    Unknown,
    Within,
    negated,
)


def rebuilt(expr: Expr, made: Callable[[Expr], Expr]) -> Expr:
    """Return an expression of the same kind over what is ``made`` of each operand, of those in conditions too."""
    match expr:
        case Const() | Read() | Unknown():
            return expr
        case Sum(terms):
            return Sum(tuple(map(made, terms)))
        case Present(over, terms):
            return Present(over, tuple(map(made, terms)))
        case Choice(condition, then, otherwise):
            return Choice(condition_rebuilt(condition, made), made(then), made(otherwise))
        case Quotient(numerator, denominator, when_zero):
            return Quotient(made(numerator), made(denominator), when_zero)
        case Product(left, right) | Least(left, right) | Greatest(left, right) | FirstKnown(left, right):
            return type(expr)(made(left), made(right))
        case LookedInGrid(table, row, column):
            return LookedInGrid(table, made(row), made(column))
        case Scaled() | Square() | Magnitude() | Within() | Rounded() | Looked():
            return replace(expr, operand=made(expr.operand))


def condition_rebuilt(condition: Condition, made: Callable[[Expr], Expr]) -> Condition:
    """Return a condition of the same kind over what is ``made`` of the expressions in it."""
    match condition:
        case Test(margin, strict):
            return Test(made(margin), strict)
        case IsReported(operand):
            return IsReported(made(operand))
        case AllHold(conditions) | OneHolds(conditions):
            return type(condition)(tuple(condition_rebuilt(inner, made) for inner in conditions))
        case Not(inner):
            turned = condition_rebuilt(inner, made)
            return Not(turned) if isinstance(turned, AllHold | OneHolds | IsReported) else negated(turned)
