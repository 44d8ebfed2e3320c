"""Criteria on one side of a level that is a line over one baseline: when one is met wherever another is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.interval import Interval
from emulation_rules.plan.narrowing import line_over
from emulation_rules.plan.nodes import Read, slots_of
from emulation_rules.plan.plan import Leaf, Slot

_UP: Final = {Comparison.AT_LEAST, Comparison.ABOVE}
_DOWN: Final = {Comparison.AT_MOST, Comparison.BELOW}


@dataclass(frozen=True, slots=True)
class _Line:
    """A level: ``factor`` x the figure of a slot + ``constant``."""

    slot: int
    factor: Fraction
    constant: Fraction


def follows(first: Leaf, second: Leaf, slots: Sequence[Slot]) -> bool:
    """Whether whoever meets ``first`` surely meets ``second``, their levels being lines over one baseline.

    False also where that is not how they are made, or cannot be told so.
    """
    one, other = _level(first, slots), _level(second, slots)
    if one is None or other is None or one.slot != other.slot or first.value != second.value:
        return False
    if first.zero is not second.zero:
        return False
    if first.need in _DOWN and second.need in _DOWN:
        least = _least(other.factor - one.factor, other.constant - one.constant, slots[one.slot].range)
    elif first.need in _UP and second.need in _UP:
        least = _least(one.factor - other.factor, one.constant - other.constant, slots[one.slot].range)
    else:
        return False
    return least is not None and (least > 0 or (least == 0 and (first.test.strict or not second.test.strict)))


def _level(leaf: Leaf, slots: Sequence[Slot]) -> _Line | None:
    read = set[int]() if leaf.level is None else slots_of(leaf.level)
    if leaf.level is None or len(read) != 1 or not isinstance(leaf.value, Read) or leaf.need is None:
        return None
    slot = next(iter(read))
    line = line_over(leaf.level, [slots[slot].range] * (slot + 1))
    return None if line is None else _Line(slot, line[1], line[2])


def _least(factor: Fraction, constant: Fraction, range_: Interval) -> Fraction | None:
    """Return the least a line is over a range, None where it falls without end."""
    end = range_.low if factor > 0 else range_.high
    return constant if not factor else None if end is None else factor * end + constant
