"""The space of several figures cut into boxes on which conditions are settled: what holds where, exactly.

Every comparison of one figure with a constant cuts the space there, through rounding, tables and choices as well. What
compares figures with each other cannot be settled by cutting; such boxes are looked at point by point, and only what a
point proves is said of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product
from typing import Final, TypeAlias

from emulation_rules.model.interval import Interval
from emulation_rules.plan.bounds import truth
from emulation_rules.plan.courses import courses
from emulation_rules.plan.narrowing import line_over
from emulation_rules.plan.nodes import (
    AllHold,
    Condition,
    Expr,
    IsReported,
    Magnitude,
    Not,
    OneHolds,
    Scaled,
    Test,
    negated,
)
from emulation_rules.plan.space import Box, Space, numbers_in, with_part

Held: TypeAlias = tuple[bool | None, ...]
"""Whether each condition holds; None where it holds for some figures of the box and not for others."""

Residue: TypeAlias = Condition | bool
"""What is left of a condition on a box: without the parts that are settled there, or whether it holds."""

MAX_BOXES: Final = 4000
"""How many boxes are looked at for one ruleset."""
_MOST_POINTS: Final = 200
_TRIED_AS_BOXES: Final = 20
"""How many boxes the points tried in one of them count for."""


class TooManyBoxesError(Exception):
    """The space falls into more boxes than are looked at."""


@dataclass(slots=True)
class Budget:
    """How many boxes may still be looked at."""

    boxes: int = MAX_BOXES

    def spend(self, boxes: int) -> None:
        """Take so many boxes off. Raises `TooManyBoxesError` where none are left."""
        self.boxes -= boxes
        if self.boxes < 0:
            raise TooManyBoxesError


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: ``found`` whether a box surely is it, ``open`` whether there may still be some in a box."""

    found: Callable[[Held], bool]
    open: Callable[[Held], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """Figures for which conditions hold as sought, which of them do, and the box the figures were taken from."""

    held: Held
    figures: tuple[Fraction, ...]
    box: Box


def search(conditions: Sequence[Condition], space: Space, sought: Sought, budget: Budget) -> Iterator[Found]:
    """Yield figures of every box that is what is sought.

    Where cutting does not settle the conditions, figures are yielded that prove it. Raises `TooManyBoxesError`.
    """
    waiting: list[tuple[Box, Sequence[Residue]]] = [(space.ranges, conditions)]
    while waiting:
        wide, before = waiting.pop()
        box = space.tightened(wide)
        if box is None:
            continue
        budget.spend(1)
        left = [residue(each, box) for each in before]
        held = tuple(each if isinstance(each, bool) else None for each in left)
        if sought.found(held):
            figures = space.point_in(box)
            if figures is not None:
                yield Found(held, figures, box)
        elif sought.open(held):
            cut = next(filter(None, (_cut(each, box) for each in _from_the_middle(left))), None)
            if cut is None:
                budget.spend(_TRIED_AS_BOXES)
                yield from islice(_proved(left, space, sought, box), 1)
            else:
                slot, (upper, lower) = cut
                waiting += [(with_part(box, slot, lower), left), (with_part(box, slot, upper), left)]


def _from_the_middle(left: Sequence[Residue]) -> Iterator[Condition]:
    """Yield what is not settled from the middle on: cut there, each of many limits in order is met few times."""
    unsettled = [each for each in left if not isinstance(each, bool)]
    middle = len(unsettled) // 2
    yield from (*unsettled[middle:], *unsettled[:middle])


def residue(condition: Residue, box: Box) -> Residue:
    """Return what is left of a condition on a box."""
    match condition:
        case bool():
            return condition
        case Test() | IsReported():
            held = truth(condition, box)
            return held if isinstance(held, bool) else condition
        case Not(inner):
            left = residue(inner, box)
            return negated(left) if not isinstance(left, bool) else not left
        case AllHold(conditions):
            return _joined(conditions, box, decides=False)
        case OneHolds(conditions):
            return _joined(conditions, box, decides=True)


def _joined(conditions: Sequence[Condition], box: Box, *, decides: bool) -> Residue:
    left: list[Condition] = []
    for condition in conditions:
        part = residue(condition, box)
        if part is decides:
            return decides
        if not isinstance(part, bool):
            left.append(part)
    if not left:
        return not decides
    return left[0] if len(left) == 1 else OneHolds(tuple(left)) if decides else AllHold(tuple(left))


def _proved(conditions: Sequence[Residue], space: Space, sought: Sought, box: Box) -> Iterator[Found]:
    """Yield figures of a box that are what is sought, among a few that are tried."""
    for figures in islice(product(*map(numbers_in, box, space.ranges)), _MOST_POINTS):
        point = tuple(map(Interval.point, figures))
        if space.tightened(point) is None:
            continue
        left = (residue(each, point) for each in conditions)
        held = tuple(each if isinstance(each, bool) else None for each in left)
        if sought.found(held):
            yield Found(held, figures, box)


# ---- where to cut -----------------------------------------------------------------------

_Cut: TypeAlias = tuple[int, tuple[Interval, Interval]]
"""A slot, and the upper and the lower part its interval falls into."""


def _cut(condition: Condition, box: Box) -> _Cut | None:
    """Return a cut that brings what is left of a condition nearer to being settled, None where there is none."""
    match condition:
        case Test(margin, strict):
            return _cut_by(margin, strict, box)
        case AllHold(conditions) | OneHolds(conditions):
            return next(filter(None, (_cut(inner, box) for inner in conditions)), None)
        case Not(inner):
            return _cut(inner, box)
        case IsReported():
            return None


def _cut_by(margin: Expr, strict: bool, box: Box) -> _Cut | None:
    match margin:
        case Magnitude(inner) | Scaled(_, Magnitude(inner)):
            # Equal or not: the level is cut off on both sides, one after the other.
            cuts = (_around(course, box) for course in (inner, *courses(inner)))
            return next(filter(None, cuts), None)
        case _ if line_over(margin, box) is not None:
            return _parted(margin, box, own_side=not strict)
        case _:
            cuts = (_around(course, box) for course in courses(margin))
            return next(filter(None, cuts), None)


def _around(margin: Expr, box: Box) -> _Cut | None:
    """Part a figure's interval where a line over it is zero, below that level or else above it."""
    return _parted(margin, box, own_side=True) or _parted(margin, box, own_side=False)


def _parted(margin: Expr, box: Box, *, own_side: bool) -> _Cut | None:
    """Part a figure's interval where a line over it is zero; ``own_side``: that level goes with what is above zero."""
    line = line_over(margin, box)
    if line is None or not line[1]:
        return None
    slot, factor, constant = line
    level = -constant / factor
    to_upper = own_side if factor > 0 else not own_side
    upper = box[slot].meet(Interval(level, None, low_open=not to_upper))
    lower = box[slot].meet(Interval(None, level, high_open=to_upper))
    return None if upper is None or lower is None else (slot, (upper, lower))
