"""The score tree over many rows: what `scoring.tree` comes to, its ends worked out from ends.

Rows in which other targets apply have other maxima, so each pattern of what applies is worked out for itself; where
the tree only adds, one pass does for all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Final

import numpy as np

from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.earning import Earned
from emulation_rules.columnar.exact import Exact, concatenated, sorted_by_row
from emulation_rules.columnar.expressions import known_of
from emulation_rules.columnar.known import KNOWN, Known, unknown
from emulation_rules.model.score_tree import Combine, Group, RoundingStage, tops_of
from emulation_rules.model.scoring import Rounding
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.nodes import Grain
from emulation_rules.plan.plan import Plan

_NOTHING: Final = Fraction(0)


@dataclass(frozen=True, slots=True)
class Ends:
    """Certain and possible points."""

    low: Exact
    high: Exact

    @classmethod
    def constant(cls, number: Fraction, rows: int) -> Ends:
        """Return the same number in every row."""
        both = Exact.constant(number, rows)
        return cls(both, both)

    def __add__(self, other: Ends) -> Ends:
        low = self.low + other.low
        return Ends(low, low if self.low is self.high and other.low is other.high else self.high + other.high)

    def each(self, change: Callable[[Exact], Exact]) -> Ends:
        """Return both ends changed alike."""
        low = change(self.low)
        return Ends(low, low if self.low is self.high else change(self.high))


@dataclass(frozen=True, slots=True)
class Scored:
    """The score by row. A maximum is one number where all rows have the same. ``again`` rows are scored by row."""

    points: Ends
    maximum: Exact | Fraction
    again: Mask | None = None


@dataclass(frozen=True, slots=True)
class _Member:
    id: str
    points: Ends
    maximum: Fraction
    adjusted: Ends | None


class Scorer:
    """Scores rows under one plan. ``occurrences`` counts how often each target is added, where all is only added."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._ruleset = plan.ruleset
        self._tops = tops_of(self._ruleset.groups, self._ruleset.targets)
        self._numbers = {planned.target.id: number for number, planned in enumerate(plan.targets)}
        rules = self._ruleset.score
        groups = self._ruleset.groups.values()
        self.rounds = rules.rounding is not None or any(group.rounding is not None for group in groups)
        """Whether anything is rounded on the way to the score."""
        adds = rules.stage is RoundingStage.TOTAL or rules.rounding is None
        self.occurrences = self._counted() if adds and all(map(_only_adds, groups)) else None

    def finished(self, points: Ends) -> Ends:
        """Return the sum of what stands in no group as the total it comes to."""
        rules = self._ruleset.score
        points = _bounded(points, rules.cap, rules.floor)
        return _rounded(points, rules.rounding) if rules.stage is RoundingStage.TOTAL else points

    def maximum(self, number: int) -> Fraction:
        """Return the points a target can bring."""
        return self._plan.targets[number].target.points or _NOTHING

    def score(self, earned: Sequence[Earned], rows: int) -> Scored:
        """Return the score of rows of which every target's points are known, in every pattern of what applies."""
        away = [np.ones(rows, bool) if one is None else one for one in (_away(each, rows) for each in earned)]
        stacked = np.stack(away) if away else np.zeros((0, rows), bool)
        if not stacked.any():
            return self._pattern(earned, stacked[:, 0] if rows else np.zeros(len(earned), bool), rows)
        patterns, which = np.unique(np.packbits(stacked, axis=0), axis=1, return_inverse=True)
        parts = []
        for place in range(patterns.shape[1]):
            chosen = np.flatnonzero(which.reshape(-1) == place)
            part = [_rows(each, chosen) for each in earned]
            parts.append((chosen, self._pattern(part, stacked[:, chosen[0]], len(chosen))))
        return _joined(parts, rows)

    # ---- one pattern of what applies ----------------------------------------------------------

    def _pattern(self, earned: Sequence[Earned], away: np.ndarray, rows: int) -> Scored:
        tree = _Tree(self._plan, earned, away, self._numbers, rows)
        members = [member for name in self._tops if (member := tree.member(name)) is not None]
        total = Ends.constant(_NOTHING, rows)
        for member in members:
            total = total + member.points
            if member.adjusted is not None:
                total = total + member.adjusted
        maximum = sum((member.maximum for member in members), _NOTHING)
        return Scored(self.finished(total), maximum, tree.again)

    def _counted(self) -> dict[int, int]:
        counts = dict.fromkeys(self._numbers.values(), 0)
        waiting = list(self._tops)
        while waiting:
            name = waiting.pop()
            if name in self._ruleset.groups:
                waiting += self._ruleset.groups[name].members
            else:
                counts[self._numbers[name]] += 1
        return counts


def _only_adds(group: Group) -> bool:
    plain = group.combine is Combine.SUM and not group.least_scored and group.rounding is None
    return plain and group.cap is None and group.floor is None and group.out_of is None


def _away(earned: Earned, rows: int) -> Mask:
    return np.zeros(rows, bool) if earned.away is None else earned.away


def _rows(earned: Earned, chosen: np.ndarray) -> Earned:
    low = earned.low.rows(chosen)
    high = low if earned.high is earned.low else earned.high.rows(chosen)
    adjusted = None if earned.adjusted is None else (earned.adjusted[0].rows(chosen), earned.adjusted[1].rows(chosen))
    return Earned(low, high, None, adjusted)


def _joined(parts: Sequence[tuple[np.ndarray, Scored]], rows: int) -> Scored:
    """Return the scores of parts of the rows as those of all of them."""
    order = np.empty(rows, np.intp)
    order[np.concatenate([chosen for chosen, _ in parts])] = np.arange(rows)
    low = concatenated([scored.points.low for _, scored in parts]).rows(order)
    high = concatenated([scored.points.high for _, scored in parts]).rows(order)
    maxima = [
        Exact.constant(scored.maximum, len(chosen)) if isinstance(scored.maximum, Fraction) else scored.maximum
        for chosen, scored in parts
    ]
    maximum = concatenated(maxima).rows(order)
    masks = [np.zeros(len(chosen), bool) if scored.again is None else scored.again for chosen, scored in parts]
    again = np.concatenate(masks)[order]
    return Scored(Ends(low, high), maximum, again if again.any() else None)


class _Tree:
    """Walks the groups for rows to which the same targets apply."""

    def __init__(
        self, plan: Plan, earned: Sequence[Earned], away: np.ndarray, numbers: Mapping[str, int], rows: int
    ) -> None:
        self._plan = plan
        self._ruleset = plan.ruleset
        self._earned = earned
        self._away = away
        self._numbers = numbers
        self._rows = rows
        self.again: Mask | None = None

    def member(self, name: str) -> _Member | None:
        """Return what a target or group brings, or None where nothing in it applies."""
        group = self._ruleset.groups.get(name)
        return self._target(name) if group is None else self._group(group)

    def _target(self, name: str) -> _Member | None:
        number = self._numbers[name]
        target, earned = self._ruleset.targets[name], self._earned[number]
        adjusted = None if earned.adjusted is None else Ends(*earned.adjusted)
        if self._away[number] or target.points is None:
            return None if adjusted is None else _Member(name, Ends.constant(_NOTHING, self._rows), _NOTHING, adjusted)
        rules = self._ruleset.score
        points = Ends(earned.low, earned.high)
        if rules.stage is RoundingStage.TARGET:
            points = _rounded(points, rules.rounding)
        return _Member(name, points, target.points, adjusted)

    def _group(self, group: Group) -> _Member | None:
        members = [member for name in group.members if (member := self.member(name)) is not None]
        scored = [member for member in members if member.maximum > 0]
        if not members or len(scored) < group.least_scored:
            return None
        points, maximum = self._combined(group, scored) if scored else (Ends.constant(_NOTHING, self._rows), _NOTHING)
        if group.out_of is not None and maximum:
            points, maximum = _times(points, group.out_of / maximum), group.out_of
        # What has nothing but bonuses and penalties is no member of a mean: it only adds its own.
        for member in members:
            if member.maximum == 0:
                points = points + member.points
            if member.adjusted is not None:
                points = points + member.adjusted
        points = _rounded(_bounded(points, group.cap, group.floor), group.rounding)
        return _Member(group.id, points, maximum, None)

    def _combined(self, group: Group, members: Sequence[_Member]) -> tuple[Ends, Fraction]:
        points = [member.points for member in members]
        maxima = [member.maximum for member in members]
        match group.combine:
            case Combine.SUM:
                return _sum(points), sum(maxima, _NOTHING)
            case Combine.MEAN:
                return _times(_sum(points), Fraction(1, len(points))), sum(maxima, _NOTHING) / len(points)
            case Combine.WEIGHTED_MEAN:
                weights = [group.weights[member.id] for member in members]
                shares = [weight / sum(weights, _NOTHING) for weight in weights]
                mean = _sum([_times(each, share) for each, share in zip(points, shares, strict=True)])
                return mean, sum((share * top for share, top in zip(shares, maxima, strict=True)), _NOTHING)
            case Combine.MINIMUM:
                return Ends(_least([each.low for each in points]), _least([each.high for each in points])), min(maxima)
            case Combine.MEAN_OF_WORST:
                count = min(group.worst, len(points))
                low, high = (
                    reduce(Exact.__add__, sorted_by_row(ends)[:count])
                    for ends in ([each.low for each in points], [each.high for each in points])
                )
                share = Fraction(1, count)
                return _times(Ends(low, high), share), share * sum(sorted(maxima)[:count], _NOTHING)
            case Combine.FORMULA:
                return self._by_formula(group, members)

    def _by_formula(self, group: Group, members: Sequence[_Member]) -> tuple[Ends, Fraction]:
        """A formula over points that are numbers; rows in which one is a range are left to be scored by row."""
        by_name = {member.id: member.points for member in members}
        for points in by_name.values():
            if points.low is not points.high:
                low, high = points.low.compared(points.high)
                self._leave(low != high)

        def slot(index: int) -> Known:
            points = by_name.get(group.members[index])
            return unknown(Reason.NO_MEMBER_APPLIES, self._rows) if points is None else Known(points.low)

        found = known_of(self._plan.groups[group.id], slot, self._rows)
        if found.ranks is not None:
            self._leave(found.ranks != KNOWN)
        return Ends(found.number, found.number), group.maximum or _NOTHING

    def _leave(self, rows: Mask) -> None:
        if rows.any():
            self.again = rows if self.again is None else self.again | rows


def _sum(points: Sequence[Ends]) -> Ends:
    return reduce(Ends.__add__, points)


def _times(points: Ends, factor: Fraction) -> Ends:
    return points.each(lambda end: end.scaled(factor))


def _least(numbers: Sequence[Exact]) -> Exact:
    return reduce(_smaller, numbers)


def _smaller(left: Exact, right: Exact) -> Exact:
    a, b = left.compared(right)
    return left.chosen(a <= b, right)


def _larger(left: Exact, right: Exact) -> Exact:
    a, b = left.compared(right)
    return left.chosen(a >= b, right)


def _bounded(points: Ends, cap: Fraction | None, floor: Fraction | None) -> Ends:
    if cap is not None:
        points = points.each(lambda end: _smaller(end, Exact.constant(cap, len(end.numerator))))
    if floor is not None:
        points = points.each(lambda end: _larger(end, Exact.constant(floor, len(end.numerator))))
    return points


def _rounded(points: Ends, rounding: Rounding | None) -> Ends:
    if rounding is None:
        return points
    return points.each(lambda end: end.on_grid(rounding.places, Grain(rounding.mode.value)))
