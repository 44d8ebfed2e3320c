"""Roundings and tables as terms."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from itertools import pairwise

import z3

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.tables import Grid, Lines, Steps
from emulation_rules.plan.nodes import Grain
from emulation_rules.plan.rounding import on_grid
from emulation_rules.proving.terms import (
    Number,
    Truth,
    above,
    at_least,
    either,
    every,
    minus,
    plus,
    same,
    times,
    z3_number,
)

_HALF = Fraction(1, 2)


def rounded(number: Number, places: int, grain: Grain) -> Number:
    """Return a number on the grid of so many decimals."""
    if isinstance(number, Fraction):
        return on_grid(number, places, grain)
    scale = Fraction(10) ** places
    return times(1 / scale, _whole(times(scale, number), grain))


def _whole(number: Number, grain: Grain) -> Number:
    match grain:
        case Grain.FLOOR:
            return _floor(number)
        case Grain.CEILING:
            return _ceiling(number)
        case Grain.DOWN:
            return either(at_least(number, Fraction(0)), _floor(number), _ceiling(number))
        case Grain.UP:
            return either(at_least(number, Fraction(0)), _ceiling(number), _floor(number))
        case Grain.HALF_UP:
            up, down = _floor(plus(number, _HALF)), _ceiling(minus(number, _HALF))
            return either(at_least(number, Fraction(0)), up, down)
        case Grain.HALF_EVEN:
            low = _floor(number)
            rest = minus(number, low)
            odd = minus(low, times(Fraction(2), _floor(times(_HALF, low))))
            at_half = either(same(odd, Fraction(0)), low, plus(low, Fraction(1)))
            return either(above(_HALF, rest), low, either(above(rest, _HALF), plus(low, Fraction(1)), at_half))


def _floor(number: Number) -> Number:
    return z3.ToReal(z3.ToInt(z3_number(number)))


def _ceiling(number: Number) -> Number:
    return times(Fraction(-1), _floor(times(Fraction(-1), number)))


def looked_up(table: Steps | Lines, number: Number) -> Number:
    """Return what a table gives for a number."""
    return _lines(table, number) if isinstance(table, Lines) else _steps(table, number)


def looked_up_in_grid(grid: Grid, row: Number, column: Number) -> Number:
    """Return what a grid gives for two numbers."""
    rows, columns = _steps(grid.rows, row), _steps(grid.columns, column)
    cells = [
        (every(same(rows, Fraction(r)), same(columns, Fraction(c))), cell)
        for r, held in enumerate(grid.cells, 1)
        for c, cell in enumerate(held, 1)
    ]
    return _first(cells[:-1], cells[-1][1])


def _steps(table: Steps, number: Number) -> Number:
    return _first([(_reached(number, each.comparison, each.limit), each.number) for each in table.steps], table.rest)


def _first(cases: list[tuple[Truth, Fraction]], rest: Number) -> Number:
    return reduce(lambda otherwise, case: either(case[0], case[1], otherwise), reversed(cases), rest)


def _reached(number: Number, comparison: Comparison, limit: Fraction) -> Truth:
    match comparison:
        case Comparison.AT_LEAST:
            return at_least(number, limit)
        case Comparison.ABOVE:
            return above(number, limit)
        case Comparison.AT_MOST:
            return at_least(limit, number)
        case Comparison.BELOW:
            return above(limit, number)
        case Comparison.EXACTLY:
            return same(number, limit)


def _lines(table: Lines, number: Number) -> Number:
    made: Number = table.knots[-1][1]
    for (start, low), (end, high) in reversed(list(pairwise(table.knots))):
        line = plus(low, times((high - low) / (end - start), minus(number, start)))
        made = either(at_least(end, number), line, made)
    first = table.knots[0]
    return either(at_least(first[0], number), first[1], made)
