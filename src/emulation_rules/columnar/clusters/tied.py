"""Numbers told as floats, put in the order of what they stand for: floats that tie are told apart exactly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.clusters.exact_ends import ExactEnds
from emulation_rules.columnar.clusters.numbers import Whole
from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.told import Numbers


def tied_rows(group: Whole, low: Numbers, high: Numbers, single: Mask) -> NDArray[np.intp]:
    """Return the rows whose ends tie with those of others in their group, and may yet be other numbers.

    ``single`` is true where a point's float stands for one number only.
    """
    point = low == high
    rows = np.concatenate([np.arange(len(low)), np.flatnonzero(~point)])
    ends = np.concatenate([low, high[~point]])
    order = np.lexsort((ends, group[rows]))
    sorted_group, sorted_ends = group[rows][order], ends[order]
    new = np.concatenate([[True], (np.diff(sorted_group) != 0) | (np.diff(sorted_ends) != 0)])[: len(order)]
    tie = np.cumsum(new) - 1
    settled = (point & single)[rows][order]
    doubtful = (np.bincount(tie) > 1) & (np.bincount(tie, weights=~settled) > 0)
    return np.unique(rows[order[doubtful[tie]]])


def places(low: Numbers, high: Numbers, known: ExactEnds, *, lower: bool) -> tuple[Whole, Whole]:
    """Return the least and the most each can be as places that sort; more is better, or less where ``lower``.

    ``known`` holds the rows that had to be told apart. Other ends are as good as closed: nothing ties with them. Rows
    that are not a number come after all others: the key does not apply to them.
    """
    size = len(low)
    ends = np.concatenate([low, high])
    beside, shift = np.zeros(2 * size, np.int64), np.zeros(2 * size, np.int64)
    both = np.concatenate([known.rows, size + known.rows])
    beside[both], shift[both] = known.places(), known.inside()
    order = np.lexsort((beside, ends))
    new = (np.diff(ends[order]) != 0) | (np.diff(beside[order]) != 0)
    place = np.empty(2 * size, np.int64)
    place[order] = 3 * np.concatenate([[0], np.cumsum(new)])[: 2 * size]
    place += shift
    least, most = (-place[size:], -place[:size]) if lower else (place[:size], place[size:])
    nothing = np.isnan(low)
    before_all = min(int(least.min(initial=0)), int(most.min(initial=0))) - 1
    return np.where(nothing, before_all, least), np.where(nothing, before_all, most)
