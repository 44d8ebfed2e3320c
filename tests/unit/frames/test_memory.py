"""Columns reach the engine, and results the frame, without being copied."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from tests.samples.frame_pact import PACT, TABLE

from emulation_rules import evaluate_frame
from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.columnar.told import Told
from emulation_rules.frames.array_columns import ArrayColumns
from emulation_rules.frames.arrow_table import ArrowColumns
from emulation_rules.frames.eager_frame import EagerFrame
from emulation_rules.frames.pandas_frame import PandasColumns
from emulation_rules.frames.polars_frame import PolarsColumns

INTS, FLOATS = np.arange(5, dtype=np.int64), np.arange(5.0)


def _frames() -> dict[str, EagerFrame]:
    columns = {"i": INTS, "f": FLOATS}
    polars = pl.DataFrame({"i": pl.Series(pa.array(INTS)), "f": pl.Series(pa.array(FLOATS))})
    arrow = pa.table(columns)
    pandas_of_arrow = pd.DataFrame({name: pd.Series(pd.arrays.ArrowExtensionArray(arrow[name])) for name in columns})
    return {
        "arrays": ArrayColumns(columns),
        "pandas of NumPy": PandasColumns(pd.DataFrame(columns, copy=False)),
        "pandas of Arrow": PandasColumns(pandas_of_arrow),
        "polars": PolarsColumns(polars),
        "pyarrow": ArrowColumns(arrow),
    }


@pytest.mark.parametrize("kind", _frames())
def test_whole_numbers_and_floats_come_in_without_a_copy(kind: str) -> None:
    frame = _frames()[kind]
    for name, array in (("i", INTS), ("f", FLOATS)):
        column = frame.figures(name)
        assert column is not None
        assert column.missing is None
        assert np.shares_memory(column.values, array)


def test_nulls_do_not_make_a_copy() -> None:
    array = pa.array([1, None, 3])
    column = ArrowColumns(pa.table({"i": array})).figures("i")
    assert column is not None
    assert np.shares_memory(column.values, np.frombuffer(array.buffers()[1], np.int64))
    assert column.missing is not None
    assert column.missing.tolist() == [False, True, False]


def test_a_slice_of_a_table_comes_in_without_a_copy() -> None:
    column = ArrowColumns(pa.table({"i": pa.array(INTS).slice(2, 2)})).figures("i")
    assert column is not None
    assert np.asarray(column.values).tolist() == [2, 3]
    assert np.shares_memory(column.values, INTS)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Told]:
    """Everything the columnar engine tells from now on."""
    found: list[Told] = []
    evaluate = ColumnarEngine.evaluate

    def noted(*asked: Any, **named: Any) -> Told:  # noqa: ANN401
        found.append(evaluate(*asked, **named))
        return found[-1]

    monkeypatch.setattr(ColumnarEngine, "evaluate", noted)
    return found


def _arrays_of(frame: Any, name: str) -> np.ndarray[Any, Any]:  # noqa: ANN401
    if isinstance(frame, pa.Table):
        array = frame[name].chunk(0)
        held = array.indices if pa.types.is_dictionary(array.type) else array
        kind = np.uint8 if held.type == pa.uint8() else np.float64
        return np.frombuffer(held.buffers()[1], kind)
    if isinstance(frame, pl.DataFrame):
        series = frame[name]
        physical = series.to_physical() if isinstance(series.dtype, pl.Enum) else series
        return np.frombuffer(physical.to_arrow().buffers()[1], np.uint8 if physical.dtype == pl.UInt8 else np.float64)
    if isinstance(frame, pd.DataFrame):
        series = frame[name]
        return np.asarray(series.array.codes if isinstance(series.dtype, pd.CategoricalDtype) else series.to_numpy())
    return np.asarray(frame[name])


@pytest.mark.parametrize(
    "make", [pa.table, pl.DataFrame, pd.DataFrame, lambda table: {k: np.array(v) for k, v in table.items()}]
)
def test_verdicts_and_points_go_out_without_a_copy(make: Any, told: list[Told]) -> None:  # noqa: ANN401
    frame = evaluate_frame(PACT, make(TABLE))
    (held,) = told
    assert held.verdicts is not None
    assert held.points is not None
    for number, target in enumerate(PACT.targets):
        # Polars checks codes that it takes over, which is slower than to pick words by them.
        shared = np.shares_memory(_arrays_of(frame, f"{target}_verdict"), held.verdicts[number])
        assert shared is not isinstance(frame, pl.DataFrame)
        assert np.shares_memory(_arrays_of(frame, f"{target}_points"), held.points[number])
    assert np.shares_memory(_arrays_of(frame, "share_certain"), held.share)
