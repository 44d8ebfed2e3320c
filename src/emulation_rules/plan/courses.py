"""The lines an expression can follow, each of its choices settled one way: where it may cross zero can be told then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, islice, product
from typing import Final

from emulation_rules.model.tables import Lines, Steps
from emulation_rules.plan.nodes import (
    Choice,
    Const,
    Expr,
    FirstKnown,
    Greatest,
    Least,
    Looked,
    LookedInGrid,
    Magnitude,
    Read,
    Rounded,
    Scaled,
    Sum,
    Within,
    difference,
    expressions_in,
    negative,
    operands,
    scaled,
    total,
)

_MOST: Final = 64
"""How many ways an expression is followed."""


def courses(expr: Expr) -> Iterator[Expr]:
    """Yield expressions that are lines over figures and at whose zeros a test of ``expr`` can change its answer.

    Some may be missing, of products and quotients for one; then the test stays open where they would have settled it.
    """
    ways = chain(_followed(expr), *map(_turns, _walk(expr)))
    yield from islice(ways, _MOST)


def _followed(expr: Expr) -> Iterator[Expr]:
    match expr:
        case Const() | Read():
            yield expr
        case Sum(terms):
            for chosen in product(*(list(islice(_followed(term), _MOST)) for term in terms)):
                yield total(*chosen)
        case Scaled(factor, operand):
            yield from (scaled(factor, way) for way in _followed(operand))
        case Least(left, right) | Greatest(left, right) | Choice(_, left, right) | FirstKnown(left, right):
            yield from _followed(left)
            yield from _followed(right)
        case Within(operand, _):
            yield from _followed(operand)
        case Magnitude(operand):
            for way in _followed(operand):
                yield way
                yield negative(way)
        case Rounded(operand, places, _):
            # Rounding moves a number by less than a step, and ties by half of one.
            step = Fraction(1, 10**places) if places >= 0 else Fraction(10**-places)
            for way in _followed(operand):
                yield from (total(way, Const(move * step)) for move in (0, Fraction(1, 2), Fraction(-1, 2), 1, -1))
        case _:
            return


def _turns(node: Expr) -> Iterator[Expr]:
    """Yield lines at whose zeros a part of an expression takes another course."""
    match node:
        case Choice(condition, _, _):
            for margin in expressions_in(condition):
                yield from _followed(margin)
        case Least(left, right) | Greatest(left, right):
            yield from _followed(difference(left, right))
        case Looked(table, operand):
            yield from _at(operand, _limits(table))
        case LookedInGrid(grid, row, column):
            yield from _at(row, _limits(grid.rows))
            yield from _at(column, _limits(grid.columns))
        case _:
            return


def _at(expr: Expr, levels: Iterable[Fraction]) -> Iterator[Expr]:
    for way in _followed(expr):
        yield from (total(way, Const(-level)) for level in levels)


def _limits(table: Steps | Lines) -> list[Fraction]:
    return [value for value, _ in table.knots] if isinstance(table, Lines) else [step.limit for step in table.steps]


def _walk(expr: Expr) -> Iterator[Expr]:
    waiting = [expr]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += operands(node)
