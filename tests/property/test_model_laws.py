"""Numbers, periods, ids and grades: what is written is read back, and order is what it seems."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.criteria import periods

from emulation_rules.model.ids import ID, MAX_ID, RULESET_ID, is_id
from emulation_rules.model.numbers import MAX_RESULT, NumberError, exact, number_text, read_number, round_half_up
from emulation_rules.model.observation import Grade, weakest
from emulation_rules.model.period import PART_FORM, Period
from emulation_rules.model.text import shortened


@given(st.fractions() | st.decimals(allow_nan=False, allow_infinity=False, places=12).map(Fraction))
def test_a_printed_number_is_read_back(number: Fraction) -> None:
    assert read_number(number_text(number)) == number


def test_a_printed_number_may_have_more_digits_than_python_prints_at_once() -> None:
    for number in (Fraction(-(10**6000) - 1, 3**9000), Fraction(7, 10**9000), Fraction(10**9000 + 3)):
        read = read_number(number_text(number))
        # Compared by hand: a failed assertion would print the numbers, which Python refuses to.
        assert bool(read == number)


@pytest.mark.parametrize("text", ["", "1.", ".5", "+1", "1e3", "1/0", "1/-2", " 1", "٣", "9" * (MAX_RESULT + 1)])
def test_nothing_else_is_read_as_a_printed_number(text: str) -> None:
    with pytest.raises(NumberError):
        read_number(text)


@given(st.floats(-1e15, 1e15).filter(lambda number: number == 0 or abs(number) > 1e-15))
def test_a_float_means_the_decimal_it_prints_as(number: float) -> None:
    assert exact(number) == Fraction(Decimal(repr(number)))


@given(st.fractions(), st.integers(0, 6))
def test_half_up_is_the_nearest_and_the_farther_from_zero_of_two(number: Fraction, places: int) -> None:
    near, half = round_half_up(number, places), Fraction(1, 2 * 10**places)
    assert (near * 10**places).denominator == 1
    assert abs(near - number) <= half
    assert abs(near - number) < half or abs(near) > abs(number)


@given(periods())
def test_a_printed_period_is_read_back_and_fits_the_form_of_schemas(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert re.fullmatch(f"[0-9]{{4}}(-({PART_FORM}))?", str(period))


@given(periods().filter(lambda period: period.year > 1))
def test_a_period_before_another_is_the_last_that_is_less(period: Period) -> None:
    before = period.previous()
    assert before < period
    assert before.kind == period.kind
    if period.kind not in ("year", "first_months"):
        after = Period(before.year, before.kind, before.part + 1)
        assert after == period or period.part == 1


@given(st.text(alphabet="ab1-_A é", max_size=MAX_ID + 2))
def test_an_id_is_also_the_id_of_a_ruleset(text: str) -> None:
    assert not is_id(text, ID) or is_id(text, RULESET_ID)
    assert not is_id(text, RULESET_ID) or text == text.lower().strip("-_ ")


def test_an_id_has_a_longest_length() -> None:
    assert is_id("a" * MAX_ID)
    assert not is_id("a" * (MAX_ID + 1))


@given(st.lists(st.sampled_from(Grade), min_size=1), st.sampled_from(Grade))
def test_more_evidence_to_rest_on_is_never_stronger(grades: list[Grade], more: Grade) -> None:
    order = list(Grade)
    found, weaker = weakest(grades), weakest([*grades, more])
    assert found is not None
    assert weaker is not None
    assert found in grades
    assert order.index(weaker) == max(order.index(found), order.index(more))


def test_nothing_to_rest_on_has_no_grade() -> None:
    assert weakest([]) is None


@given(st.text(max_size=8), st.integers(1, 8))
def test_text_is_cut_to_its_length_and_shows_that_it_was(text: str, most: int) -> None:
    cut = shortened(text, most)
    assert len(cut) <= most
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))
