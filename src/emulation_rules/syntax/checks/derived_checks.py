"""Rates and formulas: the indicators they are made of exist, fit, and do not go round in circles."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from emulation_rules.model.formula import Formula, Name, inside
from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.place import KeyPath
from emulation_rules.plan.formula_functions import names_read
from emulation_rules.syntax.checks.graph import made_in_order
from emulation_rules.syntax.known import Known

MAX_STEPS: Final = 1000
"""Steps a derived figure may take when every name in it is worked out: formulas of formulas grow fast."""

MAX_LAYERS: Final = 32
"""How often formulas may build on one another."""

MAX_HEIGHT: Final = 250
"""How many steps of a derived figure may wait for one another, so that it is worked out without deep recursion."""

_COUNTED: Final = frozenset({Measure.COUNT, Measure.MONEY, Measure.NUMBER})


def check_derived(known: Known) -> None:
    """Note what is wrong with the rates of a ruleset, and with formulas that are made of one another."""
    for indicator in known.indicators.values():
        if indicator.ratio is not None:
            _check_ratio(indicator, known)
    order, circles = made_in_order(_parts(known.indicators))
    for circle in circles:
        known.faults.add("derived_from_itself", _path(known.indicators[circle[0]]), chain=" → ".join(circle))
    _check_growth(order, known)


def in_sound_order(indicators: Mapping[str, Indicator], faulty: Collection[object]) -> Collection[str]:
    """Return the rates and formulas that can be worked out, each behind what it is made of."""
    parts = _parts(indicators)
    unsound: dict[str, Collection[str]] = {name: (name,) for name in parts if name in faulty}
    order, _ = made_in_order({**parts, **unsound})
    return order


def _parts(indicators: Mapping[str, Indicator]) -> dict[str, Collection[str]]:
    """Return what each rate and formula is made of; the figure of any period counts, so none goes back for ever."""
    parts: dict[str, Collection[str]] = {}
    for indicator in indicators.values():
        if indicator.ratio is not None:
            parts[indicator.id] = (indicator.ratio.part, indicator.ratio.whole)
        elif indicator.formula is not None:
            parts[indicator.id] = names_read(indicator.formula)
    return parts


def _path(indicator: Indicator) -> KeyPath:
    return ("indicators", indicator.id, "formula" if indicator.ratio is None else "ratio")


def _check_ratio(indicator: Indicator, known: Known) -> None:
    ratio, path = indicator.ratio, _path(indicator)
    if ratio is None:
        return
    part, whole = known.indicator(ratio.part, (*path, "part")), known.indicator(ratio.whole, (*path, "whole"))
    if ratio.part == ratio.whole:
        known.faults.add("ratio_of_one", (*path, "whole"), given=ratio.whole)
        return
    for key, counted in (("part", part), ("whole", whole)):
        if counted is not None:
            _check_counted(counted, (*path, key), known)
    if part is not None and whole is not None and part.unit is not whole.unit:
        units = {"part": part.measure.value, "whole": whole.measure.value}
        known.faults.add("ratio_of_unlike", path, **units)


def _check_counted(counted: Indicator, path: KeyPath, known: Known) -> None:
    if counted.measure not in _COUNTED:
        known.faults.add("ratio_not_counted", path, given=counted.id, measure=counted.measure.value)
    elif counted.range.low is None or counted.range.low < 0:
        known.faults.add("ratio_can_be_negative", path, given=counted.id)


def _check_growth(order: Collection[str], known: Known) -> None:
    """Note derived figures that take too many steps; those built on them are not noted again."""
    steps: dict[str, int] = {}
    heights: dict[str, int] = {}
    layers: dict[str, int] = {}
    made_of = _parts(known.indicators)
    for name in order:
        formula = known.indicators[name].formula
        parts = made_of[name]
        if formula is None or known.indicators[name].ratio is not None:
            steps[name] = 1 + sum(steps.get(part, 1) for part in parts)
            heights[name] = 1 + max(heights.get(part, 1) for part in parts)
        else:
            steps[name], heights[name] = _steps(formula, steps), _height(formula, heights)
        layers[name] = 1 + max((layers.get(part, 0) for part in parts), default=0)
        if steps[name] > MAX_STEPS or layers[name] > MAX_LAYERS or heights[name] > MAX_HEIGHT:
            details = {"steps": str(MAX_STEPS), "layers": str(MAX_LAYERS)}
            known.faults.add("derived_too_large", _path(known.indicators[name]), **details)
            steps[name], heights[name], layers[name] = 1, 1, 0


def _steps(formula: Formula, known: dict[str, int]) -> int:
    if isinstance(formula, Name):
        return known.get(formula.name, 1)
    return 1 + sum(_steps(operand, known) for operand in inside(formula))


def _height(formula: Formula, known: dict[str, int]) -> int:
    if isinstance(formula, Name):
        return known.get(formula.name, 1)
    return 1 + max((_height(operand, known) for operand in inside(formula)), default=0)
