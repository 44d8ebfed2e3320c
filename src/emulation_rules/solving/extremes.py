"""How large an expression can get where conditions hold: the most there is, and figures with which it gets furthest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.bounds import bounds, truth
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import (
    Condition,
    Expr,
    FirstKnown,
    Read,
    Scaled,
    Sum,
    Test,
    expressions_in,
    scaled,
    slots_of,
)
from emulation_rules.solving.cases import Cases, added_to
from emulation_rules.solving.elimination import TooManyRowsError
from emulation_rules.solving.examples import examples
from emulation_rules.solving.forms import ZERO, Bound, Form, TooLongError
from emulation_rules.solving.points import System
from emulation_rules.solving.solve import Effort, TooManyStepsError
from emulation_rules.solving.table_cases import Case
from emulation_rules.solving.variables import Variables
from emulation_rules.solving.ways_reported import either_ways, taken_in, taken_of

_TRIED: Final = 8
_STEPS: Final = 2000


@dataclass(frozen=True, slots=True)
class Furthest:
    """The most that was found, by variable; ``proved``: there is no more, whatever the figures are."""

    amount: Fraction
    numbers: dict[int, Fraction]
    proved: bool


def greatest(
    expr: Expr, conditions: Sequence[Condition], variables: Variables, effort: Effort | None = None
) -> Furthest | None:
    """Return the most an expression over variables comes to where conditions hold, None where nothing was found."""
    either = either_ways([*conditions, _as_condition(expr)])
    # As reported, such a figure can be all it can be when worked out; only whole numbers it need not be then.
    loose = any(variables.all[slot].whole for each in either for slot in slots_of(each.second))
    plain = [taken_in(each, _reported) for each in conditions]
    search = _Search(taken_of(expr, _reported), plain, variables, effort or Effort(_STEPS), loose=loose)
    try:
        search.run()
    except (TooManyStepsError, TooManyRowsError, TooLongError):
        search.loose = True
    return search.found()


def _reported(either: FirstKnown) -> Expr:
    return either.second


def _as_condition(expr: Expr) -> Condition:
    return Test(expr, strict=False)


def _terms(expr: Expr) -> Iterator[Expr]:
    match expr:
        case Sum(terms):
            for term in terms:
                yield from _terms(term)
        case Scaled(factor, Sum(terms)):
            for term in terms:
                yield from _terms(scaled(factor, term))
        case _:
            yield expr


@dataclass(slots=True)
class _Search:
    """``loose``: what was found need not be the most."""

    expr: Expr
    conditions: Sequence[Condition]
    variables: Variables
    effort: Effort
    loose: bool
    best: Fraction | None = None
    numbers: dict[int, Fraction] | None = None
    most: Fraction | None = None
    endless: bool = False

    def found(self) -> Furthest | None:
        if self.best is None or self.numbers is None:
            return None
        proved = not self.loose and not self.endless and self.most == self.best
        return Furthest(self.best, self.numbers, proved)

    def run(self) -> None:
        cases = Cases(self.variables.hidden)
        goal = self.variables.hidden(("goal", self.expr), Interval(None, None))
        for held in cases.ways(self.conditions, self._refuted):
            for case in self._summed(cases, tuple(_terms(self.expr)), Case(held, ZERO)):
                self._case((), case, goal)

    def _summed(self, cases: Cases, terms: Sequence[Expr], before: Case) -> Iterator[Case]:
        """Yield the cases of a sum, those left out of which a beginning is refuted."""
        if not terms:
            yield before
            return
        for case in cases.of(terms[0]):
            if any(bound.settled is False for bound in case.guards):
                continue
            added = Case((*before.guards, *case.guards), *added_to(before.top, before.below, case))
            if not case.guards or not self._refuted(added.guards):
                yield from self._summed(cases, terms[1:], added)

    def _refuted(self, held: tuple[Bound, ...]) -> bool:
        self.effort.spend()
        return System(self.variables.all, tuple(bound for bound in held if not bound.settled)).refuted()

    def _case(self, held: tuple[Bound, ...], case: Case, goal: Expr) -> None:
        if any(bound.settled is False for bound in case.guards):
            return
        there = tuple(bound for bound in (*held, *case.guards) if not bound.settled)
        if not case.top.terms and not case.below.terms:
            self._plain(there, case.top.number / case.below.number)
            return
        aim = Form.variable(goal.slot) if isinstance(goal, Read) else Form.of(0)
        away = aim * case.below - case.top
        bound_there = (*there, Bound(away, strict=False), Bound(away.times(Fraction(-1)), strict=False))
        system = System(self.variables.all, bound_there)
        if system.refuted():
            return
        end = system.end_of(goal.slot) if isinstance(goal, Read) else None
        if end is None:
            self.endless = True
        else:
            self.most = end if self.most is None else max(self.most, end)
        for less in (Fraction(0), Fraction(1), None):
            nearer = [] if end is None or less is None else [Bound(aim - Form.of(end - less), strict=False)]
            if self._tried(System(self.variables.all, (*bound_there, *nearer))) and less is not None:
                return

    def _plain(self, there: tuple[Bound, ...], amount: Fraction) -> None:
        if self.best is not None and amount <= self.best and self.most is not None and amount <= self.most:
            return
        system = System(self.variables.all, there)
        if not system.refuted():
            self.most = amount if self.most is None else max(self.most, amount)
            self._tried(system)

    def _tried(self, system: System) -> bool:
        """Try numbers that hold bounds; whether there are any that conditions hold on."""
        if system.refuted():
            return False
        found = False
        for numbers in islice(system.points(), _TRIED):
            amount = self._amount(full := self._completed(numbers))
            if amount is not None:
                found = True
                if self.best is None or amount > self.best:
                    self.best, self.numbers = amount, full
        return found

    def _completed(self, numbers: Mapping[int, Fraction]) -> dict[int, Fraction]:
        given = dict(numbers)
        read = {slot for expr in self._expressions() for slot in slots_of(expr)}
        for each in read - given.keys():
            variable = self.variables.all[each]
            given[each] = next(iter(examples(variable.range, variable)))
        return {each: number for each, number in given.items() if self.variables.all[each].subject is not None}

    def _expressions(self) -> Iterator[Expr]:
        yield self.expr
        for condition in self.conditions:
            yield from expressions_in(condition)

    def _amount(self, numbers: dict[int, Fraction]) -> Fraction | None:
        values: list[Bounds] = [Reason.NOT_REPORTED] * len(self.variables.all)
        for each, number in numbers.items():
            values[each] = Interval.point(number)
        if not all(truth(condition, values) is True for condition in self.conditions):
            return None
        amount = bounds(self.expr, values)
        return amount.number if isinstance(amount, Interval) and amount.is_point else None
