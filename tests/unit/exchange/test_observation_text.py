from __future__ import annotations

import time
import unicodedata
from fractions import Fraction

import pytest
from tests.samples.pact import BALANCE, CASH, CONDUCT, CRIMES, FUND, PLAN, RATE, SHARE, interval_of

from emulation_rules.exchange.interval_notation import interval_text
from emulation_rules.exchange.observation_error import ObservationError
from emulation_rules.exchange.observation_text import read_observation
from emulation_rules.exchange.observe import Claimed, observe
from emulation_rules.i18n.catalogue import finding_text
from emulation_rules.model.finding import Finding
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Grade
from emulation_rules.model.place import Place
from emulation_rules.model.text import Language, Text
from emulation_rules.syntax.locale_numbers import Locale


def refusal(text: str, indicator: Indicator, locale: Locale | None = Locale.PLAIN) -> ObservationError:
    with pytest.raises(ObservationError) as caught:
        read_observation(text, indicator, locale=locale)
    return caught.value


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("92.02", "92.02"),
        ("92%", "92"),
        ("92 %", "92"),
        ("92 phần trăm", "92"),
        ("> 98", "(98, 100]"),
        ("hơn 98%", "(98, 100]"),
        ("Hơn  98 %", "(98, 100]"),
        ("trên 98%", "(98, 100]"),
        ("more than 98%", "(98, 100]"),
        (">=98", "[98, 100]"),
        ("≥ 98%", "[98, 100]"),
        ("từ 98%", "[98, 100]"),
        ("từ 98% trở lên", "[98, 100]"),
        ("98% trở lên", "[98, 100]"),
        ("ít nhất 98% trở lên", "[98, 100]"),
        ("at least 98%", "[98, 100]"),
        ("< 67", "[0, 67)"),
        ("gần 67%", "[0, 67)"),
        ("nearly 67%", "[0, 67)"),
        ("dưới 67%", "[0, 67)"),
        ("<= 5", "[0, 5]"),
        ("không quá 5%", "[0, 5]"),
        ("từ 5% trở xuống", "[0, 5]"),
        ("92 (rounded)", "[91.5, 92.5)"),
        ("92% (làm tròn)", "[91.5, 92.5)"),
        ("92.0 (rounded)", "[91.95, 92.05)"),
        ("100 (rounded)", "[99.5, 100]"),
        ("0 (rounded)", "[0, 0.5)"),
        ("100 trở lên", "100"),
    ],
)
def test_a_rate_reads_as(text: str, held: str) -> None:
    assert interval_text(interval_of(text, RATE)) == held


@pytest.mark.parametrize(
    ("text", "indicator", "dong"),
    [
        ("30", FUND, "30000000"),
        ("30 triệu đồng", FUND, "30000000"),
        ("30 triệu", FUND, "30000000"),
        ("30 million VND", FUND, "30000000"),
        ("30000000 VND", FUND, "30000000"),
        ("1.5 tỷ đồng", FUND, "1500000000"),
        ("500 nghìn đồng", FUND, "500000"),
        ("30000000", CASH, "30000000"),
        ("30 triệu đồng", CASH, "30000000"),
        ("hơn 30 triệu đồng", CASH, "(30000000, inf)"),
        ("1.5 triệu (làm tròn)", CASH, "[1450000, 1550000)"),
    ],
)
def test_money_words_are_obeyed_and_bare_numbers_scaled(text: str, indicator: Indicator, dong: str) -> None:
    assert interval_text(interval_of(text, indicator)) == dong


@pytest.mark.parametrize(
    ("text", "held"), [("0.92", "92"), ("92%", "92"), ("0.92 (rounded)", "[91.5, 92.5)"), ("> 0.9", "(90, 100]")]
)
def test_a_rate_reported_as_a_fraction_is_scaled_unless_percent_is_written(text: str, held: str) -> None:
    assert interval_text(interval_of(text, SHARE)) == held


def test_a_negative_figure_rounds_away_from_zero() -> None:
    assert interval_text(interval_of("-92 (rounded)", BALANCE)) == "(-92.5, -91.5]"
    assert interval_text(interval_of("0 (rounded)", BALANCE)) == "(-0.5, 0.5)"


@pytest.mark.parametrize(
    ("text", "indicator", "grade"),
    [
        ("92", RATE, Grade.FIGURE),
        ("92 (rounded)", RATE, Grade.ROUNDED),
        ("hơn 98", RATE, Grade.BOUND),
        ("true", PLAN, Grade.CLAIM),
        ("18.5", CONDUCT, Grade.JUDGEMENT),
        ("> 15 điểm", CONDUCT, Grade.JUDGEMENT),
    ],
)
def test_the_form_settles_the_grade(text: str, indicator: Indicator, grade: Grade) -> None:
    assert read_observation(text, indicator).grade is grade


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("true", 1),
        ("Có", 1),
        ("1", 1),
        ("đạt", 1),
        ("FALSE", 0),
        ("không", 0),
        ("0", 0),
        ("Xong", 1),
        ("rồi", 1),
        ("đã có", 1),
        ("chưa xong", 0),
    ],
)
def test_a_boolean_indicator_is_one_or_nought(text: str, number: int) -> None:
    assert interval_of(text, PLAN) == Interval.point(number)


def test_what_was_written_is_kept_in_plain_spelling() -> None:
    assert read_observation("hơn   98,50 %", RATE, locale=Locale.VI).written == "hơn 98.50 %"
    assert read_observation("3.100", CRIMES, locale=Locale.VI).written == "3100"
    assert read_observation("92.10", RATE).written == "92.10"


def test_decomposed_vietnamese_reads_like_composed() -> None:
    text = unicodedata.normalize("NFD", "gần 67%")
    assert text != "gần 67%"
    assert read_observation(text, RATE) == read_observation("gần 67%", RATE)


@pytest.mark.parametrize(
    ("text", "indicator", "code"),
    [
        ("gần 67% trở lên", RATE, "contradictory_bound"),
        ("trên 90% trở lên", RATE, "contradictory_bound"),
        ("không quá 5 trở lên", CRIMES, "contradictory_bound"),
        ("hơn 92 (rounded)", RATE, "figure_rounded_bound"),
        ("từ 92 (làm tròn)", RATE, "figure_rounded_bound"),
        ("khoảng 90%", RATE, "figure_about"),
        ("~90", RATE, "figure_about"),
        ("120", RATE, "figure_above_ceiling"),
        ("< 150", RATE, "figure_above_ceiling"),
        ("120 (rounded)", RATE, "figure_above_ceiling"),
        ("> 100", RATE, "figure_bound_leaves_nothing"),
        ("< 0", CRIMES, "figure_bound_leaves_nothing"),
        ("-3", CRIMES, "figure_negative"),
        ("> -3", CRIMES, "figure_negative"),
        ("3100.5", CRIMES, "figure_not_whole"),
        ("> 3100.5", CRIMES, "figure_not_whole"),
        ("3100%", CRIMES, "figure_wrong_unit"),
        ("30 triệu đồng", RATE, "figure_wrong_unit"),
        ("3 nghìn", CRIMES, "figure_wrong_unit"),
        ("92 điểm phần trăm", RATE, "figure_wrong_unit"),
        ("92 điểm", RATE, "figure_wrong_unit"),
        ("true", CRIMES, "figure_is_a_claim"),
        ("Không", CRIMES, "figure_none_in_words"),
        ("chưa đạt", RATE, "figure_is_a_claim"),
        ("1000 (ước)", CRIMES, "figure_about"),
        ("ước đạt 90%", RATE, "figure_about"),
        ("2", PLAN, "figure_is_no_claim"),
        ("931 vụ", CRIMES, "figure_unknown_word"),
        ("80-90", RATE, "figure_unknown_word"),
        ("hơn", RATE, "figure_no_number"),
        ("giảm cả 3 tiêu chí", CRIMES, "figure_no_number"),
        ("16/20", CRIMES, "figure_fraction"),
        ("3.026 / 3.389", CRIMES, "figure_fraction"),
        ("−5", BALANCE, "figure_look_alike"),
        ("–5", BALANCE, "figure_look_alike"),
        ("92％", RATE, "figure_look_alike"),
        ("９２", RATE, "figure_look_alike"),
        ("٩٢", RATE, "figure_look_alike"),
        ("92,02", RATE, "number_malformed"),
        ("NaN", CRIMES, "figure_not_finite"),
        (".nan", CRIMES, "figure_not_finite"),
        ("-inf", BALANCE, "figure_not_finite"),
        ("Infinity", CRIMES, "figure_not_finite"),
        ("1E+999999", CRIMES, "figure_too_large"),
        ("1e31", CRIMES, "figure_too_large"),
        ("0e9999 (rounded)", BALANCE, "figure_too_large"),
        ("9" * 41, CRIMES, "figure_too_long"),
        ("9" * 161, CRIMES, "figure_too_long"),
        ("9" * 201, CRIMES, "figure_text_too_long"),
        ("=SUM(A1:A9)", CRIMES, "figure_formula"),
        ("+A1", CRIMES, "figure_formula"),
        ("@sum", CRIMES, "figure_formula"),
        ("#N/A", CRIMES, "figure_spreadsheet_error"),
        ("#REF!", CRIMES, "figure_spreadsheet_error"),
        ("####", CRIMES, "figure_spreadsheet_error"),
        ("-", CRIMES, "figure_placeholder"),
        ("—", CRIMES, "figure_placeholder"),
        ("N/A", PLAN, "claim_unsettled"),
        ("x", PLAN, "claim_unsettled"),
        ("chưa có", PLAN, "claim_unsettled"),
        ("1e-31", BALANCE, "figure_too_small"),
        ("chưa có", CRIMES, "figure_placeholder"),
        ("  ", CRIMES, "figure_empty"),
    ],
)
def test_what_cannot_be_a_figure_is_refused_for_its_reason(text: str, indicator: Indicator, code: str) -> None:
    assert refusal(text, indicator).code == code


@pytest.mark.parametrize(
    ("text", "indicator"), [("3.100", CRIMES), ("hơn 3.100", CRIMES), ("3.000", CRIMES), ("30.000 đồng", CASH)]
)
def test_what_looks_like_thousands_is_never_read_as_decimals_of_whole_things(text: str, indicator: Indicator) -> None:
    error = refusal(text, indicator)
    assert error.code == "figure_looks_grouped"
    assert error.suggestions in {("3100",), ("3000",), ("30000",)}


def test_three_decimals_are_fine_where_decimals_make_sense() -> None:
    assert interval_of("92.125", RATE) == Interval.point(Fraction("92.125"))
    assert interval_of("1.234 triệu đồng", CASH) == Interval.point(1234000)


@pytest.mark.parametrize(
    ("text", "locale", "suggested"),
    [
        ("hơn 92 vụ", Locale.PLAIN, ("hơn 92",)),
        ("3 vụ án", Locale.PLAIN, ("3",)),
        ("92 vụ trở lên", Locale.PLAIN, ("92 trở lên",)),
        ("hơn 3.100 vụ", Locale.VI, ("hơn 3.100",)),
        ("3 chục vụ", Locale.PLAIN, ()),
        ("3 nghìn vụ", Locale.PLAIN, ()),
        ("80-90", Locale.PLAIN, ()),
        ("3.5 vụ", Locale.PLAIN, ()),
    ],
)
def test_a_counted_noun_is_answered_with_the_count_alone(text: str, locale: Locale, suggested: tuple[str, ...]) -> None:
    assert refusal(text, CRIMES, locale).suggestions == suggested


def test_a_noun_after_anything_but_a_count_may_matter_and_is_not_dropped() -> None:
    assert refusal("30 USD", FUND).suggestions == ()


def remedy(text: str, subject: Indicator | Claimed, language: Language = "vi") -> str:
    with pytest.raises(ObservationError) as caught:
        observe(text, subject)
    return finding_text(Finding(caught.value.code, (), Place("f"), details=caught.value.details), language)


def test_the_units_that_may_be_written_are_listed() -> None:
    said = remedy("hơn 92 vụ", CRIMES)
    assert all(f"`{unit}`" in said for unit in ("%", "đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"))


def test_an_estimate_is_answered_with_its_number_rounded_or_as_a_bound() -> None:
    assert "`1000 (làm tròn)`" in remedy("1000 (ước)", CRIMES)
    assert "`more than 90%`" in remedy("khoảng 90%", RATE, "en")


def test_none_in_words_is_first_answered_with_nought() -> None:
    said = remedy("không", CRIMES)
    assert 0 < said.index("ghi 0 nếu không có vụ nào") < said.index("chỉ tiêu")


@pytest.mark.parametrize("subject", [PLAN, Claimed("house")])
@pytest.mark.parametrize("text", ["x", "chưa", "chưa có", "không có", "—", "n/a"])
def test_a_claim_that_says_neither_is_answered_with_yes_and_no_and_never_with_nought(
    text: str, subject: Indicator | Claimed
) -> None:
    said = remedy(text, subject)
    assert "`có`" in said
    assert "`không`" in said
    assert "0" not in said


def test_a_floor_above_zero_is_its_own_fault() -> None:
    level = Indicator("level", Text("Mức"), Measure.NUMBER, Better.HIGHER, floor=Fraction(10))
    assert refusal("9", level).code == "figure_below_floor"
    assert interval_text(interval_of("< 30", level)) == "[10, 30)"


@pytest.mark.parametrize(
    ("text", "locale", "column"),
    [
        ("hơn 92,02", Locale.PLAIN, 4),
        ("931 vụ", Locale.PLAIN, 4),
        ("gần 67% trở lên", Locale.PLAIN, 8),
        ("92％", Locale.PLAIN, 2),
        ("  -3", Locale.PLAIN, 2),
        ("hơn 3.100 vụ", Locale.VI, 10),
    ],
)
def test_the_column_is_that_of_the_first_bad_character_as_typed(text: str, locale: Locale, column: int) -> None:
    assert refusal(text, CRIMES if "%" not in text else RATE, locale).column == column


def test_an_absurd_exponent_is_refused_at_once() -> None:
    started = time.perf_counter()
    for text in ("1E+999999", "1E+999999999999999999999"):
        assert refusal(text, BALANCE).code == "figure_too_large"
    assert refusal("1e-99999999", BALANCE).code == "figure_too_small"
    assert time.perf_counter() - started < 0.5


def test_a_stage_makes_a_score_a_judgement_and_stays_a_note_on_a_figure() -> None:
    assert observe("18.5", CONDUCT, stage="verified 2").grade is Grade.JUDGEMENT
    assert observe("true", PLAN, stage="final").grade is Grade.JUDGEMENT
    figure = observe("931", CRIMES, stage="verified 2")
    assert (figure.grade, figure.stage) == (Grade.FIGURE, "verified 2")


def test_only_scores_and_done_or_not_are_judged() -> None:
    assert observe("18.5", CONDUCT, judged=True).grade is Grade.JUDGEMENT
    with pytest.raises(ObservationError, match="figure_cannot_be_judged"):
        observe("931", CRIMES, judged=True)
