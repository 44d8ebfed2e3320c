"""How much more, or less, the changed targets earn, as expressions over figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.diffing.one_target import OneTarget
from emulation_rules.plan import frame
from emulation_rules.plan.nodes import (
    ZERO,
    AllHold,
    Choice,
    Condition,
    Const,
    Expr,
    OneHolds,
    difference,
    expressions_in,
    slots_of,
    total,
)
from emulation_rules.plan.plan import Leaf, walk
from emulation_rules.plan.points import frame_over_figures
from emulation_rules.plan.substitute import substituted
from emulation_rules.solving.outcomes import NEVER
from emulation_rules.solving.placed import placed
from emulation_rules.solving.variables import Variables

_ONE = Const(Fraction(1))


@dataclass(frozen=True, slots=True)
class Earned:
    """What some targets, which read figures in common, earn more than before where they are all ``decided``."""

    more: Expr
    decided: tuple[Condition, ...]

    @property
    def reads(self) -> frozenset[int]:
        """The variables read."""
        found = [slots_of(expr) for condition in self.decided for expr in expressions_in(condition)]
        return slots_of(self.more).union(*found)


def earned_more(before: OneTarget | None, after: OneTarget | None, unit: str, variables: Variables) -> Earned:
    """Return what a target earns more in its later version. Raises `TooManyPartsError`."""
    new, decided_now = _points(after, unit, variables)
    old, decided_then = _points(before, unit, variables)
    return Earned(difference(new, old), (*decided_now, *decided_then))


def _points(one: OneTarget | None, unit: str, variables: Variables) -> tuple[Expr, tuple[Condition, ...]]:
    """Return what a target earns, and where that is told by exact figures."""
    if one is None or one.planned.points is None or not one.asks(unit):
        return ZERO, ()
    where = placed(one.plan, unit, variables)
    question = one.planned.question
    outcomes = where.outcomes(question, one.target.id)
    beyond: Condition = NEVER
    if isinstance(question, Leaf) and question.exceeds is not None:
        beyond = AllHold((outcomes.met, where.condition(question.exceeds)))
    verdicts = {frame.MET: Choice(outcomes.met, _ONE, ZERO), frame.EXCEEDED: Choice(beyond, _ONE, ZERO)}
    # First what is over slots, then over variables: verdicts are over variables already.
    over_slots = substituted(one.planned.points, frame_over_figures(question))
    by_place: Mapping[int, Expr] = {**where.by_slot, **verdicts}
    may_be_open = any(isinstance(each, Leaf) and each.zero is not None for each in walk(question))
    decided = (OneHolds((outcomes.met, outcomes.not_met)),) if may_be_open else ()
    return substituted(over_slots, by_place), decided


def apart(parts: Sequence[Earned]) -> list[Earned]:
    """Return parts put together where they read the same figures, so that what is left is free of each other."""
    found: list[Earned] = []
    for part in parts:
        joined = part
        for other in [each for each in found if each.reads & joined.reads]:
            found.remove(other)
            joined = Earned(total(other.more, joined.more), (*other.decided, *joined.decided))
        found.append(joined)
    return found
