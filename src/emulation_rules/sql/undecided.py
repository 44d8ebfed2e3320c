"""Targets that no row of a table can decide, for no column gives what they read."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.known import UNREPORTED, Bounds
from emulation_rules.plan.plan import Leaf, SlotKind, walk


def undecided_targets(
    ruleset: Ruleset, columns: Collection[str], claims: Collection[str], period: Period | None = None
) -> Sequence[str]:
    """Return the ids of targets of which no part can be decided from figures of these keys and these claims."""
    plan = plan_of(ruleset, period)
    values: list[Bounds] = [
        slot.absent if slot.kind is SlotKind.REPORTED and slot.key not in columns else slot.range for slot in plan.slots
    ]
    found = []
    for planned in plan.targets:
        questions = list(walk(planned.question))
        leaves = [bounds(one.test.margin, values) for one in questions if isinstance(one, Leaf)]
        claimed = any(one.id in claims for one in questions)
        unknown = [isinstance(one, Reason) and one in UNREPORTED for one in leaves]
        if unknown and all(unknown) and not claimed:
            found.append(planned.target.id)
    return found
