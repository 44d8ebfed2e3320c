"""Intervals, and numbers inside them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from emulation_rules.model.interval import Interval

small = st.fractions(min_value=-20, max_value=20, max_denominator=12)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Return any interval: points, bounds, open and closed, half-infinite."""
    low = draw(st.none() | small)
    high = draw(st.none() | small)
    if low is not None and high is not None and low > high:
        low, high = high, low
    if low is not None and low == high:
        return Interval.point(low)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


@st.composite
def inside(draw: st.DrawFn, interval: Interval) -> Fraction:
    """Return one number of an interval, often an end or a number close to it."""
    if interval.is_point:
        return interval.number
    low, high = interval.low, interval.high
    if low is None and high is None:
        return draw(small)
    if low is None or high is None:
        distance = draw(st.fractions(min_value=0, max_value=50, max_denominator=12))
        number = low + distance if low is not None else (high or Fraction(0)) - distance
    else:
        number = low + (high - low) * draw(st.fractions(min_value=0, max_value=1, max_denominator=12))
    if number in interval:
        return number
    # The open end was drawn: step inside.
    step = Fraction(1, 100) if low is None or high is None else (high - low) / 100
    return number + step if number == low else number - step
