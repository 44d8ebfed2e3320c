"""Formulas: precedence, canonical printing, and where and why a text is none."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import pytest

from emulation_rules.i18n.catalogue import CATALOGUE
from emulation_rules.i18n.formula_messages import TEXT
from emulation_rules.model.formula import (
    Binary,
    Call,
    Compared,
    Formula,
    Joined,
    Literally,
    Name,
    Negative,
    Not,
    inside,
)
from emulation_rules.model.period import Period
from emulation_rules.syntax.formula.formulas import FormulaError, print_formula, read_formula

A, B, C = Name("a"), Name("b"), Name("c")


def number(value: int | str) -> Literally:
    return Literally(Fraction(value))


def percent(value: int | str) -> Literally:
    return Literally(Fraction(value) / 100, percent=True)


GOOD: Final[list[tuple[str, Formula, str]]] = [
    ("a", A, "a"),
    ("cases_recorded_2", Name("cases_recorded_2"), "cases_recorded_2"),
    ("A", A, "a"),
    ("7.08", number("7.08"), "7.08"),
    ("5%", percent(5), "5%"),
    ("12.5 %", percent("12.5"), "12.5%"),
    ("-5%", Negative(percent(5)), "-5%"),
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
    ("min( a,b ,5% )", Call("min", (A, B, percent(5))), "min(a, b, 5%)"),
    ("MAX(a, -b)", Call("max", (A, Negative(B))), "max(a, -b)"),
    ("abs(a - b) / 2", Binary("/", Call("abs", (Binary("-", A, B),)), number(2)), "abs(a - b) / 2"),
    ("min + max", Binary("+", Name("min"), Name("max")), "min + max"),
    ("crimes@2021", Name("crimes", Period(2021)), "crimes@2021"),
    ("crimes@2021-h1 - 5", Binary("-", Name("crimes", Period(2021, "half", 1)), number(5)), "crimes@2021-H1 - 5"),
    ("a@2021-05", Name("a", Period(2021, "month", 5)), "a@2021-05"),
    ("a<b", Compared("<", A, B), "a < b"),
    ("a>=b+1", Compared(">=", A, Binary("+", B, number(1))), "a >= b + 1"),
    ("(a > b) = (b > c)", Compared("=", Compared(">", A, B), Compared(">", B, C)), "(a > b) = (b > c)"),
    (
        "a<>b OR a=b And b<c",
        Joined("or", Compared("<>", A, B), Joined("and", Compared("=", A, B), Compared("<", B, C))),
        "a <> b or a = b and b < c",
    ),
    ("(a or b) and c", Joined("and", Joined("or", A, B), C), "(a or b) and c"),
    ("a or b or c", Joined("or", Joined("or", A, B), C), "a or b or c"),
    ("a and (b and c)", Joined("and", A, Joined("and", B, C)), "a and (b and c)"),
    ("not a < b and c", Joined("and", Not(Compared("<", A, B)), C), "not a < b and c"),
    ("not (a and b)", Not(Joined("and", A, B)), "not (a and b)"),
    ("NOT(a)", Not(A), "not a"),
    ("not not a", Not(Not(A)), "not not a"),
    ("1 + (not a)", Binary("+", number(1), Not(A)), "1 + (not a)"),
    ("If(a > 0, b, c)", Call("if", (Compared(">", A, number(0)), B, C)), "if(a > 0, b, c)"),
    ("whatever(a)", Call("whatever", (A,)), "whatever(a)"),
    ("round(a, 1, half_up)", Call("round", (A, number(1), Name("half_up"))), "round(a, 1, half_up)"),
    ("verdict = met", Compared("=", Name("verdict"), Name("met")), "verdict = met"),
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
    ("a == b", "formula_foreign_sign", 2, ("a = b",)),
    ("a != b", "formula_foreign_sign", 2, ("a <> b",)),
    ("a ≠ b", "formula_foreign_sign", 2, ("a <> b",)),
    ("a≥b", "formula_foreign_sign", 1, ("a>=b",)),
    ("a ≤ b", "formula_foreign_sign", 2, ("a <= b",)),
    ("a => b", "formula_foreign_sign", 2, ("a >= b",)),
    ("a =< b", "formula_foreign_sign", 2, ("a <= b",)),
    ("a>0&&b>0", "formula_foreign_sign", 3, ("a>0 and b>0",)),
    ("a > 0 || b > 0", "formula_foreign_sign", 6, ("a > 0 or b > 0",)),
    ("!a", "formula_foreign_sign", 0, ("not a",)),
    ("min(a; b)", "formula_foreign_sign", 5, ("min(a, b)",)),
    ("if(a > 1; b; c)", "formula_foreign_sign", 8, ("if(a > 1, b, c)",)),
    ("0 < a + b <= 1", "formula_chained", 10, ("0 < a + b and a + b <= 1",)),
    ("a = b = c", "formula_chained", 6, ("a = b and b = c",)),
    ("a = b = c = d", "formula_chained", 6, ()),
    ("if a > 1", "formula_if_form", 0, ()),
    ("1 + if a > 1 then b", "formula_if_form", 4, ()),
    ("and(a > 1, b > 2)", "formula_word_form", 0, ("(a > 1 and b > 2)",)),
    ("if(OR(min(a, b) > 1,b > 2), 1, 2)", "formula_word_form", 3, ("if((min(a, b) > 1 or b > 2), 1, 2)",)),
    ("a and", "formula_incomplete", 5, ()),
    ("and a", "formula_unexpected", 0, ()),
    ("a not b", "formula_unexpected", 2, ()),
    ("a + not b", "formula_unexpected", 4, ()),
    ("a > > b", "formula_unexpected", 4, ()),
    ("a@b", "formula_invalid_period", 2, ()),
    ("a@", "formula_invalid_period", 2, ()),
    ("a@2021-H3", "formula_invalid_period", 2, ("a@2021 - H3",)),
    ("a@2021-500", "formula_invalid_period", 2, ("a@2021 - 500",)),
    ("a @2021", "formula_unexpected", 2, ()),
    ("f@2021(a)", "formula_unexpected", 6, ()),
    ("not " * 33 + "a", "formula_too_deep", 32 * 4, ()),
    ("f()", "formula_unexpected", 2, ()),
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
        message, details = CATALOGUE[code], dict(caught.value.details)
        codes.add(code)
        for said in (message.what.vi, message.what.en, message.remedy.vi, message.remedy.en):
            assert said.format(**details)
    assert set(TEXT) <= codes


def test_every_part_of_a_formula_knows_where_it_stands() -> None:
    text = "if(not (value < 5) and a@2021 > 1, -abs(b), 10% + 2)"
    found: dict[str, int] = {}
    waiting = [read_formula(text)]
    while waiting:
        node = waiting.pop()
        found[print_formula(node)] = node.at
        waiting += inside(node)
    assert {part: text[at:] for part, at in found.items()} == {
        "if(not value < 5 and a@2021 > 1, -abs(b), 10% + 2)": text,
        "not value < 5 and a@2021 > 1": text[3:],
        "not value < 5": text[3:],
        "value < 5": text[8:],
        "value": text[8:],
        "5": text[16:],
        "a@2021 > 1": text[23:],
        "a@2021": text[23:],
        "1": text[32:],
        "-abs(b)": text[35:],
        "abs(b)": text[36:],
        "b": text[40:],
        "10% + 2": text[44:],
        "10%": text[44:],
        "2": text[50:],
    }
