"""Expressions with some of what they read put in other words."""

from __future__ import annotations

from collections.abc import Mapping
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
    scaled,
    total,
)


def substituted(expr: Expr, by_slot: Mapping[int, Expr]) -> Expr:
    """Return an expression in which every read of a slot that is named is the expression given for it."""
    match expr:
        case Read(slot):
            return by_slot.get(slot, expr)
        case Const() | Unknown():
            return expr
        case Sum(terms):
            return total(*(substituted(term, by_slot) for term in terms))
        case Scaled(factor, operand):
            return scaled(factor, substituted(operand, by_slot))
        case Present(over, terms):
            return Present(over, tuple(substituted(term, by_slot) for term in terms))
        case Choice(condition, then, otherwise):
            sides = substituted(then, by_slot), substituted(otherwise, by_slot)
            return Choice(condition_substituted(condition, by_slot), *sides)
        case Quotient(numerator, denominator, when_zero):
            return Quotient(substituted(numerator, by_slot), substituted(denominator, by_slot), when_zero)
        case Product(left, right) | Least(left, right) | Greatest(left, right) | FirstKnown(left, right):
            return type(expr)(substituted(left, by_slot), substituted(right, by_slot))
        case LookedInGrid(table, row, column):
            return LookedInGrid(table, substituted(row, by_slot), substituted(column, by_slot))
        case Square() | Magnitude() | Within() | Rounded() | Looked():
            return replace(expr, operand=substituted(expr.operand, by_slot))


def condition_substituted(condition: Condition, by_slot: Mapping[int, Expr]) -> Condition:
    """Return a condition in which every read of a slot that is named is the expression given for it."""
    match condition:
        case Test(margin, strict):
            return Test(substituted(margin, by_slot), strict)
        case IsReported(operand):
            return IsReported(substituted(operand, by_slot))
        case Not(inner):
            return negated(condition_substituted(inner, by_slot))
        case AllHold(conditions) | OneHolds(conditions):
            return type(condition)(tuple(condition_substituted(inner, by_slot) for inner in conditions))
