"""The expressions of a plan read over the rows of a block whose figures are numbers or reasons, not ranges.

Each is what `plan.bounds.bounds` gives for the row.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.exact import MOST, Exact, Whole
from emulation_rules.columnar.known import (
    KNOWN,
    Known,
    Ranks,
    absent,
    first_ranks,
    merged,
    unknown,
    unreported,
    with_reason,
)
from emulation_rules.model.criterion import Comparison
from emulation_rules.model.interval import Interval
from emulation_rules.model.tables import Grid, Lines, Steps
from emulation_rules.model.verdict import Reason
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
    Over,
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
)

Slots: TypeAlias = Callable[[int], Known]
"""What is known of each slot, by its index."""


@dataclass(frozen=True, slots=True)
class Truth:
    """Whether a condition holds by row; where ``ranks`` is not `KNOWN`, why that is not known (None: it always is)."""

    held: Mask
    ranks: Ranks | None = None


def known_of(expr: Expr, slots: Slots, rows: int) -> Known:
    """Return what an expression is in each row."""
    match expr:
        case Const(number):
            return Known(Exact.constant(number, rows))
        case Read(slot):
            return slots(slot)
        case Unknown(reason):
            return unknown(reason, rows)
        case Sum(terms):
            return _sum([known_of(term, slots, rows) for term in terms])
        case Scaled(factor, operand):
            inner = known_of(operand, slots, rows)
            return Known(inner.number.scaled(factor), inner.ranks)
        case FirstKnown(first, second):
            return _first_known(known_of(first, slots, rows), known_of(second, slots, rows))
        case Present(over, terms):
            return _present(over, [known_of(term, slots, rows) for term in terms], rows)
        case Choice(condition, then, otherwise):
            return _choice(
                truth_of(condition, slots, rows), known_of(then, slots, rows), known_of(otherwise, slots, rows)
            )
        case Quotient(numerator, denominator, when_zero):
            return _quotient(known_of(numerator, slots, rows), known_of(denominator, slots, rows), when_zero)
        case Product(left, right) | Least(left, right) | Greatest(left, right):
            return _of_two(expr, known_of(left, slots, rows), known_of(right, slots, rows))
        case LookedInGrid(grid, row, column):
            return _in_grid(grid, known_of(row, slots, rows), known_of(column, slots, rows))
        case (
            Square(operand)
            | Magnitude(operand)
            | Within(operand=operand)
            | Rounded(operand=operand)
            | Looked(operand=operand)
        ):
            return _of_one(expr, known_of(operand, slots, rows))


def truth_of(condition: Condition, slots: Slots, rows: int) -> Truth:
    """Return whether a condition holds in each row."""
    match condition:
        case Test(margin, strict):
            known = known_of(margin, slots, rows)
            return Truth(passes(known.number, strict=strict), known.ranks)
        case IsReported(operand):
            return Truth(~absent(known_of(operand, slots, rows), rows))
        case Not(inner):
            told = truth_of(inner, slots, rows)
            return Truth(~told.held, told.ranks)
        case AllHold(conditions):
            return _joined([truth_of(inner, slots, rows) for inner in conditions], rows, decides=False)
        case OneHolds(conditions):
            return _joined([truth_of(inner, slots, rows) for inner in conditions], rows, decides=True)


def passes(margin: Exact, *, strict: bool) -> Mask:
    """Return where a margin is positive or, unless ``strict``, zero."""
    found: Mask = margin.numerator > 0 if strict else margin.numerator >= 0
    return found


def _joined(parts: list[Truth], rows: int, *, decides: bool) -> Truth:
    """Kleene's logic; one part that ``decides`` settles the whole."""
    settled = np.zeros(rows, bool)
    for part in parts:
        deciding = part.held if decides else ~part.held
        settled |= deciding if part.ranks is None else deciding & (part.ranks == KNOWN)
    ranks = first_ranks(*(part.ranks for part in parts))
    if ranks is not None:
        ranks = np.where(settled, np.uint8(KNOWN), ranks)
    return Truth(settled if decides else ~settled, ranks)


def _sum(terms: list[Known]) -> Known:
    return Known(reduce(Exact.__add__, (term.number for term in terms)), first_ranks(*(term.ranks for term in terms)))


def _of_one(expr: Square | Magnitude | Within | Rounded | Looked, known: Known) -> Known:
    number = known.number
    match expr:
        case Square():
            return Known(number * number, known.ranks)
        case Magnitude():
            return Known(number.magnitude(), known.ranks)
        case Rounded(_, places, grain):
            return Known(number.on_grid(places, grain), known.ranks)
        case Within(_, range_):
            return with_reason(known, outside(number, range_), Reason.IMPOSSIBLE_VALUE)
        case Looked(table, _):
            found = _on_lines(table, number) if isinstance(table, Lines) else _on_steps(table, number)
            return Known(found, known.ranks)


def outside(number: Exact, range_: Interval) -> Mask:
    """Return where a number lies outside a range."""
    found = np.zeros(len(number.numerator), bool)
    if range_.low is not None:
        left, right = against(number, range_.low)
        found |= left <= right if range_.low_open else left < right
    if range_.high is not None:
        left, right = against(number, range_.high)
        found |= left >= right if range_.high_open else left > right
    return found


def against(number: Exact, limit: Fraction) -> tuple[Whole, Whole]:
    """Return two arrays that compare as a number does with a limit."""
    return number.compared(Exact.constant(limit, len(number.numerator)))


def _of_two(expr: Product | Least | Greatest, left: Known, right: Known) -> Known:
    ranks = first_ranks(left.ranks, right.ranks)
    if isinstance(expr, Product):
        return Known(left.number * right.number, ranks)
    a, b = left.number.compared(right.number)
    return Known(left.number.chosen(a <= b if isinstance(expr, Least) else a >= b, right.number), ranks)


def _quotient(numerator: Known, denominator: Known, when_zero: Reason) -> Known:
    zero: Mask = denominator.number.numerator == 0
    found = Known(numerator.number * denominator.number.reciprocal(), first_ranks(numerator.ranks, denominator.ranks))
    return with_reason(found, zero, when_zero)


def _first_known(first: Known, second: Known) -> Known:
    if first.ranks is None:
        return first
    gives_way = unreported(first.ranks)
    if second.ranks is not None:
        gives_way &= ~unreported(second.ranks)
    return merged(~gives_way, first, second)


def _choice(told: Truth, then: Known, otherwise: Known) -> Known:
    found = merged(told.held, then, otherwise)
    if told.ranks is None:
        return found
    open_ = told.ranks != KNOWN
    ranks = told.ranks if found.ranks is None else np.where(open_, told.ranks, found.ranks)
    return Known(found.number, ranks)


def _present(over: Over, terms: list[Known], rows: int) -> Known:
    away = [absent(term, rows) for term in terms]
    count = sum((~gone for gone in away), np.zeros(rows, np.int64))
    if over is Over.COUNT:
        return Known(Exact.whole(count, 1, len(terms)))
    # A reason of a term that is here comes before the reasons of those that stay away.
    here = [
        None if term.ranks is None else np.where(gone, np.uint8(KNOWN), term.ranks)
        for term, gone in zip(terms, away, strict=True)
    ]
    ranks = first_ranks(*here)
    none = count == 0
    if none.any():
        nowhere = reduce(np.minimum, (term.ranks for term in terms if term.ranks is not None))
        ranks = np.where(none, nowhere, KNOWN if ranks is None else ranks).astype(np.uint8)
    if over in (Over.SUM, Over.MEAN):
        zero = Exact.constant(Fraction(0), rows)
        number = reduce(Exact.__add__, (zero.chosen(gone, term.number) for term, gone in zip(terms, away, strict=True)))
        if over is Over.MEAN:
            number = number * Exact.whole(np.maximum(count, 1), 1, len(terms)).reciprocal()
        return Known(number, ranks)
    number, any_yet = terms[0].number, ~away[0]
    for term, gone in zip(terms[1:], away[1:], strict=True):
        a, b = term.number.compared(number)
        better = a < b if over is Over.LEAST else a > b
        number = term.number.chosen(~gone & (better | ~any_yet), number)
        any_yet = any_yet | ~gone
    return Known(number, ranks)


# ---- tables --------------------------------------------------------------------------------


def _step_at(table: Steps, number: Exact) -> np.ndarray:
    """Return the place of the step each number reaches; one past the last is the rest."""
    found = np.full(len(number.numerator), len(table.steps))
    for place in range(len(table.steps) - 1, -1, -1):
        step = table.steps[place]
        left, right = against(number, step.limit)
        found[_REACHES[step.comparison](left, right)] = place
    return found


_REACHES = {
    Comparison.AT_LEAST: lambda left, right: left >= right,
    Comparison.ABOVE: lambda left, right: left > right,
    Comparison.AT_MOST: lambda left, right: left <= right,
    Comparison.BELOW: lambda left, right: left < right,
    Comparison.EXACTLY: lambda left, right: left == right,
}


def _on_steps(table: Steps, number: Exact) -> Exact:
    return taken([*(step.number for step in table.steps), table.rest], _step_at(table, number))


def taken(numbers: list[Fraction], places: np.ndarray) -> Exact:
    """Return the number at each place of a list."""
    common = math.lcm(*(number.denominator for number in numbers))
    wholes = [int(number * common) for number in numbers]
    top = max(map(abs, wholes))
    return Exact.whole(np.array(wholes, dtype=np.int64 if top < MOST else object)[places], common, top)


def _on_lines(table: Lines, number: Exact) -> Exact:
    knots = table.knots
    found = Exact.constant(knots[0][1], len(number.numerator))
    for (start, low), (end, high) in pairwise(knots):
        left, right = against(number, start)
        slope = (high - low) / (end - start)
        on_line = number.scaled(slope) + Exact.constant(low - slope * start, len(left))
        found = on_line.chosen(left > right, found)
    left, right = against(number, knots[-1][0])
    return Exact.constant(knots[-1][1], len(left)).chosen(left >= right, found)


def _in_grid(grid: Grid, row: Known, column: Known) -> Known:
    down, across = (
        _grid_place(grid.rows, row.number),
        _grid_place(grid.columns, column.number),
    )
    width = len(grid.cells[0])
    flat = [number for cells in grid.cells for number in cells]
    return Known(taken(flat, down * width + across), first_ranks(row.ranks, column.ranks))


def _grid_place(table: Steps, number: Exact) -> np.ndarray:
    """Steps of a grid give rows and columns counted from one."""
    places = np.array([int(step.number) - 1 for step in table.steps] + [int(table.rest) - 1])
    found: np.ndarray = places[_step_at(table, number)]
    return found
