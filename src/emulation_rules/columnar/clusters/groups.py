"""The rows that are among each other."""

from __future__ import annotations

import numpy as np

from emulation_rules.columnar.clusters.points import Whole
from emulation_rules.columnar.clusters.readings import SlotPoints
from emulation_rules.columnar.column import Table
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset


def grouped(ruleset: Ruleset, table: Table, slots: SlotPoints, *, peers: bool) -> tuple[Whole, int]:
    """Return the number of the group each row is in, and how many there are: clusters, or peers in them."""
    clusters, groups = np.zeros(table.rows, np.int64), 1
    if table.clusters is not None:
        single, inverse = np.unique(table.clusters, return_inverse=True)
        clusters, groups = inverse.reshape(-1).astype(np.int64), len(single)
    if not peers:
        return clusters, groups
    names = {name: number for number, name in enumerate(dict.fromkeys(ruleset.peers_of.values()), 1)}
    number = slots.by_unit(lambda unit: Interval.point(names.get(ruleset.peers_of.get(unit, ""), 0))).above
    single, inverse = np.unique(clusters * (len(names) + 1) + number, return_inverse=True)
    return inverse.reshape(-1).astype(np.int64), len(single)
