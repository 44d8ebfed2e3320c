"""How many places a quota comes to at the most."""

from __future__ import annotations

from emulation_rules.cluster.quotas import Count, places
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.titles import Quota


def contest(ruleset: Ruleset) -> int:
    """Return how many units the largest ranking has."""
    if ruleset.ranking is None or not ruleset.ranking.within_peers:
        return len(ruleset.units)
    groups = list(ruleset.peers_of.values())
    return max((groups.count(group) for group in groups), default=0)


def most_places(quota: Quota, units: int) -> int:
    """Return the places there are where every unit holds the title the quota is a share of."""
    return places(quota, units, Count(units, units)).most
