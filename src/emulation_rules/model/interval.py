"""Intervals of exact rationals with open, closed or infinite ends: what a reported figure may be."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between ``low`` and ``high``; None is an infinite end, which is always open.

    INVARIANT: the interval is never empty. `Interval.point` is the common case.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is self.high and not (self.low_open or self.high_open) and self.low is not None:
            return  # a point, of which there are most
        if self.low is None:
            object.__setattr__(self, "low_open", True)
        if self.high is None:
            object.__setattr__(self, "high_open", True)
        if self.low is not None and self.high is not None:
            empty = self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))
            if empty:
                raise ValueError("empty interval")

    @classmethod
    def point(cls, number: Fraction | int) -> Interval:
        """Return the interval that holds one number."""
        exact = number if isinstance(number, Fraction) else Fraction(number)
        return cls(exact, exact)

    @property
    def _shared(self) -> Fraction | None:
        """The number of a point that was made as one, which is quicker to work with; None for others."""
        return self.low if self.low is self.high and not (self.low_open or self.high_open) else None

    @property
    def is_point(self) -> bool:
        """Whether one number is all it holds."""
        return self.low is not None and self.low == self.high

    @property
    def number(self) -> Fraction:
        """The number of a point. Raises `ValueError` for any other interval."""
        if self.low is None or self.low != self.high:
            raise ValueError("not a point")
        return self.low

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, (int, Fraction)):
            return False
        above = self.low is None or (number > self.low if self.low_open else number >= self.low)
        below = self.high is None or (number < self.high if self.high_open else number <= self.high)
        return above and below

    def within(self, other: Interval) -> bool:
        """Whether every number of this interval is one of the other."""
        return self.meet(other) == self

    def meet(self, other: Interval) -> Interval | None:
        """Return the numbers both hold, or None where they share none."""
        low, low_open = _later(self, other)
        high, high_open = _earlier(self, other)
        if low is not None and high is not None and (low > high or (low == high and (low_open or high_open))):
            return None
        return Interval(low, high, low_open, high_open)

    def hull(self, other: Interval) -> Interval:
        """Return the smallest interval that holds both."""
        mirrored = (-self).join_high(-other)
        high, high_open = self.join_high(other)
        low = None if mirrored[0] is None else -mirrored[0]
        return Interval(low, high, mirrored[1], high_open)

    def join_high(self, other: Interval) -> tuple[Fraction | None, bool]:
        """Return the farther upper end of two, and whether it is open."""
        if self.high is None or other.high is None:
            return None, True
        if self.high == other.high:
            return self.high, self.high_open and other.high_open
        return (self.high, self.high_open) if self.high > other.high else (other.high, other.high_open)

    def __neg__(self) -> Interval:
        if (number := self._shared) is not None:
            return Interval.point(-number)
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __add__(self, other: Interval) -> Interval:
        if (a := self._shared) is not None and (b := other._shared) is not None:
            return Interval.point(a + b)
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        if (a := self._shared) is not None and (b := other._shared) is not None:
            return Interval.point(a * b)
        corners = [_times(a, b) for a, b in product(_ends(self), _ends(other))]
        # A closed zero factor reaches zero whatever the other factor is.
        if 0 in self or 0 in other:
            corners.append(_End(0, Fraction(0), False))
        return _span(corners)

    def reciprocal(self) -> Interval:
        """Return the interval of ``1/x``. Raises `ZeroDivisionError` where zero lies in it or between its ends."""
        if self._shared:
            return Interval.point(1 / self._shared)
        straddles = (self.low is None or self.low < 0) and (self.high is None or self.high > 0)
        if straddles or 0 in self:
            raise ZeroDivisionError("interval holds zero")
        if self.high is not None and self.high <= 0:
            return -((-self).reciprocal())
        low = Fraction(0) if self.high is None else 1 / self.high
        high = None if not self.low else 1 / self.low
        return Interval(low, high, self.high_open, self.low_open)

    def __abs__(self) -> Interval:
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        wide = self.hull(-self)
        return Interval(Fraction(0), wide.high, False, wide.high_open)

    def minimum(self, other: Interval) -> Interval:
        """Return the interval of ``min(x, y)``."""
        if (a := self._shared) is not None and (b := other._shared) is not None:
            return self if a <= b else other
        return -((-self).maximum(-other))

    def maximum(self, other: Interval) -> Interval:
        """Return the interval of ``max(x, y)``."""
        if (a := self._shared) is not None and (b := other._shared) is not None:
            return self if a >= b else other
        low, low_open = _later(self, other)
        high, high_open = self.join_high(other)
        return Interval(low, high, low_open, high_open)


@dataclass(frozen=True, slots=True)
class _End:
    """An end point: ``infinite`` is -1, 0 or +1; ``number`` counts only where it is 0."""

    infinite: int
    number: Fraction
    open: bool


def _ends(interval: Interval) -> tuple[_End, _End]:
    return (
        _End(-1, Fraction(0), True) if interval.low is None else _End(0, interval.low, interval.low_open),
        _End(1, Fraction(0), True) if interval.high is None else _End(0, interval.high, interval.high_open),
    )


def _sign(end: _End) -> int:
    return end.infinite or (end.number > 0) - (end.number < 0)


def _times(a: _End, b: _End) -> _End:
    sign = _sign(a) * _sign(b)
    if sign == 0:
        return _End(0, Fraction(0), a.open or b.open)
    if a.infinite or b.infinite:
        return _End(sign, Fraction(0), True)
    return _End(0, a.number * b.number, a.open or b.open)


def _span(ends: list[_End]) -> Interval:
    low = min(ends, key=lambda end: (end.infinite, end.number, end.open))
    high = max(ends, key=lambda end: (end.infinite, end.number, not end.open))
    return Interval(
        None if low.infinite else low.number,
        None if high.infinite else high.number,
        low.open,
        high.open,
    )


def _later(a: Interval, b: Interval) -> tuple[Fraction | None, bool]:
    if a.low is None:
        return b.low, b.low_open
    if b.low is None or a.low > b.low:
        return a.low, a.low_open
    return (a.low, a.low_open or b.low_open) if a.low == b.low else (b.low, b.low_open)


def _earlier(a: Interval, b: Interval) -> tuple[Fraction | None, bool]:
    if a.high is None:
        return b.high, b.high_open
    if b.high is None or a.high < b.high:
        return a.high, a.high_open
    return (a.high, a.high_open or b.high_open) if a.high == b.high else (b.high, b.high_open)
