"""Exact arithmetic on arrays: a whole numerator a row over one denominator, or over one a row.

Whole numbers are int64 where a bound on them proves that nothing can overflow; before it could, the array becomes one
of Python integers, which are slower and have no end.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from emulation_rules.plan.nodes import Grain

Whole: TypeAlias = NDArray[Any]
"""An array of int64 or of Python integers."""

MOST: Final = 2**62
"""What int64 arrays stay below, with room for one sum."""

_EXACT_FLOAT: Final = 2**53

_ROOMY: Final = 2**45
"""Numbers below this leave room for sums and shares of them."""


@dataclass(frozen=True, slots=True)
class Exact:
    """``numerator / denominator`` by row.

    INVARIANT: the denominator is positive; no numerator is above ``top`` in size, no denominator above ``bottom``.
    """

    numerator: Whole
    denominator: int | Whole
    top: int
    bottom: int

    @classmethod
    def constant(cls, number: Fraction, rows: int) -> Exact:
        """Return the same number in every row."""
        return cls(whole_array(number.numerator, rows), number.denominator, abs(number.numerator), number.denominator)

    @classmethod
    def everywhere(cls, number: Fraction, rows: int) -> Exact:
        """Return the same number in every row, in an array that takes no room and cannot be written to."""
        one = whole_array(number.numerator, 1)
        return cls(np.broadcast_to(one, rows), number.denominator, abs(number.numerator), number.denominator)

    @classmethod
    def whole(cls, numerator: Whole, denominator: int, top: int) -> Exact:
        """Return whole numbers no larger than ``top`` over one denominator."""
        return cls(numerator, denominator, top, denominator)

    @classmethod
    def of(cls, numbers: Sequence[Fraction]) -> Exact:
        """Return any numbers over one denominator."""
        common = math.lcm(*(number.denominator for number in numbers))
        wholes = [number.numerator * (common // number.denominator) for number in numbers]
        top = max(map(abs, wholes), default=0)
        array = np.empty(len(wholes), dtype=np.int64 if top < MOST else object)
        array[:] = wholes
        return cls.whole(array, common, top)

    def rows(self, chosen: NDArray[Any]) -> Exact:
        """Return some of the rows."""
        below = self.denominator if isinstance(self.denominator, int) else self.denominator[chosen]
        return Exact(self.numerator[chosen], below, self.top, self.bottom)

    def __neg__(self) -> Exact:
        return Exact(-self.numerator, self.denominator, self.top, self.bottom)

    def __add__(self, other: Exact) -> Exact:
        left, right, below, bottom = _alike(self, other)
        top = left[1] + right[1]
        a, b = _fitting(top, left[0], right[0])
        return Exact(a + b, below, top, bottom)

    def __sub__(self, other: Exact) -> Exact:
        return self + -other

    def __mul__(self, other: Exact) -> Exact:
        above, top = _times(self.numerator, self.top, other.numerator, other.top)
        below, bottom = _times(self.denominator, self.bottom, other.denominator, other.bottom)
        return Exact(above, below, top, bottom)

    def scaled(self, factor: Fraction) -> Exact:
        """Return the product with a number."""
        above, below = factor.numerator, factor.denominator
        if isinstance(self.denominator, int):
            # Kept in lowest terms as far as the factor goes, so that numbers stay small.
            shared = math.gcd(above, self.denominator)
            above, denominator = above // shared, self.denominator // shared * below
            numerator, top = _times(self.numerator, self.top, above, abs(above))
            return Exact(numerator, denominator, top, denominator)
        numerator, top = _times(self.numerator, self.top, above, abs(above))
        denominators, bottom = _times(self.denominator, self.bottom, below, below)
        return Exact(numerator, denominators, top, bottom)

    def reciprocal(self) -> Exact:
        """Return one over it. A row of zero becomes one of zero: see to it elsewhere."""
        zero = self.numerator == 0
        above = self.denominator
        sign = np.where(self.numerator < 0, -1, 1)
        sizes = abs(self.numerator)
        sizes[zero] = 1
        signed, _ = _times(above, self.bottom, sign, 1)
        numerators = np.broadcast_to(signed, sizes.shape).copy()
        numerators[zero] = 0
        return Exact(numerators, sizes, self.bottom, max(self.top, 1))

    def magnitude(self) -> Exact:
        """Return the absolute value."""
        return Exact(abs(self.numerator), self.denominator, self.top, self.bottom)

    def compared(self, other: Exact) -> tuple[Whole, Whole]:
        """Return two arrays that compare as the two numbers do."""
        left, right, _, _ = _alike(self, other)
        return left[0], right[0]

    def chosen(self, where: NDArray[np.bool_], other: Exact) -> Exact:
        """Return this number where a mask is true, the other elsewhere."""
        left, right, below, bottom = _alike(self, other)
        return Exact(np.where(where, left[0], right[0]), below, max(left[1], right[1]), bottom)

    def with_rows(self, rows: NDArray[np.intp], numbers: Sequence[Fraction]) -> Exact | None:
        """Return the numbers with others put in for some rows; None where all would have to become longer for that."""
        if not isinstance(self.denominator, int) or self.numerator.dtype == object:
            return None
        common = math.lcm(self.denominator, *(number.denominator for number in numbers))
        lift = common // self.denominator
        others = [number.numerator * (common // number.denominator) for number in numbers]
        top = max(self.top * lift, *map(abs, others))
        if top >= _ROOMY or common >= _ROOMY:
            return None
        whole = self.numerator * lift
        whole[rows] = others
        return Exact.whole(whole, common, top)

    def on_grid(self, places: int, grain: Grain) -> Exact:
        """Return the number rounded to decimals (`plan.rounding.on_grid`)."""
        scale = Fraction(10) ** places
        here = self.scaled(scale)
        above, below = here.numerator, here.denominator
        # Twice the number plus the denominator is what half-up divides, so that much must fit.
        above, below = _fitting(2 * here.top + 2 * here.bottom, above, below)
        whole = _ROUNDED[grain](above, below)
        return Exact(whole, 1, here.top + 1, 1).scaled(1 / scale)

    def floats(self, room: NDArray[np.float64] | None = None) -> NDArray[np.float64]:
        """Return the float64 nearest to each number, in ``room`` where that is given and will do."""
        above, below = self.numerator, self.denominator
        if self.top <= _EXACT_FLOAT and self.bottom <= _EXACT_FLOAT:
            # Both sides are floats exactly, and one division rounds once.
            found = np.empty(len(above)) if room is None else room
            found[...] = above
            if isinstance(below, int):
                return found if below == 1 else np.divide(found, below, out=found)
            return np.divide(found, below.astype(np.float64), out=found)
        if above.dtype != object and self.bottom <= _EXACT_FLOAT:
            small = abs(above) <= _EXACT_FLOAT
            found = above.astype(np.float64) / (below if isinstance(below, int) else below.astype(np.float64))
            if not small.all():
                rest = np.flatnonzero(~small)
                found[rest] = self.rows(rest).floats_one_by_one()
            return found
        return self.floats_one_by_one()

    def floats_one_by_one(self) -> NDArray[np.float64]:
        """Return what `floats` does, of numbers of any size: the division of Python integers rounds correctly."""
        below = self.denominator if isinstance(self.denominator, int) else self.denominator.astype(object)
        above = self.numerator.astype(object)
        try:
            return (above / below).astype(np.float64)
        except OverflowError:
            size = np.broadcast_to(np.asarray(below, dtype=object), above.shape)
            return np.array([nearest_float(Fraction(a, b)) for a, b in zip(above, size, strict=True)])


def concatenated(numbers: Sequence[Exact]) -> Exact:
    """Return the rows of several one after the other."""
    below = [number.denominator for number in numbers]
    if all(isinstance(each, int) for each in below):
        common = math.lcm(*(each for each in below if isinstance(each, int)))
        lifted = [
            _times(number.numerator, number.top, common // number.bottom, common // number.bottom) for number in numbers
        ]
        return Exact.whole(np.concatenate([array for array, _ in lifted]), common, max(top for _, top in lifted))
    wide = [np.full(len(each.numerator), each.denominator) for each in numbers]
    top, bottom = max(number.top for number in numbers), max(number.bottom for number in numbers)
    return Exact(np.concatenate([number.numerator for number in numbers]), np.concatenate(wide), top, bottom)


def sorted_by_row(numbers: Sequence[Exact]) -> list[Exact]:
    """Return numbers of the same rows in rising order within each row."""
    found: list[Exact] = []
    for number in numbers:
        rest = number
        for place, other in enumerate(found):
            a, b = rest.compared(other)
            before: NDArray[np.bool_] = a < b
            found[place], rest = rest.chosen(before, other), other.chosen(before, rest)
        found.append(rest)
    return found


def nearest_float(number: Fraction) -> float:
    """Return the float nearest to a number; of one beyond all floats, infinity."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def whole_array(number: int, rows: int) -> Whole:
    """Return a whole number in every row."""
    return np.full(rows, number, dtype=np.int64 if abs(number) < MOST else object)


def _fitting(top: int, *arrays: int | Whole) -> list[Any]:
    """Return arrays that can hold numbers up to ``top``."""
    if top < MOST:
        return list(arrays)
    return [each if isinstance(each, int) else each.astype(object) for each in arrays]


def _times(left: int | Whole, left_top: int, right: int | Whole, right_top: int) -> tuple[Any, int]:
    top = left_top * right_top
    if isinstance(left, int) and isinstance(right, int):
        return left * right, top
    if isinstance(right, int) and right == 1:
        return left, top
    if isinstance(left, int) and left == 1:
        return right, top
    # An array times a number beyond int64 must be of Python integers however small the array's own are.
    a, b = _fitting(max(top, left_top, right_top), left, right)
    return a * b, top


def _alike(left: Exact, right: Exact) -> tuple[tuple[Whole, int], tuple[Whole, int], int | Whole, int]:
    """Return both numerators, with their bounds, over one denominator, and that with its own bound."""
    a, b = left.denominator, right.denominator
    if a is b or (isinstance(a, int) and isinstance(b, int) and a == b):
        return (left.numerator, left.top), (right.numerator, right.top), a, left.bottom
    if isinstance(a, int) and isinstance(b, int):
        common = math.lcm(a, b)
        return (
            _times(left.numerator, left.top, common // a, common // a),
            _times(right.numerator, right.top, common // b, common // b),
            common,
            common,
        )
    below, bottom = _times(a, left.bottom, b, right.bottom)
    return (
        _times(left.numerator, left.top, b, right.bottom),
        _times(right.numerator, right.top, a, left.bottom),
        below,
        bottom,
    )


def _half_up(above: Whole, below: int | Whole) -> Whole:
    size = (2 * abs(above) + below) // (2 * below)
    return np.where(above < 0, -size, size)


def _half_even(above: Whole, below: int | Whole) -> Whole:
    floor = above // below
    twice = 2 * (above - floor * below)
    return floor + np.where((twice > below) | ((twice == below) & (floor % 2 != 0)), 1, 0)


def _down(above: Whole, below: int | Whole) -> Whole:
    size = abs(above) // below
    return np.where(above < 0, -size, size)


def _up(above: Whole, below: int | Whole) -> Whole:
    size = -(-abs(above) // below)
    return np.where(above < 0, -size, size)


_ROUNDED: Final[Mapping[Grain, Callable[[Whole, int | Whole], Whole]]] = {
    Grain.HALF_UP: _half_up,
    Grain.HALF_EVEN: _half_even,
    Grain.DOWN: _down,
    Grain.UP: _up,
    Grain.FLOOR: lambda above, below: above // below,
    Grain.CEILING: lambda above, below: -(-above // below),
}
