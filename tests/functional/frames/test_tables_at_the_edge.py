"""Tables that are empty, name one column twice over, or bring points beyond 64 bits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from tests.samples.frame_pact import CHANGE

from emulation_rules import FrameNames, evaluate_frame, loads

FAR = loads("""
format: emulation-rules/1
id: far
title: Far
period: 2022
indicators:
  a: {measure: count, better: lower}
  b: {measure: count, better: lower}
targets:
  least: {indicator: a, criterion: at most 5, points: 0.000000001}
  most: {indicator: a, criterion: at most 6, points: 4611686019}
  open: {indicator: b, criterion: at most 6, points: 999999999999999999999999}
""")

KINDS: dict[str, Callable[[pl.DataFrame], Any]] = {
    "polars": lambda frame: frame,
    "pandas": lambda frame: frame.to_pandas(),
    "pyarrow": lambda frame: frame.to_arrow(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_earlier_table_without_rows_reports_nothing(kind: str) -> None:
    """Units named by text find nobody there, and their targets are open."""
    now, of = pl.DataFrame({"unit": ["a", "b"], "crimes": [1, 2]}), KINDS[kind]
    told: Any = evaluate_frame(CHANGE, {2022: of(now.clear()), 2023: of(now)})
    assert pa.array(told["fewer_verdict"]).to_pylist() == ["undetermined"] * 2


def test_a_relation_of_single_figures_may_be_empty() -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE figures (unit VARCHAR, period INTEGER, indicator VARCHAR, value DOUBLE)")
        told: Any = evaluate_frame(CHANGE, connection.table("figures"))
        assert told.fetchall() == []
        assert "fewer_verdict" in told.columns


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_that_is_unit_and_cluster_is_told_once(kind: str) -> None:
    frame = pl.DataFrame({"unit": ["a", "b"], "crimes": [1, 2], "crimes@2022": [2, 1]})
    told: Any = evaluate_frame(CHANGE, KINDS[kind](frame), names=FrameNames(unit="unit", cluster="unit"))
    names = told.column_names if kind == "pyarrow" else list(told.columns)
    assert names.count("unit") == 1


def test_points_beyond_64_bits_are_added_up_exactly() -> None:
    """In parts of a billionth, 4,611,686,019 points are more than 62 bits."""
    told: Any = evaluate_frame(FAR, {"a": np.array([1, 9]), "b": np.ma.array([1, 0], mask=[False, True])})
    whole = 999999999999999999999999 + 4611686019
    assert told["score_certain"].tolist() == [float(whole), 0.0]
    assert told["score_possible"].tolist() == [float(whole), 999999999999999999999999.0]


def test_the_index_of_a_result_is_its_own() -> None:
    frame = pd.DataFrame({"crimes": [1], "crimes@2022": [2]}, index=pd.Index([7], name="row"))
    told: Any = evaluate_frame(CHANGE, frame)
    told.index.name = "changed"
    assert frame.index.name == "row"
