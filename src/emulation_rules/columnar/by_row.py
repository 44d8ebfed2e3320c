"""One row at a time by the reference engine: what every faster way must come to, and where it turns when unsure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from emulation_rules.assessment.assess import outcome_of
from emulation_rules.columnar.column import Table
from emulation_rules.columnar.figures import known_at
from emulation_rules.engines.reference import ruling_on
from emulation_rules.model.evaluation import Score
from emulation_rules.model.observation import Grade, Observation
from emulation_rules.model.verdict import Reason, Verdict
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Plan, Slot, SlotKind, walk
from emulation_rules.plan.readings import Readings, exemptions, value_of
from emulation_rules.scoring.points import adjustment_of, points_of
from emulation_rules.scoring.tree import Earned, score

NO_UNIT: Final = ""
"""The unit of rows that name none."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One target of one row. ``margin`` is None where the target has none to speak of."""

    verdict: Verdict
    reason: Reason
    margin: Bounds | None
    earned: Earned


class ByRow:
    """Decides rows of a table one by one. ``given`` are the slots that no column fills, by their index."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._absent = [slot.absent for slot in plan.slots]
        self._unobserved = (None,) * len(plan.slots)
        self._exempt: dict[str, Mapping[str, Reason]] = {}

    def readings(
        self, table: Table, row: int, given: Mapping[int, Bounds], slots: Collection[int] | None = None
    ) -> Readings:
        """Lay out a row for the plan. ``given`` says, by slot, what no column does.

        Only ``slots`` are read where they are named; others have not been reported then.
        """
        unit = unit_at(table, row)
        values: list[Bounds] = list(self._absent)
        for index in range(len(values)) if slots is None else slots:
            slot = self._plan.slots[index]
            values[index] = given[index] if index in given else self.value(table, row, slot, unit)
        return Readings(unit, tuple(values), self._unobserved, claims_at(self._plan, table, row), self.exempt(unit))

    def value(self, table: Table, row: int, slot: Slot, unit: str) -> Bounds:
        """Return what is known of a slot in a row."""
        column = table.columns.get(slot.key) if slot.kind is SlotKind.REPORTED else None
        return value_of(self._plan, slot, unit, None if column is None else known_at(column, row, slot))

    def exempt(self, unit: str) -> Mapping[str, Reason]:
        """Return the targets a unit is not asked, with why."""
        if unit not in self._exempt:
            self._exempt[unit] = exemptions(self._plan, unit)
        return self._exempt[unit]

    def target(self, number: int, readings: Readings) -> Decided:
        """Decide one target."""
        planned = self._plan.targets[number]
        ruling = ruling_on(planned, readings)
        outcome = outcome_of(planned.question, ruling, readings)
        points, adjustment = points_of(self._plan, planned, outcome, readings), adjustment_of(planned.target, outcome)
        return Decided(ruling.verdict, ruling.reason, outcome.numbers[3], Earned(outcome.verdict, points, adjustment))

    def score(self, decided: Sequence[Decided]) -> Score:
        """Return the score of a row all of whose targets are decided."""
        ids = [planned.target.id for planned in self._plan.targets]
        return score(self._plan, dict(zip(ids, [one.earned for one in decided], strict=True)))


def unit_at(table: Table, row: int) -> str:
    """Return the unit of a row."""
    code = -1 if table.units is None else int(table.units[row])
    return NO_UNIT if code < 0 else table.names[code]


def claims_at(plan: Plan, table: Table, row: int) -> Mapping[str, Observation]:
    """Return what a row claims, by question."""
    found = {}
    for planned in plan.targets:
        for question in walk(planned.question):
            claims = table.claims.get(question.id)
            if claims is not None and (claims.missing is None or not claims.missing[row]):
                found[question.id] = Observation(claim=bool(claims.values[row]), grade=Grade.CLAIM)
    return found
