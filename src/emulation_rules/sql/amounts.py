"""Whole numbers of one unit in SQL: what points are added, capped and rounded in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from emulation_rules.model.scoring import Rounding
from emulation_rules.plan.nodes import Grain
from emulation_rules.sql.dialect import MOST_REAL, Dialect, DialectName, joined
from emulation_rules.sql.grains import on_grid
from emulation_rules.sql.refused import NotSayableError

_SHORT: Final = 2**31


@dataclass(frozen=True, slots=True)
class Amount:
    """``text`` is a whole number of ``unit``, of ``most`` units either way at most."""

    text: str
    unit: Fraction
    most: int

    @property
    def constant(self) -> Fraction | None:
        """The number where it is the same in every row."""
        bare = self.text.strip("()").removeprefix("-")
        if not bare.isdigit():
            return None
        return int(self.text.strip("()")) * self.unit

    def times(self, factor: Fraction) -> Amount:
        """Return it times a number."""
        return Amount(self.text, self.unit * factor, self.most) if factor > 0 else self._turned(factor)

    def _turned(self, factor: Fraction) -> Amount:
        if factor == 0:
            return nothing()
        return Amount(f"(0 - {self.text})", self.unit * -factor, self.most)

    def over(self, unit: Fraction) -> Amount:
        """Return it as a number of another unit, of which its own is a multiple."""
        factor = int(self.unit / unit)
        if self.constant is not None:
            whole = int(self.constant / unit)
            return Amount(str(whole) if whole >= 0 else f"({whole})", unit, abs(whole))
        if factor == 1:
            return self
        most = self.most * factor
        # A number of few digits is of 32 bits in some databases, and so would the product be.
        text = self.text if most < _SHORT else f"CAST({self.text} AS BIGINT)"
        return Amount(f"{text} * {factor}", unit, most)


def nothing() -> Amount:
    """Return zero."""
    return Amount("0", Fraction(1), 0)


def amount(number: Fraction) -> Amount:
    """Return a constant."""
    whole = number.numerator
    return Amount(str(whole) if whole >= 0 else f"({whole})", Fraction(1, number.denominator), abs(whole))


def common_unit(amounts: Sequence[Amount]) -> Fraction:
    """Return the largest unit that those of all are multiples of."""
    denominator = math.lcm(1, *(each.unit.denominator for each in amounts))
    divisor = math.gcd(*(int(each.unit * denominator) for each in amounts)) or 1
    return Fraction(divisor, denominator)


def added(amounts: Sequence[Amount]) -> Amount:
    """Return the sum. Raises `NotSayableError` where it may outgrow what is exact."""
    here = [each for each in amounts if each.most]
    if not here:
        return nothing()
    unit = common_unit(here)
    lifted = [each.over(unit) for each in here]
    if all(each.constant is not None for each in here):
        return amount(sum((each.constant for each in here if each.constant is not None), Fraction(0)))
    return _checked(Amount(joined("+", [each.text for each in lifted]), unit, sum(each.most for each in lifted)))


def bounded(found: Amount, cap: Fraction | None, floor: Fraction | None, dialect: Dialect) -> Amount:
    """Return it kept below a cap and above a floor."""
    for end, choose in ((cap, dialect.least), (floor, dialect.greatest)):
        if end is not None:
            limit = amount(end)
            unit = common_unit([found, limit])
            a, b = found.over(unit), limit.over(unit)
            found = _checked(Amount(choose([f"({a.text})", b.text]), unit, max(a.most, b.most)))
    return found


def rounded(found: Amount, rounding: Rounding | None, dialect: Dialect) -> Amount:
    """Return it rounded as declared."""
    if rounding is None:
        return found
    raised = found.unit * Fraction(10) ** rounding.places
    if raised.denominator == 1:  # it is on the grid already
        return found
    above = Amount(f"({found.text}) * {raised.numerator}", Fraction(1), found.most * raised.numerator)
    text = on_grid(_whole(above.text, dialect), str(raised.denominator), Grain(rounding.mode.value), dialect)
    most = math.ceil(found.most * raised) + 1
    _checked(Amount("", Fraction(1), 2 * above.most + 2 * raised.denominator))
    return _checked(Amount(text, Fraction(10) ** -rounding.places, most))


def _whole(text: str, dialect: Dialect) -> str:
    return dialect.cast(text, dialect.integer if dialect.name is not DialectName.POSTGRESQL else dialect.wide)


def nearest(above: Amount, below: Amount | None, dialect: Dialect) -> str:
    """Return the double nearest to a number, or to one divided by another; null where that is zero.

    Two whole numbers of less than 2^53 are doubles themselves, and dividing doubles gives the nearest one.
    """
    unit = above.unit if below is None else above.unit / below.unit
    over = Amount("1", Fraction(1), 1) if below is None else below
    top = _checked(Amount(_product(above.text, unit.numerator), Fraction(1), above.most * unit.numerator)).text
    bottom = _checked(Amount(_product(over.text, unit.denominator), Fraction(1), over.most * unit.denominator)).text
    if dialect.name is DialectName.POSTGRESQL:
        # Numerics are divided to as many places as their own: enough that the nearest double is certain.
        exact = dialect.cast(f"({top}) + 0.{'0' * 60}", dialect.wide)
        return dialect.cast(exact if bottom == "1" else f"({exact}) / NULLIF({bottom}, 0)", dialect.real)
    held = top if top.isidentifier() and dialect.total == dialect.real else dialect.cast(top, dialect.real)
    if bottom == "1":
        return held
    return f"{held} / {dialect.cast(f'NULLIF({bottom}, 0)' if below is not None else bottom, dialect.real)}"


def _product(text: str, factor: int) -> str:
    if factor == 1:
        return text
    return str(factor) if text == "1" else f"({text}) * {factor}"


def _checked(found: Amount) -> Amount:
    if found.most > MOST_REAL:
        raise NotSayableError("sql_points_too_fine")
    return found
