"""What value each row of the grammar stands for: putting values together from their parts and taking them apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from emulation_rules.model.criterion import (
    Assigned,
    Baseline,
    Between,
    Change,
    ChangeBetween,
    Comparison,
    Criterion,
    Direction,
    Done,
    Figure,
    Frozen,
    Mark,
    MeanOf,
    Moves,
    NamedPeriod,
    NoneAtAll,
    NotMoves,
    PreviousPeriod,
    PreviousYear,
    Reference,
    SamePeriod,
    SlowerGrowth,
    Threshold,
)
from emulation_rules.model.numbers import decimal_places
from emulation_rules.model.quantity import Quantity, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from emulation_rules.model.period import Period


@dataclass(slots=True)
class Parts:
    """The values in the slots of one wording, each kind in the order it stands."""

    marks: tuple[Mark, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    periods: tuple[Period, ...] = ()
    ids: tuple[str, ...] = ()
    numbers: tuple[Fraction, ...] = ()


# ---- putting together -------------------------------------------------------------------


def _threshold(comparison: Comparison, parts: Parts) -> Criterion:
    return Threshold(comparison, parts.marks[0])


def _change(direction: Direction, more_than: bool, parts: Parts) -> Criterion:
    return Change(direction, parts.quantities[0], more_than, parts.baselines[0])


def _change_between(direction: Direction, parts: Parts) -> Criterion:
    return ChangeBetween(direction, parts.quantities[0], parts.quantities[1], parts.baselines[0])


def _moves(direction: Direction, parts: Parts) -> Criterion:
    return Moves(direction, parts.baselines[0])


def _not_moves(direction: Direction, parts: Parts) -> Criterion:
    return NotMoves(direction, parts.baselines[0])


def _quantity(factor: int, unit: Unit, parts: Parts) -> Quantity:
    number = parts.numbers[0]
    return Quantity(number if factor == 1 else number * factor, unit)


CRITERION_OF: Final[Mapping[str, Callable[[Parts], Criterion]]] = MappingProxyType(
    {
        **{comparison.value: partial(_threshold, comparison) for comparison in Comparison},
        "between": lambda parts: Between(*parts.marks),
        "none": lambda _: NoneAtAll(),
        "done": lambda _: Done(),
        **{f"change_{direction}": partial(_change, direction, False) for direction in Direction},
        **{f"change_{direction}_more": partial(_change, direction, True) for direction in Direction},
        **{f"change_between_{direction}": partial(_change_between, direction) for direction in Direction},
        **{f"moves_{direction}": partial(_moves, direction) for direction in Direction},
        **{f"not_moves_{direction}": partial(_not_moves, direction) for direction in Direction},
        "slower_growth": lambda _: SlowerGrowth(),
    }
)

MARK_OF: Final[Mapping[str, Callable[[Parts], Mark]]] = MappingProxyType(
    {
        "figure": lambda parts: Figure(parts.quantities[0]),
        "assigned": lambda _: Assigned(),
        "reference": lambda parts: Reference(parts.ids[0]),
    }
)

BASELINE_OF: Final[Mapping[str, Callable[[Parts], Baseline]]] = MappingProxyType(
    {
        "previous_year": lambda _: PreviousYear(),
        "same_period": lambda _: SamePeriod(),
        "previous_period": lambda _: PreviousPeriod(),
        "year": lambda parts: NamedPeriod(parts.periods[0]),
        "period": lambda parts: NamedPeriod(parts.periods[0]),
        "mean_of": lambda parts: MeanOf(parts.periods),
        "frozen": lambda parts: Frozen(parts.quantities[0]),
        "reference": lambda parts: Reference(parts.ids[0]),
        "assigned": lambda _: Assigned(),
    }
)

_FACTORS: Final[Mapping[str, int]] = MappingProxyType(
    {"dong": 1, "thousand_dong": 10**3, "million_dong": 10**6, "billion_dong": 10**9}
)
BY_THOUSANDS: Final = frozenset(key for key, factor in _FACTORS.items() if factor > 1)
"""The rows of money written by the thousand, million or billion."""

QUANTITY_OF: Final[Mapping[str, Callable[[Parts], Quantity]]] = MappingProxyType(
    {
        "number": partial(_quantity, 1, Unit.NUMBER),
        "percent": partial(_quantity, 1, Unit.PERCENT),
        "points": partial(_quantity, 1, Unit.POINTS),
        **{key: partial(_quantity, factor, Unit.VND) for key, factor in _FACTORS.items()},
    }
)

# ---- taking apart -----------------------------------------------------------------------


def criterion_parts(criterion: Criterion) -> tuple[str, Parts]:
    """Return the row a criterion is worded by and what fills its slots."""
    match criterion:
        case Threshold(comparison, mark):
            return comparison.value, Parts(marks=(mark,))
        case Between(low, high):
            return "between", Parts(marks=(low, high))
        case NoneAtAll():
            return "none", Parts()
        case Done():
            return "done", Parts()
        case Change(direction, amount, more_than, baseline):
            key = f"change_{direction}{'_more' if more_than else ''}"
            return key, Parts(quantities=(amount,), baselines=(baseline,))
        case ChangeBetween(direction, low_amount, high_amount, baseline):
            return f"change_between_{direction}", Parts(quantities=(low_amount, high_amount), baselines=(baseline,))
        case Moves(direction, baseline):
            return f"moves_{direction}", Parts(baselines=(baseline,))
        case NotMoves(direction, baseline):
            return f"not_moves_{direction}", Parts(baselines=(baseline,))
        case SlowerGrowth():
            return "slower_growth", Parts()


def mark_parts(mark: Mark) -> tuple[str, Parts]:
    """Return the row a mark is worded by and what fills its slots."""
    match mark:
        case Figure(quantity):
            return "figure", Parts(quantities=(quantity,))
        case Assigned():
            return "assigned", Parts()
        case Reference(name):
            return "reference", Parts(ids=(name,))


def baseline_parts(baseline: Baseline) -> tuple[str, Parts]:
    """Return the row a baseline is worded by and what fills its slots."""
    match baseline:
        case PreviousYear():
            return "previous_year", Parts()
        case SamePeriod():
            return "same_period", Parts()
        case PreviousPeriod():
            return "previous_period", Parts()
        case NamedPeriod(period):
            return ("year" if period.kind == "year" else "period"), Parts(periods=(period,))
        case MeanOf(periods):
            return "mean_of", Parts(periods=periods)
        case Frozen(quantity):
            return "frozen", Parts(quantities=(quantity,))
        case Reference(name):
            return "reference", Parts(ids=(name,))
        case Assigned():
            return "assigned", Parts()


def quantity_parts(quantity: Quantity) -> tuple[str, Parts]:
    """Return the row a quantity is worded by and the number as it is written there."""
    if quantity.unit is not Unit.VND:
        return quantity.unit.value, Parts(numbers=(quantity.number,))
    key = _money_key(quantity.number)
    return key, Parts(numbers=(quantity.number / _FACTORS[key],))


# With three, `1.234 triệu` would be read by some as 1234 million; `Reader` refuses it.
_MOST_MONEY_PLACES: Final = 2


def _money_key(dong: Fraction) -> str:
    if dong.denominator != 1:
        # Plain dong take no decimal point (many write `30.000 đồng` for thirty thousand): a fraction goes by thousands,
        # of which it has four decimals or more.
        return "thousand_dong"
    for key in ("billion_dong", "million_dong"):
        scaled = dong / _FACTORS[key]
        places = decimal_places(scaled)
        if abs(scaled) >= 1 and places is not None and places <= _MOST_MONEY_PLACES:
            return key
    return "dong"
