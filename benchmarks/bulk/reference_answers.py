"""What hard rows come to by the reference engine, row by row; kept on disk, because it takes long."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

import emulation_rules
from bulk.hard_rows import FAMILIES, WORDS, Family, HardTable, hard_table
from emulation_rules import loads
from emulation_rules.columnar.by_row import ByRow
from emulation_rules.columnar.column import Column, Side, Table
from emulation_rules.columnar.told import VERDICTS
from emulation_rules.model.interval import Interval
from emulation_rules.plan.from_model import plan_of

FOLDER: Final = Path(__file__).parents[1] / "results"
_DECIDES: Final = ("model", "plan", "assessment", "scoring", "engines/reference.py", "syntax", "columnar/by_row.py")
_DECIDES_TOO: Final = ("columnar/figures.py", "columnar/column.py")
"""The sources that what is kept follows from, besides the rows."""
_SIDES: Final = dict(
    zip(WORDS, (Side.FIGURE, Side.ABOVE, Side.AT_LEAST, Side.BELOW, Side.AT_MOST, Side.ROUNDED), strict=True)
)
_PART: Final = 2_000


@dataclass(frozen=True)
class Expected:
    """By target and row: codes into `VERDICTS`, and points, NaN where they are not one number; the score by row."""

    verdicts: NDArray[np.uint8]
    points: NDArray[np.float64]
    certain: NDArray[np.float64]
    possible: NDArray[np.float64]


def expected(family: Family, rows: int) -> Expected:
    """Return what the rows of a family come to, worked out on all processors where it is not kept."""
    file = FOLDER / f"reference-{family.name}-{rows}-{_digest(family)}.npz"
    if not file.exists():
        FOLDER.mkdir(exist_ok=True)
        starts = range(0, rows, _PART)
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            parts = list(pool.map(partial(_part, family.name, rows), starts))
        joined = [np.concatenate([part[n] for part in parts], axis=-1) for n in range(4)]
        np.savez_compressed(file, verdicts=joined[0], points=joined[1], certain=joined[2], possible=joined[3])
    held = np.load(file)
    return Expected(held["verdicts"], held["points"], held["certain"], held["possible"])


def table_of(given: HardTable, start: int = 0, end: int | None = None) -> Table:
    """Return rows as the columnar engine takes them."""

    def part(array: NDArray[Any] | None) -> NDArray[Any] | None:
        return None if array is None else array[start:end]

    columns = {}
    for key, column in given.items():
        words = part(column.bounds)
        sides = None if words is None else np.array([_SIDES.get(word, Side.FIGURE) for word in words], np.int8)
        columns[key] = Column(column.values[start:end], 0, part(column.missing), sides)
    return Table(len(next(iter(columns.values())).values), columns)


def _part(name: str, rows: int, start: int) -> tuple[NDArray[Any], ...]:
    family = next(each for each in FAMILIES if each.name == name)
    table = table_of(hard_table(family, rows), start, start + _PART)
    plan = plan_of(loads(family.text))
    by_row = ByRow(plan)
    codes = {verdict: code for code, verdict in enumerate(VERDICTS)}
    verdicts = np.empty((len(plan.targets), table.rows), np.uint8)
    points, score = np.empty(verdicts.shape), np.empty((2, table.rows))
    for row in range(table.rows):
        readings = by_row.readings(table, row, {})
        decided = [by_row.target(number, readings) for number in range(len(plan.targets))]
        verdicts[:, row] = [codes[one.verdict] for one in decided]
        points[:, row] = [_number(one.earned.points) for one in decided]
        score[:, row] = _ends(by_row.score(decided).points)
    return verdicts, points, score[0], score[1]


def _number(found: object) -> float:
    low, high = _ends(found)
    return low if low == high else np.nan


def _ends(found: object) -> tuple[float, float]:
    if not isinstance(found, Interval):
        return np.nan, np.nan
    low = -np.inf if found.low is None else float(found.low)
    return low, np.inf if found.high is None else float(found.high)


def _digest(family: Family) -> str:
    """Say what rows and sources an answer follows from."""
    source = Path(str(emulation_rules.__file__)).parent
    files = [file for name in (*_DECIDES, *_DECIDES_TOO) for file in _files(source / name)]
    read = hashlib.sha256(family.text.encode())
    for file in (*files, Path(__file__).with_name("hard_rows.py")):
        read.update(file.read_bytes())
    return read.hexdigest()[:12]


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]
