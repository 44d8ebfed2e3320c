"""The rows that are among each other."""

from __future__ import annotations

import numpy as np

from emulation_rules.columnar.block import Prepared
from emulation_rules.columnar.clusters.numbers import Whole


def grouped(prepared: Prepared, *, peers: bool) -> tuple[Whole, int]:
    """Return the number of the group each row is in, and how many there are: clusters, or peers in them."""
    table, peers_of = prepared.table, prepared.plan.ruleset.peers_of
    clusters, groups = np.zeros(table.rows, np.int64), 1
    if table.clusters is not None:
        single, inverse = np.unique(table.clusters, return_inverse=True)
        clusters, groups = inverse.reshape(-1).astype(np.int64), len(single)
    if not peers:
        return clusters, groups
    names = {name: number for number, name in enumerate(dict.fromkeys(peers_of.values()), 1)}
    of_kind = [names.get(peers_of.get(unit, ""), 0) for unit in prepared.units.kinds]
    number = np.array(of_kind, np.int64)[prepared.units.rows]
    single, inverse = np.unique(clusters * (len(names) + 1) + number, return_inverse=True)
    return inverse.reshape(-1).astype(np.int64), len(single)
