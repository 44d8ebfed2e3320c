"""The columnar engine: tables of many units in, arrays of verdicts and points out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Final

import numpy as np

from emulation_rules.columnar.by_row import ByRow, Decided
from emulation_rules.columnar.column import Table
from emulation_rules.columnar.told import DEFAULT, REASONS, VERDICTS, Numbers, Tell, Told
from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Plan

_VERDICT: Final = {verdict: code for code, verdict in enumerate(VERDICTS)}
_REASON: Final = {reason: code for code, reason in enumerate(REASONS)}


class ColumnarEngine:
    """Decides all rows of a table under one plan. May be shared between threads."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._by_row = ByRow(plan)

    def evaluate(self, table: Table, tell: Collection[Tell] = DEFAULT, threads: int | None = None) -> Told:
        """Return what the rows come to. ``threads`` work on blocks of rows; None: one a processor.

        Never raises for figures: what cannot be one leaves its target undetermined.
        """
        del threads
        targets, rows = len(self.plan.targets), table.rows
        verdicts, reasons = np.empty((targets, rows), np.uint8), np.empty((targets, rows), np.uint8)
        margins, points = _nothing(2, targets, rows), _nothing(2, targets, rows)
        whole = _nothing(5, rows)
        impossible = np.zeros(rows, np.uint16)
        for row in range(rows):
            readings = self._by_row.readings(table, row, {})
            decided = [self._by_row.target(number, readings) for number in range(targets)]
            for number, one in enumerate(decided):
                verdicts[number, row], reasons[number, row] = _VERDICT[one.verdict], _REASON[one.reason]
                margins[:, number, row] = _ends(one.margin)
                points[:, number, row] = _ends(one.earned.points)
            whole[:, row] = self._score(decided)
            impossible[row] = sum(value is Reason.IMPOSSIBLE_VALUE for value in readings.values)
        return _told(tell, verdicts, reasons, margins, points, whole, impossible)

    def _score(self, decided: Sequence[Decided]) -> tuple[float, ...]:
        found = self._by_row.score(decided)
        return *_ends(found.points), float(found.maximum), *_ends(found.share)


def _nothing(*shape: int) -> Numbers:
    return np.full(shape, np.nan)


def _ends(found: Bounds | None) -> tuple[float, float]:
    """The nearest floats to the ends of an interval."""
    if not isinstance(found, Interval):
        return np.nan, np.nan
    return _end(found.low, -np.inf), _end(found.high, np.inf)


def _end(end: Fraction | None, infinite: float) -> float:
    if end is None:
        return infinite
    try:
        return float(end)
    except OverflowError:  # a product of huge figures
        return np.inf if end > 0 else -np.inf


def _told(
    tell: Collection[Tell],
    verdicts: np.ndarray,
    reasons: np.ndarray,
    margins: Numbers,
    points: Numbers,
    whole: Numbers,
    impossible: np.ndarray,
) -> Told:
    return Told(
        verdicts if Tell.VERDICTS in tell else None,
        reasons if Tell.REASONS in tell else None,
        _single(margins) if Tell.MARGINS in tell else None,
        _single(points) if Tell.POINTS in tell else None,
        (margins[0], margins[1]) if Tell.MARGIN_RANGES in tell else None,
        (points[0], points[1]) if Tell.POINT_RANGES in tell else None,
        certain=whole[0],
        possible=whole[1],
        maximum=whole[2],
        share=whole[3],
        possible_share=whole[4],
        impossible=impossible,
    )


def _single(ends: Numbers) -> Numbers:
    return np.where(ends[0] == ends[1], ends[0], np.nan)
