from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation_rules.i18n.numbers_text import (
    difference_words,
    interval_words,
    number_words,
    quantity_words,
    range_words,
)
from emulation_rules.model.interval import Interval
from emulation_rules.model.quantity import Unit
from emulation_rules.model.text import LANGUAGES, Language


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        ("3100", "3.100", "3,100"),
        ("999", "999", "999"),
        ("92.02", "92,02", "92.02"),
        ("-1234567.5", "-1.234.567,5", "-1,234,567.5"),
        ("0", "0", "0"),
        ("200/3", "≈66,6667", "≈66.6667"),
        ("-200/3", "≈-66,6667", "≈-66.6667"),
        ("2/3", "≈0,6667", "≈0.6667"),
        ("0.123456", "0,123456", "0.123456"),
        ("0.1234567", "≈0,1235", "≈0.1235"),
        ("1/300000", "≈0,000003", "≈0.000003"),
        ("0.00000001", "0,00000001", "0.00000001"),
        ("299999999/3000000", "≈100,0000", "≈100.0000"),
    ],
)
def test_numbers_follow_the_habit_of_the_language(number: str, vi: str, en: str) -> None:
    assert number_words(Fraction(number), "vi") == vi
    assert number_words(Fraction(number), "en") == en


@pytest.mark.parametrize(
    ("number", "unit", "vi", "en"),
    [
        ("92.02", Unit.PERCENT, "92,02%", "92.02%"),
        ("17", Unit.POINTS, "17 điểm phần trăm", "17 percentage points"),
        ("1", Unit.POINTS, "1 điểm phần trăm", "1 percentage point"),
        ("120", Unit.NUMBER, "120", "120"),
        ("30000000", Unit.VND, "30 triệu đồng", "30 million VND"),
        ("1500000000", Unit.VND, "1,5 tỷ đồng", "1.5 billion VND"),
        ("180000000", Unit.VND, "180 triệu đồng", "180 million VND"),
        ("-8500000", Unit.VND, "-8,5 triệu đồng", "-8.5 million VND"),
        ("1234567", Unit.VND, "1.234.567 đồng", "1,234,567 VND"),
        ("500000", Unit.VND, "500.000 đồng", "500,000 VND"),
        ("0", Unit.VND, "0 đồng", "0 VND"),
        ("100000000/3", Unit.VND, "≈33.333.333,3333 đồng", "≈33,333,333.3333 VND"),
    ],
)
def test_quantities_carry_their_unit(number: str, unit: Unit, vi: str, en: str) -> None:
    assert quantity_words(Fraction(number), unit, "vi") == vi
    assert quantity_words(Fraction(number), unit, "en") == en


@pytest.mark.parametrize(
    ("interval", "vi", "en"),
    [
        (Interval.point(92), "92%", "92%"),
        (Interval(Fraction(98), None, low_open=True), "trên 98%", "above 98%"),
        (Interval(Fraction(98), None), "từ 98% trở lên", "98% or more"),
        (Interval(None, Fraction(67), high_open=True), "dưới 67%", "below 67%"),
        (Interval(None, Fraction(67)), "không quá 67%", "at most 67%"),
        (Interval(None, None), "giá trị bất kỳ", "any value"),
        (
            Interval(Fraction("91.5"), Fraction("92.5"), high_open=True),
            "từ 91,5% đến dưới 92,5%",
            "from 91.5% to below 92.5%",
        ),
        (Interval(Fraction(98), Fraction(100), low_open=True), "trên 98% đến 100%", "above 98% up to 100%"),
        (Interval(Fraction(2), Fraction(7)), "từ 2% đến 7%", "from 2% to 7%"),
        (
            Interval(Fraction(98), Fraction(99), low_open=True, high_open=True),
            "trên 98% đến dưới 99%",
            "above 98% and below 99%",
        ),
    ],
)
def test_intervals_say_which_ends_they_hold(interval: Interval, vi: str, en: str) -> None:
    assert interval_words(interval, Unit.PERCENT, "vi") == vi
    assert interval_words(interval, Unit.PERCENT, "en") == en


def test_differences_of_rates_are_percentage_points_named_once() -> None:
    wide = Interval(Fraction(8), Fraction(10), low_open=True)
    assert difference_words(wide, Unit.PERCENT, "vi") == "hơn 8 đến 10 điểm phần trăm"
    assert difference_words(wide, Unit.PERCENT, "en") == "more than 8 and up to 10 percentage points"
    assert difference_words(Interval.point(1), Unit.PERCENT, "en") == "1 percentage point"
    assert difference_words(Interval.point(9_000_000), Unit.VND, "vi") == "9 triệu đồng"


def test_a_range_stands_without_a_preposition() -> None:
    assert range_words(Interval(Fraction(2), Fraction(7)), Unit.NUMBER, "en") == "2 to 7"
    assert range_words(Interval(Fraction(2), Fraction(7)), Unit.NUMBER, "vi") == "từ 2 đến 7"


@given(st.fractions(max_denominator=10**12), st.sampled_from(LANGUAGES))
def test_what_is_shown_is_the_number_or_says_that_it_is_near(number: Fraction, language: Language) -> None:
    words = number_words(number, language)
    plain = words.replace("." if language == "vi" else ",", "").replace(",", ".")
    shown = Fraction(plain.removeprefix("≈"))
    assert (shown == number) == (not words.startswith("≈"))
    assert abs(shown - number) <= Fraction(1, 20_000)
    assert (shown == 0) == (number == 0)


@given(st.fractions())
def test_both_languages_show_the_same_digits(number: Fraction) -> None:
    swapped = str.maketrans(".,", ",.")
    assert number_words(number, "en").translate(swapped) == number_words(number, "vi")
