"""The score of one unit as a function of one weight: quotients of polynomials, for the least and the most it can be.

Where a cap, a minimum or a rounding could bend a function within the window, it is refused rather than guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Combine, Group, RoundingStage, tops_of
from emulation_rules.perturbing.lever import Lever
from emulation_rules.perturbing.ratio import NotSmoothError, Ratio
from emulation_rules.perturbing.scene import earned_of
from emulation_rules.plan.rounding import rounded_interval

_ZERO = Ratio.constant(Fraction(0))
_ONE = Ratio.constant(Fraction(1))
_NONE = Interval.point(0)
_UNIT = (Fraction(1),)


@dataclass(frozen=True, slots=True)
class Curve:
    """The least and the most something can be, over a weight's factor. Both the same where it is known."""

    low: Ratio
    high: Ratio

    @classmethod
    def constant(cls, interval: Interval) -> Curve:
        """Return what does not move. Raises `NotSmoothError` for what has no ends."""
        if interval.low is None or interval.high is None:
            raise NotSmoothError
        low = Ratio.constant(interval.low)
        return cls(low, low if interval.is_point else Ratio.constant(interval.high))

    @property
    def known(self) -> bool:
        """Whether it is one function."""
        return self.low == self.high

    @property
    def still(self) -> bool:
        """Whether it does not move; each of its ends is then a number over one."""
        return self.low.is_constant and self.high.is_constant and self.low.below == self.high.below == _UNIT

    def __add__(self, other: Curve) -> Curve:
        low = self.low + other.low
        return Curve(low, low if self.known and other.known else self.high + other.high)

    def times(self, factor: Ratio) -> Curve:
        """Return it times something that is never negative."""
        low = self.low * factor
        return Curve(low, low if self.known else self.high * factor)

    def over(self, divisor: Ratio, window: Interval) -> Curve:
        """Return it divided by something positive. Raises `NotSmoothError`."""
        low = self.low.over(divisor, window)
        return Curve(low, low if self.known else self.high.over(divisor, window))


@dataclass(frozen=True, slots=True)
class Member:
    """What a target or group brings: its points and what their maximum is."""

    points: Curve
    maximum: Ratio
    adjustment: Interval = _NONE


class ScoreCurves:
    """The score of one unit over the factor of one weight, which lies in a window above zero."""

    def __init__(self, ruleset: Ruleset, evaluation: Evaluation, lever: Lever, window: Interval) -> None:
        self._ruleset = ruleset
        self._evaluation = evaluation
        self._lever = lever
        self._window = window
        rules = ruleset.score
        self._rounding = rules.rounding if rules.stage is RoundingStage.TARGET else None
        self._assessed = {one.target: one for one in evaluation.assessments}

    def total(self) -> tuple[Curve, Ratio]:
        """Return the points of the whole and their maximum. Raises `NotSmoothError`."""
        rules = self._ruleset.score
        tops = tops_of(self._ruleset.groups, self._ruleset.targets)
        members = [member for name in tops if (member := self.member(name)) is not None]
        points = _sum([*(each.points for each in members), *(Curve.constant(each.adjustment) for each in members)])
        points = self._bounded(points, rules.cap, rules.floor)
        if rules.rounding is not None and rules.stage is RoundingStage.TOTAL:
            raise NotSmoothError
        return points, reduce(Ratio.__add__, (each.maximum for each in members), _ZERO)

    def share(self) -> Curve:
        """Return the share in percent. Raises `NotSmoothError`."""
        return self.in_percent(*self.total())

    def in_percent(self, points: Curve, maximum: Ratio) -> Curve:
        """Return points in percent of their maximum. Raises `NotSmoothError`."""
        return points.times(Ratio.constant(Fraction(100))).over(maximum, self._window)

    def divided(self, curve: Curve, divisor: Ratio) -> Curve:
        """Return a function divided by another that is positive. Raises `NotSmoothError`."""
        return curve.over(divisor, self._window)

    def member(self, name: str) -> Member | None:
        """Return what a target or group brings, None where nothing in it applies. Raises `NotSmoothError`."""
        group = self._ruleset.groups.get(name)
        return self._target(name) if group is None else self._group(group)

    def _factor(self, applies: bool) -> Ratio:
        return Ratio.multiple(Fraction(1)) if applies else Ratio.constant(Fraction(1))

    def _target(self, name: str) -> Member | None:
        assessment = self._assessed[name]
        earned = earned_of(assessment)
        if earned.points is None or assessment.maximum is None:
            return None if earned.adjustment == _NONE else Member(Curve.constant(_NONE), _ZERO, earned.adjustment)
        factor = self._factor(name in self._lever.targets)
        points = Curve.constant(rounded_interval(earned.points, self._rounding)).times(factor)
        return Member(points, Ratio.constant(assessment.maximum) * factor, earned.adjustment)

    def _group(self, group: Group) -> Member | None:
        members = {name: member for name in group.members if (member := self.member(name)) is not None}
        scored = {name: member for name, member in members.items() if member.maximum.above != _ZERO.above}
        if not members or len(scored) < group.least_scored:
            return None
        factor = self._factor(group.id in self._lever.groups)
        points, maximum = self._combined(group, scored) if scored else (Curve.constant(_NONE), _ZERO)
        if group.out_of is not None and scored:
            scale = Ratio.constant(group.out_of) * factor
            points, maximum = points.times(scale).over(maximum, self._window), scale
        beside = [member.points for name, member in members.items() if name not in scored]
        points = _sum([points, *beside, *(Curve.constant(member.adjustment) for member in members.values())])
        points = self._bounded(points, group.cap, group.floor, factor)
        if group.rounding is not None and not (points.low.is_constant and points.high.is_constant):
            raise NotSmoothError
        if group.rounding is not None:
            ends = Interval(points.low.at(Fraction(1)), points.high.at(Fraction(1)))
            points = Curve.constant(rounded_interval(ends, group.rounding))
        return Member(points, maximum)

    def _combined(self, group: Group, members: Mapping[str, Member]) -> tuple[Curve, Ratio]:
        each = list(members.values())
        match group.combine:
            case Combine.SUM:
                return _sum([one.points for one in each]), reduce(Ratio.__add__, (one.maximum for one in each))
            case Combine.MEAN:
                share = Ratio.constant(Fraction(1, len(each)))
                points = _sum([one.points for one in each]).times(share)
                return points, reduce(Ratio.__add__, (one.maximum for one in each)) * share
            case Combine.WEIGHTED_MEAN:
                return self._weighted(group, members)
            case _:
                return self._unmoved(group, each)

    def _weighted(self, group: Group, members: Mapping[str, Member]) -> tuple[Curve, Ratio]:
        weights = {
            name: Ratio.constant(group.weights[name]) * self._factor(self._lever.moves(group, name)) for name in members
        }
        whole = reduce(Ratio.__add__, weights.values())
        points = _sum([member.points.times(weights[name]) for name, member in members.items()])
        maximum = reduce(Ratio.__add__, (member.maximum * weights[name] for name, member in members.items()))
        return points.over(whole, self._window), maximum.over(whole, self._window)

    def _unmoved(self, group: Group, members: Sequence[Member]) -> tuple[Curve, Ratio]:
        """What the smallest or a formula make of members is known where none of them moves: it is what it was."""
        inner = [ratio for one in members for ratio in (one.points.low, one.points.high, one.maximum)]
        told = [each for each in self._evaluation.score.groups if each.group == group.id]
        adjusted = any(one.adjustment != _NONE for one in members) or group.out_of is not None
        if not told or adjusted or not all(ratio.is_constant for ratio in inner):
            raise NotSmoothError
        return Curve.constant(told[0].points), Ratio.constant(told[0].maximum)

    def _bounded(self, points: Curve, cap: Fraction | None, floor: Fraction | None, factor: Ratio = _ONE) -> Curve:
        if cap is not None:
            top = Ratio.constant(cap) * factor
            points = Curve(*(self._least(each, top) for each in (points.low, points.high)))
        if floor is not None:
            bottom = Ratio.constant(floor) * factor
            points = Curve(*(-self._least(-each, -bottom) for each in (points.low, points.high)))
        return points

    def _least(self, left: Ratio, right: Ratio) -> Ratio:
        """Return the smaller of two where it is the same one all over the window. Raises `NotSmoothError`."""
        apart = (left - right).hull(self._window)
        if apart is None or apart.low is None or apart.high is None:
            raise NotSmoothError
        if apart.high <= 0:
            return left
        if apart.low >= 0:
            return right
        raise NotSmoothError


def _sum(curves: Sequence[Curve]) -> Curve:
    """Add up; numbers that do not move, which are most, are added as such."""
    still = [curve for curve in curves if curve.still]
    low, high = (sum((end(curve).above[0] for curve in still), Fraction(0)) for end in (_low, _high))
    start = Curve.constant(Interval(low, high))
    return reduce(Curve.__add__, (curve for curve in curves if not curve.still), start)


def _low(curve: Curve) -> Ratio:
    return curve.low


def _high(curve: Curve) -> Ratio:
    return curve.high
