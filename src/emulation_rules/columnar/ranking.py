"""The rank of every row in its cluster, by the keys that the ruleset ranks units by.

Scores are told as the nearest floats, which are in the order of the exact numbers or the same; rows whose floats are
the same are told apart by their exact scores, unless the ruleset's points lie on a grid no float is too coarse for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.clusters.figure_keys import figure_places
from emulation_rules.columnar.clusters.grids import Grid, grid_of, target_tells
from emulation_rules.columnar.clusters.groups import grouped
from emulation_rules.columnar.clusters.numbers import Whole
from emulation_rules.columnar.clusters.ranks import combined
from emulation_rules.columnar.clusters.ranks import ranks as ranks_in
from emulation_rules.columnar.clusters.scores import ExactScores, Scored, ScoredBlock
from emulation_rules.columnar.clusters.tied import places, tied_rows
from emulation_rules.columnar.column import Mask, Table
from emulation_rules.columnar.prepare import Preparing
from emulation_rules.columnar.scores import Ends
from emulation_rules.columnar.told import Numbers, Tell, Told
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.indicator import Better
from emulation_rules.model.interval import Interval
from emulation_rules.model.place import Place
from emulation_rules.model.score_tree import RoundingStage
from emulation_rules.plan.nodes import Expr, Read, slots_of
from emulation_rules.plan.plan import Plan, SlotKind
from emulation_rules.plan.result_plan import ResultPlan, result_plan
from emulation_rules.plan.results import ResultFigure, slot_figure
from emulation_rules.syntax.formula.formulas import print_formula

_Places: TypeAlias = tuple[Whole, Whole]

TOLD: Final = (Tell.SHARES, Tell.POINT_RANGES)
"""What must have been told of rows that are ranked."""


class RankColumns:
    """Ranks the rows of tables under one plan.

    Raises `InvalidReportError` for a ruleset whose keys are not the score, the share, the points of a target or made of
    reported figures alone; `standings` ranks by those.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._results = result_plan(plan.ruleset, plan.period)
        self._keys = [_told_key(expr, self._results, plan) for expr in self._results.keys]
        untold = [
            at
            for at, (expr, key) in enumerate(zip(self._results.keys, self._keys, strict=True))
            if key is None and not _of_figures(expr, self._results.ranks)
        ]
        if untold:
            raise InvalidReportError([_untold(self._results, at) for at in untold])

    def ranks(self, table: Table, told: Told) -> tuple[Whole, Whole]:
        """Return the best and the worst rank each row can have in its cluster, zero where it has none.

        A cluster is its rows, or those of one peer group where the ruleset ranks peers apart. ``told`` holds `TOLD`.
        """
        best, worst = np.zeros(table.rows, np.int64), np.zeros(table.rows, np.int64)
        group, _ = grouped(Preparing(self._plan).ready(table, {}), peers=self._results.ranking.within_peers)
        # Nothing that is scored was asked of the others.
        ranked = np.flatnonzero(~np.isnan(_shares(told)[0]))
        exact = ExactScores(self._plan, table)
        found = [self._places(at, table, told, ranked, group[ranked], exact) for at in range(len(self._keys))]
        least, most = combined(found)
        best[ranked], worst[ranked] = ranks_in(group[ranked], least, most, least == most)
        return best, worst

    def _places(
        self, at: int, table: Table, told: Told, rows: NDArray[np.intp], group: Whole, exact: ExactScores
    ) -> _Places:
        key, lower = self._keys[at], self._results.ranking.keys[at].better is Better.LOWER
        if key is None:
            return figure_places(self._results.keys[at], self._results.ranks, table, rows, lower=lower)
        low, high, single = key.floats(told)
        low, high = low[rows], high[rows]
        tied = tied_rows(group, low, high, np.broadcast_to(single, table.rows)[rows])
        known = exact.ends(rows[tied], key.of_block, key.of_row)
        return places(low, high, replace(known, rows=np.searchsorted(rows, known.rows)), lower=lower)


@dataclass(frozen=True, slots=True)
class _Key:
    """A key that is told as floats: their ends, and where they stand for one number only.

    ``of_block`` and ``of_row`` are what it is exactly.
    """

    floats: Callable[[Told], tuple[Numbers, Numbers, Mask]]
    of_block: Callable[[ScoredBlock], Ends]
    of_row: Callable[[Scored], Interval]


def _told_key(expr: Expr, results: ResultPlan, plan: Plan) -> _Key | None:
    """Return how a key is told, None where it is not a figure of the result that is."""
    slot = results.ranks.slots[expr.slot] if isinstance(expr, Read) else None
    if slot is None or slot.kind is not SlotKind.RESULT:
        return None
    figure, subject = slot_figure(slot)
    grid = grid_of(plan)
    match figure:
        case ResultFigure.SCORE:
            return _Key(
                lambda told: (told.certain, told.possible, grid.tells_scores(told.certain)),
                lambda block: block.points,
                lambda scored: scored.score.points,
            )
        case ResultFigure.SHARE:
            return _Key(
                lambda told: _told_shares(told, grid),
                lambda block: block.shares,
                lambda scored: _known(scored.score.share),
            )
        case ResultFigure.POINTS_OF if subject in plan.ruleset.targets and not _rounds_targets(plan):
            return _points_key(plan, subject)
        case _:
            return None


def _told_shares(told: Told, grid: Grid) -> tuple[Numbers, Numbers, Mask]:
    low, high, maximum = _shares(told)
    return low, high, grid.tells_shares(low, maximum)


def _shares(told: Told) -> tuple[Numbers, Numbers, Numbers]:
    if told.share is None or told.possible_share is None or told.maximum is None:
        raise ValueError("shares were not told")
    return told.share, told.possible_share, told.maximum


def _points_key(plan: Plan, target: str) -> _Key:
    number = list(plan.ruleset.targets).index(target)
    planned = plan.targets[number]

    def floats(told: Told) -> tuple[Numbers, Numbers, Mask]:
        if told.point_ranges is None:
            raise ValueError("the ranges of points were not told")
        low, high = (end[number] for end in told.point_ranges)
        return low, high, target_tells(planned, plan.ruleset, low)

    def of_block(block: ScoredBlock) -> Ends:
        earned = block.done[number].all_earned()
        return Ends(earned.low, earned.high)

    return _Key(floats, of_block, lambda scored: _known(scored.decided[number].earned.points))


def _rounds_targets(plan: Plan) -> bool:
    rules = plan.ruleset.score
    return rules.rounding is not None and rules.stage is RoundingStage.TARGET


def _known(told: Interval | None) -> Interval:
    if told is None:
        raise ValueError("told of a row that has none")
    return told


def _of_figures(expr: Expr, ranks: Plan) -> bool:
    kinds = {ranks.slots[slot].kind for slot in slots_of(expr)}
    return not kinds & {SlotKind.RESULT, SlotKind.CLUSTER}


def _untold(results: ResultPlan, at: int) -> Finding:
    formula = print_formula(results.ranking.keys[at].formula)
    return Finding("frame_rank_untold", ("ranking", at), Place("frame", 0), details=(("formula", formula),))
