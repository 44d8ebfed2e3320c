"""The units of a table, and what follows for its rows from the unit they are of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from emulation_rules.columnar.by_row import NO_UNIT
from emulation_rules.columnar.column import Codes, Looked, Table
from emulation_rules.columnar.known import KNOWN, Ranks, rank_of
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.plan import Plan, Slot
from emulation_rules.plan.readings import exemptions, value_of


class Units:
    """The units of a table; those that the ruleset says nothing of by name are all alike."""

    def __init__(self, plan: Plan, table: Table) -> None:
        self._plan = plan
        ruleset = plan.ruleset
        marks = (mark for of_unit in ruleset.assigned.values() for mark in of_unit.values())
        self._lets_off = any(mark.exemption is not None for mark in marks)
        named = {CLUSTER, *ruleset.assigned, *ruleset.peers_of}
        for target in ruleset.targets.values():
            named |= {*target.only, *target.excluded}
        self.kinds: list[str] = [NO_UNIT]
        """Units that stand for all that are alike."""
        places = {NO_UNIT: 0}
        other: int | None = None
        of_name = np.zeros(len(table.names) + 1, np.intp)
        for code, name in enumerate(table.names):
            if name in named:
                if name not in places:
                    places[name] = len(self.kinds)
                    self.kinds.append(name)
                of_name[code] = places[name]
            else:
                if other is None:
                    other = len(self.kinds)
                    self.kinds.append(name)
                of_name[code] = other
        # A code of -1, no unit, finds the last place, which is that of no unit.
        self.rows: Codes = np.zeros(table.rows, np.intp) if table.units is None else of_name[table.units]

    def looked(self, slot: Slot) -> Looked:
        """Return what rows are given for a slot that follows from their unit."""
        return Looked(self.rows, [value_of(self._plan, slot, unit, None) for unit in self.kinds])

    def let_off(self, slot: Slot) -> Ranks | None:
        """Return why rows are let off a figure, `KNOWN` where they are not; None where nobody is."""
        if not self._lets_off:
            return None
        anything = Interval(None, None)
        found = [value_of(self._plan, slot, unit, anything) for unit in self.kinds]
        return self._ranks([each if isinstance(each, Reason) else None for each in found])

    def exempt(self) -> Mapping[int, Ranks]:
        """Return why rows are not asked a target, by target; only of targets that some are not asked."""
        by_unit = [exemptions(self._plan, unit) for unit in self.kinds]
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
        found: Ranks = ranks[self.rows]
        return found
