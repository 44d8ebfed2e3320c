from __future__ import annotations

import pytest

from emulation_rules.syntax.locale_numbers import Locale, NumberTextError, decimal_mark, plain_spelling

_NARROW = "\u202f"
_HARD = "\u00a0"


def refusal(text: str, locale: Locale | None) -> NumberTextError:
    with pytest.raises(NumberTextError) as caught:
        plain_spelling(text, locale)
    return caught.value


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("931", "931"),
        ("1.234,5", "1234.5"),
        ("92,02", "92.02"),
        ("92,00", "92.00"),
        ("3.100", "3100"),
        ("1.234.567,89", "1234567.89"),
        ("3 100", "3100"),
        (f"3{_HARD}100", "3100"),
        (f"3{_NARROW}100,5", "3100.5"),
        ("1234,567", "1234.567"),
        ("0,123", "0.123"),
        ("-3.100", "-3100"),
        ("03", "03"),
    ],
)
def test_vietnamese_numbers_are_respelled_digit_for_digit(text: str, plain: str) -> None:
    assert plain_spelling(text, Locale.VI) == plain


@pytest.mark.parametrize(
    "text", ["1.23.456", "1,234.5", "92.02", "0.123", "1234.567", "1.234 567", "12 34", "1e3", "1,2,3"]
)
def test_what_vietnamese_does_not_write_is_refused_as_vietnamese(text: str) -> None:
    assert refusal(text, Locale.VI).code == "number_malformed"


@pytest.mark.parametrize("text", ["1234.5", "931", "92.02", "3.100", "1e3", "-0.5", "007"])
def test_plain_numbers_stay_as_they_are(text: str) -> None:
    assert plain_spelling(text, Locale.PLAIN) == text


@pytest.mark.parametrize("text", ["92,02", "1.234,5", "3 100", "1.23.456", "92.", ".5", "1,234", "--1", "1.5.2"])
def test_what_plain_does_not_write_is_refused_as_plain(text: str) -> None:
    assert refusal(text, Locale.PLAIN).code == "number_malformed"


def test_a_malformed_number_suggests_what_may_have_been_meant() -> None:
    assert refusal("92,02", Locale.PLAIN).suggestions == ("92.02",)
    assert refusal("1,234", Locale.PLAIN).suggestions == ("1234", "1.234")
    assert refusal("92.02", Locale.VI).suggestions == ("92,02",)
    assert refusal("1,234.5", Locale.VI).suggestions == ("1234,5",)
    assert refusal("1.23.456", Locale.VI).suggestions == ()


@pytest.mark.parametrize("text", ["931", "92.5", "92.02", "0.123", "1234.567", "-5", "3 100"])
def test_without_a_locale_a_number_passes_that_everyone_reads_alike(text: str) -> None:
    assert plain_spelling(text, None) == text.replace(" ", "")


@pytest.mark.parametrize("text", ["1.234", "1,234", "-1.234"])
def test_without_a_locale_two_readings_are_shown_and_neither_is_chosen(text: str) -> None:
    error = refusal(text, None)
    sign = "-" if text.startswith("-") else ""
    assert error.code == "number_ambiguous"
    assert error.details == (("text", text), ("one", f"{sign}1234"), ("other", f"{sign}1.234"))


@pytest.mark.parametrize(("text", "reading"), [("92,02", "92.02"), ("1.234.567", "1234567"), ("1.234,5", "1234.5")])
def test_without_a_locale_a_vietnamese_number_asks_for_the_declaration(text: str, reading: str) -> None:
    error = refusal(text, None)
    assert error.code == "number_without_locale"
    assert dict(error.details) == {"text": text, "reading": reading, "locale": "vi"}


def test_without_a_locale_a_spreadsheets_scientific_display_is_not_trusted() -> None:
    assert refusal("1.23457E+11", None).code == "number_without_locale"


@pytest.mark.parametrize("text", ["1.23.456", "1,234.5", "1,2,3", "3 10"])
def test_without_a_locale_what_nobody_writes_is_malformed(text: str) -> None:
    assert refusal(text, None).code == "number_malformed"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("25.67", "25.67"),
        ("25,67", "25.67"),
        ("931", "931"),
        ("0,123", "0.123"),
        ("1234,567", "1234.567"),
        ("-5,0", "-5.0"),
    ],
)
def test_a_mixed_table_takes_either_mark_for_decimals(text: str, plain: str) -> None:
    assert plain_spelling(text, Locale.MIXED) == plain


@pytest.mark.parametrize("text", ["1.234", "1,234", "-12,345"])
def test_a_mixed_table_refuses_what_could_be_thousands_and_says_both_readings(text: str) -> None:
    error = refusal(text, Locale.MIXED)
    assert error.code == "number_maybe_grouped"
    whole, decimal = error.suggestions
    assert plain_spelling(whole, Locale.MIXED) == text.replace(",", "").replace(".", "")
    assert plain_spelling(decimal, Locale.MIXED) == f"{text.replace(',', '.')}0"


@pytest.mark.parametrize("text", ["1.234,5", "1,234.5", "1e3", "1 234", "1.234.567", "1,2,3"])
def test_a_mixed_table_has_nothing_between_thousands(text: str) -> None:
    assert refusal(text, Locale.MIXED).code == "number_malformed"


@pytest.mark.parametrize(("text", "mark"), [("25,67", ","), ("hơn 98.5%", "."), ("931", ""), ("1,2,3", "")])
def test_the_decimal_mark_of_a_text(text: str, mark: str) -> None:
    assert decimal_mark(text) == mark
