"""Whether a number can be a figure of an indicator: whole where it counts, and inside its range."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from emulation_rules.model.indicator import Indicator
from emulation_rules.model.numbers import number_text
from emulation_rules.model.place import KeyPath
from emulation_rules.model.quantity import Unit
from emulation_rules.syntax.document import Faults


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something that does not fit an indicator.

    ``where`` leads to it in a structure; in a phrase ``word`` or ``number`` is looked for.
    """

    code: str
    details: tuple[tuple[str, str], ...]
    where: KeyPath = ()
    word: str = ""
    number: Fraction | None = None
    suggestions: tuple[str, ...] = ()


def level_text(number: Fraction, unit: Unit) -> str:
    """Return a number with the sign of its unit."""
    signs = {Unit.PERCENT: "%", Unit.POINTS: " points", Unit.VND: " VND", Unit.NUMBER: ""}
    return number_text(number) + signs[unit]


def out_of_range(number: Fraction, indicator: Indicator, where: KeyPath = ()) -> Misfit | None:
    """Return what is wrong with a figure outside the indicator's range, or None for one inside it."""
    if number in indicator.range:
        return None
    low, high = indicator.range.low, indicator.range.high
    given = (("given", level_text(number, indicator.unit)), ("indicator", indicator.id))
    if high is not None and number > high:
        limit = ("limit", level_text(high, indicator.unit))
        return Misfit("mark_above_ceiling", (*given, limit), where, number=number)
    limit = ("limit", level_text(low or Fraction(0), indicator.unit))
    return Misfit("mark_below_floor", (*given, limit), where, number=number)


def has_point(number: int | Decimal) -> bool:
    """Whether a number was written with decimals, be they zeros."""
    if isinstance(number, int):
        return False
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent < 0


def point_details(written: str, indicator: Indicator) -> tuple[tuple[str, str], ...]:
    """Return the details of a count written with a decimal point: what it is, and what was probably meant."""
    value, whole = number_text(Fraction(written)), written.replace(".", "").lstrip("0") or "0"
    return (("given", written), ("indicator", indicator.id), ("value", value), ("whole", whole))


def misfit_of(number: int | Decimal, indicator: Indicator) -> Misfit | None:
    """Return what keeps a number from being a figure of the indicator, None where nothing does."""
    if indicator.whole and has_point(number):
        return Misfit("point_in_count", point_details(str(number), indicator))
    return out_of_range(Fraction(number), indicator)


def check_level(number: int | Decimal, indicator: Indicator, path: KeyPath, faults: Faults) -> None:
    """Note what keeps a number from being a figure of the indicator."""
    misfit = misfit_of(number, indicator)
    if misfit is not None:
        faults.add(misfit.code, path, **dict(misfit.details))
