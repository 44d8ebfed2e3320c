"""The exact scores of some rows: by arrays as far as they reach, else one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.block import Block, Prepared
from emulation_rules.columnar.by_row import ByRow, Decided
from emulation_rules.columnar.clusters.exact_ends import ExactEnds, ends_of_arrays, ends_of_intervals, joined
from emulation_rules.columnar.column import Table
from emulation_rules.columnar.decide import Deciding, Left, decided_at, shares_of
from emulation_rules.columnar.done import Done
from emulation_rules.columnar.prepare import Preparing
from emulation_rules.columnar.scores import Ends
from emulation_rules.columnar.telling import Telling
from emulation_rules.columnar.together import given
from emulation_rules.model.evaluation import Score
from emulation_rules.model.interval import Interval
from emulation_rules.plan.plan import Plan
from emulation_rules.scoring.tree import Earned

_BLOCK: Final = 65536


@dataclass(frozen=True, slots=True)
class Scored:
    """The targets of a row, decided, and its score."""

    decided: Sequence[Decided]
    score: Score


@dataclass(frozen=True, slots=True)
class ScoredBlock:
    """The targets of a block of rows, its score, and its score in percent of what could be reached."""

    done: Sequence[Done]
    points: Ends
    shares: Ends


class ExactScores:
    """Works out rows of a table when asked about them; of those arrays say nothing of, such as bring the same once."""

    def __init__(self, plan: Plan, table: Table) -> None:
        self._plan = plan
        self._table = table
        self._by_row = ByRow(plan)
        self._worked: dict[tuple[Earned, ...], Scored] = {}

    def ends(
        self, rows: NDArray[np.intp], of_block: Callable[[ScoredBlock], Ends], of_row: Callable[[Scored], Interval]
    ) -> ExactEnds:
        """Return what something is in some rows: ``of_block`` where arrays are right, else ``of_row``."""
        parts = [
            self._of_block(Block(self._ready, chosen, len(chosen)), chosen, of_block, of_row)
            for chosen in (rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK))
        ]
        return joined(parts)

    def _of_block(
        self,
        block: Block,
        rows: NDArray[np.intp],
        of_block: Callable[[ScoredBlock], Ends],
        of_row: Callable[[Scored], Interval],
    ) -> ExactEnds:
        done, whole, left = self._deciding.worked_out(block, self._telling)
        found = of_block(ScoredBlock(done, whole.points, shares_of(whole.points, whole.maximum)))
        by_hand = _by_hand(left)
        hard = block.hard()
        long = np.zeros(0, np.intp) if hard is None else np.flatnonzero(hard)
        others = np.array(sorted(by_hand - set(long.tolist())), np.intp)
        right = np.ones(block.rows, np.bool_)
        right[others], right[long] = False, False
        parts = [ends_of_arrays(rows[right], found.low.rows(right), found.high.rows(right))]
        if others.size:
            scored = (self._scored(decided_at(done, left, row)) for row in others.tolist())
            parts.append(ends_of_intervals(rows[others], list(map(of_row, scored))))
        if long.size:
            parts.append(self._of_block(block.part(long), rows[long], of_block, of_row))
        return joined(parts)

    def _scored(self, decided: Sequence[Decided]) -> Scored:
        brought = tuple(one.earned for one in decided)
        if brought not in self._worked:
            self._worked[brought] = Scored(decided, self._by_row.score(decided))
        return self._worked[brought]

    @cached_property
    def _deciding(self) -> Deciding:
        return Deciding(self._plan)

    @cached_property
    def _ready(self) -> Prepared:
        return Preparing(self._plan).ready(self._table, given(self._plan, self._table))

    @cached_property
    def _telling(self) -> Telling:
        return Telling(len(self._plan.targets), self._table.rows, ())


def _by_hand(left: Left) -> set[int]:
    """The rows that arrays say nothing of, or of whose open ends they say that they are closed."""
    rows = set(left.rows)
    for decided in left.decided.values():
        rows.update(row for row, one in decided.items() if _is_open(one))
    return rows


def _is_open(one: Decided) -> bool:
    ends = (one.earned.points, one.earned.adjustment)
    return any(end is not None and (end.low_open or end.high_open) for end in ends)
