"""A cluster's counts taken together, never the mean of its rates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from emulation_rules.model.indicator import Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Observation, weakest
from emulation_rules.model.report import Report
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Plan, Slot, SlotKind
from emulation_rules.plan.readings import Readings

_ADDS_UP = {Measure.COUNT, Measure.MONEY, Measure.NUMBER}


def pooled(plan: Plan, cluster_wide: Readings, members: Sequence[Report]) -> Readings:
    """Return readings in which each figure not given for the cluster as a whole is the sum over its members.

    One member without the figure leaves it not reported: a sum over some is not the sum.
    """
    given = cluster_wide.observations
    observations = tuple(
        _pooled(slot, members) if known is None else known for slot, known in zip(plan.slots, given, strict=True)
    )
    values = tuple(_value(slot, found, members) for slot, found in zip(plan.slots, observations, strict=True))
    return replace(cluster_wide, observations=observations, values=values)


def _pooled(slot: Slot, members: Sequence[Report]) -> Observation | None:
    if slot.kind is SlotKind.ASSIGNED or slot.indicator.measure not in _ADDS_UP:
        return None
    found = [member.observations.get((slot.indicator.id, slot.period)) for member in members]
    known = [one for one in found if one is not None and one.interval is not None]
    grade = weakest(one.grade for one in known)
    return None if grade is None or len(known) < len(members) else Observation(interval=_sum(known), grade=grade)


def _sum(known: Iterable[Observation]) -> Interval:
    total = Interval.point(0)
    for one in known:
        if one.interval is not None:
            total = total + one.interval
    return total


def _value(slot: Slot, found: Observation | None, members: Sequence[Report]) -> Bounds:
    if found is not None and found.interval is not None:
        return found.interval
    reported = any((slot.indicator.id, slot.period) in member.observations for member in members)
    rates = slot.kind is SlotKind.REPORTED and slot.indicator.measure not in _ADDS_UP
    return Reason.NOT_POOLABLE if rates and reported else slot.absent


def members_of(units: Iterable[str], reports: Mapping[str, Report]) -> tuple[Report, ...]:
    """Return the reports of the units, an empty one where there is none."""
    return tuple(reports.get(unit, Report(unit)) for unit in units)
