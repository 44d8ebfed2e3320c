"""A text that is no phrase is told where and why, and what may have been meant."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import Final

import pytest

from emulation_rules.i18n.phrase_messages import MESSAGES
from emulation_rules.model.criterion import Change, Direction, Done, PreviousYear
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.syntax.phrases import PhraseError, read_criterion, read_quantity

# The text, the code, the column of the caret and the suggestions.
BAD_CRITERIA: Final[list[tuple[str, str, int, tuple[str, ...]]]] = [
    ("", "phrase_empty", 0, ()),
    (" \t\n", "phrase_empty", 0, ()),
    ("x" * 301, "phrase_too_long", 300, ()),
    # Words.
    ("at lest 90%", "phrase_unknown_word", 3, ("at least 90%",)),
    ("  at lest 90%", "phrase_unknown_word", 5, ("at least 90%",)),
    ("tren 75%", "phrase_unknown_word", 0, ("trên 75%",)),
    ("ít nhât 90%", "phrase_unknown_word", 3, ("ít nhất 90%",)),
    ("90% trở lên", "phrase_unknown_word", 0, ("từ 90% trở lên",)),
    ("down at least 5 form previous year", "phrase_unknown_word", 16, ("down at least 5 from previous year",)),
    ("donw at least 5% from previous year", "phrase_unknown_word", 0, ("down at least 5% from previous year",)),
    ("banana", "phrase_unknown_word", 0, ()),
    ("at", "phrase_incomplete", 2, ("at least 90%", "at most 90%")),
    ("at least", "phrase_incomplete", 8, ("at least 90%",)),
    ("at least 30 triệu", "phrase_incomplete", 17, ("at least 30 triệu đồng",)),
    ("hoàn ", "phrase_incomplete", 4, ("hoàn thành",)),
    ("above 75% please", "phrase_trailing_words", 10, ("above 75%",)),
    ("above 75%.", "phrase_trailing_words", 9, ("above 75%",)),
    ("none from previous year", "phrase_trailing_words", 5, ("none",)),
    ("không để", "phrase_incomplete", 8, ("không để xảy ra",)),
    # Units.
    ("at least 5 milion VND", "phrase_unknown_unit", 11, ("at least 5 million VND",)),
    ("down at least 2 poinst from year 2020", "phrase_unknown_unit", 16, ("down at least 2 points from year 2020",)),
    ("từ 30 USD trở lên", "phrase_unknown_unit", 6, ()),
    ("above 30 USD", "phrase_unknown_unit", 9, ()),
    ("above 30 $", "phrase_unknown_unit", 9, ()),
    ("từ 500 triệu trở lên", "phrase_unit_cut_short", 13, ("từ 500 triệu đồng trở lên",)),
    (
        "tăng ít nhất 5 điểm so với cùng kỳ",
        "phrase_bare_points",
        20,
        ("tăng ít nhất 5 điểm phần trăm so với cùng kỳ năm trước",),
    ),
    ("từ 5 điểm trở lên", "phrase_bare_points", 10, ()),
    ("at least 5 cases", "phrase_counted", 11, ("at least 5",)),
    (
        "giảm ít nhất 7 vụ việc so với năm ngoái",
        "phrase_counted",
        15,
        ("giảm ít nhất 7 so với năm trước",),
    ),
    (
        "giảm ít nhất 1.000 vụ so với cùng kỳ",
        "phrase_counted_point",
        13,
        ("giảm ít nhất 1000 so với cùng kỳ năm trước",),
    ),
    # Points that set thousands or decimals apart.
    ("1.500 triệu đồng", "phrase_ambiguous_money", 0, ()),
    (
        "từ 1.200 tỷ đồng trở lên",
        "phrase_ambiguous_money",
        3,
        ("từ 1200 tỷ đồng trở lên", "từ 1.2 tỷ đồng trở lên"),
    ),
    (
        "at least 12.345 million VND",
        "phrase_ambiguous_money",
        9,
        ("at least 12345 million VND", "at least 12345000 VND"),
    ),
    (
        "không quá 1.500 nghìn đồng",
        "phrase_ambiguous_money",
        10,
        ("không quá 1500 nghìn đồng", "không quá 1.5 nghìn đồng"),
    ),
    (
        "từ 1.000 triệu trở lên",
        "phrase_ambiguous_money",
        3,
        ("từ 1000 triệu đồng trở lên", "từ 1 triệu đồng trở lên"),
    ),
    ("giảm 1.500 triệu đồng so với năm trước", "phrase_ambiguous_money", 5, ()),
    # Marks and ranges.
    (
        "100%",
        "phrase_bare_mark",
        0,
        ("từ 100% trở lên", "at least 100%", "trên 100%", "above 100%", "đúng 100%", "exactly 100%"),
    ),
    (
        " 100 %",
        "phrase_bare_mark",
        1,
        ("từ 100% trở lên", "at least 100%", "trên 100%", "above 100%", "đúng 100%", "exactly 100%"),
    ),
    (
        "30 triệu đồng",
        "phrase_bare_mark",
        0,
        ("đúng 30 triệu đồng", "từ 30 triệu đồng trở lên", "không quá 30 triệu đồng"),
    ),
    ("assigned", "phrase_bare_mark", 0, ("exactly assigned", "at least assigned", "at most assigned")),
    ("between 3 and 5%", "phrase_mixed_units", 14, ("between 3% and 5%",)),
    ("giảm từ 3 đến 5% so với năm trước", "phrase_mixed_units", 14, ("giảm từ 3% đến 5% so với năm trước",)),
    ("between 90% and 80%", "phrase_reversed_range", 16, ("between 80% and 90%",)),
    ("up between 5 and 3 from year 2020", "phrase_reversed_range", 17, ("up between 3 and 5 from year 2020",)),
    ("at least reference Đắk", "phrase_invalid_reference", 19, ()),
    ("at least reference a--b", "phrase_invalid_reference", 19, ()),
    ("at least reference " + "a" * 81, "phrase_invalid_reference", 19, ()),
    ("at least reference", "phrase_incomplete", 18, ()),
    # Changes and baselines.
    (
        "down at least 5%",
        "phrase_missing_baseline",
        16,
        (
            "down at least 5% from previous year",
            "down at least 5% from same period of previous year",
            "down at least 5% from previous period",
        ),
    ),
    (
        "giảm ít nhất 5% so với ",
        "phrase_missing_baseline",
        22,
        (
            "giảm ít nhất 5% so với năm trước",
            "giảm ít nhất 5% so với cùng kỳ năm trước",
            "giảm ít nhất 5% so với kỳ trước",
        ),
    ),
    (
        "giảm ít nhất 5% so",
        "phrase_missing_baseline",
        18,
        (
            "giảm ít nhất 5% so với năm trước",
            "giảm ít nhất 5% so với cùng kỳ năm trước",
            "giảm ít nhất 5% so với kỳ trước",
        ),
    ),
    ("down at least 5% from 2020", "phrase_unknown_baseline", 22, ("down at least 5% from year 2020",)),
    ("giảm so với 2020", "phrase_unknown_baseline", 12, ("giảm so với năm 2020",)),
    (
        "down from previous yaer",
        "phrase_unknown_baseline",
        19,
        ("down from previous year", "down from previous period"),
    ),
    ("down from year 2020-H1", "phrase_not_a_year", 15, ("down from period 2020-H1",)),
    ("giảm so với năm 2020-h1", "phrase_not_a_year", 16, ("giảm so với kỳ 2020-H1",)),
    ("down from period 2020-H3", "phrase_invalid_period", 17, ()),
    ("down from mean of 2019", "phrase_mean_of_one", 18, ("down from year 2019",)),
    ("giảm so với trung bình 2019-h1", "phrase_mean_of_one", 23, ("giảm so với kỳ 2019-H1",)),
    ("down from mean of 2019 and", "phrase_incomplete", 26, ()),
    ("down from mean of 2019 and 20", "phrase_invalid_period", 27, ()),
    (
        "down at least -5% from previous year",
        "phrase_negative_amount",
        14,
        ("down at least 5% from previous year",),
    ),
    (
        "giảm 5% so với năm trước",
        "phrase_unknown_word",
        5,
        ("giảm ít nhất 5% so với năm trước", "giảm hơn 5% so với năm trước"),
    ),
    # What must be declared instead.
    (
        "kiềm chế sự gia tăng so với năm 2020",
        "phrase_curb_undeclared",
        0,
        ("không tăng so với năm 2020", "tăng chậm hơn mức tăng năm trước"),
    ),
    ("Kiềm chế", "phrase_curb_undeclared", 0, ("không tăng so với năm trước", "tăng chậm hơn mức tăng năm trước")),
    ("curb growth", "phrase_curb_undeclared", 0, ("not up from previous year", "growth below previous growth")),
    ("gần 67%", "phrase_approximate", 0, ("đúng 67%", "từ 67% trở lên", "không quá 67%")),
    ("khoảng 90%", "phrase_approximate", 0, ("đúng 90%", "từ 90% trở lên", "không quá 90%")),
    ("about 90%", "phrase_approximate", 0, ("exactly 90%", "at least 90%", "at most 90%")),
    ("at least about 90%", "phrase_approximate", 9, ("at least 90%",)),
    ("above ~90%", "phrase_approximate", 6, ("above 90%",)),
    # Numbers.
    ("at least 7,08%", "written_decimal_comma", 9, ("at least 7.08%",)),
    ("giảm ít nhất 7,08% so với năm trước", "written_decimal_comma", 13, ("giảm ít nhất 7.08% so với năm trước",)),
    ("at most 1.234.567", "written_grouped", 8, ("at most 1234567",)),
    ("at most 3.100,5", "written_grouped", 8, ("at most 3100.5",)),
    ("at most 1,234,567.5", "written_grouped", 8, ("at most 1234567.5",)),
    ("at most 1 234 567", "written_grouped", 8, ("at most 1234567",)),
    ("at most 30 000 000 VND", "written_grouped", 8, ("at most 30000000 VND",)),
    ("at most 1,234", "written_ambiguous", 8, ()),
    ("at most 0,125", "written_decimal_comma", 8, ("at most 0.125",)),
    ("at least 3-5%", "written_range", 9, ()),
    ("trong khoảng 3-5%", "written_range", 13, ("trong khoảng từ 3% đến 5%",)),
    ("giảm 3–5% so với năm trước", "written_range", 5, ("giảm từ 3% đến 5% so với năm trước",)),
    ("at least 1e3", "written_unreadable", 9, ()),
    ("at least .5", "written_unreadable", 9, ()),
    ("at least 5.", "written_unreadable", 9, ()),
    ("at least 30triệu đồng", "written_unreadable", 9, ()),
    ("at least " + "7" * 41, "written_too_long", 9, ()),
    ("at least 0." + "0" * 75 + "1", "written_too_large", 9, ()),
    ("at least 30.000 đồng", "phrase_point_in_dong", 9, ("at least 30000 đồng",)),
    ("at least 30.5 VND", "phrase_point_in_dong", 9, ()),
    # Characters.
    ("at least −5", "character_lookalike", 9, ("at least -5",)),
    ("at least –5", "character_lookalike", 9, ("at least -5",)),
    ("at least 75％", "character_lookalike", 11, ("at least 75%",)),
    ("at least ９０%", "character_lookalike", 9, ("at least 90%",)),
    ("＞ 5", "character_lookalike", 0, ("> 5",)),
    ("at\u200b least 5", "character_invisible", 2, ("at least 5",)),
]


@pytest.mark.parametrize(("text", "code", "column", "suggestions"), BAD_CRITERIA)
def test_a_bad_criterion_is_told_where_and_why(text: str, code: str, column: int, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(PhraseError) as caught:
        read_criterion(text)
    error = caught.value
    assert (error.code, error.column, error.suggestions) == (code, column, suggestions)


BAD_QUANTITIES: Final[list[tuple[str, str, int, tuple[str, ...]]]] = [
    ("", "phrase_empty", 0, ()),
    ("abc", "phrase_not_a_quantity", 0, ()),
    ("7,08", "written_decimal_comma", 0, ("7.08",)),
    ("75 perecent", "phrase_unknown_unit", 3, ("75%",)),
    ("30 USD", "phrase_unknown_unit", 3, ()),
    ("5 vụ", "phrase_counted", 2, ("5",)),
    ("1.500 triệu đồng", "phrase_ambiguous_money", 0, ("1500 triệu đồng", "1.5 triệu đồng")),
    ("-1.500 million VND", "phrase_ambiguous_money", 0, ("-1500 million VND", "-1.5 million VND")),
    ("12.345 tỷ đồng", "phrase_ambiguous_money", 0, ("12345 tỷ đồng", "12345 triệu đồng")),
    ("30 million", "phrase_incomplete", 10, ("30 million VND",)),
    ("5 5", "phrase_trailing_words", 2, ()),
    ("about 5%", "phrase_approximate", 0, ("5%",)),
    ("at least 5", "phrase_not_a_quantity", 0, ()),
]


@pytest.mark.parametrize(("text", "code", "column", "suggestions"), BAD_QUANTITIES)
def test_a_bad_quantity_is_told_where_and_why(text: str, code: str, column: int, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(PhraseError) as caught:
        read_quantity(text)
    error = caught.value
    assert (error.code, error.column, error.suggestions) == (code, column, suggestions)


def test_an_ambiguous_amount_of_money_is_shown_in_both_writings() -> None:
    with pytest.raises(PhraseError) as caught:
        read_quantity("1.500 triệu đồng")
    details = dict(caught.value.details)
    assert details == {"written": "1.500 triệu đồng", "whole": "1500 triệu đồng", "decimal": "1.5 triệu đồng"}
    assert (
        MESSAGES["phrase_ambiguous_money"].remedy.vi.format(**details) == "ghi `1500 triệu đồng` hoặc `1.5 triệu đồng`"
    )


def test_a_missing_baseline_is_answered_with_all_the_baselines_there_are_in_the_language_of_the_phrase() -> None:
    with pytest.raises(PhraseError) as caught:
        read_criterion("down at least 30 triệu đồng")
    assert dict(caught.value.details)["baselines"] == (
        "`previous year`, `same period of previous year`, `previous period`, `year 2020`, `period 2020-H1`, "
        "`mean of 2019, 2020 and 2021`, `fixed 876`, `reference id`, `assigned`"
    )
    with pytest.raises(PhraseError) as caught:
        read_criterion("giảm ít nhất 5%")
    assert "`cùng kỳ năm trước`" in dict(caught.value.details)["baselines"]


def test_an_ambiguous_number_is_answered_with_both_readings() -> None:
    with pytest.raises(PhraseError) as caught:
        read_criterion("at most 1,234")
    assert dict(caught.value.details) == {"written": "1,234", "whole": "1234", "decimal": "1.234"}


def test_decomposed_letters_are_read_and_the_column_counts_composed_ones() -> None:
    text = "giảm ít nhất 5% so với năm trưóc"
    decomposed = unicodedata.normalize("NFD", text)
    assert len(decomposed) > len(text)
    with pytest.raises(PhraseError) as caught:
        read_criterion(decomposed)
    assert caught.value.column == text.index("trưóc")
    change = Change(Direction.DOWN, Quantity(Fraction(5), Unit.PERCENT), False, PreviousYear())
    assert read_criterion(unicodedata.normalize("NFD", "giảm ít nhất 5% so với năm trước")) == change


def test_300_characters_are_read_and_decomposed_ones_count_as_composed() -> None:
    assert read_criterion("hoàn" + " " * 291 + "thành") == Done()
    with pytest.raises(PhraseError):
        read_criterion("hoàn" + " " * 292 + "thành")
    assert read_criterion(unicodedata.normalize("NFD", "hoàn" + " " * 291 + "thành")) == Done()


# ---- messages -----------------------------------------------------------------------------

ALL_BAD: Final = [(read_criterion, each[0]) for each in BAD_CRITERIA] + [
    (read_quantity, each[0]) for each in BAD_QUANTITIES
]


def test_every_fault_of_a_phrase_has_a_message_that_its_details_fill_in() -> None:
    codes = set()
    for read, text in ALL_BAD:
        with pytest.raises(PhraseError) as caught:
            read(text)
        message, details = MESSAGES[caught.value.code], dict(caught.value.details)
        codes.add(caught.value.code)
        for said in (message.what.vi, message.what.en, message.remedy.vi, message.remedy.en):
            assert said.format(**details)
    assert {code for code in MESSAGES if not code.startswith("formula_")} == codes
