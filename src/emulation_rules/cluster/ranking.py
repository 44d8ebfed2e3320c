"""Ranks by keys that may be intervals: who is surely, and who is possibly, before whom.

Every key has two ends, and ends are put so that they sort: an open end stands just inside its number. One unit is then
surely before another where its lower ends, taken key by key like the letters of a word, come after the other's upper
ends; and possibly where its upper ends come after the other's lower ones. So counting who is before whom is a search in
a sorted list, however much is open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping

from emulation_rules.model.placed import Placed
from emulation_rules.model.standing import Rank


class Order:
    """Some units in order; counts how many of them stand before a unit, whether it is one of them or not."""

    def __init__(self, units: Iterable[Placed]) -> None:
        held = list(units)
        self._least = sorted(one.least for one in held)
        self._most = sorted(one.most for one in held)

    def surely_before(self, one: Placed) -> int:
        """Return how many are better, whatever becomes known."""
        return len(self._least) - bisect_right(self._least, one.most)

    def possibly_before(self, one: Placed) -> int:
        """Return how many may be better; a unit whose keys are open counts itself."""
        return len(self._most) - bisect_right(self._most, one.least)

    def surely_level(self, one: Placed) -> int:
        """Return how many are as good or better, whatever becomes known; a unit whose keys are known counts itself."""
        return len(self._least) - bisect_left(self._least, one.most)

    def possibly_level(self, one: Placed) -> int:
        """Return how many may be as good or better; a unit counts itself."""
        return len(self._most) - bisect_left(self._most, one.least)


def ranks_of(units: Mapping[str, Placed]) -> Mapping[str, Rank]:
    """Return every unit's rank: one and how many are surely before it, to one and how many may be.

    Units that are certainly level share a rank, and as many ranks behind them are left out: 1, 2, 2, 4.
    """
    order = Order(units.values())
    level = Counter(one.most for one in units.values() if one.certain)
    return {name: _rank(order, one, len(units), shared=level[one.most] > 1) for name, one in units.items()}


def _rank(order: Order, one: Placed, of: int, *, shared: bool) -> Rank:
    itself = not one.certain
    worst = 1 + order.possibly_before(one) - itself
    return Rank(1 + order.surely_before(one), worst, of, shared and one.certain)
