"""A table made ready for a plan: what each slot reads, and what each unit is not asked."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from emulation_rules.columnar.block import Prepared
from emulation_rules.columnar.column import Looked, Table
from emulation_rules.columnar.known import Ranks, rank_of
from emulation_rules.columnar.reading import Figures, Given
from emulation_rules.columnar.units import Units
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Plan, SlotKind


def prepared(plan: Plan, table: Table, together: Mapping[int, Looked]) -> Prepared:
    """Make a table ready. ``together`` is what units come to together, by slot."""
    units = Units(plan, table)
    columns = {
        index: Figures(column, slot, units.let_off(slot))
        for index, slot in enumerate(plan.slots)
        if slot.kind is SlotKind.REPORTED and (column := table.columns.get(slot.key)) is not None
    }
    given = {index: Given(looked) for index, looked in together.items()}
    for index, slot in enumerate(plan.slots):
        if slot.kind in (SlotKind.ASSIGNED, SlotKind.PEERS):
            given[index] = Given(units.looked(slot))
        elif slot.kind is SlotKind.REPORTED and index not in columns and (off := units.let_off(slot)) is not None:
            given[index] = Given(_by_rank(off, slot.absent))
    return Prepared(plan, table, columns, given, units.exempt(), units)


def _by_rank(off: Ranks, absent: Reason) -> Looked:
    """Return a slot that has no column as why each row has no figure for it."""
    reasons: list[Bounds] = [absent]
    codes = np.zeros(len(off), np.intp)
    for reason in Reason:
        here = off == rank_of(reason)
        if here.any():
            codes[here] = len(reasons)
            reasons.append(reason)
    return Looked(codes, reasons)
