"""Tables that formulas look things up in: steps, lines, and grids of two axes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from emulation_rules.model.criterion import Comparison


@dataclass(frozen=True, slots=True)
class Step:
    """Whatever is ``comparison`` ``limit`` (and fell into no step before) comes to ``number``."""

    comparison: Comparison
    limit: Fraction
    number: Fraction


@dataclass(frozen=True, slots=True)
class Steps:
    """The number of the first step a value reaches, otherwise ``rest``.

    INVARIANT: comparisons all look the same way (at least and above, or at most and below), and limits get easier, so
    that steps are half-open ranges without gap or overlap.
    """

    steps: tuple[Step, ...]
    rest: Fraction


@dataclass(frozen=True, slots=True)
class Lines:
    """Straight lines between (value, number) knots with rising values; level beyond the first and last."""

    knots: tuple[tuple[Fraction, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A number by two steps tables, which give a row and a column counted from one.

    INVARIANT: every row has as many cells as there are columns.
    """

    rows: Steps
    columns: Steps
    cells: tuple[tuple[Fraction, ...], ...]


Table: TypeAlias = Steps | Lines | Grid


def numbers_of(table: Table) -> tuple[Fraction, ...]:
    """Return every number a table can come to (the knots of lines; between them it takes what lies between)."""
    match table:
        case Steps(steps, rest):
            return (*(step.number for step in steps), rest)
        case Lines(knots):
            return tuple(number for _, number in knots)
        case Grid(_, _, cells):
            return tuple(number for row in cells for number in row)
