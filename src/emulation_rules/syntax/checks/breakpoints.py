"""Where an expression of one figure may turn: at its conditions, the steps of its tables, and its own numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

from emulation_rules.model.interval import Interval
from emulation_rules.model.tables import Lines, Steps
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import (
    Choice,
    Const,
    Expr,
    Greatest,
    Least,
    Looked,
    LookedInGrid,
    Magnitude,
    Product,
    Quotient,
    Read,
    Scaled,
    Sum,
    Within,
    difference,
    expressions_in,
    operands,
    slots_of,
)

_Line: TypeAlias = tuple[Fraction, Fraction]
"""Factor and constant of ``factor * figure + constant``."""


def breakpoints(expr: Expr, slot: int, values: Sequence[Bounds]) -> Iterator[Fraction]:
    """Yield numbers of the figure in ``slot`` at which an expression may turn, the other figures being as given."""
    for part, level in _turns(expr):
        line = _line(part, slot, values)
        if line is not None and line[0]:
            yield (level - line[1]) / line[0]
    yield from _numbers_in(expr)


def _turns(expr: Expr) -> Iterator[tuple[Expr, Fraction]]:
    """Yield parts of an expression with the level at which each makes it turn."""
    zero = Fraction(0)
    for node in _walk(expr):
        match node:
            case Choice(condition, _, _):
                for margin in expressions_in(condition):
                    inner = margin.operand if isinstance(margin, Scaled) else margin
                    yield inner.operand if isinstance(inner, Magnitude) else inner, zero
            case Least(left, right) | Greatest(left, right):
                yield difference(left, right), zero
            case Magnitude(operand):
                yield operand, zero
            case Looked(table, operand):
                yield from ((operand, limit) for limit in _limits(table))
            case LookedInGrid(grid, row, column):
                yield from ((row, limit) for limit in _limits(grid.rows))
                yield from ((column, limit) for limit in _limits(grid.columns))
            case _:
                pass


def _limits(table: Steps | Lines) -> Iterable[Fraction]:
    return [value for value, _ in table.knots] if isinstance(table, Lines) else [step.limit for step in table.steps]


def _numbers_in(expr: Expr) -> Iterator[Fraction]:
    for node in _walk(expr):
        if isinstance(node, Const):
            yield abs(node.number)


def _walk(expr: Expr) -> Iterator[Expr]:
    waiting = [expr]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(operands(node))


def _line(expr: Expr, slot: int, values: Sequence[Bounds]) -> _Line | None:
    """Return an expression as a line over the figure in ``slot``, None where it is not one."""
    if slot not in slots_of(expr):
        found = bounds(expr, values)
        return (Fraction(0), found.number) if isinstance(found, Interval) and found.is_point else None
    match expr:
        case Read():
            return Fraction(1), Fraction(0)
        case Within(operand, _):
            return _line(operand, slot, values)
        case Scaled(factor, operand):
            return _scaled(_line(operand, slot, values), factor)
        case Sum(terms):
            lines = [_line(term, slot, values) for term in terms]
            known = [line for line in lines if line is not None]
            if len(known) < len(lines):
                return None
            return sum((line[0] for line in known), Fraction(0)), sum((line[1] for line in known), Fraction(0))
        case Product(left, right):
            if slot in slots_of(left):
                left, right = right, left
            level = None if slot in slots_of(left) else _line(left, slot, values)
            return None if level is None else _scaled(_line(right, slot, values), level[1])
        case Quotient(numerator, denominator, _) if slot not in slots_of(denominator):
            level = _line(denominator, slot, values)
            return None if level is None or not level[1] else _scaled(_line(numerator, slot, values), 1 / level[1])
        case _:
            return None


def _scaled(line: _Line | None, factor: Fraction) -> _Line | None:
    return None if line is None else (factor * line[0], factor * line[1])
