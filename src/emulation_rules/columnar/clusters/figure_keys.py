"""Places of rows by a ranking key that is made of reported figures alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.by_row import unit_at
from emulation_rules.columnar.clusters.alike import alike
from emulation_rules.columnar.clusters.ends import in_order
from emulation_rules.columnar.clusters.operands import points_of
from emulation_rules.columnar.clusters.points import Kind, Whole, lowest, taken
from emulation_rules.columnar.clusters.readings import SlotPoints
from emulation_rules.columnar.column import Table
from emulation_rules.model.interval import Interval
from emulation_rules.model.placed import Placed, placed
from emulation_rules.model.verdict import EXEMPTING, Reason
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.completions import completions
from emulation_rules.plan.nodes import Expr, slots_of
from emulation_rules.plan.plan import Plan


def figure_places(expr: Expr, plan: Plan, table: Table, rows: NDArray[np.intp], *, lower: bool) -> tuple[Whole, Whole]:
    """Return the least and the most of some rows as places that sort; more is better, or less where ``lower``."""
    slots = SlotPoints(plan, table, {})
    points = taken(points_of(expr, slots.points), rows)
    plain = points.kind == Kind.KNOWN
    if plain.all():
        place = in_order(*lowest(points.above, points.below)) + 1
        return (-place, -place) if lower else (place, place)
    read = [slots.points(slot) for slot in sorted(slots_of(expr))]
    worked: dict[int, Placed] = {}
    found = []
    for first in alike(read, rows, (slots.units(),)).tolist():
        if first not in worked:
            worked[first] = placed([_key(expr, plan, slots, table, first)], [lower])
        found.append(worked[first])
    every = sorted({end for one in worked.values() for end in (one.least, one.most)})
    place_of = {end: place for place, end in enumerate(every)}
    return (
        np.array([place_of[one.least] for one in found], np.int64),
        np.array([place_of[one.most] for one in found], np.int64),
    )


def _key(expr: Expr, plan: Plan, slots: SlotPoints, table: Table, row: int) -> Interval | None:
    """What a key can be in a row; None where it does not apply."""
    unit = unit_at(table, row)
    values = [slots.known(slot, row, unit) for slot in range(len(plan.slots))]
    found = bounds(expr, values)
    if isinstance(found, Interval) or found in EXEMPTING:
        return found if isinstance(found, Interval) else None
    wide = completions(expr, values, [slot.range for slot in plan.slots])
    return Interval(None, None) if isinstance(wide, Reason) else wide
