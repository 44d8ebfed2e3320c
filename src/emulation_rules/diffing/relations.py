"""How what a target asks now stands to what it asked: proved by the solver, or shown by a report and checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from emulation_rules.diffing.one_target import OneTarget
from emulation_rules.model.ruleset_changes import Relation
from emulation_rules.model.verdict import Verdict
from emulation_rules.plan.nodes import (
    AllHold,
    Condition,
    Expr,
    Quotient,
    Unknown,
    Within,
    expressions_in,
    negated,
    operands,
)
from emulation_rules.plan.plan import Combination, Leaf, SlotKind, walk
from emulation_rules.plan.readings import value_of
from emulation_rules.solving.answers import Open, Witness
from emulation_rules.solving.outcomes import NEVER, Outcomes, TooManyPartsError
from emulation_rules.solving.placed import placed
from emulation_rules.solving.solve import can_hold
from emulation_rules.solving.variables import Variables

_MOST_WAYS: Final = 12
"""In how many ways units may be asked differently, of which each is looked at."""
_MOST_STARTS: Final = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """A report and the verdicts on it."""

    witness: Witness
    before: Verdict
    after: Verdict


@dataclass(frozen=True, slots=True)
class Stand:
    """How two versions of a target stand to each other. ``open``: what is not shown may be there all the same."""

    same: bool = True
    worse: Shown | None = None
    better: Shown | None = None
    otherwise: Shown | None = None
    open: bool = False

    @property
    def relation(self) -> Relation:
        """The relation in one word."""
        if self.worse is not None and self.better is not None:
            return Relation.INCOMPARABLE
        if self.open:
            return Relation.UNKNOWN
        if self.worse is not None:
            return Relation.STRICTER
        if self.better is not None:
            return Relation.LOOSER
        if self.otherwise is not None:
            return Relation.OTHERWISE
        return Relation.IDENTICAL if self.same else Relation.EQUIVALENT

    def joined(self, other: Stand) -> Stand:
        """Return how they stand for units of either kind."""
        return Stand(
            self.same and other.same,
            self.worse or other.worse,
            self.better or other.better,
            self.otherwise or other.otherwise,
            self.open or other.open,
        )


def stand_of(before: OneTarget, after: OneTarget, units: Sequence[str]) -> Stand:
    """Return how two versions of a target stand to each other for the units that are asked in both."""
    stand = Stand()
    for number, unit in enumerate(_ways(before, after, units)):
        if number == _MOST_WAYS:
            return stand.joined(Stand(open=True))
        stand = stand.joined(_Compared(before, after, unit).stand())
    return stand


def _ways(before: OneTarget, after: OneTarget, units: Sequence[str]) -> Iterator[str]:
    """Yield a unit for each way in which units are asked in both versions."""
    seen = set[object]()
    alike = all(map(_asks_all_alike, (before, after)))
    for unit in units:
        if before.asks(unit) and after.asks(unit):
            if alike:
                yield unit
                return
            way = _own(before, unit), _own(after, unit)
            if way not in seen:
                seen.add(way)
                yield unit


def _asks_all_alike(one: OneTarget) -> bool:
    """Whether no unit has marks of its own, is in a group that counts, or is let off anything."""
    return not one.plan.ruleset.assigned and all(slot.kind is SlotKind.REPORTED for slot in one.plan.slots)


def _own(one: OneTarget, unit: str) -> tuple[object, ...]:
    """Return what a unit does not share with all others: its marks, its group, what it is let off."""
    return tuple(
        value_of(one.plan, slot, unit, None if slot.kind is not SlotKind.REPORTED else slot.range)
        for slot in one.plan.slots
    )


@dataclass(frozen=True, slots=True)
class _Compared:
    before: OneTarget
    after: OneTarget
    unit: str

    def stand(self) -> Stand:
        try:
            counted = self._counted()
            if counted is not None:
                return counted
            variables, a, b = self._outcomes()
        except TooManyPartsError:
            return Stand(same=False, open=True)
        if a == b:
            return Stand()
        # Where a figure has no value is the same question in both, or it is left open.
        left_open = _partial(a) != _partial(b)
        may_be_open = any(map(_may_be_open, (self.before, self.after))) or a.exempt != NEVER or b.exempt != NEVER
        return _Search(self, variables, a, b, may_be_open, left_open).stand()

    def _counted(self) -> Stand | None:
        """Return how they stand where the same parts are asked and more, or fewer, of them are to be met.

        Whoever meets so many meets fewer, so that one direction is proved; a report that meets just enough for the one
        shows the other. None where that is not how they differ, or no such report is found.
        """
        before, after = self.before.planned.question, self.after.planned.question
        if not isinstance(before, Combination) or not isinstance(after, Combination):
            return None
        few, many = sorted(each.need or len(each.parts) for each in (before, after))
        variables = self._variables()
        parts = [
            [placed(one.plan, self.unit, variables).outcomes(part, one.target.id) for part in question.parts]
            for one, question in ((self.before, before), (self.after, after))
        ]
        if few == many or parts[0] != parts[1]:
            return None
        stricter = (after.need or len(after.parts)) == many
        search = _Search(self, variables, parts[0][0], parts[1][0], may_be_open=False)
        shown = search.first(_just_enough(parts[0], few), -1 if stricter else 1)
        if shown is None:
            return None
        return Stand(same=False, worse=shown) if stricter else Stand(same=False, better=shown)

    def _variables(self) -> Variables:
        variables = Variables(self.after.plan.period)
        slots = [slot for one in (self.before, self.after) for slot in one.plan.slots]
        # In an order of their own, so that a comparison the other way round comes to the same.
        for slot in sorted(slots, key=lambda slot: (slot.indicator.id, slot.period)):
            if slot.kind is SlotKind.REPORTED:
                variables.figure(slot)
        return variables

    def _outcomes(self) -> tuple[Variables, Outcomes, Outcomes]:
        variables = self._variables()
        found = [
            placed(one.plan, self.unit, variables).outcomes(one.planned.question, one.target.id)
            for one in (self.before, self.after)
        ]
        return variables, found[0], found[1]


@dataclass(slots=True)
class _Search:
    """The questions put to the solver. ``left_open`` says that one of them was not answered."""

    compared: _Compared
    variables: Variables
    a: Outcomes
    b: Outcomes
    may_be_open: bool
    left_open: bool = False

    def stand(self) -> Stand:
        worse = self.first(self._no_longer_met(self.a, self.b), -1)
        better = self.first(self._no_longer_met(self.b, self.a), 1)
        was_open = self.left_open
        otherwise = self.first(self._moves_otherwise(), 0) if self.may_be_open else None
        # Who meets it is told without knowing what becomes of the others.
        left_open = was_open if worse or better else self.left_open
        return Stand(same=False, worse=worse, better=better, otherwise=otherwise, open=left_open)

    def _no_longer_met(self, first: Outcomes, second: Outcomes) -> Iterator[Sequence[Condition]]:
        yield first.met, second.not_met
        if self.may_be_open:
            yield first.met, _open(second)

    def _moves_otherwise(self) -> Iterator[Sequence[Condition]]:
        for one, other in ((self.a, self.b), (self.b, self.a)):
            yield one.not_met, _open(other)
        for one, other in ((self.a, self.b), (self.b, self.a)):
            if one.exempt != NEVER:
                yield one.exempt, _open(other), negated(other.exempt)

    def first(self, asked: Iterator[Sequence[Condition]], moves: int) -> Shown | None:
        """Return a report on which the reference engine agrees that the verdict moves that way."""
        was_open = False
        for conditions in asked:
            answer = can_hold(conditions, self.variables, self.compared.unit)
            if isinstance(answer, Witness):
                shown = self._checked(answer, moves)
                if shown is not None:
                    return shown
            was_open = was_open or isinstance(answer, Witness | Open)
        self.left_open = self.left_open or was_open
        return None

    def _checked(self, witness: Witness, moves: int) -> Shown | None:
        report = witness.report()
        before, after = self.compared.before.verdict(report), self.compared.after.verdict(report)
        moved = (after is Verdict.MET) - (before is Verdict.MET)
        agrees = before is not after and moved == moves
        return Shown(witness, before, after) if agrees else None


def _just_enough(parts: Sequence[Outcomes], need: int) -> Iterator[Sequence[Condition]]:
    """Yield that so many parts are met and the others missed, beginning with one part or another."""
    for start in range(min(len(parts), _MOST_STARTS)):
        turned = (*parts[start:], *parts[:start])
        yield [part.met if number < need else part.not_met for number, part in enumerate(turned)]


def _open(outcomes: Outcomes) -> Condition:
    return AllHold((negated(outcomes.met), negated(outcomes.not_met)))


def _partial(outcomes: Outcomes) -> frozenset[Expr]:
    """Return what has no value for some figures: rates of nothing, worked-out figures that cannot be, unknown marks."""
    found: set[Expr] = set()
    waiting = [expr for condition in (outcomes.met, outcomes.not_met) for expr in expressions_in(condition)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Quotient | Within | Unknown):
            found.add(node)
        waiting += operands(node)
    return frozenset(found)


def _may_be_open(one: OneTarget) -> bool:
    """Whether exact figures may leave it undecided: where a baseline of zero has a meaning of its own."""
    return any(isinstance(each, Leaf) and each.zero is not None for each in walk(one.planned.question))
