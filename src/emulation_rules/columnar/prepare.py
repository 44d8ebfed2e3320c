"""A table made ready for a plan: what each slot reads, and what each unit is not asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from emulation_rules.columnar.block import Prepared
from emulation_rules.columnar.by_row import NO_UNIT
from emulation_rules.columnar.column import Codes, Looked, Table
from emulation_rules.columnar.known import KNOWN, Ranks, rank_of
from emulation_rules.columnar.reading import Figures, Given
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Plan, Slot, SlotKind
from emulation_rules.plan.readings import exemptions, same_for_all, value_of


def prepared(plan: Plan, table: Table, together: Mapping[int, Looked]) -> Prepared:
    """Make a table ready. ``together`` is what units come to together, by slot."""
    units = _Units(plan, table)
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
    return Prepared(plan, table, columns, given, units.exempt())


class _Units:
    """The units of a table; those that the ruleset says nothing of by name are all alike."""

    def __init__(self, plan: Plan, table: Table) -> None:
        self._plan = plan
        ruleset = plan.ruleset
        named = {CLUSTER, *ruleset.assigned, *ruleset.peers_of}
        for target in ruleset.targets.values():
            named |= {*target.only, *target.excluded}
        self._kinds: list[str] = [NO_UNIT]
        places = {NO_UNIT: 0}
        other: int | None = None
        of_name = np.zeros(len(table.names) + 1, np.intp)
        for code, name in enumerate(table.names):
            if name in named:
                if name not in places:
                    places[name] = len(self._kinds)
                    self._kinds.append(name)
                of_name[code] = places[name]
            else:
                if other is None:
                    other = len(self._kinds)
                    self._kinds.append(name)
                of_name[code] = other
        # A code of -1, no unit, finds the last place, which is that of no unit.
        self._rows: Codes = np.zeros(table.rows, np.intp) if table.units is None else of_name[table.units]

    def looked(self, slot: Slot) -> Looked:
        """Return what rows are given for a slot that follows from their unit."""
        return Looked(self._rows, [value_of(self._plan, slot, unit, None) for unit in self._kinds])

    def let_off(self, slot: Slot) -> Ranks | None:
        """Return why rows are let off a figure, `KNOWN` where they are not; None where nobody is."""
        anything = Interval(None, None)
        found = [value_of(self._plan, slot, unit, anything) for unit in self._kinds]
        return self._ranks([each if isinstance(each, Reason) else None for each in found])

    def exempt(self) -> Mapping[int, Ranks]:
        """Return why rows are not asked a target, by target; only of targets that some are not asked."""
        if same_for_all(self._plan):
            return {}
        by_unit = [exemptions(self._plan, unit) for unit in self._kinds]
        found = {}
        for number, planned in enumerate(self._plan.targets):
            ranks = self._ranks([reasons.get(planned.target.id) for reasons in by_unit])
            if ranks is not None:
                found[number] = ranks
        return found

    def _ranks(self, reasons: Sequence[Reason | None]) -> Ranks | None:
        if not any(reasons):
            return None
        ranks = np.array([KNOWN if reason is None else rank_of(reason) for reason in reasons], np.uint8)
        found: Ranks = ranks[self._rows]
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
