"""Figures that stand as reported or follow from others: which of the two is taken where a question is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from emulation_rules.plan.nodes import Condition, Expr, FirstKnown, expressions_in, operands, slots_of
from emulation_rules.plan.rebuilt import condition_rebuilt, rebuilt

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
    return condition_rebuilt(condition, partial(taken_of, taken=taken))


def taken_of(expr: Expr, taken: Taken) -> Expr:
    """Return an expression with one way taken of every figure that can be known in two."""
    if isinstance(expr, FirstKnown):
        way = taken(expr)
        return taken_of(way, taken) if way is not expr else expr
    return rebuilt(expr, partial(taken_of, taken=taken))
