"""What can be said of criteria without the solver, as most of a large ruleset has to be.

Where every figure stands once in a margin, its range over all figures is exact, so that a margin which can pass and
can fail is seen at once. Of two criteria a few figures around their marks refute most of what would have to be proved.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import ceil, comb, floor
from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.bounds import bounds, truth
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Const, Expr, Read, Scaled, Sum, slots_of
from emulation_rules.plan.plan import Combination, Leaf, Slot, SlotKind, walk

_MOST_CHOICES: Final = 200
"""Ways to choose the parts that meet a composite, beyond which nothing is said of it."""

_BASES: Final = tuple(map(Fraction, (1000, 80, 20, 3)))
"""What other figures than the value are taken to be."""


def open_both_ways(leaf: Leaf, slots: Sequence[Slot]) -> bool:
    """Whether a criterion can surely be met and missed; False where that takes more to find out."""
    ranges = _ranges(leaf.test.margin, slots, leaf.baseline if leaf.zero is not None else None)
    return ranges is not None and truth(leaf.test, ranges) is None


def settled_apart(whole: Combination) -> bool:
    """Whether nothing is to be solved of a composite: its parts are apart, or too many choices are asked of it."""
    return apart(whole) or any(
        isinstance(inner, Combination) and _choices(inner) > _MOST_CHOICES for inner in walk(whole)
    )


def _choices(whole: Combination) -> int:
    """Return how many ways there are to meet a composite by as many parts as are asked."""
    return 1 if whole.need is None else comb(len(whole.parts), whole.need)


def apart(whole: Combination) -> bool:
    """Whether the parts of a composite rest on different figures, so that what holds for each decides the whole.

    The parts are taken to be open both ways: a composite with one that is not is told by that part.
    """
    read = set[int]()
    for leaf in walk(whole):
        if isinstance(leaf, Leaf):
            slots = slots_of(leaf.test.margin)
            if slots & read:
                return False
            read |= slots
    return True


def _ranges(margin: Expr, slots: Sequence[Slot], baseline: Expr | None) -> Sequence[Bounds] | None:
    """Return what the figures of a margin can be, a baseline above zero; None unless it is a line, each read once."""
    read: list[int] = []
    if not _is_line(margin, read) or len(set(read)) < len(read) or (baseline and not isinstance(baseline, Read)):
        return None
    ranges: list[Bounds] = [Reason.NOT_REPORTED] * (max(read, default=-1) + 1)
    for slot in read:
        if slots[slot].kind is not SlotKind.REPORTED:
            return None
        ranges[slot] = slots[slot].range
    if isinstance(baseline, Read):
        there = slots[baseline.slot].range.meet(Interval(Fraction(0), None, low_open=True))
        if there is None or baseline.slot not in read:
            return None
        ranges[baseline.slot] = there
    return ranges


def _is_line(expr: Expr, read: list[int]) -> bool:
    match expr:
        case Const():
            return True
        case Read(slot):
            read.append(slot)
            return True
        case Scaled(_, operand):
            return _is_line(operand, read)
        case Sum(terms):
            return all(_is_line(term, read) for term in terms)
        case _:
            return False


def outcomes_seen(
    first: Leaf, second: Leaf, slots: Sequence[Slot], sought: Collection[tuple[bool, bool]]
) -> set[tuple[bool, bool]]:
    """Return whether each of two criteria is met, for some figures both may have, until all that is sought was seen."""
    if not isinstance(first.value, Read) or first.value != second.value:
        return set()
    value = first.value.slot
    read = sorted((slots_of(first.test.margin) | slots_of(second.test.margin)) - {value})
    if any(slots[slot].kind is not SlotKind.REPORTED for slot in (*read, value)):
        return set()
    seen = set[tuple[bool, bool]]()
    for base in _BASES:
        known: list[Bounds] = [Reason.NOT_REPORTED] * (max((*read, value)) + 1)
        for slot in read:
            known[slot] = Interval.point(base)
        if all(base in slots[slot].range for slot in read):
            for outcome in _at(first, second, known, slots[value], value):
                seen.add(outcome)
                if seen.issuperset(sought):
                    return seen
    return seen


def _at(first: Leaf, second: Leaf, known: list[Bounds], slot: Slot, value: int) -> Iterator[tuple[bool, bool]]:
    for number in _around((first, second), known, slot):
        known[value] = Interval.point(number)
        held = truth(first.test, known), truth(second.test, known)
        if isinstance(held[0], bool) and isinstance(held[1], bool):
            yield held[0], held[1]
    known[value] = Reason.NOT_REPORTED


def _around(leaves: Sequence[Leaf], known: Sequence[Bounds], slot: Slot) -> Iterator[Fraction]:
    """Yield figures near the levels of criteria, as they are reported."""
    step = slot.indicator.step or Fraction(1, 100)
    levels = [bounds(leaf.level, known) for leaf in leaves if leaf.level is not None]
    marks = [level.number for level in levels if isinstance(level, Interval) and level.is_point]
    marks.append((marks[0] + marks[-1]) / 2 if marks else Fraction(50))
    for mark, side, away in product(marks, (floor, ceil), (-1, 0, 1)):
        number = (side(mark / step) + away) * step
        if number in slot.range:
            yield number
