"""The score tree: points of targets into groups and a total, as intervals over what applies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from emulation_rules.model.evaluation import GroupScore, Score, Veto
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import Combine, Group, RoundingStage
from emulation_rules.model.verdict import Exceeded, Verdict
from emulation_rules.scoring.rounding import rounded_interval

_FIRES = {Verdict.NOT_MET: Exceeded.YES, Verdict.UNDETERMINED: Exceeded.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Earned:
    """What one target brings to the total. ``points`` None: nothing to give, so its maximum leaves the denominator."""

    verdict: Verdict
    points: Interval | None
    adjustment: Interval


@dataclass(frozen=True, slots=True)
class _Member:
    points: Interval
    maximum: Fraction
    adjustment: Interval


def score(ruleset: Ruleset, earned: Mapping[str, Earned]) -> Score:
    """Return the score of one unit. ``earned`` holds every target of the ruleset."""
    tree = _Tree(ruleset, earned)
    grouped = {member for group in ruleset.groups.values() for member in group.members}
    tops = [name for name in (*ruleset.groups, *ruleset.targets) if name not in grouped]
    members = [member for name in tops if (member := tree.member(name)) is not None]
    total = _sum(members)
    points = _bounded(total.points + total.adjustment, ruleset.score.cap, ruleset.score.floor)
    if ruleset.score.stage is RoundingStage.TOTAL:
        points = rounded_interval(points, ruleset.score.rounding)
    share = Interval.point(100 / total.maximum) * points if total.maximum else None
    return Score(points, total.maximum, share, tuple(tree.groups.values()), _vetoes(ruleset, earned))


class _Tree:
    """Walks the groups once, keeping what each came to in the order of the ruleset."""

    def __init__(self, ruleset: Ruleset, earned: Mapping[str, Earned]) -> None:
        self._ruleset = ruleset
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
            return None if earned.adjustment == nothing else _Member(nothing, Fraction(0), earned.adjustment)
        rules = self._ruleset.score
        points = earned.points
        if rules.stage is RoundingStage.TARGET:
            points = rounded_interval(points, rules.rounding)
        return _Member(points, target.points, earned.adjustment)

    def _group(self, group: Group) -> _Member | None:
        members = [member for name in group.members if (member := self.member(name)) is not None]
        if not members:
            return None
        whole = _COMBINED[group.combine](members)
        points = _bounded(whole.points + whole.adjustment, group.cap, group.floor)
        self.groups[group.id] = GroupScore(group.id, group.title, points, whole.maximum)
        return _Member(points, whole.maximum, Interval.point(0))


def _sum(members: Sequence[_Member]) -> _Member:
    return _Member(
        _total([member.points for member in members]),
        sum((member.maximum for member in members), Fraction(0)),
        _total([member.adjustment for member in members]),
    )


def _mean(members: Sequence[_Member]) -> _Member:
    whole, share = _sum(members), Fraction(1, len(members))
    return _Member(Interval.point(share) * whole.points, share * whole.maximum, whole.adjustment)


def _minimum(members: Sequence[_Member]) -> _Member:
    points = reduce(Interval.minimum, (member.points for member in members))
    adjustment = _total([member.adjustment for member in members])
    return _Member(points, min(member.maximum for member in members), adjustment)


_COMBINED = {Combine.SUM: _sum, Combine.MEAN: _mean, Combine.MINIMUM: _minimum}


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
