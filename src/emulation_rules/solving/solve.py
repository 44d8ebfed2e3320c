"""The question all others come down to: whether conditions can hold together on figures that a report states.

Conditions are written out as cases of bounds on lines. A case whose lines cannot hold together is refuted by
elimination; of one that may hold, numbers are taken that a report can state, and the conditions themselves are asked
of them. So an example is always one, and *impossible* is always proved; whatever is neither is left open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.bounds import truth
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Condition, Expr, FirstKnown, expressions_in, slots_of
from emulation_rules.solving.answers import Answer, Impossible, Open, WhyOpen, Witness
from emulation_rules.solving.cases import Cases
from emulation_rules.solving.elimination import TooManyRowsError
from emulation_rules.solving.examples import examples
from emulation_rules.solving.forms import Bound, TooLongError
from emulation_rules.solving.points import System
from emulation_rules.solving.variables import Variables
from emulation_rules.solving.ways_reported import Taken, either_ways, taken_in, with_private_figures

MAX_STEPS: Final = 2000
"""How many cases are looked at for one question."""
_MOST_POINTS: Final = 60
"""Numbers of one case that the conditions are asked of."""
_TRIED_A_STEP: Final = 20
_BOUNDS_A_STEP: Final = 8
"""Numbers tried, and bounds looked at together, that count for one step."""


class TooManyStepsError(Exception):
    """More cases than are looked at."""


@dataclass(slots=True)
class Effort:
    """How many cases may still be looked at."""

    steps: int = MAX_STEPS

    def spend(self, steps: int = 1) -> None:
        """Take so many off. Raises `TooManyStepsError` where none is left."""
        self.steps -= steps
        if self.steps < 0:
            raise TooManyStepsError


def can_hold(
    conditions: Sequence[Condition], variables: Variables, unit: str = "", effort: Effort | None = None
) -> Answer:
    """Return figures with which all conditions hold, or that there are none, or that neither was found out.

    Conditions read variables by number. ``unit`` is whose report it is.
    """
    asked = _Asked(conditions, variables, unit, effort or Effort())
    try:
        return asked.answer()
    except (TooManyStepsError, TooManyRowsError, TooLongError):
        return Open(WhyOpen.TOO_LARGE)


@dataclass(frozen=True, slots=True)
class _Asked:
    conditions: Sequence[Condition]
    variables: Variables
    unit: str
    effort: Effort

    def answer(self) -> Answer:
        either = either_ways(self.conditions)
        if not either:
            return self._search(self.conditions)
        private = with_private_figures(self.conditions)
        preferred = self._search(self._taken(lambda each: each.second if each in private else each.first))
        if isinstance(preferred, Witness):
            return preferred
        # A number free in all the figure can be stands for it in whichever way it is known.
        if isinstance(self._search(self._taken(self._free)), Impossible):
            return Impossible()
        worked_out = self._search(self._taken(lambda each: each.first))
        if isinstance(worked_out, Witness) or (isinstance(worked_out, Impossible) and not private):
            return worked_out
        return preferred if isinstance(preferred, Open) else Open(WhyOpen.NO_EXAMPLE)

    def _taken(self, way: Taken) -> Sequence[Condition]:
        return [taken_in(condition, way) for condition in self.conditions]

    def _free(self, each: FirstKnown) -> Expr:
        read = next(iter(slots_of(each.second)))
        return self.variables.hidden(("value", each), self.variables.all[read].range)

    def _search(self, conditions: Sequence[Condition]) -> Answer:
        left_open: WhyOpen | None = None
        for bounds in Cases(self.variables.hidden).ways(conditions, self._refuted):
            self.effort.spend()
            system = self._system(bounds)
            if system.refuted():
                continue
            for numbers in islice(system.points(), _MOST_POINTS):
                witness = self._shown(numbers, conditions)
                if witness is not None:
                    return witness
                system.exhausted = False
            self.effort.spend(system.spent() // _TRIED_A_STEP)
            if not system.exhausted:
                left_open = left_open or self._why(bounds)
        return Impossible() if left_open is None else Open(left_open)

    def _system(self, bounds: Sequence[Bound]) -> System:
        return System(self.variables.all, tuple(bound for bound in bounds if not bound.settled))

    def _refuted(self, bounds: Sequence[Bound]) -> bool:
        self.effort.spend(1 + len(bounds) // _BOUNDS_A_STEP)
        return self._system(bounds).refuted()

    def _shown(self, numbers: Mapping[int, Fraction], conditions: Sequence[Condition]) -> Witness | None:
        """Return numbers as a witness if every condition holds on them as it stands."""
        full = self._completed(numbers, conditions)
        if any(self.variables.all[each].subject is None for each in full):
            return None
        values: list[Bounds] = [Reason.NOT_REPORTED] * len(self.variables.all)
        for each, number in full.items():
            values[each] = Interval.point(number)
        if not all(truth(condition, values) is True for condition in self.conditions):
            return None
        ordered = sorted(full.items())
        return Witness(tuple((self.variables.all[each], number) for each, number in ordered), self.unit)

    def _completed(self, numbers: Mapping[int, Fraction], conditions: Sequence[Condition]) -> Mapping[int, Fraction]:
        """Return numbers for all that is read: what no bound holds is taken as it comes."""
        read = {slot for condition in conditions for expr in expressions_in(condition) for slot in slots_of(expr)}
        full = {each: number for each, number in numbers.items() if self.variables.all[each].subject is not None}
        for each in read - numbers.keys():
            variable = self.variables.all[each]
            full[each] = next(iter(examples(variable.range, variable)))
        return full

    def _why(self, bounds: Sequence[Bound]) -> WhyOpen:
        read = {variable for bound in bounds for variable in bound.form.variables}
        if any(self.variables.all[each].subject is None for each in read):
            return WhyOpen.NOT_LINEAR
        return WhyOpen.NO_EXAMPLE if all(bound.form.is_line for bound in bounds) else WhyOpen.NOT_LINEAR
