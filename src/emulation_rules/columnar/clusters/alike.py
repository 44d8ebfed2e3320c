"""Rows that read the same, so that what they come to need be worked out for one of them only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.clusters.points import Kind, Points, lowest, taken


def alike(
    read: Sequence[Points], rows: NDArray[np.intp], more: Sequence[NDArray[np.integer[Any]]] = ()
) -> NDArray[np.intp]:
    """Return for every one of some rows the first of those that read the same figures.

    ``more`` are numbers of all rows of the table that must be the same too.
    """
    columns = [np.zeros(len(rows), np.int64), *(each[rows].astype(np.int64) for each in more)]
    for points in read:
        each = taken(points, rows)
        odd = each.kind == Kind.ODD
        above, below = lowest(each.above, each.below)
        columns += [each.kind.astype(np.int64), np.where(odd, rows, above), np.where(odd, 1, below)]
    order = np.lexsort(columns)
    table = np.stack(columns)[:, order]
    new = np.concatenate([[True], (np.diff(table, axis=1) != 0).any(axis=0)])
    first = rows[order[np.maximum.accumulate(np.where(new, np.arange(len(rows)), 0))]]
    found = np.empty(len(rows), np.intp)
    found[order] = first
    return found
