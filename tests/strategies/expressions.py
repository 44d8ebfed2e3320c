"""Expressions and conditions over a few figures, with the ranges those may have."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from hypothesis import strategies as st

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.interval import Interval
from emulation_rules.model.tables import Grid, Lines, Step, Steps
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.nodes import (
    AllHold,
    Choice,
    Condition,
    Const,
    Expr,
    Grain,
    Greatest,
    Least,
    Looked,
    LookedInGrid,
    Magnitude,
    OneHolds,
    Over,
    Present,
    Product,
    Quotient,
    Read,
    Rounded,
    Square,
    Test,
    difference,
    negative,
    scaled,
    total,
)

Draw: TypeAlias = st.DrawFn

SIZE = 3
"""How many figures expressions read."""

small = st.integers(-6, 6).map(lambda number: Fraction(number, 2))

_STEPS = Steps(
    (Step(Comparison.AT_LEAST, Fraction(2), Fraction(5)), Step(Comparison.ABOVE, Fraction(0), Fraction(1))), Fraction(3)
)
_TABLES: list[Steps | Lines] = [
    _STEPS,
    Lines(((Fraction(-1), Fraction(0)), (Fraction(1), Fraction(4)), (Fraction(2), Fraction(-1)))),
]
_AXIS = Steps((Step(Comparison.AT_MOST, Fraction(0), Fraction(1)),), Fraction(2))
_GRID = Grid(_AXIS, _AXIS, ((Fraction(1), Fraction(2)), (Fraction(3), Fraction(0))))


@st.composite
def ranges(draw: Draw) -> Interval:
    """Draw a range: a point, or with ends that are open, closed or not there."""
    low, high = sorted((draw(small), draw(small)))
    if low == high:
        return Interval.point(low)
    ends = draw(st.sampled_from(["both", "both", "both", "low", "high"]))
    opened = draw(st.booleans()), draw(st.booleans())
    return Interval(None if ends == "high" else low, None if ends == "low" else high, *opened)


@st.composite
def numbers_in(draw: Draw, interval: Interval) -> Fraction:
    """Draw a number of a range, its ends and zero rather often."""
    low, high = interval.low, interval.high
    if low is None:
        low = Fraction(-8) if high is None else high - 8
    if high is None:
        high = low + 16
    offered = [low, high, Fraction(0), (low + high) / 2, low + (high - low) / 7, high - (high - low) / 1000]
    return draw(st.sampled_from([number for number in offered if number in interval]))


def reads() -> st.SearchStrategy[Expr]:
    """Return single figures."""
    return st.integers(0, SIZE - 1).map(Read)


def expressions(depth: int = 3) -> st.SearchStrategy[Expr]:
    """Return expressions of every kind that formulas are lowered to."""
    leaves: st.SearchStrategy[Expr] = st.one_of(reads(), reads(), small.map(Const))
    return leaves if depth == 0 else st.one_of(leaves, _composed(depth))


@st.composite
def _composed(draw: Draw, depth: int) -> Expr:
    below = expressions(depth - 1)
    kind = draw(st.sampled_from(["one", "two", "two", "condition"]))
    if kind == "one":
        return _of_one(draw, draw(below))
    if kind == "two":
        return _of_two(draw, draw(below), draw(below))
    return Choice(draw(conditions(depth - 1)), draw(below), draw(below))


def _of_one(draw: Draw, operand: Expr) -> Expr:
    match draw(st.sampled_from("mrtxs")):
        case "m":
            return Magnitude(operand)
        case "r":
            return Rounded(operand, draw(st.integers(0, 1)), draw(st.sampled_from(Grain)))
        case "t":
            return Looked(draw(st.sampled_from(_TABLES)), operand)
        case "s":
            return Square(operand)
        case _:
            return scaled(draw(small), operand)


def _of_two(draw: Draw, left: Expr, right: Expr) -> Expr:
    match draw(st.sampled_from("sdpqlgkh")):
        case "s":
            return total(left, right)
        case "d":
            return difference(left, right)
        case "p":
            return Product(left, right)
        case "q":
            return Quotient(left, right, Reason.ZERO_DENOMINATOR)
        case "l":
            return Least(left, right)
        case "g":
            return Greatest(left, right)
        case "k":
            return LookedInGrid(_GRID, left, right)
        case _:
            return Present(draw(st.sampled_from(Over)), (left, right))


def conditions(depth: int = 2) -> st.SearchStrategy[Condition]:
    """Return conditions as formulas are lowered to."""
    tests = _tests()
    if depth <= 0:
        return tests
    several = st.lists(conditions(depth - 1), min_size=2, max_size=2).map(tuple)
    return st.one_of(tests, tests, several.map(AllHold), several.map(OneHolds))


@st.composite
def _tests(draw: Draw) -> Condition:
    left: Expr = draw(st.one_of(reads(), expressions(1)))
    apart = difference(left, draw(st.one_of(small.map(Const), reads())))
    match draw(st.sampled_from([">", ">=", "<", "<=", "=", "<>"])):
        case ">":
            return Test(apart, strict=True)
        case ">=":
            return Test(apart, strict=False)
        case "<":
            return Test(negative(apart), strict=True)
        case "<=":
            return Test(negative(apart), strict=False)
        case "=":
            return Test(negative(Magnitude(apart)), strict=False)
        case _:
            return Test(Magnitude(apart), strict=True)


@st.composite
def rising(draw: Draw) -> Expr:
    """Draw an expression that rises with each figure, each standing in it once."""
    made: Expr = Read(0)
    for slot in range(1, SIZE):
        other: Expr = Read(slot)
        kind = draw(st.sampled_from("slgrx"))
        match kind:
            case "s":
                made = total(made, other)
            case "l":
                made = Least(made, other)
            case "g":
                made = Greatest(made, other)
            case "r":
                made = total(Rounded(made, 0, draw(st.sampled_from(Grain))), other)
            case _:
                made = total(scaled(Fraction(3, 2), made), other)
    return made
