"""Indicators from their documents, with what each must fulfil by itself."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from emulation_rules.model.indicator import Better, Indicator, Measure, Ratio, Scale, StageChoice, Stages
from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.checks.levels import check_level
from emulation_rules.syntax.document import Faults
from emulation_rules.syntax.documents.indicator import IndicatorDocument
from emulation_rules.syntax.documents.values import fraction_of
from emulation_rules.syntax.reading.labels import label_of
from emulation_rules.syntax.reading.read_formula import formula_at

_NOT_BOOLEAN: Final = ("places", "floor", "ceiling", "reported_in", "ratio", "formula", "stages")
_MULTIPLES: Final = frozenset({Scale.THOUSAND, Scale.MILLION, Scale.BILLION})
_SCALES: Final = {
    Measure.PERCENT: frozenset({Scale.FRACTION}),
    Measure.COUNT: _MULTIPLES,
    Measure.MONEY: _MULTIPLES,
    Measure.NUMBER: _MULTIPLES,
}


def read_indicator(name: str, document: IndicatorDocument, faults: Faults) -> Indicator | None:
    """Return an indicator, or None where it cannot be told what is meant; ratio and formula are not looked into."""
    path = ("indicators", name)
    better = document.better
    if document.measure is Measure.BOOLEAN:
        better = better or Better.HIGHER
        _refuse(document, _NOT_BOOLEAN, path, faults)
        return Indicator(name, label_of(document), Measure.BOOLEAN, better, note=document.note or "")
    if better is None:
        faults.add_at_key("missing_key", path, key="better")
    _check_parts(document, path, faults)
    floor, ceiling = _bounds(name, document, path, faults)
    if better is None:
        return None
    return Indicator(
        name,
        label_of(document),
        document.measure,
        better,
        places=None if document.places is None else int(document.places),
        floor=floor,
        ceiling=ceiling,
        reported_in=document.reported_in or Scale.ONE,
        ratio=None if document.ratio is None else Ratio(document.ratio.part, document.ratio.whole),
        formula=None if document.formula is None else formula_at(document.formula, (*path, "formula"), faults),
        stages=_stages(document, (*path, "stages"), faults),
        note=document.note or "",
    )


def _refuse(document: IndicatorDocument, keys: tuple[str, ...], path: KeyPath, faults: Faults) -> None:
    for key in keys:
        if getattr(document, key) is not None:
            faults.add_at_key("key_does_not_fit_measure", (*path, key), key=key, measure=document.measure.value)


def _check_parts(document: IndicatorDocument, path: KeyPath, faults: Faults) -> None:
    measure = document.measure
    if measure is Measure.COUNT and document.places:
        faults.add("places_of_count", (*path, "places"), given=str(document.places))
    scale = document.reported_in
    if scale not in (None, Scale.ONE) and scale not in _SCALES.get(measure, ()):
        faults.add("scale_does_not_fit_measure", (*path, "reported_in"), given=scale.value, measure=measure.value)
    if document.ratio is not None and document.formula is not None:
        faults.add_at_key("ratio_and_formula", (*path, "formula"))
    elif document.ratio is not None and measure is not Measure.PERCENT:
        faults.add_at_key("ratio_needs_percent", (*path, "ratio"), measure=measure.value)


def _bounds(
    name: str, document: IndicatorDocument, path: KeyPath, faults: Faults
) -> tuple[Fraction | None, Fraction | None]:
    """Return floor and ceiling; neither where they leave nothing between them, so that the rest can be checked."""
    floor, ceiling = fraction_of(document.floor), fraction_of(document.ceiling)
    natural = None if document.measure is Measure.NUMBER else Fraction(0)
    low = natural if floor is None else floor
    if low is not None and ceiling is not None and ceiling < low:
        faults.add(
            "ceiling_below_floor", (*path, "ceiling"), ceiling=str(document.ceiling), floor=str(document.floor or 0)
        )
        return None, None
    bare = Indicator(name, label_of(document), document.measure, Better.NEITHER, floor=floor, ceiling=ceiling)
    for key, written in (("floor", document.floor), ("ceiling", document.ceiling)):
        if written is not None:
            check_level(written, bare, (*path, key), faults)
    return floor, ceiling


def _stages(document: IndicatorDocument, path: KeyPath, faults: Faults) -> Stages | None:
    written = document.stages
    if written is None:
        return None
    if document.measure is not Measure.SCORE:
        faults.add_at_key("key_does_not_fit_measure", path, key="stages", measure=document.measure.value)
    if isinstance(written, list):
        order, inner, choice = written, path, StageChoice.FIRST
    else:
        order, inner, choice = written.order, (*path, "order"), written.choice or StageChoice.FIRST
    for index, stage in enumerate(order):
        if stage in order[:index]:
            faults.add("named_twice", (*inner, index), given=stage)
    return Stages(tuple(order), choice)
