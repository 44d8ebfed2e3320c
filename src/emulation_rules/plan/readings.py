"""A report laid out for a plan: what each slot can be, what is claimed, and which targets are not asked of the unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Observation
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.target import Scope, Target
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.bounds import Bounds
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
    """Lay out a report for a plan."""
    observations = tuple(_observation(plan, slot, report) for slot in plan.slots)
    return Readings(
        report.unit,
        tuple(map(_value, plan.slots, observations)),
        observations,
        _claims(plan, report),
        exemptions(plan, report.unit),
    )


def exemptions(plan: Plan, unit: str) -> Mapping[str, Reason]:
    """Return the targets that are not asked of a unit, with why."""
    named = {planned.target.id: _exemption(planned.target, unit) for planned in plan.targets}
    return {target: reason for target, reason in named.items() if reason is not None}


def asks_some_only(target: Target) -> bool:
    """Whether there are units a target is not asked of."""
    return bool(target.only or target.excluded) or target.scope is not Scope.PER_UNIT


def _exemption(target: Target, unit: str) -> Reason | None:
    if unit in target.excluded or (target.only and unit not in target.only and unit != CLUSTER):
        return Reason.EXCLUDED
    if target.scope is not Scope.PER_UNIT and unit != CLUSTER:
        return Reason.CLUSTER_ONLY
    return None


def _observation(plan: Plan, slot: Slot, report: Report) -> Observation | None:
    if slot.kind is SlotKind.REPORTED:
        return report.observations.get((slot.indicator.id, slot.period))
    mark = plan.ruleset.assigned.get(report.unit, {}).get(slot.indicator.id)
    return None if mark is None else Observation(interval=Interval.point(mark))


def _value(slot: Slot, observation: Observation | None) -> Bounds:
    return slot.absent if observation is None or observation.interval is None else observation.interval


def _claims(plan: Plan, report: Report) -> Mapping[str, Observation]:
    claims = {}
    for planned in plan.targets:
        for question in walk(planned.question):
            observation = report.observations.get((question.id, plan.period))
            if observation is not None and observation.claim is not None:
                claims[question.id] = observation
    return claims
