"""Criteria to the structures that JSON documents and other programs use; `structures` reads them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from emulation_rules.model.criterion import (
    Assigned,
    Baseline,
    Between,
    Change,
    ChangeBetween,
    Criterion,
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
from emulation_rules.model.numbers import number_text
from emulation_rules.model.quantity import Quantity
from emulation_rules.syntax.yaml.data import Data

_WORDS: Final[Mapping[Baseline, str]] = {
    PreviousYear(): "previous_year",
    SamePeriod(): "same_period",
    PreviousPeriod(): "previous_period",
    Assigned(): "assigned",
}


def number_data(number: Fraction) -> int | Decimal | str:
    """Return a number as documents write it.

    One whose decimals do not end, which only a program can put into a ruleset, is the text ``1/3``: it names the
    ruleset in a digest, and no document reads it back.
    """
    if number.denominator == 1:
        return int(number)
    text = number_text(number)
    return text if "/" in text else Decimal(text)


def structure_data(criterion: Criterion) -> dict[str, Data]:
    """Return the structure of a criterion."""
    match criterion:
        case Threshold(comparison, mark):
            return {"is": comparison.value, "mark": _mark(mark)}
        case Between(low, high):
            return {"is": "between", "low": _mark(low), "high": _mark(high)}
        case NoneAtAll():
            return {"is": "none"}
        case Done():
            return {"is": "done"}
        case SlowerGrowth():
            return {"is": "slower_growth"}
        case Change() | ChangeBetween() | Moves() | NotMoves():
            return _change(criterion)


def _change(criterion: Change | ChangeBetween | Moves | NotMoves) -> dict[str, Data]:
    way, base = criterion.direction.value, _baseline(criterion.baseline)
    match criterion:
        case Change(_, amount, more_than, _):
            moved: dict[str, Data] = {"amount": _quantity(amount), "more_than": more_than}
            return {"is": "change", "direction": way, **moved, "from": base}
        case ChangeBetween(_, low, high, _):
            return {
                "is": "change_between",
                "direction": way,
                "low": _quantity(low),
                "high": _quantity(high),
                "from": base,
            }
        case Moves() | NotMoves():
            return {"is": "moves" if isinstance(criterion, Moves) else "not_moves", "direction": way, "from": base}


def _quantity(quantity: Quantity) -> dict[str, Data]:
    return {"number": number_data(quantity.number), "unit": quantity.unit.value}


def _mark(mark: Mark) -> Data:
    match mark:
        case Figure(quantity):
            return {"figure": _quantity(quantity)}
        case Reference(name):
            return {"reference": name}
        case Assigned():
            return "assigned"


def _baseline(baseline: Baseline) -> Data:
    match baseline:
        case NamedPeriod(period):
            return {"period": str(period)}
        case MeanOf(periods):
            return {"mean_of": [str(period) for period in periods]}
        case Frozen(quantity):
            return {"frozen": _quantity(quantity)}
        case Reference(name):
            return {"reference": name}
        case _:
            return _WORDS[baseline]
