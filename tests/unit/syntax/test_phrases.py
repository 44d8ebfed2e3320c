"""Phrases: every accepted wording says what it should, and every bad text is told where and why it is bad."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import Final

import pytest

from emulation_rules.i18n.phrase_messages import MESSAGES
from emulation_rules.model.criterion import (
    Assigned,
    Baseline,
    Between,
    Change,
    ChangeBetween,
    Comparison,
    Criterion,
    Direction,
    Done,
    Figure,
    Frozen,
    Mark,
    MeanOf,
    Moves,
    NamedPeriod,
    NoneAtAll,
    NotMoves,
    PreviousPeriod,
    PreviousYear,
    Reference,
    SamePeriod,
    SlowerGrowth,
    Threshold,
)
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.model.text import LANGUAGES, Language
from emulation_rules.syntax.phrases import PhraseError, print_criterion, print_quantity, read_criterion, read_quantity
from emulation_rules.syntax.phrasing import shapes
from emulation_rules.syntax.phrasing.grammar import BASELINES, CRITERIA, MARKS, QUANTITIES, Wording
from emulation_rules.syntax.phrasing.trie import build, expand

UP, DOWN = Direction.UP, Direction.DOWN
LAST_YEAR = PreviousYear()


def percent(number: int | str) -> Quantity:
    return Quantity(Fraction(number), Unit.PERCENT)


def points(number: int | str) -> Quantity:
    return Quantity(Fraction(number), Unit.POINTS)


def plain(number: int | str) -> Quantity:
    return Quantity(Fraction(number))


def dong(number: int | str) -> Quantity:
    return Quantity(Fraction(number), Unit.VND)


def at_least(mark: Mark) -> Threshold:
    return Threshold(Comparison.AT_LEAST, mark)


def down(amount: Quantity, baseline: Baseline = LAST_YEAR, *, more_than: bool = False) -> Change:
    return Change(DOWN, amount, more_than, baseline)


FIVE: Final = percent(5)
NINETY: Final = Figure(percent(90))

# Each criterion with its canonical English and Vietnamese and then every other wording that says it.
CRITERION_WORDINGS: Final[list[tuple[Criterion, str, str, list[str]]]] = [
    (
        at_least(NINETY),
        "at least 90%",
        "từ 90% trở lên",
        [
            *["no less than 90%", "not less than 90%", ">= 90%", ">=90%", "≥ 90%", "≥90 %", "at least 90 percent"],
            *[
                "ít nhất 90%",
                "tối thiểu 90%",
                "đạt ít nhất 90%",
                "đạt tối thiểu 90%",
                "đạt từ 90% trở lên",
                "không dưới 90%",
            ],
            *["AT LEAST 90%", "  at \t least\n90% ", "at least 90.0%", "at least +90%", "ít nhất 90 phần trăm"],
        ],
    ),
    (
        Threshold(Comparison.ABOVE, Figure(percent(75))),
        "above 75%",
        "trên 75%",
        ["more than 75%", "over 75%", "> 75%", "hơn 75%", "đạt trên 75%", "đạt hơn 75%"],
    ),
    (
        Threshold(Comparison.AT_MOST, Figure(plain(10))),
        "at most 10",
        "không quá 10",
        [
            *["no more than 10", "not more than 10", "up to 10", "<= 10", "≤10"],
            *["tối đa 10", "không vượt quá 10", "từ 10 trở xuống"],
        ],
    ),
    (
        Threshold(Comparison.BELOW, Figure(percent(15))),
        "below 15%",
        "dưới 15%",
        ["less than 15%", "under 15%", "< 15%", "<15%"],
    ),
    (Threshold(Comparison.EXACTLY, Figure(percent(100))), "exactly 100%", "đúng 100%", ["= 100%", "=100%"]),
    (
        Between(Figure(percent(80)), NINETY),
        "between 80% and 90%",
        "trong khoảng 80% đến 90%",
        ["từ 80% đến 90%", "trong khoảng từ 80% đến 90%"],
    ),
    (NoneAtAll(), "none", "không để xảy ra", ["không xảy ra", "zero", "None"]),
    (Done(), "done", "hoàn thành", ["HOÀN THÀNH"]),
    (
        down(FIVE),
        "down at least 5% from previous year",
        "giảm ít nhất 5% so với năm trước",
        [
            *["down by at least 5% from previous year", "reduce by at least 5% from previous year"],
            *["reduce at least 5% from previous year", "reduced by at least 5% from the previous year"],
            *["decrease by at least 5% from previous year", "decreased by at least 5% from previous year"],
            *["kéo giảm ít nhất 5% so với năm trước", "giảm tối thiểu 5% so với năm trước"],
            *["giảm từ 5% trở lên so với năm trước", "kéo giảm từ 5% trở lên so với năm trước"],
        ],
    ),
    (
        Change(UP, FIVE, False, LAST_YEAR),
        "up at least 5% from previous year",
        "tăng ít nhất 5% so với năm trước",
        [
            *["up by at least 5% from previous year", "increase by at least 5% from previous year"],
            *["increase at least 5% from previous year", "increased by at least 5% from previous year"],
            *["tăng tối thiểu 5% so với năm trước", "tăng từ 5% trở lên so với năm trước"],
        ],
    ),
    (
        down(FIVE, more_than=True),
        "down more than 5% from previous year",
        "giảm hơn 5% so với năm trước",
        [
            "giảm trên 5% so với năm trước",
            "kéo giảm trên 5% so với năm trước",
            "reduce by more than 5% from previous year",
        ],
    ),
    (
        Change(UP, FIVE, True, LAST_YEAR),
        "up more than 5% from previous year",
        "tăng hơn 5% so với năm trước",
        ["tăng trên 5% so với năm trước", "increased by more than 5% from previous year"],
    ),
    (
        down(points(2)),
        "down at least 2 points from previous year",
        "giảm ít nhất 2 điểm phần trăm so với năm trước",
        ["down at least 2 percentage points from previous year", "giảm ít nhất 2 điểm % so với năm trước"],
    ),
    (
        ChangeBetween(DOWN, percent(3), FIVE, LAST_YEAR),
        "down between 3% and 5% from previous year",
        "giảm từ 3% đến 5% so với năm trước",
        [
            *["decrease by between 3% and 5% from previous year", "kéo giảm từ 3% đến 5% so với năm trước"],
            *["giảm trong khoảng 3% đến 5% so với năm trước", "giảm trong khoảng từ 3% đến 5% so với năm trước"],
        ],
    ),
    (
        ChangeBetween(UP, percent(3), FIVE, LAST_YEAR),
        "up between 3% and 5% from previous year",
        "tăng từ 3% đến 5% so với năm trước",
        ["up by between 3% and 5% from previous year", "tăng trong khoảng 3% đến 5% so với năm trước"],
    ),
    (
        Moves(DOWN, LAST_YEAR),
        "down from previous year",
        "giảm so với năm trước",
        ["kéo giảm so với năm trước", "decrease from previous year", "reduced from previous year"],
    ),
    (
        Moves(UP, LAST_YEAR),
        "up from previous year",
        "tăng so với năm trước",
        ["increase from previous year", "increased from previous year"],
    ),
    (
        NotMoves(UP, LAST_YEAR),
        "not up from previous year",
        "không tăng so với năm trước",
        ["no increase from previous year"],
    ),
    (
        NotMoves(DOWN, LAST_YEAR),
        "not down from previous year",
        "không giảm so với năm trước",
        ["no decrease from previous year"],
    ),
    (SlowerGrowth(), "growth below previous growth", "tăng chậm hơn mức tăng năm trước", []),
    # Marks.
    (Threshold(Comparison.ABOVE, Assigned()), "above assigned", "trên chỉ tiêu được giao", ["> assigned"]),
    (at_least(Assigned()), "at least assigned", "từ chỉ tiêu được giao trở lên", ["ít nhất chỉ tiêu được giao"]),
    (
        at_least(Reference("na-2023")),
        "at least reference na-2023",
        "từ mức tham chiếu na-2023 trở lên",
        ["at least reference NA-2023", "ít nhất mức tham chiếu na-2023"],
    ),
    (at_least(Reference("2023_q1-a")), "at least reference 2023_q1-a", "từ mức tham chiếu 2023_q1-a trở lên", []),
    (Between(Assigned(), NINETY), "between assigned and 90%", "trong khoảng chỉ tiêu được giao đến 90%", []),
    (at_least(Figure(plain("-7.08"))), "at least -7.08", "từ -7.08 trở lên", ["at least -007.080"]),
    (
        at_least(Figure(dong(30_000_000))),
        "at least 30 million VND",
        "từ 30 triệu đồng trở lên",
        ["at least 30 triệu đồng"],
    ),
]

BASELINE_WORDINGS: Final[list[tuple[Baseline, str, str, list[str]]]] = [
    (PreviousYear(), "previous year", "năm trước", ["the previous year"]),
    (
        SamePeriod(),
        "same period of previous year",
        "cùng kỳ năm trước",
        ["cùng kỳ", "cùng kì năm trước", "same period", "the same period of the previous year"],
    ),
    (PreviousPeriod(), "previous period", "kỳ trước", ["kì trước", "the previous period"]),
    (NamedPeriod(Period(2020)), "year 2020", "năm 2020", ["period 2020", "kỳ 2020"]),
    (NamedPeriod(Period(2020, "half", 1)), "period 2020-H1", "kỳ 2020-H1", ["period 2020-h1"]),
    (NamedPeriod(Period(2020, "first_months", 9)), "period 2020-9M", "kỳ 2020-9M", []),
    (
        MeanOf((Period(2019), Period(2020), Period(2021))),
        "mean of 2019, 2020 and 2021",
        "trung bình 2019, 2020 và 2021",
        ["mean of 2019,2020,2021", "the mean of 2019, 2020, and 2021", "trung bình các năm 2019, 2020 và 2021"],
    ),
    (
        MeanOf((Period(2019, "half", 1), Period(2020, "half", 1))),
        "mean of 2019-H1 and 2020-H1",
        "trung bình 2019-H1 và 2020-H1",
        [],
    ),
    (Frozen(plain(876)), "fixed 876", "mức cố định 876", []),
    (Frozen(dong(1_500_000_000)), "fixed 1.5 billion VND", "mức cố định 1.5 tỷ đồng", ["fixed 1.5 tỉ đồng"]),
    (Reference("na-2023"), "reference na-2023", "mức tham chiếu na-2023", []),
    (Assigned(), "assigned", "chỉ tiêu được giao", []),
]

QUANTITY_WORDINGS: Final[list[tuple[Quantity, str, str, list[str]]]] = [
    (plain(120), "120", "120", ["+120", "120.0", " 120 "]),
    (plain("7.08"), "7.08", "7.08", ["07.080"]),
    (percent(75), "75%", "75%", ["75 %", "75 percent", "75 phần trăm"]),
    (points(2), "2 points", "2 điểm phần trăm", ["2 percentage points", "2 điểm %"]),
    (points(1), "1 point", "1 điểm phần trăm", ["1 points", "1 percentage point"]),
    (dong(0), "0 VND", "0 đồng", []),
    (dong(1), "1 VND", "1 đồng", ["1 dong", "1 vnđ", "1 vnd"]),
    (dong(500_000), "500000 VND", "500000 đồng", ["500 thousand VND", "500 nghìn đồng", "500 ngàn đồng"]),
    (dong(999_999_999), "999999999 VND", "999999999 đồng", []),
    (
        dong(30_000_000),
        "30 million VND",
        "30 triệu đồng",
        ["30000000 VND", "30000000 đồng", "0.03 tỷ đồng", "30 triệu VND"],
    ),
    (dong(1_500_000), "1.5 million VND", "1.5 triệu đồng", []),
    (dong(1_234_567), "1234567 VND", "1234567 đồng", ["1.234567 million VND"]),
    (dong(1_234_000), "1.234 million VND", "1.234 triệu đồng", []),
    (dong(1_234_500_000), "1234.5 million VND", "1234.5 triệu đồng", []),
    (dong(-2_000_000_000), "-2 billion VND", "-2 tỷ đồng", ["-2 tỉ đồng"]),
    (dong("0.5"), "0.0005 thousand VND", "0.0005 nghìn đồng", []),
]


@pytest.mark.parametrize(("criterion", "en", "vi", "others"), CRITERION_WORDINGS)
def test_a_criterion_is_read_from_all_its_wordings_and_printed_in_the_canonical_ones(
    criterion: Criterion, en: str, vi: str, others: list[str]
) -> None:
    assert print_criterion(criterion, "en") == en
    assert print_criterion(criterion, "vi") == vi
    assert {text: read_criterion(text) for text in [en, vi, *others]} == dict.fromkeys([en, vi, *others], criterion)


@pytest.mark.parametrize(("baseline", "en", "vi", "others"), BASELINE_WORDINGS)
def test_a_baseline_is_read_after_either_joining_word(baseline: Baseline, en: str, vi: str, others: list[str]) -> None:
    criterion = Moves(DOWN, baseline)
    assert print_criterion(criterion, "en") == f"down from {en}"
    assert print_criterion(criterion, "vi") == f"giảm so với {vi}"
    for wording in [en, vi, *others]:
        assert read_criterion(f"down from {wording}") == criterion
        assert read_criterion(f"giảm so với {wording}") == criterion


@pytest.mark.parametrize(("quantity", "en", "vi", "others"), QUANTITY_WORDINGS)
def test_a_quantity_is_read_from_all_its_writings_and_printed_in_the_canonical_ones(
    quantity: Quantity, en: str, vi: str, others: list[str]
) -> None:
    assert print_quantity(quantity, "en") == en
    assert print_quantity(quantity, "vi") == vi
    assert [read_quantity(text) for text in [en, vi, *others]] == [quantity] * (2 + len(others))


# The text, the code, the column of the caret and the suggestions.
BAD_CRITERIA: Final[list[tuple[str, str, int, tuple[str, ...]]]] = [
    ("", "phrase_empty", 0, ()),
    (" \t\n", "phrase_empty", 0, ()),
    ("x" * 301, "phrase_too_long", 300, ()),
    # Words.
    ("at lest 90%", "phrase_unknown_word", 3, ("at least 90%", "at most 90%")),
    ("  at lest 90%", "phrase_unknown_word", 5, ("at least 90%", "at most 90%")),
    ("tren 75%", "phrase_unknown_word", 0, ("trên 75%",)),
    ("ít nhât 90%", "phrase_unknown_word", 3, ("ít nhất 90%",)),
    ("90% trở lên", "phrase_unknown_word", 0, ("từ 90% trở lên",)),
    ("at least 5 milion VND", "phrase_unknown_word", 11, ("at least 5 million VND", "at least 5 billion VND")),
    ("down at least 2 poinst from year 2020", "phrase_unknown_word", 16, ("down at least 2 points from year 2020",)),
    ("banana", "phrase_unknown_word", 0, ()),
    ("at", "phrase_incomplete", 2, ("at least 90%", "at most 90%")),
    ("at least", "phrase_incomplete", 8, ("at least 90%",)),
    ("at least 30 triệu", "phrase_incomplete", 17, ("at least 30 triệu đồng", "at least 90%")),
    ("hoàn ", "phrase_incomplete", 4, ("hoàn thành",)),
    ("above 75% please", "phrase_trailing_words", 10, ("above 75%",)),
    ("above 75%.", "phrase_trailing_words", 9, ("above 75%",)),
    ("none from previous year", "phrase_trailing_words", 5, ("none",)),
    # Marks and ranges.
    ("100%", "phrase_bare_mark", 0, ("exactly 100%", "at least 100%", "at most 100%")),
    (" 100 %", "phrase_bare_mark", 1, ("exactly 100%", "at least 100%", "at most 100%")),
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
    ("at least reference", "phrase_incomplete", 18, ("at least 90%",)),
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
        ("giảm hơn 5% so với năm trước", "giảm ít nhất 5% so với năm trước", "tăng hơn 5% so với năm trước"),
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
    ("at least about 90%", "phrase_approximate", 9, ("at least 90%", "at most 90%")),
    ("above ~90%", "phrase_approximate", 6, ("above 90%",)),
    # Numbers.
    ("at least 7,08%", "figure_decimal_comma", 9, ("at least 7.08%",)),
    ("giảm ít nhất 7,08% so với năm trước", "figure_decimal_comma", 13, ("giảm ít nhất 7.08% so với năm trước",)),
    ("at most 1.234.567", "figure_grouped", 8, ("at most 1234567",)),
    ("at most 3.100,5", "figure_grouped", 8, ("at most 3100.5",)),
    ("at most 1,234,567.5", "figure_grouped", 8, ("at most 1234567.5",)),
    ("at most 1 234 567", "figure_grouped", 8, ("at most 1234567",)),
    ("at most 30 000 000 VND", "figure_grouped", 8, ("at most 30000000 VND",)),
    ("at most 1,234", "figure_ambiguous", 8, ()),
    ("at most 0,125", "figure_decimal_comma", 8, ("at most 0.125",)),
    ("at least 3-5%", "figure_range", 9, ("between 3% and 5%",)),
    ("giảm 3–5% so với năm trước", "figure_range", 5, ("giảm từ 3% đến 5% so với năm trước",)),
    ("at least 1e3", "figure_unreadable", 9, ()),
    ("at least .5", "figure_unreadable", 9, ()),
    ("at least 5.", "figure_unreadable", 9, ()),
    ("at least 30triệu đồng", "figure_unreadable", 9, ()),
    ("at least " + "7" * 41, "figure_too_long", 9, ()),
    ("at least 0." + "0" * 75 + "1", "figure_too_large", 9, ()),
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
    ("7,08", "figure_decimal_comma", 0, ("7.08",)),
    ("75 perecent", "phrase_unknown_word", 3, ("75 percent",)),
    ("30 million", "phrase_incomplete", 10, ("30 million VND",)),
    ("5 5", "phrase_trailing_words", 2, ("5",)),
    ("about 5%", "phrase_approximate", 0, ("5%",)),
    ("at least 5", "phrase_not_a_quantity", 0, ()),
]


@pytest.mark.parametrize(("text", "code", "column", "suggestions"), BAD_QUANTITIES)
def test_a_bad_quantity_is_told_where_and_why(text: str, code: str, column: int, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(PhraseError) as caught:
        read_quantity(text)
    error = caught.value
    assert (error.code, error.column, error.suggestions) == (code, column, suggestions)


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
    assert read_criterion(unicodedata.normalize("NFD", "giảm ít nhất 5% so với năm trước")) == down(FIVE)


def test_300_characters_are_read_and_decomposed_ones_count_as_composed() -> None:
    assert read_criterion("hoàn" + " " * 291 + "thành") == Done()
    with pytest.raises(PhraseError):
        read_criterion("hoàn" + " " * 292 + "thành")
    assert read_criterion(unicodedata.normalize("NFD", "hoàn" + " " * 291 + "thành")) == Done()


# ---- the tables ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (CRITERIA, shapes.CRITERION_OF),
        (MARKS, shapes.MARK_OF),
        (BASELINES, shapes.BASELINE_OF),
        (QUANTITIES, shapes.QUANTITY_OF),
    ],
)
def test_every_row_of_a_table_stands_for_a_value(table: tuple[Wording, ...], values: dict[str, object]) -> None:
    assert sorted(row.key for row in table) == sorted(values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_canonical_wordings_have_no_choices(language: Language) -> None:
    rows = [*CRITERIA, *MARKS, *BASELINES, *QUANTITIES]
    assert [row.key for row in rows if len(expand(row.canonical(language))) > 1] == []


def test_every_wording_of_the_criteria_is_read_as_its_own_row() -> None:
    fillings = {"{baseline}": "previous year"}
    for row in CRITERIA:
        for text in (each for language in LANGUAGES for wording in row.of(language) for each in expand(wording)):
            phrase = (
                text.replace("{mark}", "3%", 1)
                .replace("{mark}", "5%")
                .replace("{amount}", "3%", 1)
                .replace("{amount}", "5%")
            )
            for slot, filling in fillings.items():
                phrase = phrase.replace(slot, filling)
            assert shapes.criterion_parts(read_criterion(phrase))[0] == row.key, phrase


def test_a_wording_of_two_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="ambiguous wording"):
        build([Wording("a", ("at least {mark}",), ("x",)), Wording("b", ("at least {mark}",), ("y",))])
    with pytest.raises(ValueError, match="ambiguous wording"):
        build([Wording("a", ("at {mark}",), ("x",)), Wording("b", ("at {amount}",), ("y",))])


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
