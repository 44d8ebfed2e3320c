"""Figures on a mark and a step beside it, in frames: ours beside plain floats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np

import emulation_rules
from boundaries import families
from bulk.peers.base import Own
from bulk.peers.duckdb_floats import TABLE, connected, sql, stored
from bulk.peers.pandas_floats import Pandas
from bulk.peers.polars_floats import plan
from emulation_rules import loads
from workload import Workload

Frame = Mapping[str, list[Any]]
"""Figures by flat key, whole numbers and floats mixed as programs hold them."""


def wrong_at_ties(way: str, cases: int) -> dict[str, list[int]]:
    """Return how many cases there are and how many come out wrong, by kind of boundary."""
    counts: dict[str, list[int]] = {}
    for family in families(cases):
        keys = family.cases[0][0]
        frame = {key: [figures[key] for figures, _ in family.cases] for key in keys}
        met = np.array([truth for _, truth in family.cases])
        said = WAYS[way](family.workload, frame)
        count = counts.setdefault(family.kind, [0, 0])
        count[0] += len(met)
        count[1] += int(np.count_nonzero(np.asarray(said, bool) != met))
    return counts


def _arrow(frame: Frame) -> Own:
    import pyarrow as pa

    whole = {key: all(isinstance(value, int) for value in values) for key, values in frame.items()}
    return pa.table({key: pa.array(values, None if whole[key] else pa.float64()) for key, values in frame.items()})


def _polars(workload: Workload, frame: Frame) -> Own:
    import polars as pl

    found: Any = emulation_rules.evaluate_frame(loads(workload.text), pl.from_arrow(_arrow(frame)))
    return (found["t_verdict"] == "met").to_numpy()


def _pandas(workload: Workload, frame: Frame) -> Own:
    found = emulation_rules.evaluate_frame(loads(workload.text), _arrow(frame).to_pandas())
    return (found["t_verdict"] == "met").to_numpy()


def _duckdb(workload: Workload, frame: Frame) -> Own:
    relation = stored(connected(), _arrow(frame)).table(TABLE)
    words = emulation_rules.evaluate_frame(loads(workload.text), relation).to_arrow_table()["t_verdict"]
    return np.array(words.to_pylist()) == "met"


def _polars_by_hand(workload: Workload, frame: Frame) -> Own:
    import polars as pl

    given: Any = pl.from_arrow(_arrow(frame))
    return plan(workload, given.lazy()).collect()["t_verdict"].to_numpy()


def _pandas_by_hand(workload: Workload, frame: Frame) -> Own:
    return Pandas().prepare(workload, _arrow(frame).to_pandas())()["t_verdict"].to_numpy()


def _duckdb_by_hand(workload: Workload, frame: Frame) -> Own:
    return stored(connected(), _arrow(frame)).sql(sql(workload, TABLE)).to_arrow_table()["t_verdict"].to_numpy()


WAYS: Final[Mapping[str, Callable[[Workload, Frame], Own]]] = {
    "polars": _polars,
    "pandas": _pandas,
    "DuckDB": _duckdb,
    "polars by hand": _polars_by_hand,
    "pandas by hand": _pandas_by_hand,
    "DuckDB by hand": _duckdb_by_hand,
}
