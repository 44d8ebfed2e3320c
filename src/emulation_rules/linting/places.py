"""How many places quotas come to at the most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from emulation_rules.cluster.quotas import Count, places
from emulation_rules.model.place import KeyPath
from emulation_rules.model.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class Contest:
    """A quota, the units of the largest ranking it is about, and the most places it can come to there."""

    path: KeyPath
    units: int
    places: int


def contests(ruleset: Ruleset) -> Iterator[Contest]:
    """Yield every quota of a ruleset that declares its units; every unit is taken to hold what it is a share of."""
    units = _most_ranked(ruleset)
    for title in ruleset.titles.values():
        if title.quota is not None and units:
            most = places(title.quota, units, Count(units, units)).most
            yield Contest(("titles", title.id, "quota"), units, most)


def _most_ranked(ruleset: Ruleset) -> int:
    """Return how many units the largest ranking has."""
    if ruleset.ranking is None or not ruleset.ranking.within_peers:
        return len(ruleset.units)
    groups = list(ruleset.peers_of.values())
    return max((groups.count(group) for group in groups), default=0)
