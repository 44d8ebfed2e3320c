"""The columnar engine: tables of many units in, arrays of verdicts and points out."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.block import Block, Prepared
from emulation_rules.columnar.column import Looked, Table
from emulation_rules.columnar.decide import Deciding
from emulation_rules.columnar.prepare import Preparing
from emulation_rules.columnar.ranking import TOLD as RANKED_BY
from emulation_rules.columnar.ranking import RankColumns
from emulation_rules.columnar.scratch import Scratch
from emulation_rules.columnar.telling import Telling
from emulation_rules.columnar.together import given
from emulation_rules.columnar.told import DEFAULT, Numbers, Tell, Told
from emulation_rules.plan.plan import Plan

BLOCK: Final = 65536
"""Rows worked on at a time: their columns stay in the processor's cache, and threads rarely wait for each other."""

_WORTHWHILE: Final = 500_000
"""Rows times targets that compiled code takes about a millisecond for: less is not worth a thread."""


class ColumnarEngine:
    """Decides all rows of a table under one plan. May be shared between threads."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._deciding = Deciding(plan)
        self._preparing = Preparing(plan)

    def evaluate(
        self,
        table: Table,
        tell: Collection[Tell] = DEFAULT,
        threads: int | None = None,
        *,
        together: Mapping[int, Looked] | None = None,
    ) -> Told:
        """Return what the rows come to. ``threads`` work on blocks of rows; None: one a processor.

        ``together`` is what the units of each cluster come to together, by slot; None: it follows from the table, whose
        clusters are complete. Never raises for figures: what cannot be one leaves its target undetermined. Where ranks
        are asked for, raises `InvalidReportError` for a ruleset that ranks by what rows do not tell.
        """
        if Tell.RANKS in tell:
            told = self.evaluate(table, {*tell, *RANKED_BY} - {Tell.RANKS}, threads, together=together)
            return replace(told, ranks=self._ranks(table, told))
        ready = self._preparing.ready(table, given(self.plan, table) if together is None else together)
        telling = Telling(len(self.plan.targets), table.rows, tell)
        fused = self._deciding.fused(ready, telling)
        most = threads or _processors()
        size = BLOCK if fused is None or fused.steps is None else _shared(table.rows, len(self.plan.targets), most)
        starts = range(0, table.rows, size)
        workers = max(1, min(most, len(starts)))

        idle = [Scratch() for _ in range(workers)]

        def work(start: int) -> None:
            scratch = idle.pop()
            self._deciding.decide(_block(ready, start, size, scratch), telling, fused)
            idle.append(scratch)

        if workers <= 1:
            for start in starts:
                work(start)
        else:
            with ThreadPoolExecutor(workers) as pool:
                list(pool.map(work, starts))
        return telling.told()

    def _ranks(self, table: Table, told: Told) -> tuple[Numbers, Numbers]:
        best, worst = RankColumns(self.plan).ranks(table, told)
        return _or_none(best), _or_none(worst)


def _or_none(ranks: NDArray[np.int64]) -> Numbers:
    """Return ranks as they are told: zero is none."""
    return np.where(ranks == 0, np.nan, ranks)


def _shared(rows: int, targets: int, workers: int) -> int:
    """Return how many rows a block has, so that all workers have a share that is worth starting them for."""
    shares = max(1, min(workers, rows * targets // _WORTHWHILE))
    return min(BLOCK, max(1, -(-rows // shares)))


def _block(ready: Prepared, start: int, size: int, scratch: Scratch) -> Block:
    end = min(start + size, ready.table.rows)
    return Block(ready, slice(start, end), end - start, scratch=scratch)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
