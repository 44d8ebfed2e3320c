"""Formulas: precedence, canonical printing, and where and why a text is none."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import pytest

from emulation_rules.i18n.phrase_messages import MESSAGES
from emulation_rules.model.formula import Binary, Call, Formula, Literally, Name, Negative
from emulation_rules.syntax.formulas import FormulaError, print_formula, read_formula

A, B, C = Name("a"), Name("b"), Name("c")


def number(value: int | str) -> Literally:
    return Literally(Fraction(value))


GOOD: Final[list[tuple[str, Formula, str]]] = [
    ("a", A, "a"),
    ("cases_recorded_2", Name("cases_recorded_2"), "cases_recorded_2"),
    ("A", A, "a"),
    ("7.08", number("7.08"), "7.08"),
    ("5%", number("1/20"), "0.05"),
    ("12.5 %", number("1/8"), "0.125"),
    ("a+b*c", Binary("+", A, Binary("*", B, C)), "a + b * c"),
    ("(a+b)*c", Binary("*", Binary("+", A, B), C), "(a + b) * c"),
    ("a * b / c", Binary("/", Binary("*", A, B), C), "a * b / c"),
    ("a / (b * c)", Binary("/", A, Binary("*", B, C)), "a / (b * c)"),
    ("a - b - c", Binary("-", Binary("-", A, B), C), "a - b - c"),
    ("a - (b - c)", Binary("-", A, Binary("-", B, C)), "a - (b - c)"),
    ("a + (b + c)", Binary("+", A, Binary("+", B, C)), "a + (b + c)"),
    ("(a * b) + c", Binary("+", Binary("*", A, B), C), "a * b + c"),
    ("-a*b", Binary("*", Negative(A), B), "-a * b"),
    ("-(a*b)", Negative(Binary("*", A, B)), "-(a * b)"),
    ("a - -b", Binary("-", A, Negative(B)), "a - -b"),
    ("a/-b", Binary("/", A, Negative(B)), "a / -b"),
    ("--5", Negative(Negative(number(5))), "--5"),
    ("((a))", A, "a"),
    ("min( a,b ,5% )", Call("min", (A, B, number("0.05"))), "min(a, b, 0.05)"),
    ("MAX(a, -b)", Call("max", (A, Negative(B))), "max(a, -b)"),
    ("abs(a - b) / 2", Binary("/", Call("abs", (Binary("-", A, B),)), number(2)), "abs(a - b) / 2"),
    ("min + max", Binary("+", Name("min"), Name("max")), "min + max"),
    (" 100 * a\n / b ", Binary("/", Binary("*", number(100), A), B), "100 * a / b"),
]


@pytest.mark.parametrize(("text", "formula", "printed"), GOOD)
def test_a_formula_is_read_by_precedence_and_printed_canonically(text: str, formula: Formula, printed: str) -> None:
    assert read_formula(text) == formula
    assert print_formula(formula) == printed
    assert read_formula(printed) == formula


def test_a_literal_that_no_text_gives_prints_with_its_meaning() -> None:
    assert print_formula(Binary("*", A, number("1/3"))) == "a * (1/3)"
    assert print_formula(Negative(number(-5))) == "--5"


DEEP: Final = "(" * 33 + "a" + ")" * 33

BAD: Final[list[tuple[str, str, int, tuple[str, ...]]]] = [
    ("", "formula_empty", 0, ()),
    ("  ", "formula_empty", 0, ()),
    ("a" * 1001, "formula_too_long", 1000, ()),
    (DEEP, "formula_too_deep", 32, ()),
    ("-" * 33 + "a", "formula_too_deep", 32, ()),
    ("abs(" * 33 + "a" + ")" * 33, "formula_too_deep", 32 * 4 + 3, ()),
    ("(" * 1000, "formula_too_deep", 32, ()),
    ("+".join("a" * 101), "formula_too_large", 200, ()),
    ("a +", "formula_incomplete", 3, ()),
    ("min(a,", "formula_incomplete", 6, ()),
    ("2 * (a + b", "formula_unclosed", 4, ("2 * (a + b)",)),
    ("a)", "formula_unexpected", 1, ("a",)),
    ("a b", "formula_unexpected", 2, ()),
    ("()", "formula_unexpected", 1, ()),
    ("a ** b", "formula_unexpected", 3, ()),
    ("a ^ b", "formula_unexpected", 2, ()),
    ("=a+b", "formula_unexpected", 0, ("a+b",)),
    ("+a", "formula_unexpected", 0, ("a",)),
    ("a%", "formula_unexpected", 1, ()),
    ("a, b", "formula_unexpected", 1, ()),
    ("(a, b)", "formula_unexpected", 2, ()),
    ("a.b", "formula_unexpected", 1, ()),
    ("a['b']", "formula_unexpected", 1, ()),
    ("2(a)", "formula_unexpected", 1, ()),
    ("cases-cleared * 2", "formula_hyphen", 0, ("cases - cleared * 2",)),
    ("2 * crime-2022", "formula_hyphen", 4, ("2 * crime - 2022",)),
    ("a__b", "formula_invalid_name", 0, ()),
    ("a + _b", "formula_invalid_name", 4, ()),
    ("tổng", "formula_invalid_name", 0, ()),
    ("a" * 81, "formula_invalid_name", 0, ()),
    ("sum(a, b)", "formula_unknown_function", 0, ()),
    ("1 + mim(a, b)", "formula_unknown_function", 4, ("1 + min(a, b)",)),
    ("min(a)", "formula_few_values", 0, ()),
    ("abs(a, b)", "formula_one_value", 0, ()),
    ("7,08 * a", "written_decimal_comma", 0, ("7.08 * a",)),
    ("min(7,08, a)", "written_decimal_comma", 4, ("min(7.08, a)", "min(7, 08, a)")),
    ("1.234.567", "written_grouped", 0, ("1234567",)),
    ("min(1,234, a)", "written_ambiguous", 4, ("min(1, 234, a)",)),
    ("1e3", "written_unreadable", 0, ()),
    ("2a", "written_unreadable", 0, ()),
    ("7" * 41, "written_too_long", 0, ()),
    ("a − b", "character_lookalike", 2, ("a - b",)),
    ("a × b", "character_lookalike", 2, ("a * b",)),
    ("a\u200b + b", "character_invisible", 1, ("a + b",)),
]


@pytest.mark.parametrize(("text", "code", "column", "suggestions"), BAD)
def test_a_bad_formula_is_told_where_and_why(text: str, code: str, column: int, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(FormulaError) as caught:
        read_formula(text)
    error = caught.value
    assert (error.code, error.column, error.suggestions) == (code, column, suggestions)


def test_the_bounds_themselves_are_allowed() -> None:
    assert read_formula("(" * 32 + "a" + ")" * 32) == A
    assert print_formula(read_formula("-" + "+".join("a" * 100))).count("+") == 99
    assert read_formula("a" + " " * 998 + " ") == A


@pytest.mark.parametrize(("operand", "printed"), [("(a)", "a"), ("-a", "-a"), ("abs(a)", "abs(a)")])
def test_depth_counts_what_stands_in_one_another_and_not_side_by_side(operand: str, printed: str) -> None:
    assert print_formula(read_formula(" + ".join([operand] * 40))) == " + ".join([printed] * 40)


def test_every_fault_of_a_formula_has_a_message_that_its_details_fill_in() -> None:
    codes = set()
    for text, code, _, _ in BAD:
        with pytest.raises(FormulaError) as caught:
            read_formula(text)
        message, details = MESSAGES[code], dict(caught.value.details)
        codes.add(code)
        for said in (message.what.vi, message.what.en, message.remedy.vi, message.remedy.en):
            assert said.format(**details)
    assert {code for code in MESSAGES if code.startswith("formula_")} <= codes
