"""Tables of figures in the data frames of every library, and what their rows come to by the reference engine."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

from emulation_rules import Evaluation, Interval, Ruleset, compile_ruleset, load, report_from_figures
from emulation_rules.columnar.told import VERDICTS
from emulation_rules.frames.told_columns import REASON_WORDS
from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.period import Period
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.plan import Plan, SlotKind

RULESETS: Final = Path(__file__).parents[2] / "rulesets"
SHIPPED: Final = (
    "mps-cluster-6-2022",
    "mps-assigned-2022",
    "status-change-colours",
    "stars",
    "hospital-value",
    "police-block-2017",
)
"""Rulesets whose units are judged one by one: with and without units, baselines, marks of their own and peers."""

EVERYTHING: Final = ("verdicts", "reasons", "margins", "points", "margin_ranges", "point_ranges", "shares")

Value: TypeAlias = int | float | bool | str | Decimal | None
Table: TypeAlias = Mapping[str, Sequence[Value]]
"""Values by the name of a column."""

Row: TypeAlias = Mapping[str, object]


@dataclass(frozen=True)
class Sample:
    """A wide table, and what each of its rows comes to: the cells of a frame that tells everything."""

    ruleset: Ruleset
    table: Table
    expected: tuple[Row, ...]


@cache
def sample_of(name: str, seed: int = 7) -> Sample:
    """Return a table of random figures for a shipped ruleset, some of them not reported."""
    ruleset = load(RULESETS / name)
    return sampled(ruleset, random_table(ruleset, np.random.default_rng(seed)))


def sampled(ruleset: Ruleset, table: Table, period: Period | None = None) -> Sample:
    """Return a wide table with what its rows come to."""
    evaluator = compile_ruleset(ruleset, engine="reference", period=period)
    expected = []
    for row in rows_in(table):
        figures: dict[str, Any] = {key: value for key, value in row.items() if key != "unit" and value is not None}
        report = report_from_figures(ruleset, figures, str(row["unit"]), period)
        expected.append({"unit": row["unit"], **cells_of(evaluator.evaluate(report))})
    return Sample(ruleset, table, tuple(expected))


def random_table(ruleset: Ruleset, random: np.random.Generator) -> dict[str, list[Value]]:
    """Return random figures for the units of a ruleset, or for a few where it declares none."""
    units = list(ruleset.units) or [f"unit-{number}" for number in range(7)]
    table: dict[str, list[Value]] = {"unit": [*units]}
    for slot in plan_of(ruleset).slots:
        if slot.kind is SlotKind.REPORTED:
            table[slot.key] = [_figure(slot.indicator, random) for _ in units]
    return table


def _figure(indicator: Indicator, random: np.random.Generator) -> int | float | bool | None:
    if random.random() < 0.1:
        return None
    low = float(indicator.floor or 0) / indicator.scale
    high = low + 40 if indicator.ceiling is None else float(indicator.ceiling) / indicator.scale
    if indicator.measure is Measure.BOOLEAN:
        return bool(random.random() < 0.5)
    if indicator.measure is Measure.COUNT:
        return int(random.integers(math.ceil(low), math.floor(high) + 1))
    return round(float(random.uniform(low, high)), 2)


def rows_in(table: Table) -> list[dict[str, Value]]:
    """Return the rows of a table."""
    return [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]


def shuffled(rows: Sequence[Mapping[str, Value]], seed: int) -> list[Mapping[str, Value]]:
    """Return rows in another order, always the same for one seed."""
    return [rows[place] for place in np.random.default_rng(seed).permutation(len(rows)).tolist()]


def cells_of(evaluation: Evaluation) -> Row:
    """Return the cells that tell everything of one evaluation."""
    cells: dict[str, object] = {}
    for one in evaluation.assessments:
        cells[f"{one.target}_verdict"] = str(one.verdict)
        cells[f"{one.target}_reason"] = str(one.reason)
        cells[f"{one.target}_margin"] = single(one.margin)
        cells[f"{one.target}_margin_low"], cells[f"{one.target}_margin_high"] = _ends(one.margin)
        cells[f"{one.target}_points"] = single(one.points)
        cells[f"{one.target}_points_certain"], cells[f"{one.target}_points_possible"] = _ends(one.points)
    score = evaluation.score
    cells["score_certain"], cells["score_possible"] = _ends(score.points)
    cells["score_maximum"] = float(score.maximum)
    cells["share_certain"], cells["share_possible"] = _ends(score.share)
    return cells


def single(interval: Interval | None) -> float | None:
    """Return the one number of an interval as the float nearest to it."""
    return None if interval is None or not interval.is_point else float(interval.number)


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    if interval is None:
        return None, None
    low = -math.inf if interval.low is None else float(interval.low)
    return low, math.inf if interval.high is None else float(interval.high)


def mismatches(frame: object, expected: Sequence[Row]) -> list[str]:
    """Return where a frame differs from the cells expected, row by row."""
    found = []
    rows = told_rows(frame)
    if len(rows) != len(expected):
        return [f"{len(rows)} rows in place of {len(expected)}"]
    for told, wanted in zip(rows, expected, strict=True):
        found += [
            f"{wanted['unit']}: {name} is {told.get(name)}, not {cell}"
            for name, cell in wanted.items()
            if told.get(name) != cell
        ]
    return found


def told_rows(frame: object) -> list[dict[str, object]]:
    """Return the rows of a frame of any library: words for codes, None for nothing."""
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    if isinstance(frame, duckdb.DuckDBPyRelation):
        frame = frame.to_arrow_table()
    if isinstance(frame, pl.DataFrame):
        return frame.to_dicts()
    if isinstance(frame, pa.Table):
        return [dict(row) for row in frame.to_pylist()]
    if isinstance(frame, pd.DataFrame):
        held = {name: frame[name].astype(object).tolist() for name in frame.columns}
    else:
        assert isinstance(frame, dict)
        held = {name: _words(name, array) for name, array in frame.items()}
    return [dict(zip(held, map(_plain, row), strict=True)) for row in zip(*held.values(), strict=True)]


def _words(name: str, array: np.ndarray[Any, Any]) -> list[object]:
    words = VERDICTS if name.endswith("_verdict") else REASON_WORDS if name.endswith("_reason") else None
    return list(array.tolist()) if words is None else [str(words[code]) for code in array.tolist()]


def _plain(value: object) -> object:
    return None if isinstance(value, float) and math.isnan(value) else value


def as_arrays(table: Table) -> dict[str, Any]:
    """Return NumPy arrays; what is missing is masked."""
    return {name: _array(list(values)) for name, values in table.items()}


def _array(values: list[Value]) -> np.ndarray[Any, Any]:
    missing = [value is None for value in values]
    if not any(missing):
        return np.array(values)
    filler = next((value for value in values if value is not None), 0.0)
    return np.ma.masked_array(np.array([filler if value is None else value for value in values]), missing)


def as_numpy_pandas(table: Table) -> pd.DataFrame:
    """Return a data frame of NumPy types: floats with NaN, and objects where truths are missing."""
    return pd.DataFrame({name: pd.Series(list(values)) for name, values in table.items()})


def as_nullable_pandas(table: Table) -> pd.DataFrame:
    """Return a data frame of the nullable types of pandas."""
    return as_numpy_pandas(table).convert_dtypes()


def as_arrow_pandas(table: Table) -> pd.DataFrame:
    """Return a data frame of Arrow types."""
    return as_numpy_pandas(table).convert_dtypes(dtype_backend="pyarrow")


def as_polars(table: Table) -> pl.DataFrame:
    """Return a data frame of polars."""
    return pl.DataFrame(dict(table), strict=False)


def as_lazy_polars(table: Table) -> pl.LazyFrame:
    """Return a lazy frame of polars."""
    return as_polars(table).lazy()


def as_arrow(table: Table) -> pa.Table:
    """Return a table of pyarrow."""
    return pa.table({name: list(values) for name, values in table.items()})


def as_relation(table: Table) -> duckdb.DuckDBPyRelation:
    """Return a relation of DuckDB."""
    return duckdb.from_arrow(as_arrow(table))


KINDS: Final[Mapping[str, Callable[[Table], object]]] = {
    "arrays": as_arrays,
    "pandas of NumPy": as_numpy_pandas,
    "pandas nullable": as_nullable_pandas,
    "pandas of Arrow": as_arrow_pandas,
    "polars": as_polars,
    "polars lazy": as_lazy_polars,
    "pyarrow": as_arrow,
    "duckdb": as_relation,
}
"""How a table becomes a frame of each kind."""


def panel_of(ruleset: Ruleset, table: Table) -> dict[str, list[Value]]:
    """Return a wide table as one row a unit and period."""
    plan = plan_of(ruleset)
    rows = []
    for row in rows_in(table):
        for period in periods_in(plan):
            figures = {
                slot.indicator.id: row[slot.key] for slot in plan.slots if slot.key in row and slot.period == period
            }
            rows.append({"unit": row["unit"], "period": str(period), **figures})
    return columns_of(rows)


def long_of(ruleset: Ruleset, table: Table) -> dict[str, list[Value]]:
    """Return a wide table as one row a figure; truths are 0 and 1. Every unit has a row of the ruleset's period."""
    plan = plan_of(ruleset)
    rows: list[dict[str, Value]] = []
    for row in rows_in(table):
        for slot in plan.slots:
            value = row.get(slot.key)
            if slot.key in row and (value is not None or slot.period == plan.period):
                number = None if value is None else float(value)
                rows.append(
                    {"unit": row["unit"], "period": str(slot.period), "indicator": slot.indicator.id, "value": number}
                )
    return columns_of(rows)


def columns_of(rows: Sequence[Mapping[str, Value]]) -> dict[str, list[Value]]:
    """Return rows as columns; what a row does not have is None."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def periods_in(plan: Plan) -> list[Period]:
    """Return the periods whose figures a plan reads."""
    return sorted({slot.period for slot in plan.slots if slot.kind is SlotKind.REPORTED} | {plan.period})
