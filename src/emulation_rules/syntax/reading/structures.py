"""Criteria from the structures documents write them as; `structure_data` writes them back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from emulation_rules.model.criterion import (
    Assigned,
    Baseline,
    Between,
    Change,
    ChangeBetween,
    Comparison,
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
from emulation_rules.model.place import KeyPath
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.syntax.checks.levels import has_point
from emulation_rules.syntax.documents.criterion import (
    AmountDocument,
    AssignedWord,
    BaselineDocument,
    BaselineWord,
    BetweenDocument,
    ChangeBetweenDocument,
    ChangeDocument,
    DoneDocument,
    MarkDocument,
    MovesDocument,
    NoneDocument,
    QuantityDocument,
    SlowerGrowthDocument,
    StructureDocument,
    ThresholdDocument,
)

_BASELINES: Final[Mapping[BaselineWord, Baseline]] = {
    BaselineWord.PREVIOUS_YEAR: PreviousYear(),
    BaselineWord.SAME_PERIOD: SamePeriod(),
    BaselineWord.PREVIOUS_PERIOD: PreviousPeriod(),
    BaselineWord.ASSIGNED: Assigned(),
}


def criterion_of(document: StructureDocument) -> Criterion:
    """Return the criterion a structure stands for."""
    match document:
        case ThresholdDocument():
            return Threshold(Comparison(document.kind), _mark(document.mark))
        case BetweenDocument():
            return Between(_mark(document.low), _mark(document.high))
        case NoneDocument():
            return NoneAtAll()
        case DoneDocument():
            return Done()
        case SlowerGrowthDocument():
            return SlowerGrowth()
        case ChangeDocument():
            amount, base = _quantity(document.amount), _baseline(document.baseline)
            return Change(document.direction, amount, document.more_than, base)
        case ChangeBetweenDocument():
            low, high = _quantity(document.low), _quantity(document.high)
            return ChangeBetween(document.direction, low, high, _baseline(document.baseline))
        case MovesDocument():
            made = Moves if document.kind == "moves" else NotMoves
            return made(document.direction, _baseline(document.baseline))


def _quantity(document: QuantityDocument | AmountDocument) -> Quantity:
    return Quantity(Fraction(document.number), document.unit)


def _mark(written: AssignedWord | MarkDocument) -> Mark:
    if isinstance(written, AssignedWord):
        return Assigned()
    return Reference(written.reference or "") if written.figure is None else Figure(_quantity(written.figure))


def _baseline(written: BaselineWord | BaselineDocument) -> Baseline:
    if isinstance(written, BaselineWord):
        return _BASELINES[written]
    if written.period is not None:
        return NamedPeriod(written.period)
    if written.mean_of is not None:
        return MeanOf(tuple(written.mean_of))
    return Reference(written.reference or "") if written.frozen is None else Frozen(_quantity(written.frozen))


def points_in(document: StructureDocument) -> Iterator[tuple[KeyPath, Decimal]]:
    """Yield the plain numbers a structure writes with a decimal point, with where they stand."""
    for name, field in type(document).model_fields.items():
        key, value = field.alias or name, getattr(document, name)
        path: KeyPath = (key,)
        if isinstance(value, MarkDocument):
            path, value = (key, "figure"), value.figure
        elif isinstance(value, BaselineDocument):
            path, value = (key, "frozen"), value.frozen
        if (
            isinstance(value, (QuantityDocument, AmountDocument))
            and value.unit is Unit.NUMBER
            and has_point(value.number)
        ):
            yield (*path, "number"), Decimal(value.number)
