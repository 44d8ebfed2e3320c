"""A table made ready for a plan: what each slot reads, and what each unit is not asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from emulation_rules.columnar.block import Prepared
from emulation_rules.columnar.column import Column, Looked, Table
from emulation_rules.columnar.given import Given
from emulation_rules.columnar.known import Ranks, rank_of
from emulation_rules.columnar.reading import Figures
from emulation_rules.columnar.scale import Scale
from emulation_rules.columnar.units import Units
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Plan, Slot, SlotKind
from emulation_rules.plan.readings import same_for_all


class Preparing:
    """Makes tables ready for one plan; what does not depend on a table is worked out once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._reported = [(index, slot) for index, slot in enumerate(plan.slots) if slot.kind is SlotKind.REPORTED]
        of_unit = (SlotKind.ASSIGNED, SlotKind.PEERS)
        self._of_unit = [(index, slot) for index, slot in enumerate(plan.slots) if slot.kind in of_unit]
        self._same_for_all = same_for_all(plan)
        self._scales: dict[tuple[int, int, np.dtype[Any]], Scale] = {}

    def ready(self, table: Table, together: Mapping[int, Looked]) -> Prepared:
        """Make a table ready. ``together`` is what units come to together, by slot."""
        units = Units(self._plan, table)
        given = {index: Given(looked) for index, looked in together.items()}
        given |= {index: Given(units.looked(slot)) for index, slot in self._of_unit}
        columns: dict[int, Figures] = {}
        for index, slot in self._reported:
            column, off = table.columns.get(slot.key), units.let_off(slot)
            if column is not None:
                columns[index] = Figures(column, slot, self._scale(index, slot, column), off)
            elif off is not None:
                given[index] = Given(_by_rank(off, slot.absent))
        return Prepared(self._plan, table, columns, given, {} if self._same_for_all else units.exempt(), units)

    def _scale(self, index: int, slot: Slot, column: Column) -> Scale:
        key = index, column.places, column.values.dtype
        found = self._scales.get(key)
        if found is None:
            found = self._scales[key] = Scale.of(slot, column.places, column.values.dtype)
        return found


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
