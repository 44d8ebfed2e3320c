"""Limits in order: the bands of points and tables, the axes of grids, the limits of labels.

What reaches no limit before and reaches this one belongs here; so ranges are half-open without gap or overlap, as long
as every limit looks the same way and is easier to reach than the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.place import KeyPath
from emulation_rules.model.score_tree import Label
from emulation_rules.model.tables import Grid, Step, Steps
from emulation_rules.syntax.document import Faults
from emulation_rules.syntax.documents.tables import AxisBandDocument, LabelDocument, LimitDocument, TableBandDocument
from emulation_rules.syntax.reading.labels import label_of

_COMPARISONS: Final = {
    "at_least": Comparison.AT_LEAST,
    "above": Comparison.ABOVE,
    "at_most": Comparison.AT_MOST,
    "below": Comparison.BELOW,
}
_FALLING: Final = frozenset({Comparison.AT_LEAST, Comparison.ABOVE})
_STRICT: Final = frozenset({Comparison.ABOVE, Comparison.BELOW})
_SIGNS: Final = {
    Comparison.AT_LEAST: "≥",
    Comparison.ABOVE: ">",
    Comparison.AT_MOST: "≤",
    Comparison.BELOW: "<",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit and the key it is written under; ``text`` is it as people write it."""

    comparison: Comparison
    number: Fraction
    text: str
    path: KeyPath


def limits_of(
    written: Sequence[LimitDocument], path: KeyPath, faults: Faults, toward: Comparison | None = None
) -> list[Limit | None]:
    """Return the limit of each entry, None for what has none; what is wrong with their order is noted.

    ``toward`` is what ``from`` stands for, where that may be written.
    """
    limits = [_limit(entry, (*path, index), faults, toward) for index, entry in enumerate(written)]
    *before, last = limits
    for index, limit in enumerate(before):
        if limit is None:
            faults.add("step_without_limit", (*path, index))
    if last is not None:
        faults.add_at_key("last_step_with_limit", last.path, key=str(last.path[-1]))
    _check_order([limit for limit in limits if limit is not None], faults)
    return limits


def _limit(written: LimitDocument, path: KeyPath, faults: Faults, toward: Comparison | None) -> Limit | None:
    comparisons = _COMPARISONS if toward is None else {"limit": toward, **_COMPARISONS}
    given = [name for name in comparisons if getattr(written, name) is not None]
    if len(given) > 1:
        keys = ", ".join(f"`{'from' if name == 'limit' else name}`" for name in given)
        faults.add("several_limits", path, given=keys)
    for name in given[:1]:
        comparison, number = comparisons[name], getattr(written, name)
        key = "from" if name == "limit" else name
        return Limit(comparison, Fraction(number), f"{_SIGNS[comparison]} {number}", (*path, key))
    return None


def _check_order(limits: Sequence[Limit], faults: Faults) -> None:
    for before, limit in pairwise(limits):
        details = {"given": limit.text, "before": before.text}
        if (before.comparison in _FALLING) is not (limit.comparison in _FALLING):
            faults.add("limits_two_ways", limit.path, **details)
        elif not _is_easier(limit, before):
            faults.add("limits_not_in_order", limit.path, **details)


def _is_easier(limit: Limit, before: Limit) -> bool:
    if limit.number == before.number:
        return before.comparison in _STRICT and limit.comparison not in _STRICT
    return (limit.number < before.number) is (limit.comparison in _FALLING)


# ---- what limits make ---------------------------------------------------------------------------


def steps_of(limits: Sequence[Limit | None], numbers: Sequence[Fraction]) -> Steps:
    """Return steps that give the numbers; the last is for the rest."""
    steps = (
        Step(limit.comparison, limit.number, number)
        for limit, number in zip(limits, numbers, strict=True)
        if limit is not None
    )
    return Steps(tuple(steps), numbers[-1])


def table_steps(written: Sequence[TableBandDocument], path: KeyPath, faults: Faults) -> Steps:
    """Return the steps of a table."""
    return steps_of(limits_of(written, path, faults), [Fraction(band.number) for band in written])


def grid_of(
    rows: Sequence[AxisBandDocument],
    columns: Sequence[AxisBandDocument],
    cells: Sequence[Sequence[Fraction]],
    path: KeyPath,
    faults: Faults,
) -> Grid:
    """Return a grid; ``path`` is that of the mapping with its axes and cells."""
    if len(cells) != len(rows):
        faults.add("grid_rows", (*path, "cells"), given=str(len(cells)), wanted=str(len(rows)))
    for index, row in enumerate(cells):
        if len(row) != len(columns):
            faults.add("grid_columns", (*path, "cells", index), given=str(len(row)), wanted=str(len(columns)))
    return Grid(
        _axis(rows, (*path, "rows"), faults), _axis(columns, (*path, "columns"), faults), tuple(map(tuple, cells))
    )


def _axis(written: Sequence[AxisBandDocument], path: KeyPath, faults: Faults) -> Steps:
    return steps_of(limits_of(written, path, faults), [Fraction(number) for number, _ in enumerate(written, 1)])


def labels_at(
    written: Sequence[LabelDocument] | None, path: KeyPath, faults: Faults, most: Fraction | None = None
) -> tuple[Label, ...]:
    """Return labels; ``most`` is the most points there can be, where that is known."""
    if written is None:
        return ()
    limits = limits_of(written, path, faults)
    for index, entry in enumerate(written):
        if not label_of(entry):
            faults.add("label_without_words", (*path, index))
    for limit in limits:
        if limit is not None and most is not None and limit.number > most:
            faults.add("label_out_of_reach", limit.path, given=limit.text, points=str(most))
    return tuple(
        Label(Comparison.AT_LEAST, None, label_of(entry))
        if limit is None
        else Label(limit.comparison, limit.number, label_of(entry))
        for entry, limit in zip(written, limits, strict=True)
    )
