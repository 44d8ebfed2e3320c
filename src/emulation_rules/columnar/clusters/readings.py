"""The slots of a plan as exact numbers of all rows, read from columns, assignments and peer groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.by_row import NO_UNIT, ByRow
from emulation_rules.columnar.clusters.points import (
    FITS,
    Kind,
    Kinds,
    Points,
    Whole,
    constant,
    listed,
    parts_of,
    spread,
    taken,
)
from emulation_rules.columnar.column import Column, Looked, Side, Table
from emulation_rules.columnar.figures import known_at
from emulation_rules.model.indicator import Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Plan, Slot, SlotKind
from emulation_rules.plan.readings import value_of

_MOST_PLACES = 12
_EXACT = 10**15
"""A float of no more digits than these is printed as the decimal it was made from."""


class SlotPoints:
    """What every slot of a plan is in every row of a table. ``given`` are slots that no column fills."""

    def __init__(self, plan: Plan, table: Table, given: Mapping[int, Looked]) -> None:
        self._plan = plan
        self._table = table
        self._given = given
        self._by_row = ByRow(plan)
        self._read: dict[int, Points] = {}
        named = units_named(plan.ruleset)
        self._special = [(code, name) for code, name in enumerate(table.names) if name in named]

    def points(self, index: int) -> Points:
        """Return a slot as numbers of rows."""
        if index not in self._read:
            self._read[index] = self._points(index)
        return self._read[index]

    def known(self, index: int, row: int, unit: str) -> Bounds:
        """Return what is known of a slot in one row."""
        looked = self._given.get(index)
        if looked is not None:
            return looked.known[int(looked.codes[row])]
        return self._by_row.value(self._table, row, self._plan.slots[index], unit)

    def units(self) -> Whole:
        """Return a number for the unit of every row, the same of all units that the ruleset does not name."""
        order = {name: number for number, (_, name) in enumerate(self._special, 1)}
        return spread(self.by_unit(lambda unit: Interval.point(order.get(unit, 0))), self._table.rows).above

    def _points(self, index: int) -> Points:
        slot, looked = self._plan.slots[index], self._given.get(index)
        if looked is not None:
            return taken(listed(list(looked.known)), looked.codes)
        if slot.kind is SlotKind.REPORTED:
            return self._reported(slot)
        if slot.kind in (SlotKind.ASSIGNED, SlotKind.PEERS):
            return self.by_unit(lambda unit: value_of(self._plan, slot, unit, None))
        return constant(slot.absent)

    def _reported(self, slot: Slot) -> Points:
        column = self._table.columns.get(slot.key)
        found = constant(slot.absent) if column is None else column_points(column, slot)
        if slot.period != self._plan.period or not self._special:
            return found
        probe = Interval.point(0)
        off = self.by_unit(lambda unit: value_of(self._plan, slot, unit, probe)).kind != Kind.KNOWN
        return Points(found.above, found.below, np.where(off, np.uint8(Kind.EXEMPT), found.kind))

    def by_unit(self, known: Callable[[str], Bounds]) -> Points:
        """Return what only depends on the unit of a row. ``known`` is asked about units that the ruleset names."""
        units = self._table.units
        if units is None or not self._special:
            return constant(known(NO_UNIT))
        return taken(*_by_code(units, [(code, known(name)) for code, name in self._special], known(NO_UNIT)))


def units_named(ruleset: Ruleset) -> frozenset[str]:
    """Return the units of which a ruleset says anything that it does not say of a stranger."""
    asked = (unit for target in ruleset.targets.values() for unit in (*target.only, *target.excluded))
    return frozenset((CLUSTER, *ruleset.assigned, *ruleset.peers_of, *asked))


def _by_code(
    units: NDArray[np.integer], special: Iterable[tuple[int, Bounds]], other: Bounds
) -> tuple[Points, NDArray[np.integer]]:
    """Return a short list of what is known, and the place in it of every row."""
    named = list(special)
    place = np.zeros(max([1, int(units.max(initial=0)) + 2, *(code + 2 for code, _ in named)]), np.intp)
    for number, (code, _) in enumerate(named, 1):
        place[code + 1] = number
    return listed([other, *(known for _, known in named)]), place[units.astype(np.intp) + 1]


# ---- columns --------------------------------------------------------------------------------


def column_points(column: Column, slot: Slot) -> Points:
    """Return a column as numbers in the base unit of its indicator."""
    values, indicator = column.values, slot.indicator
    odd = np.zeros(len(values), np.bool_) if column.sides is None else column.sides != Side.FIGURE
    missing = np.zeros(len(values), np.bool_) if column.missing is None else column.missing
    if values.dtype.kind == "b" and indicator.measure is Measure.BOOLEAN:
        above, below, lost = values.astype(np.int64), np.ones(1, np.int64), np.zeros(1, np.bool_)
    elif values.dtype.kind == "i":
        above, below, lost = _whole(values, Fraction(indicator.scale, 10**column.places))
    elif values.dtype.kind == "f" and not column.places:
        above, below, lost = _decimals(values.astype(np.float64), indicator.scale)
    else:
        return _one_by_one(column, slot, missing)
    kind = np.where(odd | lost, np.uint8(Kind.ODD), np.uint8(Kind.KNOWN))
    kind = np.where(missing, np.uint8(Kind.ABSENT), kind)
    return _possible(
        Points(np.where(kind == Kind.KNOWN, above, 0), below, kind), indicator.range, whole=indicator.whole
    )


def _whole(values: NDArray[np.integer], factor: Fraction) -> tuple[Whole, Whole, NDArray[np.bool_]]:
    numbers = values.astype(np.int64)
    most = (FITS - 1) // factor.numerator
    lost = (numbers > most) | (numbers < -most)
    return np.where(lost, 0, numbers) * factor.numerator, np.array([factor.denominator], np.int64), lost


def _decimals(values: NDArray[np.float64], scale: int) -> tuple[Whole, Whole, NDArray[np.bool_]]:
    """Return floats as the decimals they are printed as."""
    above, below = np.zeros(len(values), np.int64), np.ones(len(values), np.int64)
    waiting = np.flatnonzero(np.isfinite(values))
    for places in range(_MOST_PLACES + 1):
        ten = 10.0**places
        near = np.rint(np.clip(values[waiting], -_EXACT / ten, _EXACT / ten) * ten)
        held = (np.abs(near) < _EXACT) & (near / ten == values[waiting])
        rows = waiting[held]
        above[rows], below[rows] = near[held].astype(np.int64), 10**places
        waiting = waiting[~held]
        if not waiting.size:
            break
    lost = ~np.isfinite(values)
    lost[waiting] = True
    too_large = np.abs(above) >= FITS // scale
    return np.where(too_large, 0, above) * scale, below, lost | too_large


def _one_by_one(column: Column, slot: Slot, missing: NDArray[np.bool_]) -> Points:
    kind: Kinds = np.where(missing, np.uint8(Kind.ABSENT), np.uint8(Kind.ODD))
    above, below = np.zeros(len(kind), np.int64), np.ones(len(kind), np.int64)
    for row in np.flatnonzero(~missing).tolist():
        above[row], below[row], kind[row] = parts_of(known_at(column, row, slot))
    return Points(above, below, kind)


def _possible(points: Points, range_: Interval, *, whole: bool) -> Points:
    """Mark what cannot be a figure."""
    below, beyond = points.below, np.zeros(1, np.bool_)
    for single in np.unique(below):
        here = below == single
        if range_.low is not None:
            beyond = beyond | (here & (points.above < _clipped(ceil(range_.low * int(single)))))
        if range_.high is not None:
            beyond = beyond | (here & (points.above > _clipped(floor(range_.high * int(single)))))
    if whole:
        beyond = beyond | (points.above % below != 0)
    beyond = beyond & (points.kind == Kind.KNOWN)
    return Points(np.where(beyond, 0, points.above), below, np.where(beyond, np.uint8(Kind.ODD), points.kind))


def _clipped(end: int) -> int:
    return max(-(2**63), min(end, 2**63 - 1))
