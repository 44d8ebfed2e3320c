"""What a table gives for all the numbers of an interval."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import reduce
from itertools import pairwise, product

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.interval import Interval
from emulation_rules.model.tables import Grid, Lines, Steps


def looked_up(table: Steps | Lines, value: Interval) -> Interval:
    """Return the tightest interval of what the numbers of an interval come to."""
    return _lines(table, value) if isinstance(table, Lines) else hull_of(_steps(table, value))


def looked_up_in_grid(grid: Grid, row: Interval, column: Interval) -> Interval:
    """Return the tightest interval of what a grid gives, the two values being free of each other."""
    rows, columns = set(_steps(grid.rows, row)), set(_steps(grid.columns, column))
    return hull_of(grid.cells[int(r) - 1][int(c) - 1] for r, c in product(rows, columns))


def hull_of(numbers: Iterator[Fraction]) -> Interval:
    """Return the smallest closed interval that holds some numbers, one at least."""
    held = set(numbers)
    return Interval.point(held.pop()) if len(held) == 1 else Interval(min(held), max(held))


def _steps(table: Steps, value: Interval) -> Iterator[Fraction]:
    """Yield the number of every step that some number of the interval reaches."""
    left: Interval | None = value
    for step in table.steps:
        if left is None:
            return
        reached, left = split(left, step.comparison, step.limit)
        if reached is not None:
            yield step.number
    if left is not None:
        yield table.rest


def split(value: Interval, comparison: Comparison, limit: Fraction) -> tuple[Interval | None, Interval | None]:
    """Return the part of an interval that passes a comparison with a limit, and the part that does not."""
    match comparison:
        case Comparison.AT_LEAST:
            return value.meet(Interval(limit, None)), value.meet(Interval(None, limit, high_open=True))
        case Comparison.ABOVE:
            return value.meet(Interval(limit, None, low_open=True)), value.meet(Interval(None, limit))
        case Comparison.AT_MOST:
            return value.meet(Interval(None, limit)), value.meet(Interval(limit, None, low_open=True))
        case Comparison.BELOW:
            return value.meet(Interval(None, limit, high_open=True)), value.meet(Interval(limit, None))
        case Comparison.EXACTLY:
            return value.meet(Interval.point(limit)), value if value != Interval.point(limit) else None


def _lines(table: Lines, value: Interval) -> Interval:
    """Pieces are straight, so an end of the result is reached at an end of the interval or at a knot inside it."""
    knots = table.knots
    pieces: list[Interval] = []
    first, last = knots[0], knots[-1]
    if value.meet(Interval(None, first[0])) is not None:
        pieces.append(Interval.point(first[1]))
    if value.meet(Interval(last[0], None)) is not None:
        pieces.append(Interval.point(last[1]))
    for (start, low), (end, high) in pairwise(knots):
        part = value.meet(Interval(start, end))
        if part is not None:
            slope = (high - low) / (end - start)
            pieces.append(Interval.point(slope) * (part - Interval.point(start)) + Interval.point(low))
    return reduce(Interval.hull, pieces)
