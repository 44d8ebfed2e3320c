"""Margin tests on a block: by the quickest way that proves its answer.

A line over one figure is a comparison of the figure with a number, `line_tests` are for those over several. Everything
else goes by exact arithmetic.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from emulation_rules.columnar import floats
from emulation_rules.columnar.block import Block
from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.expressions import known_of, passes
from emulation_rules.columnar.line_tests import Held, LineTest
from emulation_rules.columnar.lines import Line, line_of
from emulation_rules.columnar.scale import Scale
from emulation_rules.plan.nodes import Magnitude, Scaled, Test

Decide: TypeAlias = Callable[[Block], Held]


def decider(test: Test) -> Decide:
    """Return how a test is decided on any block."""
    line, equal = line_tested(test)
    if line is None or not line.factors:
        return lambda block: _exactly(test, block)
    if len(line.factors) == 1:
        ((slot, factor),) = line.factors.items()
        return _Single(test, slot, factor, line.constant, equal).decide
    return LineTest(test, line).decide if not equal else lambda block: _exactly(test, block)


def line_tested(test: Test) -> tuple[Line | None, bool]:
    """Return the line that is held against zero, None where there is none, and whether it has to be zero itself."""
    match test.margin:
        case Scaled(factor, Magnitude(inner)) if factor < 0 and not test.strict:
            return line_of(inner), True
        case margin:
            return line_of(margin), False


def _exactly(test: Test, block: Block) -> Held:
    known = known_of(test.margin, block.known, block.rows)
    return passes(known.number, strict=test.strict), known.ranks


@dataclass(frozen=True, slots=True)
class Mark:
    """A number that figures are held against, as whole numbers and as floats are: the first that reach or pass it."""

    at_least: float
    above: float

    @classmethod
    def of_whole(cls, mark: Fraction) -> Mark:
        """Return a number that whole numbers are held against."""
        return cls(math.ceil(mark), math.floor(mark) + 1)

    @classmethod
    def of_floats(cls, mark: Fraction) -> Mark:
        """Return a number that floats are held against."""
        return cls(floats.first_at_least(mark), floats.first_above(mark))


@dataclass(slots=True)
class _Single:
    """``factor * figure + constant`` against zero is the figure against ``-constant / factor``."""

    test: Test
    slot: int
    factor: Fraction
    constant: Fraction
    equal: bool
    _marks: dict[Scale, Mark] = field(default_factory=dict)

    def decide(self, block: Block) -> Held:
        seen = block.seen(self.slot)
        if seen.values is None or seen.figures is None:
            return _exactly(self.test, block)
        mark = self._mark(seen.figures.scale)
        if seen.ranks is None:
            return self._compared(seen.values, mark), None
        with np.errstate(invalid="ignore"):
            return self._compared(seen.values, mark), seen.ranks

    def _mark(self, scale: Scale) -> Mark:
        found = self._marks.get(scale)
        if found is None:
            mark = -self.constant / self.factor / scale.factor
            found = self._marks[scale] = Mark.of_floats(mark) if scale.kind == "f" else Mark.of_whole(mark)
        return found

    def _compared(self, values: np.ndarray, mark: Mark) -> Mask:
        found: Mask
        if self.equal:
            # Where the first to reach it is the first to pass it, nothing lies on it.
            found = values == mark.at_least if mark.at_least != mark.above else np.zeros(len(values), bool)
        elif self.factor > 0:
            found = values >= (mark.above if self.test.strict else mark.at_least)
        else:
            found = values < (mark.at_least if self.test.strict else mark.above)
        return found
