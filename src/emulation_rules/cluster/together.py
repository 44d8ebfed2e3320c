"""The readings of all units of a cluster, with what they come to together filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from emulation_rules.cluster.kept import Kept
from emulation_rules.cluster.statistics import ranks_among, statistic_of
from emulation_rules.model.interval import Interval
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Missing
from emulation_rules.model.verdict import EXEMPTING, Reason
from emulation_rules.plan.aggregates import Aggregate, Statistic
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.completions import completions
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Read, slots_of
from emulation_rules.plan.plan import Plan, SlotKind
from emulation_rules.plan.readings import Readings, read
from emulation_rules.plan.substitute import substituted


def read_together(plan: Plan, units: Iterable[str], reports: Mapping[str, Report]) -> dict[str, Readings]:
    """Lay out the reports of all units, those without one having reported nothing."""
    return together(plan, {unit: read(plan, reports.get(unit, Report(unit))) for unit in units})


def together(plan: Plan, apart: Mapping[str, Readings]) -> dict[str, Readings]:
    """Fill in what units come to together."""
    return Together(plan).of(apart)


class Together:
    """Fills in what units come to together under one plan; asked again, it works out anew only what moved."""

    def __init__(self, plan: Plan) -> None:
        self._ruleset = plan.ruleset
        self._asked = [
            (index, slot.aggregate, Brought(plan, slot.aggregate))
            for index, slot in enumerate(plan.slots)
            if slot.aggregate is not None
        ]

    def of(self, apart: Mapping[str, Readings]) -> dict[str, Readings]:
        """Return the readings of units among each other, given those of each alone."""
        if not self._asked:
            return dict(apart)
        values = {unit: list(readings.values) for unit, readings in apart.items()}
        # Slots stand in order: one may be made of earlier ones.
        for index, aggregate, brought in self._asked:
            for units in _peer_groups(self._ruleset, list(apart), aggregate):
                parts = {unit: brought.by(apart[unit], values[unit]) for unit in units}
                found = {unit: part for unit, part in parts.items() if part is not None}
                for unit, whole in aggregated(aggregate, units, found).items():
                    values[unit][index] = whole
        return {unit: replace(readings, values=tuple(values[unit])) for unit, readings in apart.items()}


def of_the_whole(plan: Plan, whole: Readings, units: Mapping[str, Readings]) -> Readings:
    """Fill in what units come to together in the readings of their cluster: all but ranks, and what peers come to."""
    if not units:
        return whole
    any_unit = next(iter(units.values()))
    asked = [slot.aggregate for slot in plan.slots]
    shared = [each is not None and not each.peers and each.statistic is not Statistic.RANK for each in asked]
    pairs = zip(shared, any_unit.values, whole.values, strict=True)
    return replace(whole, values=tuple(theirs if same else own for same, theirs, own in pairs))


def _peer_groups(ruleset: Ruleset, units: Sequence[str], aggregate: Aggregate) -> list[list[str]]:
    if not aggregate.peers:
        return [list(units)]
    groups: dict[str, list[str]] = {}
    for unit in units:
        groups.setdefault(ruleset.peers_of.get(unit, ""), []).append(unit)
    return list(groups.values())


@dataclass(frozen=True, slots=True)
class Part:
    """What one unit brings to an aggregate; not ``sure`` where it may turn out to be no part of it."""

    number: Interval
    sure: bool = True


class Brought:
    """What units bring to one aggregate. ``slots`` are those it reads."""

    def __init__(self, plan: Plan, aggregate: Aggregate) -> None:
        self._plan = plan
        self._aggregate = aggregate
        self.slots = sorted(slots_of(aggregate.operand))
        # Only what is read is laid out: a plan may have many slots, and an aggregate for each.
        self._operand = substituted(aggregate.operand, {slot: Read(at) for at, slot in enumerate(self.slots)})
        self._ranges = [plan.slots[slot].range for slot in self.slots]
        # Units without a mark of their own can be compared with each other where marks are asked about.
        self._minds_marks = any(plan.slots[slot].kind is SlotKind.ASSIGNED for slot in self.slots)
        self._parts = Kept(self.part)

    def by(self, readings: Readings, values: Sequence[Bounds]) -> Part | None:
        """Return what a unit brings, None where it is no part of it."""
        if self.leaves_out(readings.exempt):
            return None
        return self._parts.of(readings.unit, tuple(values[slot] for slot in self.slots))

    def leaves_out(self, exempt: Mapping[str, Reason]) -> bool:
        """Whether a unit is no part, given the targets it is not asked."""
        why = exempt.get(self._aggregate.target)
        return why is not None and not (why is Reason.NOT_ASSIGNED and self._minds_marks)

    def part(self, known: tuple[Bounds, ...]) -> Part | None:
        """Return what a unit of which so much is known brings, by slot; None where it is no part of it."""
        number = bounds(self._operand, known)
        if isinstance(number, Interval):
            return Part(number)
        if number in EXEMPTING or self._plan.ruleset.missing is Missing.LEFT_OUT:
            return None
        if number is Reason.ZERO_DENOMINATOR and all(isinstance(one, Interval) and one.is_point for one in known):
            return None  # a share of nothing is no number, whatever else becomes known
        wide = completions(self._operand, known, self._ranges)
        return Part(Interval(None, None), sure=False) if isinstance(wide, Reason) else Part(wide)


def aggregated(aggregate: Aggregate, units: Sequence[str], found: Mapping[str, Part]) -> Mapping[str, Bounds]:
    """Return what each of some units is given, by what those that are parts bring."""
    numbers = {unit: part.number for unit, part in found.items()}
    if aggregate.statistic is Statistic.RANK:
        ranks = ranks_among(numbers, lower=aggregate.lower)
        return {unit: ranks.get(unit, Reason.NOT_REPORTED) for unit in units}
    whole = statistic_of(aggregate, list(numbers.values()))
    if aggregate.statistic is Statistic.COUNT:
        sure = Interval.point(sum(part.sure for part in found.values()))
        whole = sure if isinstance(whole, Reason) else sure.hull(whole)
    return dict.fromkeys(units, whole)
