"""Columns as Arrow tables without a copy, and what an Arrow table of results says."""

from __future__ import annotations

from typing import Any

import numpy as np

from bulk.columns import Columns
from bulk.truth import Answers
from workload import Workload


def arrow_table(columns: Columns) -> Any:
    """Return columns as an Arrow table over the same memory, but for words."""
    import pyarrow as pa

    def array(column: Any) -> Any:
        if column.dtype.kind == "O":
            return pa.array(column)
        return pa.Array.from_buffers(pa.from_numpy_dtype(column.dtype), len(column), [None, pa.py_buffer(column)])

    return pa.table({key: array(column) for key, column in columns.items()})


def from_arrow(workload: Workload, table: Any, score: str = "score") -> Answers:
    """Return what a table of results says, whose verdicts are truths or words."""
    import pyarrow as pa
    import pyarrow.compute as pc

    def verdict(column: Any) -> Any:
        if pa.types.is_boolean(column.type):
            return column.to_numpy()
        if pa.types.is_integer(column.type):
            return column.to_numpy()
        return pc.equal(pc.cast(column, pa.string()), "met").to_numpy()

    return Answers(
        [verdict(table[f"{target.id}_verdict"]) for target in workload.targets],
        [table[f"{target.id}_points"].to_numpy() for target in workload.targets],
        np.asarray(table[score].to_numpy(), np.float64),
    )
