"""What would meet a target: the mark on the reporting grid, and how far the value is from it."""

from __future__ import annotations

import math
from fractions import Fraction

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.evaluation import Need
from emulation_rules.model.interval import Interval
from emulation_rules.model.quantity import Unit
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import FirstKnown, Quotient, Read, Scaled, Within
from emulation_rules.plan.plan import Leaf
from emulation_rules.plan.readings import Readings

_ON_GRID = {
    Comparison.ABOVE: Comparison.AT_LEAST,
    Comparison.BELOW: Comparison.AT_MOST,
}
_UPWARD = {Comparison.AT_LEAST, Comparison.ABOVE}


def need_of(leaf: Leaf, readings: Readings) -> Need | None:
    """Return what meets a leaf, or None where no single mark does or it is not known."""
    if leaf.need is None or leaf.level is None:
        return None
    level = bounds(leaf.level, readings.values)
    if not isinstance(level, Interval) or not level.is_point:
        return None
    counted = _counted(leaf, level.number, readings)
    if counted is not None:
        return counted
    step = leaf.indicator.step
    value = bounds(leaf.value, readings.values)
    need = _need(leaf.need, level.number, step, value, leaf.indicator.unit, leaf.indicator.id)
    return _within_reach(need, leaf)


def _within_reach(need: Need, leaf: Leaf) -> Need | None:
    """No figure can go beyond its range, so a limit out there meets nothing."""
    reach = leaf.indicator.range
    if need.comparison is Comparison.BELOW and reach.low is not None and need.limit <= reach.low:
        return None
    if need.comparison is Comparison.ABOVE and reach.high is not None and need.limit >= reach.high:
        return None
    return need if need.limit in reach else None


def _need(side: Comparison, level: Fraction, step: Fraction | None, value: Bounds, unit: Unit, counted: str) -> Need:
    comparison, limit = side, level
    if step is not None and side is not Comparison.EXACTLY:
        comparison, limit = _ON_GRID.get(side, side), _on_grid(side, level, step)
    spare = None
    if isinstance(value, Interval):
        at = Interval.point(limit)
        spare = value - at if side in _UPWARD else at - value
        spare = -abs(spare) if side is Comparison.EXACTLY else spare
    return Need(comparison, limit, spare, unit, counted)


def _on_grid(side: Comparison, level: Fraction, step: Fraction) -> Fraction:
    steps = level / step
    nearest = {
        Comparison.AT_LEAST: math.ceil(steps),
        Comparison.ABOVE: math.floor(steps) + 1,
        Comparison.AT_MOST: math.floor(steps),
        Comparison.BELOW: math.ceil(steps) - 1,
    }[side]
    return nearest * step


def _counted(leaf: Leaf, level: Fraction, readings: Readings) -> Need | None:
    """For a rate known from its counts: how many of the part it takes, the whole being what it is."""
    match leaf.value:
        case FirstKnown(Quotient(Scaled(_, Read(part_slot)), Read(whole_slot), _), _) | FirstKnown(
            Within(Quotient(Scaled(_, Read(part_slot)), Read(whole_slot), _), _), _
        ):
            part, whole = readings.values[part_slot], readings.values[whole_slot]
        case _:
            return None
    if leaf.indicator.ratio is None or leaf.need is None:
        return None
    if not isinstance(part, Interval) or not isinstance(whole, Interval) or not whole.is_point or not whole.number:
        return None
    return _need(leaf.need, level * whole.number / 100, Fraction(1), part, Unit.NUMBER, leaf.indicator.ratio.part)
