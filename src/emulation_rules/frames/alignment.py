"""Where the units of one table, or one year, stand in another."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as at
from numpy.typing import NDArray

from emulation_rules.columnar.column import Mask
from emulation_rules.frames.eager_frame import ALL_ROWS, Rows
from emulation_rules.frames.units import check_once


def aligned(units: pa.Array, others: pa.Array, column: str) -> tuple[Rows, Mask | None]:
    """Return the row of ``others`` that each unit has there, and which units have none.

    All rows, and no work, where both name the same units in the same order; otherwise a join. Raises
    `InvalidReportError` where others name a unit twice.
    """
    if units.equals(others):
        return ALL_ROWS, None
    units, others = _alike(units, others)
    if units.equals(others):
        return ALL_ROWS, None
    check_once(others, column)
    found = pc.index_in(units, value_set=others)
    absent = None if not found.null_count else np.asarray(found.is_null().to_numpy(zero_copy_only=False))
    rows: NDArray[Any] = pc.fill_null(found, 0).to_numpy(zero_copy_only=False)
    return rows, absent


def behind(rows: Rows, positions: Rows) -> Rows:
    """Return the rows of a table at positions among some of its rows."""
    if isinstance(positions, slice):
        return rows
    if isinstance(rows, slice):
        return positions + rows.start if rows.start else positions
    return np.asarray(rows[positions])


def _alike(units: pa.Array, others: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Return both as arrays of one type."""
    units, others = (one.dictionary_decode() if at.is_dictionary(one.type) else one for one in (units, others))
    if units.type == others.type:
        return units, others
    if at.is_integer(units.type) and at.is_integer(others.type):
        return units.cast(pa.int64()), others.cast(pa.int64())
    return units.cast(pa.large_string()), others.cast(pa.large_string())
