"""The score tree: points of targets into groups and a total, as intervals over what applies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import TypeAlias

from emulation_rules.model.evaluation import GroupScore, Score, Veto
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Combine, Group, RoundingStage, tops_of
from emulation_rules.model.verdict import Exceeded, Reason, Verdict
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.plan import Plan
from emulation_rules.plan.rounding import rounded_interval
from emulation_rules.scoring.labels import labels_of

_FIRES = {Verdict.NOT_MET: Exceeded.YES, Verdict.UNDETERMINED: Exceeded.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Earned:
    """What one target brings to the total. ``points`` None: nothing to give, so its maximum leaves the denominator."""

    verdict: Verdict
    points: Interval | None
    adjustment: Interval


@dataclass(frozen=True, slots=True)
class _Member:
    id: str
    points: Interval
    maximum: Fraction
    adjustment: Interval


def score(plan: Plan, earned: Mapping[str, Earned]) -> Score:
    """Return the score of one unit. ``earned`` holds every target of the plan."""
    ruleset = plan.ruleset
    tree = _Tree(plan, earned)
    tops = tops_of(ruleset.groups, ruleset.targets)
    members = [member for name in tops if (member := tree.member(name)) is not None]
    for group in ruleset.groups.values():
        if not group.scored:
            tree.member(group.id)
    rules = ruleset.score
    points = _total([member.points for member in members]) + _total([member.adjustment for member in members])
    maximum = sum((member.maximum for member in members), Fraction(0))
    points = _bounded(points, rules.cap, rules.floor)
    if rules.stage is RoundingStage.TOTAL:
        points = rounded_interval(points, rules.rounding)
    share = Interval.point(100 / maximum) * points if maximum else None
    groups = tuple(tree.groups.values())
    return Score(points, maximum, share, groups, _vetoes(ruleset, earned), labels_of(rules.labels, points))


class _Tree:
    """Walks the groups once, keeping what each came to in the order of the ruleset."""

    def __init__(self, plan: Plan, earned: Mapping[str, Earned]) -> None:
        self._plan = plan
        self._ruleset = plan.ruleset
        self._earned = earned
        self.groups: dict[str, GroupScore] = {}

    def member(self, name: str) -> _Member | None:
        """Return what a target or group brings, or None where nothing in it applies."""
        group = self._ruleset.groups.get(name)
        return self._target(name) if group is None else self._group(group)

    def _target(self, name: str) -> _Member | None:
        target, earned = self._ruleset.targets[name], self._earned[name]
        if earned.points is None or target.points is None:
            nothing = Interval.point(0)
            return None if earned.adjustment == nothing else _Member(name, nothing, Fraction(0), earned.adjustment)
        rules = self._ruleset.score
        points = earned.points
        if rules.stage is RoundingStage.TARGET:
            points = rounded_interval(points, rules.rounding)
        return _Member(name, points, target.points, earned.adjustment)

    def _group(self, group: Group) -> _Member | None:
        members = [member for name in group.members if (member := self.member(name)) is not None]
        scored = [member for member in members if member.maximum > 0]
        if not members or len(scored) < group.least_scored:
            return None
        # What has nothing but bonuses and penalties is no member of a mean: it only adds its own.
        beside = [member.points for member in members if member.maximum == 0]
        points, maximum = self._combined(group, scored) if scored else (Interval.point(0), Fraction(0))
        if group.out_of is not None and maximum:
            points, maximum = Interval.point(group.out_of / maximum) * points, group.out_of
        points = points + _total([*beside, *(member.adjustment for member in members)])
        points = rounded_interval(_bounded(points, group.cap, group.floor), group.rounding)
        self.groups[group.id] = GroupScore(group.id, group.title, points, maximum, labels_of(group.labels, points))
        return _Member(group.id, points, maximum, Interval.point(0))

    def _combined(self, group: Group, members: Sequence[_Member]) -> _Combined:
        if group.combine is Combine.FORMULA:
            return self._by_formula(group, members)
        return _COMBINED[group.combine](group, members)

    def _by_formula(self, group: Group, members: Sequence[_Member]) -> _Combined:
        points = {member.id: member.points for member in members}
        values = [points.get(name, Reason.NO_MEMBER_APPLIES) for name in group.members]
        maximum = group.maximum or Fraction(0)
        found = bounds(self._plan.groups[group.id], values)
        return (Interval(Fraction(0), maximum) if isinstance(found, Reason) else found), maximum


_Combined: TypeAlias = tuple[Interval, Fraction]
"""Points and their maximum."""


def _sum(_: Group, members: Sequence[_Member]) -> _Combined:
    return _total([member.points for member in members]), sum((member.maximum for member in members), Fraction(0))


def _mean(group: Group, members: Sequence[_Member]) -> _Combined:
    points, maximum = _sum(group, members)
    share = Fraction(1, len(members))
    return Interval.point(share) * points, share * maximum


def _weighted_mean(group: Group, members: Sequence[_Member]) -> _Combined:
    """The weights of what does not apply go to the others in proportion: each is taken of the weights present."""
    weights = [group.weights[member.id] for member in members]
    whole = sum(weights, Fraction(0))
    shares = [weight / whole for weight in weights]
    points = _total([Interval.point(share) * member.points for share, member in zip(shares, members, strict=True)])
    return points, sum((share * member.maximum for share, member in zip(shares, members, strict=True)), Fraction(0))


def _minimum(_: Group, members: Sequence[_Member]) -> _Combined:
    return reduce(Interval.minimum, (member.points for member in members)), min(member.maximum for member in members)


def _mean_of_worst(group: Group, members: Sequence[_Member]) -> _Combined:
    """The ends of an interval are reached where every member stands at its own: the mean rises with each of them."""
    count = min(group.worst, len(members))
    share = Fraction(1, count)
    points = Interval.point(share) * _total(_smallest([member.points for member in members], count))
    return points, share * sum(sorted(member.maximum for member in members)[:count], Fraction(0))


def _smallest(points: Sequence[Interval], count: int) -> list[Interval]:
    lows = sorted(points, key=lambda each: (each.low is not None, each.low or 0, each.low_open))[:count]
    highs = sorted(points, key=lambda each: (each.high is None, each.high or 0, not each.high_open))[:count]
    return [Interval(low.low, high.high, low.low_open, high.high_open) for low, high in zip(lows, highs, strict=True)]


_COMBINED: Mapping[Combine, Callable[[Group, Sequence[_Member]], _Combined]] = {
    Combine.SUM: _sum,
    Combine.MEAN: _mean,
    Combine.WEIGHTED_MEAN: _weighted_mean,
    Combine.MINIMUM: _minimum,
    Combine.MEAN_OF_WORST: _mean_of_worst,
}


def _total(intervals: Sequence[Interval]) -> Interval:
    return reduce(Interval.__add__, intervals, Interval.point(0))


def _bounded(points: Interval, cap: Fraction | None, floor: Fraction | None) -> Interval:
    if cap is not None:
        points = points.minimum(Interval.point(cap))
    return points if floor is None else points.maximum(Interval.point(floor))


def _vetoes(ruleset: Ruleset, earned: Mapping[str, Earned]) -> tuple[Veto, ...]:
    return tuple(
        Veto(name, target.veto, _FIRES.get(earned[name].verdict, Exceeded.NO))
        for name, target in ruleset.targets.items()
        if target.veto is not None
    )
