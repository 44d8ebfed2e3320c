"""Limits in order, and what is made of them: steps, lines, grids, labels."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from hypothesis import strategies as st
from tests.strategies.numbers import decimals, texts

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.score_tree import Label
from emulation_rules.model.tables import Grid, Lines, Step, Steps, Table

Draw: TypeAlias = st.DrawFn

_FALLING = (Comparison.ABOVE, Comparison.AT_LEAST)
_RISING = (Comparison.BELOW, Comparison.AT_MOST)


@st.composite
def limits(
    draw: Draw, values: st.SearchStrategy[Fraction], *, falling: bool | None = None, most: int = 3
) -> list[tuple[Comparison, Fraction]]:
    """Draw limits that all look one way, each easier than the one before; some numbers have both kinds of limit."""
    down = draw(st.booleans()) if falling is None else falling
    numbers = sorted(draw(st.lists(values, max_size=most, unique=True)), reverse=down)
    strict, plain = _FALLING if down else _RISING
    kinds = st.sampled_from([(plain,), (plain,), (strict,), (strict, plain)])
    return [(comparison, number) for number in numbers for comparison in draw(kinds)]


@st.composite
def steps(
    draw: Draw,
    values: st.SearchStrategy[Fraction],
    numbers: st.SearchStrategy[Fraction],
    *,
    falling: bool | None = None,
) -> Steps:
    """Draw a steps table."""
    drawn = draw(limits(values, falling=falling))
    return Steps(tuple(Step(comparison, limit, draw(numbers)) for comparison, limit in drawn), draw(numbers))


@st.composite
def lines(draw: Draw, values: st.SearchStrategy[Fraction], numbers: st.SearchStrategy[Fraction]) -> Lines:
    """Draw straight lines between two knots at least."""
    at = sorted(draw(st.lists(values, min_size=2, max_size=4, unique=True)))
    return Lines(tuple((value, draw(numbers)) for value in at))


@st.composite
def grids(draw: Draw, values: st.SearchStrategy[Fraction], numbers: st.SearchStrategy[Fraction]) -> Grid:
    """Draw a grid of two axes."""
    rows, columns = draw(_axes(values)), draw(_axes(values))
    cells = tuple(tuple(draw(numbers) for _ in range(_size(columns))) for _ in range(_size(rows)))
    return Grid(rows, columns, cells)


@st.composite
def _axes(draw: Draw, values: st.SearchStrategy[Fraction]) -> Steps:
    drawn = draw(limits(values, most=2))
    found = (Step(comparison, limit, Fraction(number)) for number, (comparison, limit) in enumerate(drawn, 1))
    return Steps(tuple(found), Fraction(len(drawn) + 1))


def _size(axis: Steps) -> int:
    return len(axis.steps) + 1


def tables() -> st.SearchStrategy[Table]:
    """Return tables of every kind."""
    values, numbers = decimals(-20, 100, 1), decimals(-5, 20, 1)
    return st.one_of(steps(values, numbers), lines(values, numbers), grids(values, numbers))


@st.composite
def labels(draw: Draw, most: Fraction) -> tuple[Label, ...]:
    """Draw words for points up to ``most``; mostly none."""
    if draw(st.sampled_from([True, True, False])):
        return ()
    marks: Sequence[Fraction] = [Fraction(0), most / 4, most / 2, most]
    drawn = draw(limits(st.sampled_from(marks)))
    return (
        *(Label(comparison, limit, draw(texts())) for comparison, limit in drawn),
        Label(Comparison.AT_LEAST, None, draw(texts())),
    )
