"""The score of one unit as terms: verdicts, points, and what the score tree makes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import combinations
from typing import overload

from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Combine, Group, RoundingStage, tops_of
from emulation_rules.model.scoring import Adjustment, LeaderShare, Rounding, When, WithoutMark
from emulation_rules.model.target import Scope, Target
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.nodes import Expr, Grain
from emulation_rules.plan.plan import Exempt, Leaf, Plan, PlannedTarget, Slot, SlotKind, walk
from emulation_rules.plan.readings import exemptions, value_of
from emulation_rules.proving.expressions import term
from emulation_rules.proving.figures import Figures
from emulation_rules.proving.grids import rounded
from emulation_rules.proving.questions import NOT_ASKED, Ruled, ruled
from emulation_rules.proving.terms import (
    Known,
    Missing,
    NotTranslatedError,
    Number,
    Term,
    Truth,
    above,
    either,
    every,
    greatest,
    implied,
    is_nothing,
    least,
    minus,
    neither,
    plus,
    times,
    z3_number,
)

_ZERO = Fraction(0)
_MOST_CHOICES = 20
"""Ways to take the worst members of a group that are still written out."""


@dataclass(frozen=True, slots=True)
class Member:
    """What a target or group brings: its points and their maximum, and what its bonuses come to."""

    points: Number
    maximum: Number
    adjustment: Number = _ZERO


class Values(Sequence[Term]):
    """What the slots of a plan are for a unit, each made when it is read; behind them the frame of a target."""

    def __init__(self, slot: Callable[[int], Term], count: int, frame: Sequence[Term] = ()) -> None:
        self._slot = slot
        self._count = count
        self._frame = frame

    def __len__(self) -> int:
        return self._count + len(self._frame)

    @overload
    def __getitem__(self, place: int) -> Term: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Term]: ...

    def __getitem__(self, place: int | slice) -> Term | Sequence[Term]:
        if isinstance(place, slice):
            return [self[each] for each in range(len(self))[place]]
        return self._frame[place] if place < 0 else self._slot(place)

    def framed(self, frame: Sequence[Term]) -> Values:
        """Return the same slots with a frame behind them."""
        return Values(self._slot, self._count, frame)


class ScoreTerms:
    """One unit under one plan, on complete reports of plain figures. Raises `NotTranslatedError` when made."""

    def __init__(self, plan: Plan, unit: str, figures: Figures) -> None:
        self.plan = plan
        self.unit = unit
        self.figures = figures
        self.ruleset: Ruleset = plan.ruleset
        self._defined: list[Truth] = []
        self._exempt = exemptions(plan, unit)
        self.values = Values(lambda number: self.slot(plan.slots[number]), len(plan.slots))
        self.ruled = {one.target.id: self._ruled(one) for one in plan.targets}
        self.earned = {one.target.id: self._earned(one) for one in plan.targets}
        self.groups: dict[str, Member] = {}
        self.points, self.maximum = self._total()

    @property
    def defined(self) -> Truth:
        """Where everything is a number and every verdict is one of met and not met."""
        return every(*self._defined)

    @property
    def share(self) -> Number:
        """The share in percent. Raises `NotTranslatedError` where the maximum may be zero."""
        if isinstance(self.maximum, Fraction):
            if not self.maximum:
                raise NotTranslatedError("no_maximum")
            return times(100 / self.maximum, self.points)
        self._defined.append(above(self.maximum, _ZERO))
        return times(Fraction(100), z3_number(self.points)) / self.maximum

    def slot(self, slot: Slot) -> Term:
        """Return what a slot is for the unit. Raises `NotTranslatedError` for what the units come to together."""
        match slot.kind:
            case SlotKind.REPORTED:
                off = value_of(self.plan, slot, self.unit, Interval.point(0))
                return Missing(off) if isinstance(off, Reason) else Known(self.figures.number(slot))
            case SlotKind.ASSIGNED | SlotKind.PEERS:
                known = value_of(self.plan, slot, self.unit, None)
                return Missing(known) if isinstance(known, Reason) else Known(known.number)
            case _:
                raise NotTranslatedError("together")

    def verdict(self, name: str) -> Ruled:
        """Return the verdict on a target or a part of one, scored or not. Raises `NotTranslatedError`."""
        for planned in self.plan.targets:
            for question in walk(planned.question):
                if question.id == name:
                    asked = planned.target.id not in self._exempt
                    found = ruled(question, self.values, self.figures) if asked else NOT_ASKED
                    self._defined.append(found.defined)
                    return found
        raise NotTranslatedError("no_mark")

    def require(self, condition: Truth, number: Known) -> Number:
        """Return a number, and leave reports aside for which it has to be one where a condition holds and is none."""
        self._defined.append(implied(condition, number.defined))
        return number.number

    # ---- targets --------------------------------------------------------------------------

    def _ruled(self, planned: PlannedTarget) -> Ruled:
        target = planned.target
        if target.id in self._exempt:
            return NOT_ASKED
        if target.scope is Scope.EVERY_UNIT:
            raise NotTranslatedError("together")
        if not target.scored and target.veto is None:
            # Nothing rests on it but titles, which ask for it themselves.
            return NOT_ASKED
        found = ruled(planned.question, self.values, self.figures)
        self._defined.append(found.defined)
        return found

    def _earned(self, planned: PlannedTarget) -> Member | None:
        """Return what a target brings, None where it has nothing to give."""
        target, verdict = planned.target, self.ruled[planned.target.id]
        adjustment = self._adjustment(target, verdict)
        only_scored = isinstance(planned.question, Exempt) and planned.question.reason is Reason.ONLY_SCORED
        by_value = isinstance(target.scoring, LeaderShare) and target.scoring.without_mark is WithoutMark.BY_VALUE
        earns = verdict.applies if not only_scored or target.id in self._exempt else True
        if planned.points is None or target.points is None or (earns is False and not by_value):
            return None if is_nothing(adjustment) else Member(_ZERO, _ZERO, adjustment)
        found = term(planned.points, self.values.framed(self._frame(planned, verdict)))
        if isinstance(found, Missing):
            raise NotTranslatedError("no_mark")
        points = self._rounded(self.require(earns, found), RoundingStage.TARGET)
        return Member(either(earns, points, _ZERO), either(earns, target.points, _ZERO), adjustment)

    def _frame(self, planned: PlannedTarget, verdict: Ruled) -> Sequence[Term]:
        question, nothing = planned.question, Missing(Reason.NOT_REPORTED)
        exprs: Sequence[Expr | None] = ()
        match question:
            case Leaf():
                exprs = (question.value, question.edge, question.baseline, question.test.margin)
            case Exempt(value=value):
                exprs = (value, None, None, None)
            case _:
                exprs = (None,) * 4
        numbers = [nothing if expr is None else term(expr, self.values) for expr in exprs]
        met: Term = Missing(Reason.ONLY_SCORED)
        if verdict.applies is not False:
            met = Known(either(verdict.met, Fraction(1), _ZERO))
        return [*numbers, met, Known(either(verdict.exceeded, Fraction(1), _ZERO))]

    def _adjustment(self, target: Target, verdict: Ruled) -> Number:
        if not target.scored:
            return _ZERO
        bonus = _ZERO if target.bonus is None else _adjusted(target.bonus, verdict)
        return bonus if target.penalty is None else minus(bonus, _adjusted(target.penalty, verdict))

    def _rounded(self, number: Number, stage: RoundingStage) -> Number:
        rules = self.ruleset.score
        return _on_grid(number, rules.rounding) if rules.stage is stage else number

    # ---- the tree -------------------------------------------------------------------------

    def _total(self) -> tuple[Number, Number]:
        rules = self.ruleset.score
        tops = tops_of(self.ruleset.groups, self.ruleset.targets)
        members = [member for name in tops if (member := self.member(name)) is not None]
        points = plus(*(each.points for each in members), *(each.adjustment for each in members))
        points = self._rounded(_bounded(points, rules.cap, rules.floor), RoundingStage.TOTAL)
        return points, plus(*(each.maximum for each in members))

    def member(self, name: str) -> Member | None:
        """Return what a target or group brings, None where nothing in it applies."""
        group = self.ruleset.groups.get(name)
        if group is None:
            return self.earned[name]
        if name in self.groups:
            return self.groups[name]
        found = self._group(group)
        if found is not None:
            self.groups[name] = found
        return found

    def _group(self, group: Group) -> Member | None:
        members = {name: member for name in group.members if (member := self.member(name)) is not None}
        scored = {name: member for name, member in members.items() if not is_nothing(member.maximum)}
        moving = any(not isinstance(member.maximum, Fraction) for member in scored.values())
        if moving and (group.combine is not Combine.SUM or group.least_scored or group.out_of is not None):
            raise NotTranslatedError("members_that_may_not_apply")
        if not members or len(scored) < group.least_scored:
            return None
        points, maximum = self._combined(group, scored) if scored else (_ZERO, _ZERO)
        if group.out_of is not None and isinstance(maximum, Fraction) and maximum:
            points, maximum = times(group.out_of / maximum, points), group.out_of
        beside = [member.points for name, member in members.items() if name not in scored]
        points = plus(points, *beside, *(member.adjustment for member in members.values()))
        points = _bounded(points, group.cap, group.floor)
        return Member(_on_grid(points, group.rounding), maximum)

    def _combined(self, group: Group, members: Mapping[str, Member]) -> tuple[Number, Number]:
        each = list(members.values())
        points, maxima = [one.points for one in each], [one.maximum for one in each]
        match group.combine:
            case Combine.SUM:
                return plus(*points), plus(*maxima)
            case Combine.MEAN:
                share = Fraction(1, len(each))
                return times(share, plus(*points)), times(share, plus(*maxima))
            case Combine.WEIGHTED_MEAN:
                whole = sum((group.weights[name] for name in members), _ZERO)
                shares = [group.weights[name] / whole for name in members]
                return tuple(  # type: ignore[return-value]  # two of them
                    plus(*(times(share, number) for share, number in zip(shares, numbers, strict=True)))
                    for numbers in (points, maxima)
                )
            case Combine.MINIMUM:
                return reduce(least, points), reduce(least, maxima)
            case Combine.MEAN_OF_WORST:
                count = min(group.worst, len(each))
                return _worst(points, count), _worst(maxima, count)
            case Combine.FORMULA:
                return self._by_formula(group, members), group.maximum or _ZERO

    def _by_formula(self, group: Group, members: Mapping[str, Member]) -> Number:
        values = [
            Known(members[name].points) if name in members else Missing(Reason.NO_MEMBER_APPLIES)
            for name in group.members
        ]
        found = term(self.plan.groups[group.id], values)
        if isinstance(found, Missing):
            raise NotTranslatedError("formula_without_members")
        return self.require(condition=True, number=found)


def _adjusted(adjustment: Adjustment, verdict: Ruled) -> Number:
    match adjustment.when:
        case When.MET:
            holds = verdict.met
        case When.EXCEEDED:
            holds = verdict.exceeded
        case When.NOT_MET:
            holds = neither(verdict.met)
    return either(every(verdict.applies, holds), adjustment.points, _ZERO)


def _bounded(points: Number, cap: Fraction | None, floor: Fraction | None) -> Number:
    if cap is not None:
        points = least(points, cap)
    return points if floor is None else greatest(points, floor)


def _on_grid(number: Number, rounding: Rounding | None) -> Number:
    return number if rounding is None else rounded(number, rounding.places, Grain(rounding.mode.value))


def _worst(numbers: Sequence[Number], count: int) -> Number:
    """Return the mean of the smallest: the least that so many of them come to."""
    choices = list(combinations(numbers, count))
    if len(choices) > _MOST_CHOICES:
        raise NotTranslatedError("many_worst")
    return times(Fraction(1, count), reduce(least, (plus(*each) for each in choices)))
