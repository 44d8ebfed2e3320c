"""What numbers come to together, by worked figures and by drawing numbers out of intervals."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies.intervals import inside, intervals

from emulation_rules.cluster.statistics import statistic_of
from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.aggregates import Aggregate, Percentile, Statistic
from emulation_rules.plan.nodes import Read

_ONE = Read(0)


def points(*numbers: int) -> list[Interval]:
    return [Interval.point(number) for number in numbers]


def percentile(numbers: Sequence[Interval], share: str, method: Percentile) -> Interval:
    found = statistic_of(Aggregate(Statistic.PERCENTILE, _ONE, share=Fraction(share), method=method), numbers)
    assert isinstance(found, Interval)
    return found


@pytest.mark.parametrize(
    ("statistic", "expected"),
    [
        (Statistic.MAX, 7),
        (Statistic.MIN, 1),
        (Statistic.SUM, 12),
        (Statistic.MEAN, 4),
        (Statistic.COUNT, 3),
    ],
)
def test_plain_numbers(statistic: Statistic, expected: int) -> None:
    assert statistic_of(Aggregate(statistic, _ONE), points(4, 7, 1)) == Interval.point(expected)


def test_of_none_there_is_a_count_and_a_sum_and_nothing_else() -> None:
    found = {each: statistic_of(Aggregate(each, _ONE), []) for each in Statistic if each is not Statistic.RANK}
    zero = Interval.point(0)
    assert {each: number for each, number in found.items() if number == zero} == {
        Statistic.COUNT: zero,
        Statistic.SUM: zero,
    }
    assert {number for number in found.values() if number != zero} == {Reason.NOT_REPORTED}


@pytest.mark.parametrize(
    ("share", "method", "expected"),
    [
        ("1/4", Percentile.INCLUSIVE, Fraction(7, 4)),  # position 1 + 0.25 x 3
        ("1/4", Percentile.EXCLUSIVE, Fraction(5, 4)),  # position 0.25 x 5
        ("1/4", Percentile.NEAREST_RANK, Fraction(1)),
        ("1/4", Percentile.AVERAGED, Fraction(3, 2)),  # 0.25 x 4 is whole: between the first and the second
        ("1/2", Percentile.INCLUSIVE, Fraction(5, 2)),
        ("1/2", Percentile.NEAREST_RANK, Fraction(2)),
        ("3/10", Percentile.AVERAGED, Fraction(2)),
        ("0", Percentile.EXCLUSIVE, Fraction(1)),
        ("1", Percentile.EXCLUSIVE, Fraction(4)),
        ("0", Percentile.AVERAGED, Fraction(1)),
        ("1", Percentile.AVERAGED, Fraction(4)),
        ("0", Percentile.NEAREST_RANK, Fraction(1)),
    ],
)
def test_percentiles_of_one_to_four(share: str, method: Percentile, expected: Fraction) -> None:
    assert percentile(points(3, 1, 4, 2), share, method) == Interval.point(expected)


@pytest.mark.parametrize("method", Percentile)
def test_a_percentile_of_one_number_is_that_number(method: Percentile) -> None:
    assert percentile(points(5), "3/4", method) == Interval.point(5)


@settings(deadline=None)
@given(st.data())
def test_ends_make_ends(data: st.DataObject) -> None:
    numbers = data.draw(st.lists(intervals(), min_size=1, max_size=6))
    drawn = [Interval.point(data.draw(inside(each))) for each in numbers]
    statistic = data.draw(st.sampled_from([each for each in Statistic if each is not Statistic.RANK]))
    share, method = data.draw(st.fractions(0, 1, max_denominator=8)), data.draw(st.sampled_from(Percentile))
    aggregate = Aggregate(statistic, _ONE, share=share, method=method)
    wide, exact = statistic_of(aggregate, numbers), statistic_of(aggregate, drawn)
    assert isinstance(wide, Interval)
    assert isinstance(exact, Interval)
    assert exact.number in wide
