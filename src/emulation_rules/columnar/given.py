"""What rows are given without a column of their own: from a list of few, or nothing at all."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from emulation_rules.columnar.column import Looked
from emulation_rules.columnar.exact import Exact, whole_array
from emulation_rules.columnar.known import KNOWN, rank_of
from emulation_rules.columnar.reading import Seen
from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.known import Bounds


class Given:
    """Reads what rows are given from a list of few."""

    def __init__(self, looked: Looked) -> None:
        known = looked.known
        self._codes = looked.codes
        self._known = known
        self._numbers = Exact.of([_point(each) for each in known])
        self._ranks = np.array([rank_of(each) if isinstance(each, Reason) else KNOWN for each in known], np.uint8)
        self._wide = np.array([isinstance(each, Interval) and not each.is_point for each in known], bool)

    def seen(self, rows: slice | np.ndarray) -> Seen:
        """Return what some rows are given; zero where there is no number, or a range."""
        codes = self._codes[rows]
        ranks, wide = self._ranks[codes], self._wide[codes]
        return Seen(
            ranks=None if (ranks == KNOWN).all() else ranks,
            wide=wide if wide.any() else None,
            number=self._numbers.rows(codes),
        )

    def bounds(self, row: int) -> Bounds:
        """Return what a row is given."""
        return self._known[int(self._codes[row])]


def _point(known: Bounds) -> Fraction:
    return known.number if isinstance(known, Interval) and known.is_point else Fraction(0)


def nowhere(reason: Reason, rows: int) -> Seen:
    """Return a slot that nobody reported."""
    return Seen(ranks=np.full(rows, rank_of(reason), np.uint8), number=Exact.whole(whole_array(0, rows), 1, 0))
