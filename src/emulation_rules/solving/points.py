"""Numbers that hold bounds together, of those that reports state, those people would give as an example first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.solving.elimination import Row, Stage, eliminated
from emulation_rules.solving.examples import all_whole, examples
from emulation_rules.solving.forms import Bound, Form, Monomial
from emulation_rules.solving.variables import Variable

_MOST_EACH: Final = 12
"""Numbers tried for one variable while those before it stand."""
_MOST_FIXED: Final = 6
"""Numbers tried for a variable that is multiplied with others."""
_MOST_TRIED: Final = 400


@dataclass(slots=True)
class System:
    """Bounds on some variables of a question.

    ``exhausted`` tells, once `points` came to its end, whether all there are were tried.
    """

    variables: Sequence[Variable]
    bounds: tuple[Bound, ...]
    exhausted: bool = True
    _left: int = field(default=_MOST_TRIED)
    _known: tuple[Stage, ...] | None = None

    def refuted(self) -> bool:
        """Whether it is proved that no numbers hold the bounds. Raises `TooManyRowsError`."""
        if any(bound.settled is False for bound in self.bounds):
            return True
        self._known = self._stages(self.bounds)
        return self._known is None

    def end_of(self, variable: int) -> Fraction | None:
        """Return the most a variable can be, which it may only come near to; None where there is no end."""
        stages = self._stages(self.bounds, last=variable)
        part = None if not stages else _interval(stages[-1], {})
        return None if part is None else part.high

    def points(self) -> Iterator[Mapping[int, Fraction]]:
        """Yield numbers by variable. Raises `TooManyRowsError`."""
        yield from self._fixed(self.bounds, {})

    def spent(self) -> int:
        """Return how many numbers were tried."""
        return _MOST_TRIED - self._left

    def read(self) -> tuple[int, ...]:
        """Return the variables read, in the order in which they are chosen: figures of earlier periods first."""
        found = {variable for bound in self.bounds for variable in bound.form.variables}
        return tuple(sorted(found, key=self._rank))

    def _rank(self, number: int) -> tuple[bool, bool, int]:
        variable = self.variables[number]
        return variable.subject is None, not variable.earlier, number

    def _fixed(self, bounds: tuple[Bound, ...], fixed: Mapping[int, Fraction]) -> Iterator[Mapping[int, Fraction]]:
        """Give variables that are multiplied a number each until lines are left."""
        multiplied = {
            variable for bound in bounds for monomial in bound.form.terms if len(monomial) > 1 for variable in monomial
        }
        if not multiplied:
            stages = self._known if bounds is self.bounds and self._known is not None else self._stages(bounds)
            if stages is not None:
                for found in self._chosen(stages[::-1], {}, _scale(bounds)):
                    yield {**fixed, **found}
            return
        self.exhausted = False
        chosen = min(multiplied, key=self._rank)
        variable = self.variables[chosen]
        for tried, number in enumerate(examples(variable.range, variable)):
            if tried == _MOST_FIXED or self._left <= 0:
                return
            put = _put(bounds, chosen, number)
            if put is not None:
                yield from self._fixed(put, {**fixed, chosen: number})

    def _stages(self, bounds: tuple[Bound, ...], last: int | None = None) -> tuple[Stage, ...] | None:
        monomials = {monomial for bound in bounds for monomial in bound.form.terms}
        # What is multiplied goes first; of the rest the last to be chosen.
        ordered = sorted(monomials, key=lambda each: (len(each), [self._rank(one) for one in each]), reverse=True)
        whole = {each for each in monomials if all(self.variables[one].whole for one in each)}
        held = (*bounds, *(bound for monomial in monomials for bound in self._ranges(monomial)))
        if last is not None:
            ordered = [*(each for each in ordered if each != (last,)), (last,)]
        return eliminated(held, ordered, whole)

    def _ranges(self, monomial: Monomial) -> Iterator[Bound]:
        if len(monomial) > 1:
            lows = [self.variables[each].range.low for each in monomial]
            if all(low is not None and low >= 0 for low in lows):
                yield Bound(Form(Fraction(0), {monomial: Fraction(1)}), strict=False)
            return
        range_ = self.variables[monomial[0]].range
        if range_.low is not None:
            yield Bound(Form(-range_.low, {monomial: Fraction(1)}), range_.low_open)
        if range_.high is not None:
            yield Bound(Form(range_.high, {monomial: Fraction(-1)}), range_.high_open)

    def _chosen(
        self, stages: Sequence[Stage], known: Mapping[int, Fraction], scale: int
    ) -> Iterator[Mapping[int, Fraction]]:
        self._left -= 1
        if not stages:
            yield known
            return
        stage, later = stages[0], stages[1:]
        number = stage.variable[0]
        variable = self.variables[number]
        part = _interval(stage, known)
        if part is None:
            return
        tried = 0
        for tried, each in enumerate(examples(part, variable, scale), 1):
            yield from self._chosen(later, {**known, number: each}, scale)
            if tried == _MOST_EACH or self._left <= 0:
                break
        if not (variable.whole and tried < _MOST_EACH and all_whole(part)):
            self.exhausted = False


def _put(bounds: Sequence[Bound], variable: int, number: Fraction) -> tuple[Bound, ...] | None:
    """Return bounds with a number in the place of a variable, None where it breaks one of them."""
    left = []
    for bound in bounds:
        put = bound.put(variable, number)
        if put is not bound and put.settled is False:
            return None
        left.append(put)
    return tuple(left)


def _scale(bounds: Sequence[Bound]) -> int:
    """Return a whole number by whose multiples shares come out whole."""
    numbers = (factor.denominator for bound in bounds for factor in bound.form.terms.values())
    scale = math.lcm(*numbers)
    return scale if scale <= 10**6 else 1


def _interval(stage: Stage, known: Mapping[int, Fraction]) -> Interval | None:
    """Return what a variable can be where those before it are known."""
    part: Interval | None = Interval(None, None)
    for row in stage.rows:
        factor, rest = _split(row, stage.variable, known)
        level = -rest / factor
        side = Interval(level, None, low_open=row.strict) if factor > 0 else Interval(None, level, high_open=row.strict)
        part = None if part is None else part.meet(side)
    return part


def _split(row: Row, variable: Monomial, known: Mapping[int, Fraction]) -> tuple[int, Fraction]:
    factor, rest = 0, Fraction(row.number)
    for name, times in row.factors:
        if name == variable:
            factor = times
        else:
            rest += times * known[name[0]]
    return factor, rest
