"""Ranks of intervals in each group of rows: as `cluster.ranking` has it, for all groups at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from emulation_rules.columnar.clusters.ends import Ends, in_order
from emulation_rules.columnar.clusters.numbers import Whole
from emulation_rules.columnar.column import Mask


def placed(low: Ends, high: Ends, *, lower: bool) -> tuple[Whole, Whole]:
    """Return the least and the most that each can be as places that sort; more is better, or less where ``lower``.

    An open end stands just inside its number.
    """
    if low is high:
        place = 3 * in_order(low.above, low.below)
        return (-place, -place) if lower else (place, place)
    size = len(low.above)
    places = 3 * in_order(np.concatenate([low.above, high.above]), np.concatenate([low.below, high.below]))
    least = np.where(low.infinite, -3, places[:size] + low.open)
    most = np.where(high.infinite, 6 * size, places[size:] - high.open)
    return (-most, -least) if lower else (least, most)


def combined(keys: Sequence[tuple[Whole, Whole]]) -> tuple[Whole, Whole]:
    """Return places by several keys, each of which decides where those before it are level."""
    (least, most), *others = keys
    for further in others:
        both = np.unique(np.concatenate([least, most]), return_inverse=True)[1].reshape(-1).astype(np.int64)
        beside = np.concatenate(further)
        beside = beside - beside.min(initial=0)
        both = both * (int(beside.max(initial=0)) + 1) + beside
        least, most = both[: len(least)], both[len(least) :]
    return least, most


def ranks(group: Whole, least: Whole, most: Whole, certain: Mask) -> tuple[Whole, Whole]:
    """Return the best and the worst rank of each in its group, given where it stands at least and at most."""
    size = len(group)
    if not size:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    lowest = int(min(least.min(), most.min()))
    span = int(max(least.max(), most.max())) - lowest + 1
    least, most = group * span + (least - lowest), group * span + (most - lowest)
    ends = np.cumsum(np.bincount(group))[group]
    best = 1 + ends - _upto(least, most)
    worst = 1 + ends - _upto(most, least) - ~certain
    return best, worst


def _upto(held: Whole, asked: Whole) -> Whole:
    """Return how many of those held are no more than each that is asked about."""
    # Asked about in order, what is looked at next is close by.
    order = np.argsort(asked)
    found = np.empty(len(asked), np.int64)
    found[order] = np.searchsorted(np.sort(held), asked[order], side="right")
    return found
