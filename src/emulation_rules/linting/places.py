"""How many places a quota comes to."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import RoundingMode
from emulation_rules.model.titles import Quota, QuotaBase


def contest(ruleset: Ruleset) -> int:
    """Return how many units the largest ranking has."""
    if ruleset.ranking is None or not ruleset.ranking.within_peers:
        return len(ruleset.units)
    groups = list(ruleset.peers_of.values())
    return max((groups.count(group) for group in groups), default=0)


def most_places(quota: Quota, units: int) -> int:
    """Return the places there are where every unit is in the base."""
    if quota.number is not None or quota.share is None:
        return quota.number or 0
    if quota.base is QuotaBase.OTHERS:
        # Taken from the others of all units: the holders never leave themselves without others.
        return max(held for held in range(units + 1) if held <= _rounded(quota.share * (units - held), quota))
    return _rounded(quota.share * units, quota)


def _rounded(number: Fraction, quota: Quota) -> int:
    match quota.rounding:
        case RoundingMode.DOWN:
            return floor(number)
        case RoundingMode.UP:
            return ceil(number)
        case RoundingMode.HALF_UP:
            return floor(number + Fraction(1, 2))
        case RoundingMode.HALF_EVEN:
            return round(number)
