"""Fourier and Motzkin's elimination: whether lines hold together, over exact whole coefficients.

Each product of variables counts as a variable of its own here. So what is refuted is refuted; what is not may still be
impossible where variables are multiplied, or where they have to be whole.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from emulation_rules.solving.forms import Bound, Monomial

MAX_ROWS: Final = 400
"""How many lines are kept; each variable that goes may square their number."""

_Factors: TypeAlias = tuple[tuple[Monomial, int], ...]
_Rows: TypeAlias = dict[_Factors, tuple[int, bool]]
"""By its factors, the number and the strictness of the narrowest line that has them."""


class TooManyRowsError(Exception):
    """More lines than are looked at."""


@dataclass(frozen=True, slots=True)
class Row:
    """Whole multiples of variables and a number: above zero where ``strict``, otherwise zero or above."""

    factors: _Factors
    number: int
    strict: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """A variable and the lines that bound it once those of later stages are known."""

    variable: Monomial
    rows: tuple[Row, ...]


def eliminated(
    bounds: Iterable[Bound], order: Sequence[Monomial], whole: Collection[Monomial]
) -> tuple[Stage, ...] | None:
    """Return the stages of elimination, the first variable of ``order`` first; None where no numbers hold the bounds.

    ``whole`` are variables that are whole numbers. Raises `TooManyRowsError`.
    """
    rows: _Rows = {}
    for bound in bounds:
        if not _kept(rows, _row_of(bound, whole)):
            return None
    stages = []
    for variable in order:
        with_it = [Row(*each) for each in _listed(rows) if any(name == variable for name, _ in each[0])]
        stages.append(Stage(variable, tuple(with_it)))
        for row in with_it:
            del rows[row.factors]
        above = [row for row in with_it if _factor(row, variable) > 0]
        below = [row for row in with_it if _factor(row, variable) < 0]
        if len(rows) + len(above) * len(below) > MAX_ROWS:
            raise TooManyRowsError
        for low in above:
            for high in below:
                if not _kept(rows, _combined(low, high, variable, whole)):
                    return None
    return tuple(stages)


def _listed(rows: _Rows) -> list[tuple[_Factors, int, bool]]:
    return [(factors, number, strict) for factors, (number, strict) in rows.items()]


def _factor(row: Row, variable: Monomial) -> int:
    return next(factor for name, factor in row.factors if name == variable)


def _row_of(bound: Bound, whole: Collection[Monomial]) -> Row:
    form = bound.form
    times = math.lcm(form.number.denominator, *(factor.denominator for factor in form.terms.values()))
    factors = {name: _times(factor, times) for name, factor in form.terms.items()}
    return _brought_down(factors, _times(form.number, times), whole, strict=bound.strict)


def _times(number: Fraction, common: int) -> int:
    """Return a number times a multiple of its denominator; a product of fractions would look for what they share."""
    return number.numerator * (common // number.denominator)


def _combined(low: Row, high: Row, variable: Monomial, whole: Collection[Monomial]) -> Row:
    a, b = _factor(low, variable), -_factor(high, variable)
    factors: dict[Monomial, int] = {name: factor * b for name, factor in low.factors}
    for name, factor in high.factors:
        factors[name] = factors.get(name, 0) + factor * a
    left = {name: factor for name, factor in factors.items() if factor}
    return _brought_down(left, low.number * b + high.number * a, whole, strict=low.strict or high.strict)


def _brought_down(factors: dict[Monomial, int], number: int, whole: Collection[Monomial], *, strict: bool) -> Row:
    """Return a line with its common divisor taken out; among whole numbers the number is rounded to what can be."""
    if not factors:
        return Row((), number, strict)
    shared = math.gcd(*factors.values())
    ordered = tuple(sorted(factors.items()))
    if whole and all(name in whole for name in factors):
        # Whole numbers above zero are one at least.
        least = number - 1 if strict else number
        return Row(tuple((name, factor // shared) for name, factor in ordered), least // shared, strict=False)
    shared = math.gcd(shared, number)
    return Row(tuple((name, factor // shared) for name, factor in ordered), number // shared, strict)


def _kept(rows: _Rows, row: Row) -> bool:
    """Keep a line unless another says as much. False where it can never hold."""
    if not row.factors:
        return row.number > 0 if row.strict else row.number >= 0
    known = rows.get(row.factors)
    # Of two lines with the same factors the smaller number asks for more, and the strict one where they are equal.
    if known is None or (row.number, not row.strict) < (known[0], not known[1]):
        rows[row.factors] = row.number, row.strict
    return True
