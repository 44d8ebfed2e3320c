"""Lines that are refuted hold nowhere on a grid, and numbers that are chosen hold them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import islice, product

from hypothesis import given, settings
from hypothesis import strategies as st

from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.solving.examples import examples
from emulation_rules.solving.forms import Bound, Form
from emulation_rules.solving.points import System
from emulation_rules.solving.variables import Variable

_GRID = tuple(Fraction(number, 2) for number in range(-4, 21))


@st.composite
def _systems(draw: st.DrawFn) -> tuple[list[Variable], tuple[Bound, ...]]:
    count = draw(st.integers(1, 3))
    range_ = Interval(Fraction(-2), Fraction(10))
    variables = [Variable("x", ("x", Period(number)), range_, draw(st.booleans())) for number in range(count)]
    factors = st.fractions(-3, 3, max_denominator=4)
    bounds = []
    for _ in range(draw(st.integers(1, 5))):
        form = Form.of(draw(st.fractions(-10, 10, max_denominator=4)))
        for number in range(count):
            form = form + Form.variable(number).times(draw(factors))
        bounds.append(Bound(form, draw(st.booleans())))
    return variables, tuple(bounds)


def _holds(bounds: Sequence[Bound], numbers: Mapping[int, Fraction]) -> bool:
    for bound in bounds:
        left = bound
        for variable, number in numbers.items():
            left = left.put(variable, number)
        if not left.settled:
            return False
    return True


@settings(max_examples=150)
@given(_systems())
def test_what_is_refuted_holds_nowhere(system: tuple[list[Variable], tuple[Bound, ...]]) -> None:
    variables, bounds = system
    if not System(variables, bounds).refuted():
        return
    grids = [[n for n in _GRID if not variable.whole or n.denominator == 1] for variable in variables]
    for numbers in islice(product(*grids), 4000):
        assert not _holds(bounds, dict(enumerate(numbers)))


@settings(max_examples=150)
@given(_systems())
def test_numbers_that_are_chosen_hold(system: tuple[list[Variable], tuple[Bound, ...]]) -> None:
    variables, bounds = system
    found = System(variables, bounds)
    if found.refuted():
        return
    chosen = list(islice(found.points(), 5))
    for numbers in chosen:
        assert _holds(bounds, numbers)
        for number, value in numbers.items():
            assert value in variables[number].range
            assert not variables[number].whole or value.denominator == 1
    # Numbers that need not be whole are always found.
    assert chosen or any(variable.whole for variable in variables)


@given(st.fractions(-50, 50), st.fractions(0, 50), st.booleans(), st.booleans(), st.booleans())
def test_examples_lie_where_they_are_wanted(
    low: Fraction, width: Fraction, low_open: bool, high_open: bool, whole: bool
) -> None:
    part = Interval(low, low + width + Fraction(1, 7), low_open, high_open)
    found = list(islice(examples(part, Variable("x", None, Interval(None, None), whole)), 20))
    assert all(number in part for number in found)
    assert all(number.denominator == 1 for number in found) or not whole
    assert found or whole
