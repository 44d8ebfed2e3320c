"""Places of a quota, and who has one, held against every order that is still possible."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulation_rules.cluster.quotas import Contender, Count, against_quota, places
from emulation_rules.model.interval import Interval
from emulation_rules.model.placed import placed
from emulation_rules.model.scoring import RoundingMode
from emulation_rules.model.standing import Because, Outcome
from emulation_rules.model.titles import AtTheCut, Quota, QuotaBase

FIFTH = Fraction(1, 5)


def available(quota: Quota, holders: int) -> int:
    found = places(quota, holders, Count(holders, holders))
    assert found.least == found.most
    return found.least


@pytest.mark.parametrize(
    ("units", "others", "down", "half_up", "up"),
    [(5, 0, 1, 1, 1), (6, 1, 1, 1, 2), (8, 1, 1, 2, 2), (10, 1, 2, 2, 2), (13, 2, 2, 3, 3), (15, 2, 3, 3, 3)],
)
def test_a_fifth_of_the_good(units: int, others: int, down: int, half_up: int, up: int) -> None:
    of_others = Quota(share=FIFTH, base=QuotaBase.OTHERS, of="good")
    modes = (RoundingMode.DOWN, RoundingMode.HALF_UP, RoundingMode.UP)
    of_holders = [Quota(share=FIFTH, base=QuotaBase.HOLDERS, of="good", rounding=mode) for mode in modes]
    assert available(of_others, units) == others
    assert [available(quota, units) for quota in of_holders] == [down, half_up, up]
    assert available(Quota(share=FIFTH), units) == down


@given(st.integers(0, 60), st.fractions(0, 2, max_denominator=20), st.sampled_from(RoundingMode))
def test_of_others_is_the_most_that_keeps_to_the_share(holders: int, share: Fraction, mode: RoundingMode) -> None:
    found = available(Quota(share=share, base=QuotaBase.OTHERS, of="good", rounding=mode), holders)
    kept = [
        number
        for number in range(holders + 1)
        if number <= available(Quota(share=share, rounding=mode), holders - number)
    ]
    assert found == max(kept)


def test_a_number_of_places_is_that_number() -> None:
    assert places(Quota(number=3), 100, Count(0, 0)) == Count(3, 3)


def test_open_holders_leave_the_number_of_places_open() -> None:
    quota = Quota(share=Fraction(1, 2), base=QuotaBase.HOLDERS, of="good")
    assert places(quota, 100, Count(4, 7)) == Count(2, 3)


def test_without_places_everyone_is_beyond() -> None:
    contenders = {"a": Contender(placed([Interval.point(1)], [False]), sure=True)}
    found = against_quota(contenders, Count(0, 0), AtTheCut.ALL)
    assert found == {"a": (Outcome.NOT_ELIGIBLE, Because.BEYOND_QUOTA)}


def test_a_unit_that_can_at_best_tie_for_the_last_place_has_none_where_ties_get_none() -> None:
    keys = {"open": Interval(Fraction(1), Fraction(2)), "known": Interval.point(2)}
    contenders = {name: Contender(placed([key], [False]), sure=True) for name, key in keys.items()}
    found = against_quota(contenders, Count(1, 1), AtTheCut.NONE)
    assert found["open"] == (Outcome.NOT_ELIGIBLE, Because.TIE_AT_THE_CUT)
    assert found["known"] == (Outcome.UNDETERMINED, Because.QUOTA_OPEN)


small = st.integers(0, 3).map(Fraction)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(small, small, st.booleans()), min_size=1, max_size=4),
    st.integers(0, 4),
    st.sampled_from(AtTheCut),
)
def test_who_has_a_place_whatever_becomes_known(
    drawn: list[tuple[Fraction, Fraction, bool]], number: int, ties: AtTheCut
) -> None:
    """Every whole number a key can be, and every way doubtful contenders can turn out, gives what was said."""
    spans = [(min(low, high), max(low, high), sure) for low, high, sure in drawn]
    contenders = {
        str(place): Contender(placed([Interval(low, high)], [False]), sure)
        for place, (low, high, sure) in enumerate(spans)
    }
    said = against_quota(contenders, Count(number, number), ties)
    keys = [range(int(low), int(high) + 1) for low, high, _ in spans]
    present = [(True,) if sure else (True, False) for _, _, sure in spans]
    for chosen, there in product(product(*keys), product(*present)):
        units = {str(place): key for place, key in enumerate(chosen) if there[place]}
        for name, outcome in settled(units, number, ties).items():
            assert said[name][0] in (Outcome.UNDETERMINED, outcome)


def settled(units: dict[str, int], number: int, ties: AtTheCut) -> dict[str, Outcome]:
    """Who has a place once all is known."""
    found = {}
    for name, key in units.items():
        first = 1 + sum(other > key for other in units.values())
        last = sum(other >= key for other in units.values())
        at_the_cut = first <= number < last
        if at_the_cut and ties is AtTheCut.UNDETERMINED:
            found[name] = Outcome.UNDETERMINED
        elif at_the_cut:
            found[name] = Outcome.ELIGIBLE if ties is AtTheCut.ALL else Outcome.NOT_ELIGIBLE
        else:
            found[name] = Outcome.ELIGIBLE if last <= number else Outcome.NOT_ELIGIBLE
    return found
