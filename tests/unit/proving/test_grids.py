from __future__ import annotations

from fractions import Fraction

import pytest

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.interval import Interval
from emulation_rules.model.tables import Grid, Lines, Step, Steps
from emulation_rules.plan.nodes import Grain
from emulation_rules.plan.rounding import on_grid
from emulation_rules.plan.tables import looked_up as by_plan
from emulation_rules.plan.tables import looked_up_in_grid as by_plan_in_grid

z3 = pytest.importorskip("z3")

from emulation_rules.proving.grids import looked_up, looked_up_in_grid, rounded  # noqa: E402
from emulation_rules.proving.terms import Number, z3_number  # noqa: E402

NUMBERS = [Fraction(number, 8) for number in range(-24, 25)]
X, Y = z3.Real("x"), z3.Real("y")


def at(term: Number, x: Fraction, y: Fraction = Fraction(0)) -> Fraction:
    value = z3.simplify(z3.substitute(z3_number(term), (X, z3_number(x)), (Y, z3_number(y))))
    return Fraction(value.numerator_as_long(), value.denominator_as_long())


@pytest.mark.parametrize("grain", Grain)
@pytest.mark.parametrize("places", [-1, 0, 1])
def test_a_rounded_term_is_the_rounded_number(grain: Grain, places: int) -> None:
    term = rounded(X, places, grain)
    for number in [*NUMBERS, *(each / 10 for each in NUMBERS), *(each * 10 for each in NUMBERS)]:
        assert at(term, number) == on_grid(number, places, grain)


def steps(comparison: Comparison, *limits: int) -> Steps:
    return Steps(
        tuple(Step(comparison, Fraction(limit), Fraction(number)) for number, limit in enumerate(limits, 1)),
        Fraction(9),
    )


@pytest.mark.parametrize(
    "table",
    [
        steps(Comparison.AT_LEAST, 2, 1, 0),
        steps(Comparison.ABOVE, 2, 1, 0),
        steps(Comparison.AT_MOST, 0, 1, 2),
        steps(Comparison.BELOW, 0, 1, 2),
        Lines(((Fraction(-1), Fraction(4)), (Fraction(1), Fraction(0)), (Fraction(2), Fraction(7)))),
    ],
)
def test_a_term_is_looked_up_as_the_plan_does(table: Steps | Lines) -> None:
    term = looked_up(table, X)
    for number in NUMBERS:
        assert Interval.point(at(term, number)) == by_plan(table, Interval.point(number))


def test_two_terms_are_looked_up_in_a_grid_as_the_plan_does() -> None:
    axis = Steps((Step(Comparison.AT_MOST, Fraction(0), Fraction(1)),), Fraction(2))
    grid = Grid(axis, axis, ((Fraction(1), Fraction(2)), (Fraction(3), Fraction(0))))
    term = looked_up_in_grid(grid, X, Y)
    for x in NUMBERS[::6]:
        for y in NUMBERS[::6]:
            assert Interval.point(at(term, x, y)) == by_plan_in_grid(grid, Interval.point(x), Interval.point(y))
