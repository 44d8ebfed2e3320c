"""Lines over figures that are whole numbers, decided as they stand in their columns."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.exact import MOST
from emulation_rules.columnar.lines import Line
from emulation_rules.columnar.scratch import Scratch


@dataclass(frozen=True, slots=True)
class WholeLine:
    """A line in whole numbers: factors in the order of its slots, and the constant on the side it adds to.

    ``most`` is more than what the constant and its factors alone come to.
    """

    factors: tuple[int, ...]
    left: int
    right: int
    most: int

    @classmethod
    def of(cls, line: Line, scales: Sequence[Fraction]) -> WholeLine:
        """Return a line over columns whose values times ``scales`` are its figures."""
        parts = [factor * scale for factor, scale in zip(line.factors.values(), scales, strict=True)]
        common = math.lcm(line.constant.denominator, *(part.denominator for part in parts))
        wholes = [int(part * common) for part in parts]
        constant = int(line.constant * common)
        shared = math.gcd(constant, *wholes)
        factors = tuple(whole // shared for whole in wholes)
        constant //= shared
        return cls(factors, max(constant, 0), max(-constant, 0), abs(constant) + max(map(abs, factors)))

    def decided(
        self, values: Sequence[NDArray[np.int64]], tops: Sequence[int], scratch: Scratch, *, strict: bool
    ) -> Mask | None:
        """Return where the line is above zero, or on it unless ``strict``; None where a sum might become too large.

        ``tops`` are what no value of a column exceeds, none of them being below zero.
        """
        most = self.most
        for factor, top in zip(self.factors, tops, strict=True):
            most += abs(factor) * top
        if most >= MOST:
            return None
        left: NDArray[np.int64] | int = self.left
        right: NDArray[np.int64] | int = self.right
        for factor, each in zip(self.factors, values, strict=True):
            if factor > 0:
                left = _with(left, each, factor, 0, scratch)
            else:
                right = _with(right, each, -factor, 1, scratch)
        found: Mask = np.greater(left, right) if strict else np.greater_equal(left, right)
        return found


def _with(
    before: NDArray[np.int64] | int, values: NDArray[np.int64], factor: int, side: int, scratch: Scratch
) -> NDArray[np.int64]:
    """Return a side of a line with one more column on it."""
    alone = isinstance(before, int) and not before
    if factor != 1:
        values = np.multiply(values, factor, out=scratch.array(side if alone else 2, len(values), np.int64))
    return values if alone else np.add(before, values, out=scratch.array(side, len(values), np.int64))
