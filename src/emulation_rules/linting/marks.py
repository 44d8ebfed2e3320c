"""Criteria that hold one figure against numbers the ruleset states: exactly which figures meet them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.model.interval import Interval
from emulation_rules.plan.narrowing import line_over
from emulation_rules.plan.nodes import Const, Expr, Magnitude, Read, Scaled, Sum, Test, slots_of
from emulation_rules.plan.plan import Leaf, Slot
from emulation_rules.plan.space import Space


@dataclass(frozen=True, slots=True)
class Accepted:
    """The figures of one slot that meet a criterion, None where none does, and all there can be."""

    slot: int
    figures: Interval | None
    range: Interval

    @property
    def all(self) -> bool:
        """Whether every figure meets it."""
        return self.figures == self.range


def accepted(leaf: Leaf, slots: tuple[Slot, ...]) -> Accepted | None:
    """Return which figures meet a criterion, None for one that holds several figures against each other."""
    return accepted_by(leaf.test, leaf.value, slots)


def accepted_by(test: Test, value: Expr, slots: tuple[Slot, ...]) -> Accepted | None:
    """Return which figures of a value pass a test, None where other figures are part of it."""
    if not isinstance(value, Read) or slots_of(test.margin) != {value.slot}:
        return None
    slot = slots[value.slot]
    everything = possible(slot.range, slot)
    passing = _passing(test, value.slot, slots)
    if passing is None or everything is None:
        return None
    met = passing.meet(slot.range) if isinstance(passing, Interval) else None
    return Accepted(value.slot, None if met is None else possible(met, slot), everything)


def possible(interval: Interval, slot: Slot) -> Interval | None:
    """Return the part of an interval that can be figures: of whole ones from the first to the last."""
    whole = frozenset({0}) if slot.indicator.whole else frozenset[int]()
    found = Space((interval,), whole).tightened((interval,))
    return None if found is None else found[0]


class _Nothing:
    """No number passes."""


def _passing(test: Test, slot: int, slots: tuple[Slot, ...]) -> Interval | _Nothing | None:
    """Return the numbers for which a margin passes, None where it is neither a line nor a distance from one."""
    margin, strict = test.margin, test.strict
    distance = _distance(margin)
    if distance is None:
        line = _line(margin, slot, slots)
        return None if line is None else _beyond(*line, strict=strict)
    inner, reach = distance
    line = _line(inner, slot, slots)
    if line is None:
        return None
    if reach < 0 or (strict and reach == 0):
        return _Nothing()
    factor, constant = line
    low, high = sorted(((-reach - constant) / factor, (reach - constant) / factor))
    return Interval(low, high, strict, strict)


def _distance(margin: Expr) -> tuple[Expr, Fraction] | None:
    """Return what a margin measures the distance of, and how far that may be: of ``reach - abs(inner)``."""
    match margin:
        case Scaled(factor, Magnitude(inner)) if factor < 0:
            return inner, Fraction(0)
        case Sum((Scaled(factor, Magnitude(inner)), Const(number))) if factor < 0:
            return inner, number / -factor
        case _:
            return None


def _line(expr: Expr, slot: int, slots: tuple[Slot, ...]) -> tuple[Fraction, Fraction] | None:
    line = line_over(expr, [slots[slot].range] * (slot + 1))
    return (line[1], line[2]) if line is not None and line[0] == slot and line[1] else None


def _beyond(factor: Fraction, constant: Fraction, *, strict: bool) -> Interval:
    level = -constant / factor
    return Interval(level, None, low_open=strict) if factor > 0 else Interval(None, level, high_open=strict)
