"""What a table comes to, worked out row by row with nothing but the reference engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction

import numpy as np

from emulation_rules.columnar.by_row import ByRow, Decided
from emulation_rules.columnar.column import Table
from emulation_rules.columnar.told import REASONS, VERDICTS, Numbers, Told
from emulation_rules.model.evaluation import Evaluation, Score
from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Plan


@dataclass(frozen=True)
class Row:
    """One row: its targets, its score, and how many of its figures cannot be."""

    decided: Sequence[Decided]
    score: Score
    impossible: int


def rows_of(plan: Plan, table: Table, given: Mapping[int, Sequence[Bounds]] | None = None) -> list[Row]:
    """Return every row decided. ``given`` are the slots that no column fills."""
    by_row = ByRow(plan)
    found = []
    for row in range(table.rows):
        readings = by_row.readings(table, row, {index: each[row] for index, each in (given or {}).items()})
        decided = [by_row.target(number, readings) for number in range(len(plan.targets))]
        impossible = sum(value is Reason.IMPOSSIBLE_VALUE for value in readings.values)
        found.append(Row(decided, by_row.score(decided), impossible))
    return found


def told_by_row(plan: Plan, table: Table, given: Mapping[int, Sequence[Bounds]] | None = None) -> Told:
    """Return everything that can be told of a table."""
    rows = rows_of(plan, table, given)
    shape = len(plan.targets), table.rows
    verdicts = [[VERDICTS.index(one.verdict) for one in row.decided] for row in rows]
    reasons = [[REASONS.index(one.reason) for one in row.decided] for row in rows]
    margins = [[ends(one.margin) for one in row.decided] for row in rows]
    points = [[ends(one.earned.points) for one in row.decided] for row in rows]
    scores = [ends(row.score.points) for row in rows]
    shares = [ends(row.score.share) for row in rows]
    margin_ranges, point_ranges = _ranges(margins, shape), _ranges(points, shape)
    return Told(
        np.array(verdicts, np.uint8).reshape(shape[::-1]).T,
        np.array(reasons, np.uint8).reshape(shape[::-1]).T,
        _single([[one.margin for one in row.decided] for row in rows], shape),
        _single([[one.earned.points for one in row.decided] for row in rows], shape),
        margin_ranges,
        point_ranges,
        np.array([low for low, _ in scores]),
        np.array([high for _, high in scores]),
        np.array([float(row.score.maximum) for row in rows]),
        np.array([low for low, _ in shares]),
        np.array([high for _, high in shares]),
        np.array([row.impossible for row in rows]),
    )


def ends(found: Bounds | None) -> tuple[float, float]:
    """Return the floats nearest to the ends of an interval."""
    if not isinstance(found, Interval):
        return np.nan, np.nan
    return nearest(found.low, -np.inf), nearest(found.high, np.inf)


def nearest(end: Fraction | None, infinite: float) -> float:
    """Return the float nearest to a number; one beyond all floats is infinite."""
    if end is None:
        return infinite
    try:
        return end.numerator / end.denominator
    except OverflowError:
        return np.inf if end > 0 else -np.inf


def assert_same(found: Told, wanted: Told) -> None:
    """Assert that two tell the same of every row, number for number."""
    for field in fields(wanted):
        if field.name != "full_points":
            np.testing.assert_array_equal(getattr(found, field.name), getattr(wanted, field.name), field.name)
    if found.points is not None and found.full_points is not None:
        assert not np.isnan(found.points[found.full_points]).any()


def assert_row(told: Told, row: int, evaluation: Evaluation) -> None:
    """Assert that a row was told what an evaluation says."""
    assert told.verdicts is not None
    assert told.reasons is not None
    assert told.margin_ranges is not None
    assert told.point_ranges is not None
    for number, one in enumerate(evaluation.assessments):
        assert VERDICTS[told.verdicts[number, row]] is one.verdict
        assert REASONS[told.reasons[number, row]] is one.reason
        for ranges, known in ((told.margin_ranges, one.margin), (told.point_ranges, one.points)):
            np.testing.assert_array_equal([ranges[0][number, row], ranges[1][number, row]], ends(known))
    score = evaluation.score
    assert told.share is not None
    assert told.possible_share is not None
    assert told.maximum is not None
    np.testing.assert_array_equal([told.certain[row], told.possible[row]], ends(score.points))
    np.testing.assert_array_equal([told.share[row], told.possible_share[row]], ends(score.share))
    assert told.maximum[row] == float(score.maximum)


def _ranges(pairs: Sequence[Sequence[tuple[float, float]]], shape: tuple[int, int]) -> tuple[Numbers, Numbers]:
    array = np.array(pairs, np.float64).reshape(*shape[::-1], 2)
    return array[:, :, 0].T, array[:, :, 1].T


def _single(found: Sequence[Sequence[Bounds | None]], shape: tuple[int, int]) -> Numbers:
    """Return the floats nearest to what is one number; ends that differ may be nearest to the same float."""
    numbers = [
        [nearest(one.low, np.nan) if isinstance(one, Interval) and one.is_point else np.nan for one in row]
        for row in found
    ]
    return np.array(numbers, np.float64).reshape(shape[::-1]).T
