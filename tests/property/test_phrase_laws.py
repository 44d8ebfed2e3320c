"""What is printed is read back, and whatever else is read fails in the one known way."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.strategies.criteria import any_quantities, criteria
from tests.strategies.formulas import formulas

from emulation_rules.model.criterion import Criterion
from emulation_rules.model.formula import Formula
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.model.text import LANGUAGES, Language
from emulation_rules.syntax.formula.formulas import FormulaError, print_formula, read_formula
from emulation_rules.syntax.phrases import PhraseError, print_criterion, print_quantity, read_criterion, read_quantity
from emulation_rules.syntax.phrasing.grammar import BASELINES, CRITERIA, MARKS, QUANTITIES
from emulation_rules.syntax.phrasing.trie import expand
from emulation_rules.syntax.text_error import TextError

languages = st.sampled_from(LANGUAGES)

_VOCABULARY = sorted(
    {
        word
        for table in (CRITERIA, MARKS, BASELINES, QUANTITIES)
        for row in table
        for language in LANGUAGES
        for wording in row.of(language)
        for text in expand(wording)
        for word in text.split()
        if "{" not in word
    }
)
_PIECES = [
    *[
        "90%",
        "5",
        "7,08",
        "1.234.567",
        "3-5%",
        "2019,",
        "2020-H1",
        "na-2023",
        "30.000",
        "1.500 triệu",
        "USD",
        "vụ",
        "năm ngoái",
        "−5",
        "75％",
        "%",
        ",",
        "1e3",
        "\u200b",
    ],
    *["kiềm chế", "gần", "khoảng", "about", "và", "and", "\t", "  ", "."],
]
jumbles = st.lists(st.sampled_from(_VOCABULARY + _PIECES) | st.text(max_size=4), max_size=12).map(" ".join)


@given(criterion=criteria(), language=languages)
def test_a_printed_criterion_is_read_back(criterion: Criterion, language: Language) -> None:
    assert read_criterion(print_criterion(criterion, language)) == criterion


@given(quantity=any_quantities(), language=languages)
def test_a_printed_quantity_is_read_back(quantity: Quantity, language: Language) -> None:
    assert read_quantity(print_quantity(quantity, language)) == quantity


@given(quantity=any_quantities(), language=languages)
@example(quantity=Quantity(Fraction(1_234_000), Unit.VND), language="vi")
@example(quantity=Quantity(Fraction(1_234_000_000), Unit.VND), language="vi")
def test_no_point_of_printed_money_could_set_thousands_apart(quantity: Quantity, language: Language) -> None:
    printed = print_quantity(Quantity(quantity.number, Unit.VND), language)
    assert not re.search(r"\.[0-9]{3}(?![0-9])", printed)


_NUMBERS = re.compile(r"[0-9][^\s%,]*")


@given(criterion=criteria(), language=languages, data=st.data())
def test_a_suggestion_has_the_numbers_of_what_was_written(
    criterion: Criterion, language: Language, data: st.DataObject
) -> None:
    words = print_criterion(criterion, language).split()
    at = data.draw(st.integers(0, len(words)))
    words[at : at + data.draw(st.integers(0, 1))] = [data.draw(st.sampled_from(["xin", "zzzz", "at", "giảm", "USD"]))]
    text = " ".join(words)
    # Only fractions of a dong are printed by the thousand, and a suggestion may respell their digits.
    assume("nghìn" not in text and "thousand" not in text)
    try:
        read_criterion(text)
    except PhraseError as error:
        written = sorted(_NUMBERS.findall(text))
        for suggestion in error.suggestions if written else ():
            assert sorted(_NUMBERS.findall(suggestion)) == written, (text, suggestion)


@given(criterion=criteria(), language=languages)
def test_case_blanks_and_decomposed_letters_do_not_matter(criterion: Criterion, language: Language) -> None:
    phrase = print_criterion(criterion, language)
    assert read_criterion(phrase.upper()) == criterion
    assert read_criterion(unicodedata.normalize("NFD", phrase)) == criterion
    assert read_criterion(f"  {phrase}\n".replace(" ", "\u00a0\t")[:300]) == criterion or len(phrase) > 140


@given(text=jumbles)
@example("giảm ít nhất 5% so với")
def test_what_is_read_prints_canonically(text: str) -> None:
    try:
        criterion = read_criterion(text)
    except PhraseError:
        return
    for language in LANGUAGES:
        printed = print_criterion(criterion, language)
        assert read_criterion(printed) == criterion
        assert print_criterion(read_criterion(printed), language) == printed


@given(text=st.text() | jumbles)
@example("9" * 301)
@example("e\u0301" * 301)
@example("a\u0315\u0300" * 5000)
@example("\ud800")
@example("İ at least 5")
@example("at least " + "1 234" * 50)
def test_no_text_fails_in_any_other_way(text: str) -> None:
    for read in (read_criterion, read_quantity):
        try:
            read(text)
        except PhraseError as error:
            _check(error, text)
            for suggestion in error.suggestions:
                read(suggestion)


def _check(error: TextError, text: str) -> None:
    assert 0 <= error.column <= len(unicodedata.normalize("NFC", text))
    assert len(error.suggestions) <= (6 if error.code in {"phrase_bare_mark", "phrase_approximate"} else 3)
    assert len(set(error.suggestions)) == len(error.suggestions)


def _fits(formula: Formula) -> bool:
    return len(print_formula(formula)) <= 1000


@given(formula=formulas().filter(_fits))
def test_a_printed_formula_is_read_back(formula: Formula) -> None:
    printed = print_formula(formula)
    assert read_formula(printed) == formula
    assert read_formula(printed.replace(" ", "  ").upper()[:1000]) == formula or len(printed) > 500


@given(formula=formulas().filter(_fits))
def test_no_pair_of_parentheses_could_be_left_out(formula: Formula) -> None:
    printed = print_formula(formula)
    opened: list[int] = []
    for at, sign in enumerate(printed):
        if sign == "(":
            opened.append(at)
        elif sign == ")":
            start = opened.pop()
            if start and printed[start - 1].isalnum():
                continue  # The parentheses of a function.
            assert _formula_or_none(printed[:start] + printed[start + 1 : at] + printed[at + 1 :]) != formula


def _formula_or_none(text: str) -> Formula | None:
    try:
        return read_formula(text)
    except FormulaError:
        return None  # `a + (not b)`


_FORMULA_PIECES = [
    *[*"()+-*/,%ab19. _<>=;!@", "min(", "abs(", "7,08", " and ", " or ", "not ", "if(", "and(", "<=", "<>", "==", "≥"],
    *["&&", "a@2021", "@2021-H1", "75%"],
]


@given(text=st.text() | st.lists(st.sampled_from(_FORMULA_PIECES)).map("".join))
@example("(" * 1000)
@example("-" * 1000)
@example("a" + "+a" * 499)
@example("min(" * 250)
@example("not " * 250)
@example("a<" * 400)
@example("and(" * 200 + "a" + ")" * 200)
def test_no_text_makes_a_formula_fail_in_any_other_way(text: str) -> None:
    try:
        formula = read_formula(text)
    except FormulaError as error:
        _check(error, text)
        for suggestion in error.suggestions:
            read_formula(suggestion)
    else:
        assert read_formula(print_formula(formula)) == formula
