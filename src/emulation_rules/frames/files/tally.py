"""How many rows came to what, and where the first figures stand that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from emulation_rules.columnar.by_row import ByRow
from emulation_rules.exchange.observation_error import shown
from emulation_rules.frames.arrow_table import ArrowColumns
from emulation_rules.frames.files.manifest import Counts
from emulation_rules.frames.files.numbers_in_text import IMPOSSIBLE
from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.frames.matched_columns import match_wide
from emulation_rules.frames.told_columns import VERDICT_WORDS
from emulation_rules.frames.wide import wide_table
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.plan import Plan

PLACES_KEPT: Final = 5
"""Figures that cannot be whose places are told."""


@dataclass(frozen=True, slots=True)
class ImpossibleFigure:
    """A figure that cannot be one of its indicator.

    ``row`` counts from one, None where rows were brought together from several; ``unit`` is empty where none is named,
    ``value`` where it was text of a number that no column holds.
    """

    table: str
    row: int | None
    unit: str
    column: str
    value: str


class Tally:
    """Counts rows by verdict as batches come."""

    def __init__(self, plan: Plan, names: FrameNames) -> None:
        self._plan = plan
        self._names = names
        self._by_row = ByRow(plan)
        self._counts = {planned.target.id: np.zeros(len(VERDICT_WORDS), np.int64) for planned in plan.targets}
        self.rows = 0
        self.impossible = 0
        self.places: list[ImpossibleFigure] = []
        self.missing: dict[str, Sequence[str]] = {}

    def miss(self, missing: Mapping[str, Sequence[str]]) -> None:
        """Note the figures that a table has no column for, by the targets that read them."""
        for target, keys in missing.items():
            self.missing[target] = tuple(dict.fromkeys([*self.missing.get(target, ()), *keys]))

    @property
    def counts(self) -> Counts:
        """Rows by verdict, for each target."""
        return {
            target: dict(zip(VERDICT_WORDS, map(int, found), strict=True)) for target, found in self._counts.items()
        }

    def add(self, batch: pa.RecordBatch, told: pa.Table, table: str, before: int | None) -> None:
        """Count a batch and what was told of it.

        ``before`` is how many rows of the table came before it, None where its rows are not those of the table.
        """
        self.rows += batch.num_rows
        for target, found in self._counts.items():
            codes = _array(told.column(f"{target}_verdict")).indices.to_numpy()
            np.add(found, np.bincount(codes, minlength=len(VERDICT_WORDS)), out=found)
        counted = _array(told.column("impossible_figures")).to_numpy()
        self.impossible += int(counted.sum())
        if len(self.places) < PLACES_KEPT:
            for row in np.flatnonzero(counted)[:PLACES_KEPT]:
                self.places += self._found(
                    batch.slice(int(row), 1), table, None if before is None else before + int(row) + 1
                )
            del self.places[PLACES_KEPT:]

    def include(self, rows: int, impossible: int, counts: Counts, places: Sequence[ImpossibleFigure] = ()) -> None:
        """Count what was counted elsewhere."""
        self.rows += rows
        self.impossible += impossible
        for target, found in self._counts.items():
            np.add(found, [counts[target][word] for word in VERDICT_WORDS], out=found)
        self.places += places[: PLACES_KEPT - len(self.places)]

    def _found(self, row: pa.RecordBatch, table: str, number: int | None) -> Iterator[ImpossibleFigure]:
        matched = match_wide(row.schema.names, self._plan, self._names)
        unit = "" if matched.unit is None else shown(str(row.column(matched.unit)[0].as_py()))
        readings = self._by_row.readings(wide_table(ArrowColumns(row), matched, self._plan), 0, {})
        for slot, value in zip(self._plan.slots, readings.values, strict=True):
            column = matched.figures.get(slot.key)
            if value is Reason.IMPOSSIBLE_VALUE and column is not None:
                held = row.column(column)[0].as_py()
                value_shown = "" if held == IMPOSSIBLE else shown(str(held).removesuffix(".0"))
                yield ImpossibleFigure(table, number, unit, column, value_shown)


def _array(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
