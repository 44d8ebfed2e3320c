"""What an engine is: something that rules on a plan."""

from __future__ import annotations

from typing import Protocol

from emulation_rules.engines.decision import Decide, DecisionContext
from emulation_rules.plan.plan import Plan
from emulation_rules.plan.readings import Readings
from emulation_rules.plan.ruling import Ruling


class Engine(Protocol):
    """Rules on reports under one plan. Every engine gives the same rulings as `reference`, which defines them."""

    @property
    def name(self) -> str:
        """The word the engine is asked for by."""

    def __init__(self, plan: Plan) -> None: ...

    def rule(self, readings: Readings) -> tuple[Ruling, ...]:
        """Return one ruling a target, in the plan's order. Never raises for data."""

    def decider(self, context: DecisionContext) -> Decide | None:
        """Return a fast way to decide complete plain figures, or None where the engine or the plan has none."""
