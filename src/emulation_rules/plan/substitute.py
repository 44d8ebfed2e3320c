"""Expressions with some of what they read put in other words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from emulation_rules.plan.nodes import (
    AllHold,
    Choice,
    Condition,
    Expr,
    IsReported,
    Not,
    OneHolds,
    Read,
    Scaled,
    Sum,
    Test,
    negated,
    scaled,
    total,
)
from emulation_rules.plan.rebuilt import rebuilt


def substituted(expr: Expr, by_slot: Mapping[int, Expr]) -> Expr:
    """Return an expression in which every read of a slot that is named is the expression given for it."""
    match expr:
        case Read(slot):
            return by_slot.get(slot, expr)
        case Sum(terms):
            return total(*(substituted(term, by_slot) for term in terms))
        case Scaled(factor, operand):
            return scaled(factor, substituted(operand, by_slot))
        case Choice(condition, then, otherwise):
            sides = substituted(then, by_slot), substituted(otherwise, by_slot)
            return Choice(condition_substituted(condition, by_slot), *sides)
        case _:
            return rebuilt(expr, partial(substituted, by_slot=by_slot))


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
