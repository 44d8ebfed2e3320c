"""The score tree in SQL: points of targets into groups and a total, what is certain and what is possible."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from emulation_rules.model.score_tree import Combine, Group, RoundingStage, tops_of
from emulation_rules.plan.plan import Plan
from emulation_rules.sql.amounts import Amount, added, amount, bounded, common_unit, nothing, rounded
from emulation_rules.sql.dialect import Dialect, joined
from emulation_rules.sql.refused import NotSayableError


@dataclass(frozen=True, slots=True)
class Member:
    """What a target or a group brings: its points at least and at most, and the maximum they are out of.

    ``applies`` is a condition that it brings any (None: always); where it fails the amounts are zero.
    """

    low: Amount
    high: Amount
    maximum: Amount
    applies: str | None = None
    scored: bool = True


@dataclass(frozen=True, slots=True)
class Total:
    """The score of a row."""

    low: Amount
    high: Amount
    maximum: Amount


def total(
    plan: Plan, targets: Mapping[str, Sequence[Member]], dialect: Dialect, keep: Callable[[str, Amount], Amount]
) -> Total:
    """Return the total of what targets bring, each its points and, apart, its bonuses. ``keep`` makes a column.

    Raises `NotSayableError` for what is not written in SQL.
    """
    ruleset, rules = plan.ruleset, plan.ruleset.score
    tree = _Tree(plan, targets, dialect, keep)
    tops = [member for name in tops_of(ruleset.groups, ruleset.targets) for member in tree.members(name)]
    ends = [bounded(added([end(each) for each in tops]), rules.cap, rules.floor, dialect) for end in (_low, _high)]
    if rules.stage is RoundingStage.TOTAL and rules.rounding is not None:
        ends = [rounded(keep("t", end), rules.rounding, dialect) for end in ends]
    return Total(ends[0], ends[1], added([each.maximum for each in tops]))


def _low(member: Member) -> Amount:
    return member.low


def _high(member: Member) -> Amount:
    return member.high


@dataclass(frozen=True, slots=True)
class _Tree:
    plan: Plan
    targets: Mapping[str, Sequence[Member]]
    dialect: Dialect
    keep: Callable[[str, Amount], Amount]

    def members(self, name: str) -> Sequence[Member]:
        group = self.plan.ruleset.groups.get(name)
        return self.targets[name] if group is None else self._group(group)

    def _group(self, group: Group) -> Sequence[Member]:
        members = [member for name in group.members for member in self.members(name)]
        scored = [member for member in members if member.scored]
        if not members or len(scored) < group.least_scored:
            return ()
        beside = [member for member in members if not member.scored]
        always = all(member.applies is None for member in members)
        if not always and (group.combine is not Combine.SUM or group.out_of is not None or group.least_scored > 1):
            raise NotSayableError("sql_group_of_some")
        low, high, maximum = self._combined(group, scored)
        if group.out_of is not None:
            if not maximum.most:
                raise NotSayableError("sql_group_of_some")
            share = group.out_of / (maximum.unit * int(maximum.text))
            low, high, maximum = low.times(share), high.times(share), amount(group.out_of)
        ends = [low, high]
        ends = [added([end, *(side(each) for each in beside)]) for end, side in zip(ends, (_low, _high), strict=True)]
        ends = [bounded(end, group.cap, group.floor, self.dialect) for end in ends]
        if group.rounding is not None:
            ends = [rounded(self.keep("g", end), group.rounding, self.dialect) for end in ends]
        applies = None if always else _any([member.applies for member in members])
        if applies is not None and group.floor is not None and group.floor > 0:
            ends = [Amount(f"(CASE WHEN {applies} THEN {end.text} ELSE 0 END)", end.unit, end.most) for end in ends]
        kept = [self.keep("g", end) for end in ends]
        return [Member(kept[0], kept[1], maximum, applies, scored=bool(scored))]

    def _combined(self, group: Group, members: Sequence[Member]) -> tuple[Amount, Amount, Amount]:
        if not members:  # bonuses and penalties alone
            return nothing(), nothing(), nothing()
        lows, highs, tops = ([end(each) for each in members] for end in (_low, _high, _maximum))
        match group.combine:
            case Combine.SUM:
                return added(lows), added(highs), added(tops)
            case Combine.MEAN:
                share = Fraction(1, len(members))
                return added(lows).times(share), added(highs).times(share), added(tops).times(share)
            case Combine.WEIGHTED_MEAN:
                return self._weighted(group, lows), self._weighted(group, highs), self._weighted(group, tops)
            case Combine.MINIMUM:
                return self._least(lows), self._least(highs), self._least(tops)
            case Combine.MEAN_OF_WORST | Combine.FORMULA:
                raise NotSayableError("sql_group_combine")

    def _weighted(self, group: Group, ends: Sequence[Amount]) -> Amount:
        weights = [group.weights[name] for name in group.members if self._is_scored(name)]
        whole = sum(weights, Fraction(0))
        return added([end.times(weight / whole) for end, weight in zip(ends, weights, strict=True)])

    def _is_scored(self, name: str) -> bool:
        return any(member.scored for member in self.members(name))

    def _least(self, ends: Sequence[Amount]) -> Amount:
        unit = common_unit(ends)
        lifted = [end.over(unit) for end in ends]
        if all(end.text.isdigit() for end in lifted):
            return reduce(lambda a, b: a if int(a.text) <= int(b.text) else b, lifted)
        return Amount(self.dialect.least([f"({end.text})" for end in lifted]), unit, max(end.most for end in lifted))


def _maximum(member: Member) -> Amount:
    return member.maximum


def _any(conditions: Sequence[str | None]) -> str:
    return joined("OR", [f"({condition})" for condition in conditions if condition is not None])


def beside(low: Amount, high: Amount) -> Member:
    """Return bonuses and penalties: no part of any maximum."""
    return Member(low, high, nothing(), scored=False)
