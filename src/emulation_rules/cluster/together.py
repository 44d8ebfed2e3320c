"""The readings of all units of a cluster, with what they come to together filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from emulation_rules.cluster.statistics import ranks_among, statistic_of
from emulation_rules.model.interval import Interval
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import Missing
from emulation_rules.model.verdict import EXEMPTING, Reason
from emulation_rules.plan.aggregates import Aggregate, Statistic
from emulation_rules.plan.bounds import Bounds, bounds
from emulation_rules.plan.nodes import slots_of
from emulation_rules.plan.plan import Plan, SlotKind
from emulation_rules.plan.readings import Readings, read


def reads_together(plan: Plan) -> bool:
    """Whether a plan reads anything that units come to together."""
    return any(slot.kind is SlotKind.CLUSTER for slot in plan.slots)


def read_together(plan: Plan, units: Iterable[str], reports: Mapping[str, Report]) -> dict[str, Readings]:
    """Lay out the reports of all units, those without one having reported nothing."""
    return together(plan, {unit: read(plan, reports.get(unit, Report(unit))) for unit in units})


def together(plan: Plan, apart: Mapping[str, Readings]) -> dict[str, Readings]:
    """Fill in what units come to together, in the order of the slots: later ones may be made of earlier ones."""
    values = {unit: list(readings.values) for unit, readings in apart.items()}
    ranges = [slot.range for slot in plan.slots]
    for index, slot in enumerate(plan.slots):
        if slot.aggregate is None:
            continue
        for units in _peer_groups(plan.ruleset, list(apart), slot.aggregate):
            found = {
                unit: number
                for unit in units
                if (number := _of_unit(plan, slot.aggregate, apart[unit], values[unit], ranges)) is not None
            }
            for unit, whole in _aggregated(slot.aggregate, units, found).items():
                values[unit][index] = whole
    return {unit: replace(readings, values=tuple(values[unit])) for unit, readings in apart.items()}


def _peer_groups(ruleset: Ruleset, units: Sequence[str], aggregate: Aggregate) -> list[list[str]]:
    if not aggregate.peers:
        return [list(units)]
    groups: dict[str, list[str]] = {}
    for unit in units:
        groups.setdefault(ruleset.peers_of.get(unit, ""), []).append(unit)
    return list(groups.values())


def _of_unit(
    plan: Plan, aggregate: Aggregate, readings: Readings, values: Sequence[Bounds], ranges: Sequence[Interval]
) -> Interval | None:
    """What one unit brings to an aggregate, None where it is no part of it."""
    read_here = slots_of(aggregate.operand)
    exempt = readings.exempt.get(aggregate.target)
    # Units without a mark of their own can be compared with each other where marks are asked about.
    minds_marks = any(plan.slots[slot].kind is SlotKind.ASSIGNED for slot in read_here)
    if exempt is not None and not (exempt is Reason.NOT_ASSIGNED and minds_marks):
        return None
    number = bounds(aggregate.operand, values)
    if isinstance(number, Interval):
        return number
    if number in EXEMPTING or plan.ruleset.missing is Missing.LEFT_OUT:
        return None
    known = [values[slot] for slot in read_here]
    if number is Reason.ZERO_DENOMINATOR and all(isinstance(one, Interval) and one.is_point for one in known):
        return None  # a share of nothing is no number, whatever else becomes known
    widened = [
        range_ if isinstance(value, Reason) and value not in EXEMPTING else value
        for value, range_ in zip(values, ranges, strict=True)
    ]
    wide = bounds(aggregate.operand, widened)
    return Interval(None, None) if isinstance(wide, Reason) else wide


def _aggregated(aggregate: Aggregate, units: Sequence[str], found: Mapping[str, Interval]) -> Mapping[str, Bounds]:
    if aggregate.statistic is Statistic.RANK:
        ranks = ranks_among(found, lower=aggregate.lower)
        return {unit: ranks.get(unit, Reason.NOT_REPORTED) for unit in units}
    whole = statistic_of(aggregate, list(found.values()))
    return dict.fromkeys(units, whole)
