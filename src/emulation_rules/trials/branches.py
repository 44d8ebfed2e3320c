"""Tables and choices inside an expression: which there are, and which way figures go through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import number_text
from emulation_rules.model.tables import Lines, Steps
from emulation_rules.plan.bounds import bounds, truth
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Choice, Expr, Looked, LookedInGrid, operands
from emulation_rules.plan.tables import split


@dataclass(frozen=True, slots=True)
class Branch:
    """One way through an expression. ``kind`` and ``details`` say which, as a `Spot` does."""

    kind: str
    details: tuple[tuple[str, str], ...]


def branches(expr: Expr, values: Sequence[Bounds]) -> tuple[Branch, ...]:
    """Return every way through an expression that is open when slots are anything within ``values``, in order."""
    found = _Walk(expr, values, certain=False).branches()
    return tuple(dict.fromkeys(found))


def branches_taken(expr: Expr, values: Sequence[Bounds]) -> tuple[Branch, ...]:
    """Return the ways through an expression that figures surely go."""
    return tuple(dict.fromkeys(_Walk(expr, values, certain=True).branches()))


class _Walk:
    """Goes through one expression; choices and tables are numbered in the order they stand."""

    def __init__(self, expr: Expr, values: Sequence[Bounds], *, certain: bool) -> None:
        self._expr = expr
        self._values = values
        self._certain = certain
        self._numbers: dict[int, int] = {}
        self._number(expr)

    def _number(self, expr: Expr) -> None:
        if isinstance(expr, Choice | Looked | LookedInGrid) and id(expr) not in self._numbers:
            self._numbers[id(expr)] = len(self._numbers) + 1
        for operand in operands(expr):
            self._number(operand)

    def branches(self) -> Iterator[Branch]:
        """Yield the ways."""
        yield from self._through(self._expr)

    def _through(self, expr: Expr) -> Iterator[Branch]:
        match expr:
            case Choice(condition, then, otherwise):
                *asked, _, _ = operands(expr)
                for operand in asked:
                    yield from self._through(operand)
                held = truth(condition, self._values)
                number = (("number", str(self._numbers[id(expr)])),)
                for side, way, kind in ((then, True, "branch_holds"), (otherwise, False, "branch_fails")):
                    if held is way or not (isinstance(held, bool) or self._certain):
                        yield Branch(kind, number)
                        yield from self._through(side)
            case Looked(table, operand):
                yield from self._through(operand)
                parts = _steps(table) if isinstance(table, Steps) else _stretches(table)
                yield from self._parts(parts, operand)
            case LookedInGrid(grid, row, column):
                yield from self._through(row)
                yield from self._through(column)
                yield from self._parts(_steps(grid.rows, "row_"), row)
                yield from self._parts(_steps(grid.columns, "column_"), column)
            case _:
                for operand in operands(expr):
                    yield from self._through(operand)

    def _parts(self, parts: Iterator[tuple[Branch, Interval]], operand: Expr) -> Iterator[Branch]:
        value = bounds(operand, self._values)
        for branch, part in parts:
            inside = value.meet(part) if isinstance(value, Interval) else None
            if inside == value if self._certain else inside is not None or not isinstance(value, Interval):
                yield branch


def _steps(table: Steps, prefix: str = "") -> Iterator[tuple[Branch, Interval]]:
    """Yield the steps of a table, each with the values that fall into it."""
    left: Interval | None = Interval(None, None)
    for step in table.steps:
        if left is None:
            return
        reached, left = split(left, step.comparison, step.limit)
        if reached is not None:
            details = (("limit", number_text(step.limit)), ("number", number_text(step.number)))
            yield Branch(f"{prefix}step_{step.comparison.value}", details), reached
    if left is not None:
        yield Branch(f"{prefix}step_rest", (("number", number_text(table.rest)),)), left


def _stretches(table: Lines) -> Iterator[tuple[Branch, Interval]]:
    """Yield the stretches of straight lines, each with the values inside it."""
    knots = [value for value, _ in table.knots]
    yield Branch("line_before", (("limit", number_text(knots[0])),)), Interval(None, knots[0], high_open=True)
    for low, high in pairwise(knots):
        details = (("low", number_text(low)), ("high", number_text(high)))
        yield Branch("line_between", details), Interval(low, high)
    yield Branch("line_after", (("limit", number_text(knots[-1])),)), Interval(knots[-1], None, low_open=True)


STEP_KINDS = tuple(f"{prefix}step_{each}" for prefix in ("", "row_", "column_") for each in (*Comparison, "rest"))
"""The kinds of branches of tables of steps."""
