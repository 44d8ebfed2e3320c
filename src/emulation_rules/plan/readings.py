"""A report laid out for a plan: what each slot can be, what is claimed, and which targets are not asked of the unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Observation
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER, Exemption, Ruleset
from emulation_rules.model.target import Measured, Scope, Target
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.assignments import assigned_mark
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Plan, Slot, SlotKind, walk


@dataclass(frozen=True, slots=True)
class Readings:
    """Aligned with a plan: ``values`` and ``observations`` by slot, ``claims`` by question, ``exempt`` by target."""

    unit: str
    values: tuple[Bounds, ...]
    observations: tuple[Observation | None, ...]
    claims: Mapping[str, Observation]
    exempt: Mapping[str, Reason]


def read(plan: Plan, report: Report) -> Readings:
    """Lay out a report for a plan. What the units come to together is not known from one of them."""
    observations = tuple(_observation(plan, slot, report) for slot in plan.slots)
    values = (
        value_of(plan, slot, report.unit, None if observation is None else observation.interval)
        for slot, observation in zip(plan.slots, observations, strict=True)
    )
    return Readings(report.unit, tuple(values), observations, _claims(plan, report), exemptions(plan, report.unit))


def exemptions(plan: Plan, unit: str) -> Mapping[str, Reason]:
    """Return the targets that are not asked of a unit, with why."""
    named = {planned.target.id: _exemption(planned.target, unit, plan.ruleset) for planned in plan.targets}
    return {target: reason for target, reason in named.items() if reason is not None}


def same_for_all(plan: Plan) -> bool:
    """Whether every unit is asked the same."""
    let_off = any(one.exemption is not None for marks in plan.ruleset.assigned.values() for one in marks.values())
    return not let_off and not any(_asks_some_only(planned.target) for planned in plan.targets)


def _asks_some_only(target: Target) -> bool:
    return bool(target.only or target.excluded) or target.scope is not Scope.PER_UNIT


_LET_OFF: Final[Mapping[Exemption, Reason]] = {
    Exemption.NOT_ASSIGNED: Reason.NOT_ASSIGNED,
    Exemption.WAIVED: Reason.WAIVED,
    Exemption.EXEMPT: Reason.EXEMPT,
}


def _exemption(target: Target, unit: str, ruleset: Ruleset) -> Reason | None:
    if unit in target.excluded or (target.only and unit not in target.only and unit != CLUSTER):
        return Reason.EXCLUDED
    if target.scope is not Scope.PER_UNIT and unit != CLUSTER:
        return Reason.CLUSTER_ONLY
    asked = [target.id, *([target.question.indicator] if isinstance(target.question, Measured) else [])]
    let_off = (_let_off(ruleset, unit, name) for name in asked)
    return next((reason for reason in let_off if reason is not None), None)


def _let_off(ruleset: Ruleset, unit: str, name: str) -> Reason | None:
    assignment = ruleset.assigned.get(unit, {}).get(name)
    return None if assignment is None or assignment.exemption is None else _LET_OFF[assignment.exemption]


def _observation(plan: Plan, slot: Slot, report: Report) -> Observation | None:
    match slot.kind:
        case SlotKind.REPORTED:
            return report.observations.get((slot.indicator.id, slot.period))
        case SlotKind.ASSIGNED:
            mark = assigned_mark(plan.ruleset, report.unit, slot.indicator)
            return None if mark is None else Observation(interval=Interval.point(mark))
        case _:
            return None


def value_of(plan: Plan, slot: Slot, unit: str, reported: Bounds | None) -> Bounds:
    """Return what a slot is for a unit, given what was reported for it (None: nothing)."""
    match slot.kind:
        case SlotKind.PEERS:
            return Interval.point(plan.ruleset.peers_of.get(unit) == slot.key)
        case SlotKind.ASSIGNED:
            mark = assigned_mark(plan.ruleset, unit, slot.indicator)
            return slot.absent if mark is None else Interval.point(mark)
        case SlotKind.REPORTED if slot.period == plan.period:
            off = _let_off(plan.ruleset, unit, slot.indicator.id)
            # Without a mark the figure is still there; who is let off is not asked for it.
            if off is not None and off is not Reason.NOT_ASSIGNED:
                return off
        case _:
            pass
    return slot.absent if reported is None else reported


def _claims(plan: Plan, report: Report) -> Mapping[str, Observation]:
    claims = {}
    for planned in plan.targets:
        for question in walk(planned.question):
            observation = report.observations.get((question.id, plan.period))
            if observation is not None and observation.claim is not None:
                claims[question.id] = observation
    return claims
