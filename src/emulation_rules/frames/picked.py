"""Some rows of columns, in another order, and with rows that they do not have."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from emulation_rules.columnar.column import Claims, Column, Mask
from emulation_rules.frames.eager_frame import ALL_ROWS, Rows

_SHORT: Final = np.iinfo(np.uint32).max


class Picked:
    """Rows of columns; those that are ``absent`` were not reported, whatever stands where they point.

    Columns are over the same memory where rows are a slice.
    """

    def __init__(self, rows: Rows, absent: Mask | None = None) -> None:
        self._rows = rows
        self._absent = absent

    def column(self, column: Column) -> Column:
        """Return the rows of a column."""
        if isinstance(self._rows, slice) and self._rows == ALL_ROWS and self._absent is None:
            return column
        sides = None if column.sides is None else column.sides[self._rows]
        return Column(self._values(column.values), column.places, self._missing(column.missing), sides)

    def claims(self, claims: Claims) -> Claims:
        """Return the rows of claims."""
        return Claims(claims.values[self._rows], self._missing(claims.missing))

    def _values(self, values: NDArray[Any]) -> NDArray[Any]:
        if isinstance(self._rows, slice) or values.dtype.kind not in "if":
            return values[self._rows]
        # All rows are there, and Arrow, which need not look, takes less than half the time of NumPy.
        found: NDArray[Any] = pc.take(pa.array(values), self._places, boundscheck=False).to_numpy()
        return found

    @cached_property
    def _places(self) -> pa.Array:
        rows = np.asarray(self._rows)
        return pa.array(rows.astype(np.uint32) if len(rows) and rows.max() <= _SHORT else rows)

    def _missing(self, missing: Mask | None) -> Mask | None:
        if missing is None:
            return self._absent
        return missing[self._rows] if self._absent is None else missing[self._rows] | self._absent
