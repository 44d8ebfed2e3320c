"""What tables give for an expression, as cases; and what a case is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from typing import TypeAlias

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.interval import Interval
from emulation_rules.model.tables import Grid, Lines, Steps
from emulation_rules.solving.forms import ONE, Bound, Form

Bounds: TypeAlias = tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Where the ``guards`` hold the expression is ``top`` over ``below``, which is above zero there."""

    guards: Bounds
    top: Form
    below: Form = ONE


def inside(case: Case, range_: Interval) -> Iterator[Bound]:
    """Yield the bounds that keep an expression in a range."""
    if range_.low is not None:
        yield Bound(case.top - case.below.times(range_.low), range_.low_open)
    if range_.high is not None:
        yield Bound(case.below.times(range_.high) - case.top, range_.high_open)


def looked_up(table: Steps | Lines, case: Case) -> Iterator[Case]:
    """Yield what a table gives for an expression, each number where it is given."""
    if isinstance(table, Lines):
        yield from _on_lines(table, case)
        return
    missed: Bounds = ()
    for step in table.steps:
        beyond = case.top - case.below.times(step.limit)
        if step.comparison in (Comparison.AT_MOST, Comparison.BELOW):
            beyond = beyond.times(Fraction(-1))
        strict = step.comparison in (Comparison.ABOVE, Comparison.BELOW)
        yield Case((*case.guards, *missed, Bound(beyond, strict)), Form.of(step.number))
        missed = (Bound(beyond.times(Fraction(-1)), not strict),)
    yield Case((*case.guards, *missed), Form.of(table.rest))


def _on_lines(table: Lines, case: Case) -> Iterator[Case]:
    first, last = table.knots[0], table.knots[-1]
    yield Case((*case.guards, *inside(case, Interval(None, first[0]))), Form.of(first[1]))
    for (start, low), (end, high) in pairwise(table.knots):
        slope = (high - low) / (end - start)
        top = case.top.times(slope) + case.below.times(low - slope * start)
        yield Case((*case.guards, *inside(case, Interval(start, end, low_open=True))), top, case.below)
    yield Case((*case.guards, *inside(case, Interval(last[0], None, low_open=True))), Form.of(last[1]))


def looked_in_grid(grid: Grid, row: Case, column: Case) -> Iterator[Case]:
    """Yield what a grid gives for two expressions, each number where it is given."""
    for down, across in product(looked_up(grid.rows, row), list(looked_up(grid.columns, column))):
        cell = grid.cells[int(down.top.number) - 1][int(across.top.number) - 1]
        yield Case(down.guards + across.guards, Form.of(cell))
