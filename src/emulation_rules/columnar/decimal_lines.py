"""Lines over floats that have few decimals, decided in whole numbers.

A whole number of at most 15 digits over a power of ten is the shortest text of the float nearest to it: where dividing
gives a float back, it means those decimals. Whole numbers below 2**53 are floats exactly, and so are their sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.floats import DIGITS
from emulation_rules.columnar.lines import Line
from emulation_rules.columnar.scratch import Scratch
from emulation_rules.columnar.whole_lines import WholeLine

EXACT: Final = 2**53
"""Whole numbers below this are floats exactly."""


@dataclass(frozen=True, slots=True)
class DecimalLine:
    """A line in whole numbers over values times ``powers`` of ten."""

    whole: WholeLine
    powers: tuple[float, ...]

    @classmethod
    def of(cls, line: Line, scales: Sequence[Fraction], places: Sequence[int]) -> DecimalLine:
        """Return a line over columns of so many decimals, whose values times ``scales`` are its figures."""
        steps = [scale / 10**each for scale, each in zip(scales, places, strict=True)]
        return cls(WholeLine.of(line, steps), tuple(10.0**each for each in places))

    def decided(
        self, values: Sequence[NDArray[np.float64]], rows: NDArray[np.intp], scratch: Scratch, *, strict: bool
    ) -> Mask | None:
        """Return where, among some rows of columns, the line is above zero, or on it unless ``strict``.

        None where a value has more decimals, or a sum might not be a float exactly.
        """
        most = self.whole.most
        if most >= EXACT:
            return None
        given, whole, back, total = (scratch.array(number, len(rows), np.float64) for number in range(4))
        total.fill(self.whole.left - self.whole.right)
        for each, power, factor in zip(values, self.powers, self.whole.factors, strict=True):
            np.take(each, rows, out=given, mode="clip")
            np.rint(np.multiply(given, power, out=whole), out=whole)
            if not np.equal(np.divide(whole, power, out=back), given).all():
                return None
            top = max(float(np.maximum.reduce(whole)), -float(np.minimum.reduce(whole)))
            if top > DIGITS:
                return None
            most += abs(factor) * int(top)
            if most >= EXACT:
                return None
            np.add(total, np.multiply(whole, float(factor), out=whole), out=total)
        return np.greater(total, 0) if strict else np.greater_equal(total, 0)
