"""Tests of lines in rows where figures are ranges: all values pass, or none does, or neither is so.

Whatever the other figures are, a line rises with a figure or falls with it. So it is least where each figure is at one
of its ends, and greatest where each is at the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.block import Block
from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.ends import End, ends_of
from emulation_rules.columnar.exact import Exact
from emulation_rules.columnar.lines import Line
from emulation_rules.columnar.margin_tests import line_tested
from emulation_rules.plan.nodes import Expr, Read, Test, operands


@dataclass(frozen=True, slots=True)
class Passed:
    """Rows in which every value passes, rows in which none does, and rows that this does not tell."""

    all: Mask
    none: Mask
    left: Mask


@dataclass(frozen=True, slots=True)
class RangeTest:
    """A line over figures each of which it reads once."""

    line: Line
    strict: bool

    @classmethod
    def of(cls, test: Test) -> RangeTest | None:
        """Return a test made ready for ranges, None where only single rows are told what it comes to."""
        line, equal = line_tested(test)
        # What an expression reads twice may have two values in it, so that it reaches further than the line does.
        if line is None or equal or _reads(test.margin) > len(line.factors):
            return None
        return cls(line, test.strict)

    def passed(self, block: Block, rows: NDArray[np.intp]) -> Passed:
        """Decide rows of a block in each of which every figure is known, or a range."""
        left = np.zeros(len(rows), np.bool_)
        least, greatest = list[End](), list[End]()
        for slot, factor in self.line.factors.items():
            low, high, hard = _ends(block, slot, rows)
            if hard is not None:
                left |= hard
            low, high = (End(end.number.scaled(factor), end.open, end.endless) for end in (low, high))
            least.append(low if factor > 0 else high)
            greatest.append(high if factor > 0 else low)
        low, high = self._sum(least, len(rows)), self._sum(greatest, len(rows))
        every = ~low.endless & _above(low.number, low.open | (not self.strict))
        none = ~high.endless & _above(-high.number, high.open | self.strict)
        return Passed(every & ~left, none & ~left, left)

    def _sum(self, ends: Sequence[End], rows: int) -> End:
        found = End.at(Exact.constant(self.line.constant, rows))
        for end in ends:
            found = End(found.number + end.number, found.open | end.open, found.endless | end.endless)
        return found


def _above(number: Exact, at_zero: Mask) -> Mask:
    """Return where a number is above zero, or zero in a row of a mask."""
    above: Mask = (number.numerator > 0) | ((number.numerator == 0) & at_zero)
    return above


def _ends(block: Block, slot: int, rows: NDArray[np.intp]) -> tuple[End, End, Mask | None]:
    figures = block.prepared.columns.get(slot)
    if figures is not None:
        return ends_of(figures, block.places(rows))
    end = End.at(block.known(slot).number.rows(rows))
    wide = block.seen(slot).wide
    return end, end, None if wide is None else wide[rows]


def _reads(expr: Expr) -> int:
    """Return how often an expression reads a figure."""
    return int(isinstance(expr, Read)) + sum(map(_reads, operands(expr)))
