"""Places of rows by a ranking key that is made of reported figures alone."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.block import Block
from emulation_rules.columnar.by_row import ByRow
from emulation_rules.columnar.clusters.ends import in_order
from emulation_rules.columnar.clusters.numbers import Kind, Whole, numbers_of
from emulation_rules.columnar.column import Table
from emulation_rules.columnar.prepare import Preparing
from emulation_rules.model.interval import Interval
from emulation_rules.model.placed import Placed, placed
from emulation_rules.model.verdict import EXEMPTING, Reason
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.completions import completions
from emulation_rules.plan.nodes import Expr, slots_of
from emulation_rules.plan.plan import Plan


def figure_places(expr: Expr, plan: Plan, table: Table, rows: NDArray[np.intp], *, lower: bool) -> tuple[Whole, Whole]:
    """Return the least and the most of some rows as places that sort; more is better, or less where ``lower``."""
    ready = Preparing(plan).ready(table, {})
    numbers = numbers_of(expr, Block(ready, slice(0, table.rows), table.rows))
    if (numbers.kind[rows] == Kind.KNOWN).all():
        place = in_order(numbers.above[rows], numbers.below[rows]) + 1
        return (-place, -place) if lower else (place, place)
    slots, by_row = sorted(slots_of(expr)), ByRow(plan)
    worked: dict[Hashable, Placed] = {}
    found = []
    for row in rows.tolist():
        key = ready.key(row, slots)
        if key not in worked:
            worked[key] = placed([_number(expr, plan, by_row, table, row)], [lower])
        found.append(worked[key])
    every = sorted({end for one in worked.values() for end in (one.least, one.most)})
    place_of = {end: place for place, end in enumerate(every)}
    return (
        np.array([place_of[one.least] for one in found], np.int64),
        np.array([place_of[one.most] for one in found], np.int64),
    )


def _number(expr: Expr, plan: Plan, by_row: ByRow, table: Table, row: int) -> Interval | None:
    """What a key can be in a row; None where it does not apply."""
    values = by_row.readings(table, row, {}).values
    found = bounds(expr, values)
    if isinstance(found, Interval) or found in EXEMPTING:
        return found if isinstance(found, Interval) else None
    wide = completions(expr, values, [slot.range for slot in plan.slots])
    return Interval(None, None) if isinstance(wide, Reason) else wide
