"""A plan as one unit is asked it, over variables: its figures, its own marks, its peer group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from emulation_rules.model.verdict import Reason
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Condition, Const, Expr, Read, Unknown
from emulation_rules.plan.plan import Plan, Question, SlotKind
from emulation_rules.plan.readings import exemptions, value_of
from emulation_rules.plan.substitute import condition_substituted, substituted
from emulation_rules.solving.outcomes import ALWAYS, NEVER, Outcomes, outcomes_of
from emulation_rules.solving.variables import Variables


@dataclass(frozen=True)
class Placed:
    """A plan and a unit; by slot, what each is in terms of ``variables`` and what it can be.

    ``exempt`` are the targets the unit is not asked.
    """

    plan: Plan
    unit: str
    variables: Variables
    by_slot: Mapping[int, Expr]
    values: Sequence[Bounds]
    exempt: Mapping[str, Reason]

    def outcomes(self, question: Question, target: str) -> Outcomes:
        """Return what a question of a target comes to. Raises `TooManyPartsError`."""
        if target in self.exempt:
            return Outcomes(NEVER, NEVER, ALWAYS)
        claims: dict[int, Expr] = {}

        def claim(name: str) -> Expr:
            # Slots count from zero; what is claimed has no slot.
            claims[-1 - len(claims)] = self.variables.claim(name)
            return Read(-len(claims))

        found = outcomes_of(question, self.values, claim)
        by_slot = {**self.by_slot, **claims} if claims else self.by_slot
        each = (condition_substituted(one, by_slot) for one in (found.met, found.not_met, found.exempt))
        return Outcomes(*each)

    def condition(self, condition: Condition) -> Condition:
        """Return a condition over slots as one over variables."""
        return condition_substituted(condition, self.by_slot)

    def expression(self, expr: Expr) -> Expr:
        """Return an expression over slots as one over variables."""
        return substituted(expr, self.by_slot)


def placed(plan: Plan, unit: str, variables: Variables) -> Placed:
    """Return a plan as a unit is asked it."""
    values = [
        slot.range if slot.kind is SlotKind.CLUSTER else value_of(plan, slot, unit, slot.range) for slot in plan.slots
    ]
    by_slot = {index: _slot(plan, index, known, variables) for index, known in enumerate(values)}
    return Placed(plan, unit, variables, by_slot, values, exemptions(plan, unit))


def _slot(plan: Plan, index: int, known: Bounds, variables: Variables) -> Expr:
    slot = plan.slots[index]
    if isinstance(known, Reason):
        return Unknown(known)
    match slot.kind:
        case SlotKind.CLUSTER:
            return variables.hidden(("cluster", slot.aggregate, index), slot.range)
        case SlotKind.REPORTED:
            return variables.figure(slot)
        case _:
            return Const(known.number)
