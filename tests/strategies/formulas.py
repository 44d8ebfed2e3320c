"""Formulas as texts can say them, whatever they would mean."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from hypothesis import strategies as st
from tests.strategies.criteria import numbers

from emulation_rules.model.formula import Binary, Call, Compared, Formula, Joined, Literally, Name, Negative, Not
from emulation_rules.model.period import Period

Draw: TypeAlias = st.DrawFn

_NAMES = ["a", "cases_recorded", "min", "x2", "met"]
_PERIODS = ["2021", "2021-H1", "2020-Q3", "2020-05", "2020-9M", "2020-W46"]
_FUNCTIONS = ["abs", "min", "if", "round", "lookup", "anything"]


@st.composite
def formulas(draw: Draw, depth: int = 4) -> Formula:
    """Draw a formula of at most so many layers."""
    kind = draw(st.sampled_from("nnl" if depth == 0 else "nlbbbmcrrjjt"))
    below = formulas(depth - 1)
    match kind:
        case "b":
            return Binary(draw(st.sampled_from(["+", "-", "*", "/"])), draw(below), draw(below))
        case "m":
            return Negative(draw(below))
        case "c":
            return Call(draw(st.sampled_from(_FUNCTIONS)), tuple(draw(st.lists(below, min_size=1, max_size=3))))
        case "r":
            return Compared(draw(st.sampled_from(["<", "<=", "=", "<>", ">=", ">"])), draw(below), draw(below))
        case "j":
            return Joined(draw(st.sampled_from(["and", "or"])), draw(below), draw(below))
        case "t":
            return Not(draw(below))
        case "l":
            return draw(literals())
        case _:
            period = draw(st.none() | st.sampled_from(_PERIODS).map(Period.parse))
            return Name(draw(st.sampled_from(_NAMES)), period)


@st.composite
def literals(draw: Draw) -> Literally:
    """Draw a number as it can be written, some with a percent sign."""
    number: Fraction = draw(numbers(negative=False))
    percent = draw(st.booleans())
    return Literally(number / 100 if percent else number, percent)
