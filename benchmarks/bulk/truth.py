"""The exact verdicts of many units, in whole numbers: every figure of the workload has two decimals at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bulk.columns import Columns
from peers.by_hand import FACTOR
from workload import Target, Test, Workload, program_key

_HUNDREDTHS: Final = 100
_CHECKED: Final = 300
"""Rows whose verdicts are also worked out with Fractions from the text of every figure."""

_OPERATORS: Final = {
    "<=": np.less_equal,
    "<": np.less,
    ">=": np.greater_equal,
    ">": np.greater,
    "==": np.equal,
}


@dataclass(frozen=True)
class Answers:
    """What a peer says: by target verdicts (true where met) and points, and the score of each row."""

    verdicts: Sequence[NDArray[Any]]
    points: Sequence[NDArray[Any]]
    score: NDArray[Any]


def wrong(workload: Workload, columns: Columns, answers: Answers) -> dict[str, int]:
    """Return how many of all verdicts, points and scores differ from the exact ones."""
    rows = len(answers.score)
    total = np.zeros(rows, np.int64)
    found = {"checked": rows * len(workload.targets), "verdicts": 0, "points": 0, "scores": 0}
    if not len(answers.verdicts) == len(answers.points) == len(workload.targets):
        raise ValueError(f"{len(answers.verdicts)} verdicts and {len(answers.points)} points a row")
    for target, said, points in zip(workload.targets, answers.verdicts, answers.points, strict=True):
        met = verdict(target, columns, rows)
        earned = met * target.points
        total += earned
        found["verdicts"] += int(np.count_nonzero(said != met))
        found["points"] += int(np.count_nonzero(points != earned))
    # A score in percent is told to what a float holds of it.
    found["scores"] = int(np.count_nonzero(np.abs(answers.score - total * scale(workload)) > 1e-9))
    return found


def scale(workload: Workload) -> float:
    """Return what a point adds to the score, which is out of a hundred for the peers."""
    return 100 / sum(target.points for target in workload.targets)


def verdict(target: Target, columns: Columns, rows: int) -> NDArray[np.bool_]:
    """Return whether the first rows meet a target."""
    met = np.ones(rows, bool)
    for test in target.tests:
        met &= _holds(test, columns, rows)
    return met


def check(workload: Workload, columns: Columns) -> None:
    """Hold the whole numbers to Fractions on some rows. Raises `ValueError` where they differ."""
    decide = workload.truth()
    rows = max(1, min(_CHECKED, 20_000 // len(workload.targets), len(next(iter(columns.values())))))
    met = [verdict(target, columns, rows).tolist() for target in workload.targets]
    given = {key: column[:rows].tolist() for key, column in columns.items()}
    for row, said in enumerate(zip(*met, strict=True)):
        if decide({key: column[row] for key, column in given.items()})[0] != said:
            raise ValueError(f"the truth is told in two ways, row {row}")


def _holds(test: Test, columns: Columns, rows: int) -> NDArray[np.bool_]:
    scaled = FACTOR.fullmatch(test.right)
    factor = Fraction((scaled and scaled["factor"]) or 1)
    left = _hundredths(columns[test.left][:rows])
    if scaled is None:
        right = np.int64(Fraction(test.right) * _HUNDREDTHS)
    else:
        right = _hundredths(columns[program_key(scaled["name"])][:rows]) * factor.numerator
    holds: NDArray[np.bool_] = _OPERATORS[test.operator](left * factor.denominator, right)
    return holds


def _hundredths(column: NDArray[Any]) -> NDArray[np.int64]:
    if column.dtype.kind == "i":
        return column * _HUNDREDTHS
    scaled = np.rint(column * _HUNDREDTHS)
    if not np.array_equal(scaled / _HUNDREDTHS, column):
        raise ValueError("a figure has more than two decimals")
    return scaled.astype(np.int64)
