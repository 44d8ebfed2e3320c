"""Figures that stand as reported or follow from others: which of the two is taken where a question is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
    expressions_in,
    operands,
    slots_of,
)

Taken = Callable[[FirstKnown], Expr]
"""What is taken of two ways to know a figure."""


def either_ways(conditions: Iterable[Condition]) -> tuple[FirstKnown, ...]:
    """Return the figures in conditions that are reported or follow from others, outermost ones."""
    found: dict[FirstKnown, None] = {}
    waiting: list[Expr] = [expr for condition in conditions for expr in expressions_in(condition)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, FirstKnown):
            found[node] = None
        else:
            waiting += operands(node)
    return tuple(found)


def with_private_figures(conditions: Sequence[Condition]) -> frozenset[FirstKnown]:
    """Return those that a report may state themselves, because something they follow from is read nowhere else."""
    plain = [taken_in(condition, lambda either: either.second) for condition in conditions]
    read = {slot for condition in plain for expr in expressions_in(condition) for slot in slots_of(expr)}
    return frozenset(either for either in either_ways(conditions) if not slots_of(either.first) <= read)


def taken_in(condition: Condition, taken: Taken) -> Condition:
    """Return a condition with one way taken of every figure that can be known in two."""
    match condition:
        case Test(margin, strict):
            return Test(taken_of(margin, taken), strict)
        case IsReported(operand):
            return IsReported(taken_of(operand, taken))
        case Not(inner):
            held = taken_in(inner, taken)
            return Not(held) if isinstance(held, AllHold | OneHolds | IsReported) else held
        case AllHold(conditions) | OneHolds(conditions):
            return type(condition)(tuple(taken_in(inner, taken) for inner in conditions))


def taken_of(expr: Expr, taken: Taken) -> Expr:
    """Return an expression with one way taken of every figure that can be known in two."""
    match expr:
        case Const() | Read() | Unknown():
            return expr
        case FirstKnown():
            way = taken(expr)
            return taken_of(way, taken) if way is not expr else expr
        case Sum(terms):
            return Sum(tuple(taken_of(term, taken) for term in terms))
        case Present(over, terms):
            return Present(over, tuple(taken_of(term, taken) for term in terms))
        case Choice(condition, then, otherwise):
            return Choice(taken_in(condition, taken), taken_of(then, taken), taken_of(otherwise, taken))
        case Quotient(numerator, denominator, when_zero):
            return Quotient(taken_of(numerator, taken), taken_of(denominator, taken), when_zero)
        case Product(left, right) | Least(left, right) | Greatest(left, right):
            return type(expr)(taken_of(left, taken), taken_of(right, taken))
        case LookedInGrid(table, row, column):
            return LookedInGrid(table, taken_of(row, taken), taken_of(column, taken))
        case Scaled() | Square() | Magnitude() | Within() | Rounded() | Looked():
            return replace(expr, operand=taken_of(expr.operand, taken))
