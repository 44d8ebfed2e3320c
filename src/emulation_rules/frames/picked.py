"""Some rows of a column, in another order, and with rows that it does not have."""

from __future__ import annotations

from emulation_rules.columnar.column import Claims, Column, Mask
from emulation_rules.frames.eager_frame import ALL_ROWS, Rows


def picked_column(column: Column, rows: Rows, absent: Mask | None = None) -> Column:
    """Return rows of a column; rows that are ``absent`` were not reported, whatever stands where they point.

    Over the same memory where rows are a slice.
    """
    if isinstance(rows, slice) and rows == ALL_ROWS and absent is None:
        return column
    sides = None if column.sides is None else column.sides[rows]
    return Column(column.values[rows], column.places, _missing(column.missing, rows, absent), sides)


def picked_claims(claims: Claims, rows: Rows) -> Claims:
    """Return rows of claims."""
    return Claims(claims.values[rows], _missing(claims.missing, rows, None))


def _missing(missing: Mask | None, rows: Rows, absent: Mask | None) -> Mask | None:
    if missing is None:
        return absent
    return missing[rows] if absent is None else missing[rows] | absent
