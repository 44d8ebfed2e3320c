"""A table read a little wrong: a limit or a number one digit off, a step strict for inclusive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.numbers import number_text
from emulation_rules.model.tables import Grid, Lines, Step, Steps, Table
from emulation_rules.trials.mutant import last_digit

_STRICTNESS: Final = {
    Comparison.AT_LEAST: Comparison.ABOVE,
    Comparison.ABOVE: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.BELOW,
    Comparison.BELOW: Comparison.AT_MOST,
}


def wrong_tables(table: Table) -> Iterator[tuple[Table, str, str]]:
    """Yield a table with one thing changed, each once, with what was written before and after."""
    match table:
        case Steps():
            yield from wrong_steps(table)
        case Lines():
            yield from wrong_lines(table)
        case Grid():
            yield from wrong_grids(table)


def wrong_lines(lines: Lines) -> Iterator[tuple[Lines, str, str]]:
    """Yield straight lines with one knot moved, up, down or to a side."""
    for index, (value, number) in enumerate(lines.knots):
        moved = [(value, each) for each in _beside(number)] + [(each, number) for each in _beside(value)]
        for at, given in moved:
            changed = Lines((*lines.knots[:index], (at, given), *lines.knots[index + 1 :]))
            if all(low < high for (low, _), (high, _) in pairwise(changed.knots)):
                yield changed, f"{_n(value)}: {_n(number)}", f"{_n(at)}: {_n(given)}"


def wrong_grids(grid: Grid) -> Iterator[tuple[Grid, str, str]]:
    """Yield a grid with one limit or one cell changed."""
    yield from ((replace(grid, rows=each), a, b) for each, a, b in wrong_steps(grid.rows, numbers=False))
    yield from ((replace(grid, columns=each), a, b) for each, a, b in wrong_steps(grid.columns, numbers=False))
    for r, row in enumerate(grid.cells):
        for c, cell in enumerate(row):
            after = cell + last_digit(cell)
            wrong = (*row[:c], after, *row[c + 1 :])
            yield replace(grid, cells=(*grid.cells[:r], wrong, *grid.cells[r + 1 :])), _n(cell), _n(after)


def wrong_steps(steps: Steps, *, numbers: bool = True) -> Iterator[tuple[Steps, str, str]]:
    """Yield steps with one thing changed; ``numbers``: what they come to is changed as well."""
    for index, step in enumerate(steps.steps):
        for wrong in _wrong_step(step, numbers=numbers):
            changed = (*steps.steps[:index], wrong, *steps.steps[index + 1 :])
            if _in_order(changed):
                yield replace(steps, steps=changed), _step(step), _step(wrong)
    if numbers:
        after = steps.rest + last_digit(steps.rest)
        yield replace(steps, rest=after), _n(steps.rest), _n(after)


def _wrong_step(step: Step, *, numbers: bool) -> Iterator[Step]:
    yield from (replace(step, limit=each) for each in _beside(step.limit))
    if step.comparison in _STRICTNESS:
        yield replace(step, comparison=_STRICTNESS[step.comparison])
    if numbers:
        yield replace(step, number=step.number + last_digit(step.number))


def _in_order(steps: tuple[Step, ...]) -> bool:
    """Whether limits still get easier from step to step."""
    falling = steps[0].comparison in (Comparison.AT_LEAST, Comparison.ABOVE)
    return all((a.limit > b.limit) if falling else (a.limit < b.limit) for a, b in pairwise(steps))


def _beside(number: Fraction) -> tuple[Fraction, Fraction]:
    step = last_digit(number)
    return number - step, number + step


def _n(number: Fraction) -> str:
    return number_text(number)


def _step(step: Step) -> str:
    return f"{step.comparison.value.replace('_', ' ')} {_n(step.limit)}: {_n(step.number)}"
