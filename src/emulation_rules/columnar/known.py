"""What is known of a number in many rows at once: the number, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.exact import Exact
from emulation_rules.model.verdict import EXEMPTING, PRIORITY, Reason
from emulation_rules.plan.known import UNREPORTED

Ranks: TypeAlias = NDArray[np.uint8]
"""Reasons by their place in `PRIORITY`: of several, the least is the one to give."""

KNOWN: Final = 255
"""The rank where there is no reason, the number being known."""

BY_RANK: Final = tuple(sorted(PRIORITY, key=PRIORITY.__getitem__))
"""The reasons in the order of their ranks."""


@dataclass(frozen=True, slots=True)
class Known:
    """A number a row; where ``ranks`` is not `KNOWN`, the reason there is none. ``ranks`` None: all are known."""

    number: Exact
    ranks: Ranks | None = None

    def rows(self, chosen: NDArray[np.intp]) -> Known:
        """Return some of the rows."""
        return Known(self.number.rows(chosen), None if self.ranks is None else self.ranks[chosen])


def rank_of(reason: Reason) -> int:
    """Return the rank of a reason."""
    return PRIORITY[reason]


def unknown(reason: Reason, rows: int) -> Known:
    """Return what is not known in any row."""
    return Known(Exact.constant(Fraction(0), rows), np.full(rows, rank_of(reason), np.uint8))


_FIRST_UNKNOWN: Final = len(EXEMPTING)
_FIRST_DECIDED: Final = min(PRIORITY[reason] for reason in (Reason.MEASURED, Reason.CLAIMED, Reason.JUDGED))


def gaps(ranks: Ranks) -> tuple[Ranks, Ranks]:
    """Return where a number is not known, and where that is because nothing is asked: one there, zero elsewhere."""
    return np.less(ranks, _FIRST_DECIDED).view(np.uint8), np.less(ranks, _FIRST_UNKNOWN).view(np.uint8)


def is_unknown(rank: int) -> bool:
    """Whether a reason is one for which a number is not known, and asked for."""
    return _FIRST_UNKNOWN <= rank < _FIRST_DECIDED


def first_ranks(*ranks: Ranks | None) -> Ranks | None:
    """Return the reason to give by row where there are several."""
    given = [each for each in ranks if each is not None]
    return reduce(np.minimum, given) if given else None


def with_reason(known: Known, where: Mask, reason: Reason) -> Known:
    """Return what is known, less the rows of a mask, which are not for a reason unless they have one already."""
    if not where.any():
        return known
    new = np.where(where, np.uint8(rank_of(reason)), np.uint8(KNOWN))
    ranks = new if known.ranks is None else np.where(known.ranks == KNOWN, new, known.ranks)
    return Known(known.number, ranks)


def _table(reasons: frozenset[Reason]) -> Mask:
    found = np.zeros(256, bool)
    found[[rank_of(reason) for reason in reasons]] = True
    return found


_UNREPORTED: Final = _table(UNREPORTED)
_ABSENT: Final = _table(UNREPORTED | EXEMPTING)
_EXEMPTING: Final = _table(EXEMPTING)


def unreported(ranks: Ranks) -> Mask:
    """Return where the reason is one of `UNREPORTED`."""
    return _UNREPORTED[ranks]


def absent(known: Known, rows: int) -> Mask:
    """Return where figures were not reported, or do not apply."""
    return np.zeros(rows, bool) if known.ranks is None else _ABSENT[known.ranks]


def exempting(ranks: Ranks) -> Mask:
    """Return where the reason is that nothing is asked."""
    return _EXEMPTING[ranks]


def merged(where: Mask, here: Known, elsewhere: Known) -> Known:
    """Return one where a mask is true and the other elsewhere."""
    if where.all():
        return here
    if not where.any():
        return elsewhere
    ranks = None
    if here.ranks is not None or elsewhere.ranks is not None:
        ranks = np.where(where, _ranks(here), _ranks(elsewhere)).astype(np.uint8)
    return Known(here.number.chosen(where, elsewhere.number), ranks)


def _ranks(known: Known) -> Ranks | np.uint8:
    return np.uint8(KNOWN) if known.ranks is None else known.ranks
