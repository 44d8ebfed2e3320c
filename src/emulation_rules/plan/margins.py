"""Each criterion as the margin it tests, as the table in docs/reference/semantics.md has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from emulation_rules.model.criterion import (
    Baseline,
    Between,
    Change,
    ChangeBetween,
    Comparison,
    Criterion,
    Direction,
    Done,
    Mark,
    Moves,
    NoneAtAll,
    NotMoves,
    SlowerGrowth,
    Threshold,
)
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.nodes import (
    ZERO,
    Const,
    Expr,
    Greatest,
    Least,
    Magnitude,
    Quotient,
    Square,
    Test,
    difference,
    negative,
    scaled,
    total,
)


@dataclass(frozen=True, slots=True)
class Levels:
    """How a criterion finds its numbers: what the value, a mark, a baseline and the figure n years back are."""

    value: Expr
    mark: Callable[[Mark], Expr]
    baseline: Callable[[Baseline], Expr]
    years_back: Callable[[int], Expr]


@dataclass(frozen=True, slots=True)
class Lowered:
    """A criterion as a test. ``has_excess``: a margin above zero means *exceeded*; ``range`` are its two ends."""

    test: Test
    level: Expr | None
    need: Comparison | None
    baseline: Expr | None = None
    has_excess: bool = False
    range: tuple[Expr, Expr] | None = None

    def edge(self, value: Expr) -> Expr | None:
        """Return the mark as points count it: of a range the value itself inside it, and the nearer end outside."""
        return self.level if self.range is None else Least(Greatest(value, self.range[0]), self.range[1])


_AT_LEAST = {Comparison.AT_LEAST, Comparison.ABOVE}
_STRICT = {Comparison.ABOVE, Comparison.BELOW}


def lower_criterion(criterion: Criterion, levels: Levels) -> Lowered:
    """Return the test a criterion stands for."""
    match criterion:
        case Threshold(comparison, mark):
            return _threshold(comparison, levels.value, levels.mark(mark))
        case Between(low, high):
            edges = levels.mark(low), levels.mark(high)
            return Lowered(Test(_inside(levels.value, *edges), strict=False), None, None, range=edges)
        case NoneAtAll():
            return Lowered(Test(negative(levels.value), strict=False), ZERO, Comparison.AT_MOST)
        case Done():
            one = Const(Fraction(1))
            return Lowered(Test(difference(levels.value, one), strict=False), one, Comparison.AT_LEAST)
        case SlowerGrowth():
            before, earlier = levels.years_back(1), levels.years_back(2)
            level = Quotient(Square(before), earlier, Reason.ZERO_BASELINE)
            return Lowered(Test(difference(level, levels.value), strict=True), level, Comparison.BELOW, before)
        case Change() | ChangeBetween() | Moves() | NotMoves():
            return _change(criterion, levels)


def _threshold(comparison: Comparison, value: Expr, mark: Expr) -> Lowered:
    above = difference(value, mark)
    if comparison is Comparison.EXACTLY:
        return Lowered(Test(negative(Magnitude(above)), strict=False), mark, comparison)
    margin = above if comparison in _AT_LEAST else difference(mark, value)
    return Lowered(Test(margin, strict=comparison in _STRICT), mark, comparison, has_excess=True)


def _inside(value: Expr, low: Expr, high: Expr) -> Expr:
    """The distance to the nearer edge. Written around the middle, so that the value appears once."""
    if isinstance(low, Const) and isinstance(high, Const):
        middle = Const((low.number + high.number) / 2)
        half = Const((high.number - low.number) / 2)
        return difference(half, Magnitude(difference(value, middle)))
    return Least(difference(value, low), difference(high, value))


def _change(criterion: Change | ChangeBetween | Moves | NotMoves, levels: Levels) -> Lowered:
    base = levels.baseline(criterion.baseline)
    sign = Fraction(-1 if criterion.direction is Direction.DOWN else 1)
    match criterion:
        case Change(_, amount, more_than, _):
            level = _moved(base, amount, sign)
            lowered = _one_sided(level, levels.value, criterion.direction, strict=more_than)
            return replace(lowered, baseline=base, has_excess=True)
        case ChangeBetween(direction, low, high, _):
            near, far = _moved(base, low, sign), _moved(base, high, sign)
            edges = (far, near) if direction is Direction.DOWN else (near, far)
            test = Test(_inside(levels.value, *edges), strict=False)
            return Lowered(test, None, None, base, range=edges)
        case Moves(direction, _):
            return replace(_one_sided(base, levels.value, direction, strict=True), baseline=base)
        case NotMoves(direction, _):
            opposite = Direction.DOWN if direction is Direction.UP else Direction.UP
            return replace(_one_sided(base, levels.value, opposite, strict=False), baseline=base)


def _moved(base: Expr, amount: Quantity, sign: Fraction) -> Expr:
    if amount.unit is Unit.PERCENT:
        return scaled(1 + sign * amount.number / 100, base)
    return total(base, Const(sign * amount.number))


def _one_sided(level: Expr, value: Expr, direction: Direction, *, strict: bool) -> Lowered:
    if direction is Direction.DOWN:
        need = Comparison.BELOW if strict else Comparison.AT_MOST
        return Lowered(Test(difference(level, value), strict), level, need)
    need = Comparison.ABOVE if strict else Comparison.AT_LEAST
    return Lowered(Test(difference(value, level), strict), level, need)
