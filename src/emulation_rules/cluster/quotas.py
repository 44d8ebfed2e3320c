"""How many units a title may be proposed for, and which: the best in rank, as far as that can be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.cluster.ranking import Order
from emulation_rules.model.placed import Placed
from emulation_rules.model.scoring import Rounding, RoundingMode
from emulation_rules.model.standing import Because, Outcome
from emulation_rules.model.titles import AtTheCut, Quota, QuotaBase
from emulation_rules.plan.rounding import rounded


@dataclass(frozen=True, slots=True)
class Count:
    """How many, from the fewest to the most while that is open."""

    least: int
    most: int


def places(quota: Quota, units: int, holders: Count) -> Count:
    """Return how many places there are. ``holders`` are those of the title the quota is a share of."""
    if quota.number is not None:
        return Count(quota.number, quota.number)
    share = quota.share or Fraction(0)
    match quota.base:
        case QuotaBase.UNITS:
            number = _rounded(share * units, quota.rounding)
            return Count(number, number)
        case QuotaBase.HOLDERS:
            return Count(*(_rounded(share * held, quota.rounding) for held in (holders.least, holders.most)))
        case QuotaBase.OTHERS:
            return Count(*(_of_others(share, held, quota.rounding) for held in (holders.least, holders.most)))


def _of_others(share: Fraction, holders: int, mode: RoundingMode) -> int:
    """The largest E <= share x (N - E): what is allowed falls as E rises, so there is one, found by halving."""
    low, high = 0, holders
    while low < high:
        middle = (low + high + 1) // 2
        if middle <= _rounded(share * (holders - middle), mode):
            low = middle
        else:
            high = middle - 1
    return low


def _rounded(number: Fraction, mode: RoundingMode) -> int:
    return int(rounded(number, Rounding(0, mode)))


@dataclass(frozen=True, slots=True)
class Contender:
    """A unit that is, or may be, good enough for a title, with its place."""

    placed: Placed
    sure: bool


@dataclass(frozen=True, slots=True)
class _Positions:
    """Where a unit stands among the contenders, at best and at worst: before those level with it, and behind them."""

    first: Count
    last: Count


def against_quota(
    contenders: Mapping[str, Contender], available: Count, ties: AtTheCut
) -> Mapping[str, tuple[Outcome, Because]]:
    """Return for every contender whether it has a place.

    A place is certain where even the worst position is among the fewest places, and lost where the best one is beyond
    the most. Units that tie for the last places get them all, none of them, or are left to people, as declared.
    """
    sure = Order(one.placed for one in contenders.values() if one.sure)
    every = Order(one.placed for one in contenders.values())
    return {name: _outcome(_positions(one, sure, every), available, ties) for name, one in contenders.items()}


def _positions(one: Contender, sure: Order, every: Order) -> _Positions:
    itself, open_keys = one.sure, not one.placed.certain
    first = Count(
        1 + sure.surely_before(one.placed),
        1 + every.possibly_before(one.placed) - open_keys,
    )
    last = Count(
        1 + sure.surely_level(one.placed) - (itself and not open_keys),
        every.possibly_level(one.placed),
    )
    return _Positions(first, last)


def _outcome(at: _Positions, available: Count, ties: AtTheCut) -> tuple[Outcome, Because]:
    if at.first.least > available.most:
        return Outcome.NOT_ELIGIBLE, Because.BEYOND_QUOTA
    counted = at.first if ties is AtTheCut.ALL else at.last
    if counted.most <= available.least:
        return Outcome.ELIGIBLE, Because.QUALIFIES
    if ties is AtTheCut.NONE and at.last.least > available.most:
        return Outcome.NOT_ELIGIBLE, Because.TIE_AT_THE_CUT
    settled = at.first.least == at.first.most and at.last.least == at.last.most and available.least == available.most
    if ties is AtTheCut.UNDETERMINED and settled:
        return Outcome.UNDETERMINED, Because.TIE_AT_THE_CUT
    return Outcome.UNDETERMINED, Because.QUOTA_OPEN
