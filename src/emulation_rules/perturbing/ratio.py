"""Functions of one number that are a quotient of two polynomials, exactly, and where they are zero."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest
from math import isqrt
from typing import Final, TypeAlias

from emulation_rules.model.interval import Interval

Poly: TypeAlias = tuple[Fraction, ...]
"""Coefficients from the constant up; the last is not zero, but for the one of zero."""

_ZERO: Final = Fraction(0)
_FINE: Final = 10**12
"""A root that is no fraction is told to within one of so many."""


class NotSmoothError(Exception):
    """A quantity is not, or cannot be shown to be, one quotient of polynomials all the way."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """``above / below``. INVARIANT: ``below`` is positive wherever the function is asked about."""

    above: Poly
    below: Poly = (Fraction(1),)

    @classmethod
    def constant(cls, number: Fraction) -> Ratio:
        """Return the function that is the same everywhere."""
        return cls((number,))

    @classmethod
    def multiple(cls, number: Fraction) -> Ratio:
        """Return ``number * x``."""
        return cls(_trimmed((_ZERO, number)))

    @property
    def is_constant(self) -> bool:
        """Whether it is written as one number."""
        return len(self.above) == 1 and len(self.below) == 1

    def at(self, x: Fraction) -> Fraction:
        """Return its value."""
        return value_at(self.above, x) / value_at(self.below, x)

    def __neg__(self) -> Ratio:
        return Ratio(tuple(-each for each in self.above), self.below)

    def __add__(self, other: Ratio) -> Ratio:
        if self.below == other.below:
            return Ratio(_plus(self.above, other.above), self.below)
        above = _plus(_times(self.above, other.below), _times(other.above, self.below))
        return Ratio(above, _times(self.below, other.below))

    def __sub__(self, other: Ratio) -> Ratio:
        return self + -other

    def __mul__(self, other: Ratio) -> Ratio:
        return Ratio(_times(self.above, other.above), _times(self.below, other.below))

    def over(self, other: Ratio, window: Interval) -> Ratio:
        """Return the quotient. Raises `NotSmoothError` where the other is not positive all over the window."""
        if not positive(other.above, window):
            raise NotSmoothError
        if self.below == other.below:
            return Ratio(self.above, other.above)
        return Ratio(_times(self.above, other.below), _times(self.below, other.above))

    def hull(self, window: Interval) -> Interval | None:
        """Return the values it takes over a closed window where it goes one way only, None where it may turn."""
        if len(self.above) > 2 or len(self.below) > 2:  # noqa: PLR2004  # of the first degree
            return None
        low, high = ends_of(window)
        first, last = self.at(low), self.at(high)
        return Interval(min(first, last), max(first, last))


def ends_of(window: Interval) -> tuple[Fraction, Fraction]:
    """Return the ends of a window, which has two."""
    if window.low is None or window.high is None:
        raise ValueError("a window has two ends")
    return window.low, window.high


def value_at(poly: Poly, x: Fraction) -> Fraction:
    """Return the value of a polynomial."""
    value = _ZERO
    for coefficient in reversed(poly):
        value = value * x + coefficient
    return value


def positive(poly: Poly, window: Interval) -> bool:
    """Whether a polynomial is positive all over a closed window. Raises `NotSmoothError` beyond the second degree."""
    low, _ = ends_of(window)
    return value_at(poly, low) > 0 and not any(True for _ in roots(poly, window))


def roots(poly: Poly, window: Interval) -> Iterator[Interval]:
    """Yield where a polynomial is zero within a closed window, rising: points, or narrow ranges that hold one each.

    One that is zero everywhere has none to tell. Raises `NotSmoothError` beyond the second degree.
    """
    match poly:
        case (_,):
            return
        case (constant, slope):
            found = [Interval.point(-constant / slope)]
        case (constant, slope, square):
            found = sorted(_of_square(constant, slope, square), key=ends_of)
        case _:
            raise NotSmoothError
    yield from (root for root in found if root.meet(window) is not None)


def _of_square(constant: Fraction, slope: Fraction, square: Fraction) -> Iterator[Interval]:
    inside = slope * slope - 4 * square * constant
    if inside < 0:
        return
    least, most = _root_of(inside)
    for sign in (-1, 1) if inside else (1,):
        ends = sorted(((-slope + sign * least) / (2 * square), (-slope + sign * most) / (2 * square)))
        yield Interval.point(ends[0]) if ends[0] == ends[1] else Interval(ends[0], ends[1], True, True)


def _root_of(number: Fraction) -> tuple[Fraction, Fraction]:
    """Return what the square root lies between; both the same where it is a fraction."""
    above, below = isqrt(number.numerator), isqrt(number.denominator)
    if above * above == number.numerator and below * below == number.denominator:
        return Fraction(above, below), Fraction(above, below)
    fine = isqrt(number.numerator * _FINE * _FINE // number.denominator)
    return Fraction(fine, _FINE), Fraction(fine + 1, _FINE)


def _trimmed(poly: Poly) -> Poly:
    end = len(poly)
    while end > 1 and not poly[end - 1]:
        end -= 1
    return poly[:end]


def _plus(left: Poly, right: Poly) -> Poly:
    return _trimmed(tuple(a + b for a, b in zip_longest(left, right, fillvalue=_ZERO)))


def _times(left: Poly, right: Poly) -> Poly:
    if len(right) == 1 and right[0] == 1:
        return left
    product = [_ZERO] * (len(left) + len(right) - 1)
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            product[i + j] += a * b
    return _trimmed(tuple(product))
