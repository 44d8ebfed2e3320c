"""Neighbours in rank: how little would change their order, and whether it hangs on less than is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from emulation_rules.model.indicator import Better
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import round_half_up
from emulation_rules.model.sensitivity import Close, Least, Swap
from emulation_rules.model.standing import Standing, Standings
from emulation_rules.perturbing.lever import Lever
from emulation_rules.perturbing.pieces import meetings, samples
from emulation_rules.perturbing.ratio import NotSmoothError
from emulation_rules.perturbing.together import Together
from emulation_rules.perturbing.weights import Keys, Weights

FAR = Interval(Fraction(1, 100), Fraction(2))
"""How far a weight is moved for two neighbours to swap: from next to nothing to twice what it is."""


def neighbours(standings: Standings) -> Iterator[tuple[Standing, Standing]]:
    """Yield each two units of which one is surely ranked next behind the other."""
    for upper, lower in pairwise(standings.standings):
        if upper.rank is None or lower.rank is None or (standings.within_peers and upper.peers != lower.peers):
            continue
        if upper.rank.worst < lower.rank.best:
            yield upper, lower


def swaps_of(
    standings: Standings, weights: Weights, levers: Sequence[Lever], together: Together | None
) -> Iterator[Swap]:
    """Yield for each two neighbours the smallest change of a weight, and of all, at which they stand level."""
    pairs = list(neighbours(standings))
    found: dict[tuple[str, str], tuple[str, Least]] = {}
    for lever in levers:
        try:
            keys = weights.keys(lever, FAR)
        except NotSmoothError:
            continue
        for upper, lower in pairs:
            pair = upper.unit, lower.unit
            least = _least(upper, lower, keys, standings)
            if least is not None and (pair not in found or _before(least, found[pair][1])):
                found[pair] = lever.name, least
    for upper, lower in pairs:
        name, change = found.get((upper.unit, lower.unit), ("", None))
        yield Swap(upper.unit, lower.unit, name, change, _all(upper, lower, standings, together))


def _all(upper: Standing, lower: Standing, standings: Standings, together: Together | None) -> Fraction | None:
    if together is None or upper.keys[0] == lower.keys[0]:
        return None
    less = standings.ranked_by[0].better is Better.LOWER
    return together.until_level(upper.unit, lower.unit, less=less)


def _before(one: Least, other: Least) -> bool:
    return (one.size, one.beyond) < (other.size, other.beyond)


def _least(upper: Standing, lower: Standing, keys: Mapping[str, Keys], standings: Standings) -> Least | None:
    """Return the smallest change of one weight at which a key of the upper no longer comes first."""
    found: list[Least] = []
    for place, by in enumerate(standings.ranked_by):
        first, second = keys[upper.unit][place], keys[lower.unit][place]
        if first is None or second is None:
            return None
        ends = (first.high, second.low) if by.better is Better.LOWER else (first.low, second.high)
        try:
            ways = samples(list(meetings(*ends, FAR)), FAR)
        except NotSmoothError:
            return None
        sign = -1 if by.better is Better.LOWER else 1
        for way in ways:
            passed = (each for each in way if sign * (ends[0].at(each.factor) - ends[1].at(each.factor)) <= 0)
            # A key that is the same for both now only matters where the change parts them.
            level = upper.keys[place] == lower.keys[place]
            behind = (each for each in passed if not level or ends[0].at(each.factor) != ends[1].at(each.factor))
            found += [each.least for each in [next(behind, None)] if each is not None]
        if upper.keys[place] != lower.keys[place]:
            break
    return min(found, key=lambda least: (least.size, least.beyond), default=None)


def close_calls(standings: Standings, decimals: int) -> Iterator[Close]:
    """Yield neighbours that are told apart by less than is shown at so many decimals."""
    for upper, lower in neighbours(standings):
        for place, by in enumerate(standings.ranked_by):
            first, second = upper.keys[place], lower.keys[place]
            if first is None or second is None or not (first.is_point and second.is_point):
                break
            if first == second:
                continue
            apart = abs(first.number - second.number)
            equal = round_half_up(first.number, decimals) == round_half_up(second.number, decimals)
            if equal or apart < Fraction(1, 2 * 10**decimals):
                yield Close(upper.unit, lower.unit, by.formula, apart, decimals, equal)
            break
