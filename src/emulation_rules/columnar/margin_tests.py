"""Margin tests on a block: by the quickest way that proves its answer.

A line over one figure is a comparison of the figure with a number. A line over several is one of whole numbers or,
where they are floats, of floats wherever the two sides lie farther apart than rounding could bring them. Everything
else, and every float too near to call, goes by exact arithmetic.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, TypeAlias

import numpy as np

from emulation_rules.columnar import floats
from emulation_rules.columnar.block import Block
from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.exact import MOST, Exact
from emulation_rules.columnar.expressions import known_of, passes
from emulation_rules.columnar.known import Ranks, first_ranks
from emulation_rules.columnar.reading import Figures
from emulation_rules.plan.nodes import Const, Expr, Magnitude, Read, Scaled, Sum, Test

Held: TypeAlias = tuple[Mask, Ranks | None]
"""Where a test holds, and why that is not known."""

Decide: TypeAlias = Callable[[Block], Held]

_ROUNDING: Final = 2.0**-52
"""Twice what one rounding can be off, as a part of the number."""


@dataclass(frozen=True, slots=True)
class Line:
    """``sum(factor * figure) + constant``, factors by slot."""

    factors: Mapping[int, Fraction]
    constant: Fraction


def decider(test: Test) -> Decide:
    """Return how a test is decided on any block."""
    expr, equal = test.margin, False
    match expr:
        case Scaled(factor, Magnitude(inner)) if factor < 0 and not test.strict:
            expr, equal = inner, True
        case _:
            pass
    line = line_of(expr)
    if line is None or not line.factors:
        return lambda block: _exactly(test, block)
    if len(line.factors) == 1:
        ((slot, factor),) = line.factors.items()
        return _Single(test, slot, factor, line.constant, equal).decide
    return _Several(test, line).decide if not equal else lambda block: _exactly(test, block)


def line_of(expr: Expr) -> Line | None:
    """Return an expression as a line over figures, None where it is none."""
    match expr:
        case Const(number):
            return Line({}, number)
        case Read(slot):
            return Line({slot: Fraction(1)}, Fraction(0))
        case Scaled(factor, operand):
            inner = line_of(operand)
            return (
                None
                if inner is None
                else Line({s: factor * f for s, f in inner.factors.items()}, factor * inner.constant)
            )
        case Sum(terms):
            factors: dict[int, Fraction] = {}
            constant = Fraction(0)
            for term in terms:
                inner = line_of(term)
                if inner is None:
                    return None
                constant += inner.constant
                for slot, factor in inner.factors.items():
                    factors[slot] = factors.get(slot, Fraction(0)) + factor
            # What cancels out is still read: without it there is no margin.
            return None if not all(factors.values()) else Line(factors, constant)
        case _:
            return None


def _exactly(test: Test, block: Block) -> Held:
    known = known_of(test.margin, block.known, block.rows)
    return passes(known.number, strict=test.strict), known.ranks


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number that figures are held against, as whole numbers and as floats are: the first that reach or pass it."""

    at_least: float
    above: float

    @classmethod
    def of_whole(cls, mark: Fraction) -> _Mark:
        return cls(math.ceil(mark), math.floor(mark) + 1)

    @classmethod
    def of_floats(cls, mark: Fraction) -> _Mark:
        return cls(floats.first_at_least(mark), floats.first_above(mark))


@dataclass(slots=True)
class _Single:
    """``factor * figure + constant`` against zero is the figure against ``-constant / factor``."""

    test: Test
    slot: int
    factor: Fraction
    constant: Fraction
    equal: bool
    _marks: dict[tuple[str, tuple[int, int]], _Mark] = field(default_factory=dict)

    def decide(self, block: Block) -> Held:
        values = block.straight(self.slot)
        if values is None:
            return _exactly(self.test, block)
        ranks = block.ranks(self.slot)
        mark = self._mark(block.figures(self.slot))
        if ranks is None:
            return self._compared(values, mark), None
        with np.errstate(invalid="ignore"):
            return self._compared(values, mark), ranks

    def _mark(self, figures: Figures) -> _Mark:
        key = figures.kind, figures.unit
        found = self._marks.get(key)
        if found is None:
            mark = -self.constant / self.factor / figures.factor
            found = _Mark.of_floats(mark) if figures.kind == "f" else _Mark.of_whole(mark)
            self._marks[key] = found
        return found

    def _compared(self, values: np.ndarray, mark: _Mark) -> Mask:
        found: Mask
        if self.equal:
            # Where the first to reach it is the first to pass it, nothing lies on it.
            found = values == mark.at_least if mark.at_least != mark.above else np.zeros(len(values), bool)
        elif self.factor > 0:
            found = values >= (mark.above if self.test.strict else mark.at_least)
        else:
            found = values < (mark.at_least if self.test.strict else mark.above)
        return found


@dataclass(frozen=True, slots=True)
class _Whole:
    """A line in whole numbers: factors in the order of its slots, and the constant on the side it adds to.

    ``most`` is more than what the constant and its factors alone come to.
    """

    factors: tuple[int, ...]
    left: int
    right: int
    most: int


def _whole_line(line: Line, scales: Sequence[Fraction]) -> _Whole:
    parts = [factor * scale for factor, scale in zip(line.factors.values(), scales, strict=True)]
    common = math.lcm(line.constant.denominator, *(part.denominator for part in parts))
    wholes = [int(part * common) for part in parts]
    constant = int(line.constant * common)
    shared = math.gcd(constant, *wholes)
    factors = tuple(whole // shared for whole in wholes)
    constant //= shared
    return _Whole(factors, max(constant, 0), max(-constant, 0), abs(constant) + max(map(abs, factors)))


@dataclass(slots=True)
class _Several:
    """A line over several figures: what adds to it on the left, what takes from it on the right."""

    test: Test
    line: Line
    _whole: dict[tuple[tuple[int, int], ...], _Whole] = field(default_factory=dict)

    def decide(self, block: Block) -> Held:
        found = self._at_first_sight(block)
        if found is not None:
            return found, None
        ranks = first_ranks(*(block.ranks(slot) for slot in self.line.factors))
        if not block.unhurried and any(
            (figures := block.prepared.columns.get(slot)) is not None and figures.kind == "f"
            for slot in self.line.factors
        ):
            return self._by_floats(block, ranks)
        return self._by_whole_numbers(block), ranks

    def _at_first_sight(self, block: Block) -> Mask | None:
        """Decide by the plain values of columns of int64, where all of them are figures and none is too large."""
        columns = [block.whole(slot) for slot in self.line.factors]
        if None in columns:
            return None
        units = tuple(block.figures(slot).unit for slot in self.line.factors)
        whole = self._whole.get(units)
        if whole is None:
            whole = _whole_line(self.line, [block.figures(slot).factor for slot in self.line.factors])
            self._whole[units] = whole
        given = [column for column in columns if column is not None]
        most = whole.most
        sides: list[np.ndarray | int] = [whole.left, whole.right]
        for factor, (values, top) in zip(whole.factors, given, strict=True):
            most += abs(factor) * top
            if most >= MOST:
                return None
            term = values if factor in (1, -1) else values * abs(factor)
            side = int(factor < 0)
            before = sides[side]
            sides[side] = term if isinstance(before, int) and before == 0 else before + term
        left, right = sides
        found: Mask = np.greater(left, right) if self.test.strict else np.greater_equal(left, right)
        return found

    def _by_whole_numbers(self, block: Block) -> Mask:
        left, right = self._sides(block)
        a, b = left.compared(right)
        found: Mask = a > b if self.test.strict else a >= b
        return found

    def _sides(self, block: Block) -> tuple[Exact, Exact]:
        sides: list[Exact | None] = [None, None]
        for slot, factor in self.line.factors.items():
            side = int(factor < 0)
            term = block.known(slot).number.scaled(abs(factor))
            before = sides[side]
            sides[side] = term if before is None else before + term
        constant = self.line.constant
        if constant:
            side = int(constant < 0)
            before = sides[side]
            number = Exact.constant(abs(constant), block.rows)
            sides[side] = number if before is None else before + number
        left, right = (Exact.constant(Fraction(0), block.rows) if side is None else side for side in sides)
        return left, right

    def _by_floats(self, block: Block, ranks: Ranks | None) -> Held:
        margin: np.ndarray | None = None
        size: np.ndarray | None = None
        with np.errstate(invalid="ignore", over="ignore"):
            for slot, factor in self.line.factors.items():
                values = self._floats(block, slot)
                if values is None:
                    return self._by_whole_numbers(block), ranks
                term = values * float(factor * self._factor(block, slot))
                margin = term if margin is None else margin + term
                size = np.abs(term) if size is None else size + np.abs(term)
            constant = float(self.line.constant)
            if margin is None or size is None:
                return self._by_whole_numbers(block), ranks
            if constant:
                margin = margin + constant
                size = size + abs(constant)
            # A figure, a factor and their product are each rounded once, and so is every sum.
            size *= _ROUNDING * (len(self.line.factors) + 4)
            found: Mask = margin > 0
            near = np.abs(margin) <= size
        if near.any():
            rows = np.flatnonzero(near if ranks is None else near & (ranks == 255))  # noqa: PLR2004
            if len(rows):
                found[rows] = self._near(block, rows)
        return found, ranks

    def _near(self, block: Block, rows: np.ndarray) -> Mask:
        """Decide rows too near to call: in whole numbers where they have few decimals, whatever they have otherwise."""
        part = block.part(rows)
        part.unhurried = False
        found = self._by_whole_numbers(part)
        hard = part.hard()
        if hard is not None:
            rest = np.flatnonzero(hard)
            found[rest] = self._by_whole_numbers(part.part(rest))
        return found

    @staticmethod
    def _floats(block: Block, slot: int) -> np.ndarray | None:
        figures = block.prepared.columns.get(slot)
        if figures is None or figures.kind not in "iuf":
            return None
        values = figures.column.values[block.at]
        return values if figures.kind == "f" else values.astype(np.float64)

    @staticmethod
    def _factor(block: Block, slot: int) -> Fraction:
        return block.figures(slot).factor
