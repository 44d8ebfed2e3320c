"""Which columns of a table are read, and what each of them holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.frames.matched_columns import Matched, match_panel, match_wide
from emulation_rules.model.indicator import Measure
from emulation_rules.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class ReadColumns:
    """The columns to read, in their order; which of them hold numbers, and which truths."""

    read: tuple[str, ...]
    numbers: frozenset[str]
    truths: frozenset[str]


def wide_columns(columns: Sequence[str], plan: Plan, names: FrameNames) -> ReadColumns:
    """Return what is read of a table of one row a unit. Raises `InvalidReportError`."""
    return _of(match_wide(columns, plan, names), plan, columns)


def dated_columns(columns: Sequence[str], plan: Plan, names: FrameNames) -> ReadColumns:
    """Return what is read of a table of one row a unit and period, or of a table for one period."""
    return _of(match_panel(columns, plan, names), plan, columns)


def long_columns(columns: Sequence[str], names: FrameNames) -> ReadColumns:
    """Return what is read of a table of one figure a row, which has all columns that such a table needs."""
    needed = (names.unit, names.period, names.indicator, names.value)
    also = (name for name in (names.bound, names.grade, names.cluster) if name in columns)
    return ReadColumns((*needed, *also), frozenset({names.value}), frozenset())


def _of(matched: Matched, plan: Plan, columns: Sequence[str]) -> ReadColumns:
    yes_or_no = {slot.indicator.id for slot in plan.slots if slot.indicator.measure is Measure.BOOLEAN}
    truths = {column for key, column in matched.figures.items() if key.partition("@")[0] in yes_or_no}
    numbers = set(matched.figures.values()) - truths
    read = tuple(name for name in columns if name in set(matched.read))
    return ReadColumns(read, frozenset(numbers), frozenset(truths | set(matched.claims.values())))
