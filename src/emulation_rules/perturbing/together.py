"""All weights at once, each by itself within the same percent: who can still pass whom.

A score is linear in its weights, so the most that two units' scores can part or close is reached at a corner, found by
looking at each weight alone. Where units have different weights to reach their shares are quotients of two such
sums; the largest of those is found by climbing from corner to corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Combine, RoundingStage, tops_of
from emulation_rules.model.standing import Rank, Standing
from emulation_rules.perturbing.curves import Curve
from emulation_rules.perturbing.lever import Lever
from emulation_rules.perturbing.ratio import NotSmoothError, Ratio
from emulation_rules.perturbing.weights import Weights

_ONE = Fraction(1)
_PLAIN = (Combine.SUM, Combine.MEAN)


@dataclass(frozen=True, slots=True)
class Linear:
    """``(number + sum of above[w] e[w]) / (divisor + sum of below[w] e[w])``, e being what weights are moved by."""

    number: Fraction
    divisor: Fraction
    above: Mapping[str, Fraction]
    below: Mapping[str, Fraction]

    @property
    def now(self) -> Fraction:
        """What it is while no weight is moved."""
        return self.number / self.divisor

    def most(self, reach: Fraction) -> Fraction:
        """Return the largest it can be while every weight moves by at most ``reach``."""
        return self._corner(reach, 1)

    def least(self, reach: Fraction) -> Fraction:
        """Return the smallest it can be."""
        return self._corner(reach, -1)

    def _corner(self, reach: Fraction, sign: int) -> Fraction:
        best = self.now
        while True:
            pulls = {name: self.above[name] - best * self.below[name] for name in self.above}
            steps = {name: reach * sign * ((pull > 0) - (pull < 0)) for name, pull in pulls.items()}
            number = self.number + sum((self.above[name] * step for name, step in steps.items()), Fraction(0))
            divisor = self.divisor + sum((self.below[name] * step for name, step in steps.items()), Fraction(0))
            found = number / divisor
            if found == best:
                return best
            best = found


def linear_levers(ruleset: Ruleset, levers: Sequence[Lever]) -> tuple[Lever, ...]:
    """Return the weights a score is linear in together, none where something bends it."""
    rules = ruleset.score
    tops = tops_of(ruleset.groups, ruleset.targets)
    bent = rules.cap is not None or rules.floor is not None
    bent |= rules.rounding is not None and rules.stage is RoundingStage.TOTAL
    for group in ruleset.groups.values():
        sole = group.combine is Combine.WEIGHTED_MEAN and tops == (group.id,)
        bent |= group.scored and (group.combine not in _PLAIN and not sole)
        bent |= any(each is not None for each in (group.cap, group.floor, group.out_of, group.rounding))
    if bent:
        return ()
    if any(lever.share for lever in levers):
        return tuple(lever for lever in levers if lever.share)
    return tuple(lever for lever in levers if lever.name in ruleset.targets)


class Together:
    """The first key that units are ranked by, over all weights. Raises `NotSmoothError` where it is not linear."""

    def __init__(self, weights: Weights, levers: Sequence[Lever], standings: Sequence[Standing]) -> None:
        if not levers:
            raise NotSmoothError
        self._standings = [one for one in standings if one.rank is not None]
        here = Interval.point(_ONE)
        curves = {lever.name: weights.keys(lever, here) for lever in levers}
        self._low: dict[str, Linear] = {}
        self._high: dict[str, Linear] = {}
        for one in self._standings:
            first = {name: keys[one.unit][0] for name, keys in curves.items()}
            self._low[one.unit] = _linear(first, high=False)
            self._high[one.unit] = _linear(first, high=True)

    def ranks(self, reach: Fraction, *, lower: bool, within_peers: bool) -> Iterator[tuple[str, Rank]]:
        """Yield every unit with the ranks it may come to. ``lower``: less of the key is better."""
        ahead = {unit: (self._low[unit], self._high[unit]) for unit in self._low}
        if lower:
            ahead = {unit: (_turned(high), _turned(low)) for unit, (low, high) in ahead.items()}
        spans = {unit: (low.least(reach), high.most(reach)) for unit, (low, high) in ahead.items()}
        for one in self._standings:
            rivals = [
                each.unit
                for each in self._standings
                if each is not one and (not within_peers or each.peers == one.peers)
            ]
            surely = sum(_surely(ahead, spans, other, one.unit, reach) for other in rivals)
            behind = sum(_surely(ahead, spans, one.unit, other, reach) for other in rivals)
            yield one.unit, Rank(1 + surely, len(rivals) + 1 - behind, len(rivals) + 1)

    def until_level(self, upper: str, lower: str, *, less: bool) -> Fraction | None:
        """Return the percent by which all weights may move before two units stand level, None where none does."""
        first, second = (self._high[upper], self._low[lower]) if less else (self._low[upper], self._high[lower])
        if not _comparable(first, second):
            return None
        pull = sum((abs(first.above[name] - second.above[name]) for name in first.above), Fraction(0))
        apart = abs(first.number - second.number)
        return 100 * apart / pull if pull and apart < pull else None


def _surely(
    ahead: Mapping[str, tuple[Linear, Linear]],
    spans: Mapping[str, tuple[Fraction, Fraction]],
    one: str,
    other: str,
    reach: Fraction,
) -> bool:
    """Whether one is ahead of another wherever the weights are."""
    low, high = ahead[one][0], ahead[other][1]
    if spans[one][0] > spans[other][1]:
        return True
    if not _comparable(low, high):
        return False
    pull = sum((abs(low.above[name] - high.above[name]) for name in low.above), Fraction(0))
    return low.number - high.number > reach * pull


def _comparable(one: Linear, other: Linear) -> bool:
    """Whether two quotients have the same divisor, so that their numerators decide."""
    return one.divisor == other.divisor and one.below == other.below


def _turned(linear: Linear) -> Linear:
    return Linear(-linear.number, linear.divisor, {name: -each for name, each in linear.above.items()}, linear.below)


def _linear(curves: Mapping[str, Curve | None], *, high: bool) -> Linear:
    """Put together what a key is in each weight alone. Raises `NotSmoothError` where they do not fit."""
    ratios: dict[str, Ratio] = {}
    for name, curve in curves.items():
        if curve is None:
            raise NotSmoothError
        ratios[name] = curve.high if high else curve.low
    known = {(sum(ratio.above), sum(ratio.below)) for ratio in ratios.values()}
    if len(known) > 1 or any(max(len(ratio.above), len(ratio.below)) > 2 for ratio in ratios.values()):  # noqa: PLR2004
        raise NotSmoothError
    number, divisor = known.pop()
    slopes = [{name: _slope(part(ratio)) for name, ratio in ratios.items()} for part in (_above, _below)]
    return Linear(Fraction(number), Fraction(divisor), *slopes)


def _above(ratio: Ratio) -> Sequence[Fraction]:
    return ratio.above


def _below(ratio: Ratio) -> Sequence[Fraction]:
    return ratio.below


def _slope(poly: Sequence[Fraction]) -> Fraction:
    return poly[1] if len(poly) > 1 else Fraction(0)
