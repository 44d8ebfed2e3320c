"""Tests of lines over several figures: in whole numbers, or in floats as far as they prove the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.block import Block
from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.decimal_lines import DecimalLine
from emulation_rules.columnar.exact import MOST, Exact
from emulation_rules.columnar.float_lines import FloatLine
from emulation_rules.columnar.known import KNOWN, Ranks, first_ranks
from emulation_rules.columnar.lines import Line, WholeLine
from emulation_rules.plan.nodes import Test

Held: TypeAlias = tuple[Mask, Ranks | None]
"""Where a test holds, and why that is not known."""

_Units: TypeAlias = tuple[tuple[int, int, str], ...]
"""Of each column what its scale follows from, and the kind of its values."""


@dataclass(slots=True, eq=False)
class LineTest:
    """A line over several figures: what adds to it on the left, what takes from it on the right."""

    test: Test
    line: Line
    _whole: dict[_Units, WholeLine] = field(default_factory=dict)
    _float: dict[_Units, FloatLine] = field(default_factory=dict)
    _decimal: dict[_Units, DecimalLine] = field(default_factory=dict)

    def decide(self, block: Block) -> Held:
        """Decide every row that has a number for each figure."""
        found = self._at_first_sight(block)
        ranks = first_ranks(*(block.ranks(slot) for slot in self.line.factors))
        if found is not None:
            return found, ranks
        values = None if block.unhurried else self._as_floats(block)
        if values is None:
            return self._by_whole_numbers(block), ranks
        tops = [block.top(slot) for slot in self.line.factors]
        found, near = self._in_floats(block).decided(values, tops, block.scratch, strict=self.test.strict)
        if len(near) and ranks is not None:
            near = near[ranks[near] == KNOWN]
        if len(near):
            found[near] = self._near(block, near, values)
        return found, ranks

    # ---- whole numbers ----------------------------------------------------------------------

    def _at_first_sight(self, block: Block) -> Mask | None:
        """Decide by the plain values of columns of int64, where all are figures or gaps and none is too large."""
        given = []
        for slot in self.line.factors:
            column = block.whole(slot)
            if column is None:
                return None
            given.append(column)
        line = self._in_whole_numbers(block)
        most = line.most
        sides: list[np.ndarray | int] = [line.left, line.right]
        for factor, (values, top) in zip(line.factors, given, strict=True):
            size, side = abs(factor), int(factor < 0)
            most += size * top
            if most >= MOST:
                return None
            before = sides[side]
            if isinstance(before, int) and before == 0:
                sides[side] = values if size == 1 else np.multiply(values, size, out=_room(block, side))
            else:
                term = values if size == 1 else np.multiply(values, size, out=_room(block, 2))
                sides[side] = np.add(before, term, out=_room(block, side))
        left, right = sides
        found: Mask = np.greater(left, right) if self.test.strict else np.greater_equal(left, right)
        return found

    def _in_whole_numbers(self, block: Block) -> WholeLine:
        found = block.prepared.lines.get(self)
        if found is None:
            units = self._units(block)
            found = self._whole.get(units)
            if found is None:
                found = self._whole[units] = WholeLine.of(self.line, self._scales(block))
            block.prepared.lines[self] = found
        return found

    def _units(self, block: Block) -> _Units:
        return tuple(block.figures(slot).unit for slot in self.line.factors)

    def _scales(self, block: Block) -> list[Fraction]:
        return [block.figures(slot).factor for slot in self.line.factors]

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

    # ---- floats -----------------------------------------------------------------------------

    def _as_floats(self, block: Block) -> list[NDArray[np.float64]] | None:
        """Return the values of columns one of which holds floats; None of others."""
        columns = [block.prepared.columns.get(slot) for slot in self.line.factors]
        if not any(column is not None and column.kind == "f" for column in columns):
            return None
        found = []
        for column in columns:
            if column is None or not column.straight:
                return None
            found.append(column.column.values[block.at].astype(np.float64, copy=False))
        return found

    def _in_floats(self, block: Block) -> FloatLine:
        units = self._units(block)
        found = self._float.get(units)
        if found is None:
            kinds = [block.figures(slot).kind for slot in self.line.factors]
            found = self._float[units] = FloatLine.of(self.line, self._scales(block), kinds)
        return found

    def _near(self, block: Block, rows: NDArray[np.intp], values: Sequence[NDArray[np.float64]]) -> Mask:
        """Decide rows too near to call: in whole numbers where they have few decimals, whatever they have otherwise."""
        found = self._in_decimals(block).decided(values, rows, block.scratch, strict=self.test.strict)
        if found is not None:
            return found
        part = block.part(rows)
        part.unhurried = False
        found = self._by_whole_numbers(part)
        hard = part.hard()
        if hard is not None:
            rest = np.flatnonzero(hard)
            found[rest] = self._by_whole_numbers(part.part(rest))
        return found

    def _in_decimals(self, block: Block) -> DecimalLine:
        units = self._units(block)
        found = self._decimal.get(units)
        if found is None:
            places = [block.figures(slot).decimals for slot in self.line.factors]
            found = self._decimal[units] = DecimalLine.of(self.line, self._scales(block), places)
        return found


def _room(block: Block, number: int) -> NDArray[np.int64]:
    return block.scratch.array(number, block.rows, np.int64)
