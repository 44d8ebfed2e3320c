"""Ranks by keys that may be open, held against counting every pair."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies.intervals import inside, intervals

from emulation_rules.cluster.ranking import Order, ranks_of
from emulation_rules.cluster.statistics import ranks_among
from emulation_rules.model.interval import Interval
from emulation_rules.model.placed import placed
from emulation_rules.model.standing import Rank


def point(number: int) -> Interval:
    return Interval.point(number)


def ranks(*keys: Interval | None, lower: bool = False) -> list[Rank]:
    units = {str(number): placed([key], [lower]) for number, key in enumerate(keys)}
    return list(ranks_of(units).values())


def spans(found: Sequence[Rank]) -> list[tuple[int, int]]:
    return [(rank.best, rank.worst) for rank in found]


def test_ties_share_a_rank_and_as_many_are_left_out() -> None:
    found = ranks(point(9), point(8), point(8), point(7))
    assert found == [Rank(1, 1, 4), Rank(2, 2, 4, shared=True), Rank(2, 2, 4, shared=True), Rank(4, 4, 4)]


def test_less_may_be_better() -> None:
    assert spans(ranks(point(9), point(8), point(10), lower=True)) == [(2, 2), (1, 1), (3, 3)]


def test_an_open_end_is_never_reached() -> None:
    above = Interval(Fraction(8), Fraction(10), low_open=True)
    below = Interval(Fraction(0), Fraction(8), high_open=True)
    assert spans(ranks(point(8), above, below)) == [(2, 2), (1, 1), (3, 3)]


def test_ends_that_meet_may_tie_and_may_not() -> None:
    assert spans(ranks(Interval(Fraction(8), Fraction(10)), point(8))) == [(1, 1), (1, 2)]


def test_infinite_ends() -> None:
    anything = Interval(None, None)
    assert spans(ranks(anything, point(5), anything)) == [(1, 3), (1, 3), (1, 3)]


def test_a_key_that_does_not_apply_comes_last_whichever_end_is_better() -> None:
    assert spans(ranks(None, point(0), None)) == [(2, 2), (1, 1), (2, 2)]
    assert spans(ranks(None, point(0), lower=True)) == [(2, 2), (1, 1)]


def test_open_units_never_share_for_certain() -> None:
    one = Interval(Fraction(1), Fraction(2))
    assert [rank.shared for rank in ranks(one, one)] == [False, False]


def test_a_unit_that_may_be_level_with_another_does_not_share_its_rank_yet() -> None:
    found = ranks(Interval(Fraction(1), Fraction(2)), point(2), point(2))
    assert [rank.shared for rank in found] == [False, True, True]


def test_later_keys_decide_only_between_equals() -> None:
    wide = Interval(Fraction(1), Fraction(5))
    units = {"a": [point(3), point(1)], "b": [point(3), point(2)], "c": [wide, point(9)], "d": [point(3), wide]}
    found = ranks_of({name: placed(keys, [False, False]) for name, keys in units.items()})
    assert {name: (rank.best, rank.worst) for name, rank in found.items()} == {
        "a": (2, 4),
        "b": (1, 3),
        "c": (1, 4),
        "d": (1, 3),
    }


def test_nobody_is_ranked_among_none() -> None:
    assert ranks_of({}) == {}


@settings(deadline=None)
@given(st.lists(st.tuples(intervals(), intervals()), max_size=7), st.tuples(st.booleans(), st.booleans()))
def test_ranks_are_what_counting_every_pair_gives(
    keys: list[tuple[Interval, Interval]], lower: tuple[bool, bool]
) -> None:
    found = ranks_of({str(number): placed(each, lower) for number, each in enumerate(keys)})
    turned = [[-key if down else key for key, down in zip(each, lower, strict=True)] for each in keys]
    for number, rank in enumerate(found.values()):
        others = [each for place, each in enumerate(turned) if place != number]
        surely = sum(surely_before(other, turned[number]) for other in others)
        possibly = sum(possibly_before(other, turned[number]) for other in others)
        assert (rank.best, rank.worst) == (1 + surely, 1 + possibly)


def surely_before(one: Sequence[Interval], other: Sequence[Interval]) -> bool:
    """Every number of the first is greater; or every one is at least as great, and the rest decides."""
    if not one:
        return False
    apart = one[0] - other[0]
    low = apart.low
    if low is not None and (low > 0 or (low == 0 and apart.low_open)):
        return True
    return low == 0 and surely_before(one[1:], other[1:])


def possibly_before(one: Sequence[Interval], other: Sequence[Interval]) -> bool:
    """Some number of the first is greater; or some are equal, and the rest decides."""
    if not one:
        return False
    apart = one[0] - other[0]
    return apart.high is None or apart.high > 0 or (0 in apart and possibly_before(one[1:], other[1:]))


@settings(deadline=None)
@given(st.data())
def test_one_key_ranks_hold_the_rank_of_any_numbers_drawn(data: st.DataObject) -> None:
    numbers = data.draw(st.dictionaries(st.sampled_from("abcdef"), intervals(), min_size=1))
    drawn = {name: data.draw(inside(interval)) for name, interval in numbers.items()}
    for name, span in ranks_among(numbers).items():
        assert 1 + sum(other > drawn[name] for other in drawn.values()) in span


@settings(deadline=None)
@given(st.lists(intervals(), min_size=1, max_size=7))
def test_counts_of_an_order_lie_between_each_other(keys: list[Interval]) -> None:
    units = [placed([key], [False]) for key in keys]
    order = Order(units)
    for one in units:
        itself = 0 if one.certain else 1
        assert order.surely_before(one) <= order.possibly_before(one) - itself
        assert order.surely_before(one) <= order.surely_level(one)
        assert order.possibly_before(one) <= order.possibly_level(one) <= len(units)
