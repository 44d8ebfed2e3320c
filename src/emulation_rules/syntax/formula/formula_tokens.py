"""The words of a formula: how a text is cut up before it is parsed, and what is no word of one."""

from __future__ import annotations

import re
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from emulation_rules.model.ids import is_id
from emulation_rules.model.numbers import NumberError
from emulation_rules.model.period import Period
from emulation_rules.model.text import shortened
from emulation_rules.syntax.text_error import FormulaError
from emulation_rules.syntax.vietnamese_words import meant_in_formula
from emulation_rules.syntax.written_text import (
    character_fault,
    number_fault,
    plain_characters,
    plain_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind: TypeAlias = Literal["number", "name", "word", "sign", "end"]

WORDS: Final = frozenset({"and", "or", "not"})
"""Words that join conditions; no name can be one of them."""


class Token(NamedTuple):
    """One word of a formula: names and words in lower case, a number with its value, or the end with an empty text.

    ``period`` belongs to a name: ``crimes@2021``.
    """

    kind: Kind
    text: str
    start: int
    end: int
    number: Fraction = Fraction(0)
    period: Period | None = None


# A comma or a hyphen between two characters without blanks is kept with them, so that it can be complained about:
# `7,08` may be meant for 7.08, and `cases-cleared` for an indicator.
_TOKEN: Final = re.compile(
    r"\s*(?:"
    r"(?P<number>\.?[0-9][\w.]*(?:,[0-9][\w.]*)*)"
    r"|(?P<name>[^\W\d]\w*(?:-\w+)*(?:@(?:\w+(?:-\w+)*)?)?)"
    r"|(?P<foreign>===?|!==?|=>|=<|&&?|\|\|?|[≥⩾≤⩽≠;!])"
    r"|(?P<sign><=|>=|<>|[-+*/(),%<>=])"
    r"|(?P<other>\S))"
)

_OURS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("==", "==="), "="),
        **dict.fromkeys(("!=", "!==", "≠"), "<>"),
        **dict.fromkeys(("=>", "≥", "⩾"), ">="),
        **dict.fromkeys(("=<", "≤", "⩽"), "<="),
        **dict.fromkeys(("&&", "&"), "and"),
        **dict.fromkeys(("||", "|"), "or"),
        "!": "not",
        ";": ",",
    }
)
"""How what other languages write is written in a formula."""


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the words of an NFC text and then the end. Raises `FormulaError` at what is none."""
    end = 0
    for found in _TOKEN.finditer(text):
        kind, (start, end) = found.lastgroup or "", found.span(found.lastgroup or 0)
        word = text[start:end]
        if kind == "number":
            yield Token("number", word, start, end, _number(text, start, end))
        elif kind == "name":
            yield _name(text, start, end)
        elif kind == "sign":
            yield Token("sign", word, start, end)
        elif kind == "foreign":
            raise _foreign(text, start, end)
        else:
            raise _strange(text, start, end)
    yield Token("end", "", end, end)


def _number(text: str, start: int, end: int) -> Fraction:
    written = text[start:end]
    try:
        number = plain_number(written)
    except NumberError:
        number = None
    if number is not None:
        return number
    fault = number_fault(written)
    if fault is None:
        raise _strange(text, start, end)
    meant = [fault.plain] if fault.plain else []
    if "," in written:
        meant.append(written.replace(",", ", "))  # Two arguments of a function.
    suggestions = tuple(text[:start] + each + text[end:] for each in meant)
    raise FormulaError(fault.code, start, fault.details, suggestions)


def _name(text: str, start: int, end: int) -> Token:
    written, at, label = text[start:end].partition("@")
    name = written.lower()
    if "-" in name:
        spaced = text[:start] + written.replace("-", " - ") + text[start + len(written) :]
        raise FormulaError("formula_hyphen", start, (("written", shortened(written)),), (spaced,))
    if not is_id(name):
        meant = meant_in_formula(written)
        near = () if meant is None else (text[:start] + meant + text[start + len(written) :],)
        raise FormulaError("formula_invalid_name", start, (("written", shortened(written)),), near)
    if not at:
        return Token("word" if name in WORDS else "name", name, start, end)
    return Token("name", name, start, end, period=_period(text, end - len(label), end))


def _period(text: str, start: int, end: int) -> Period:
    label = text[start:end]
    try:
        return Period.parse(label.upper())
    except ValueError:
        whole, hyphen, rest = label.partition("-")
        spaced = (f"{text[:start]}{whole} - {rest}{text[end:]}",) if hyphen else ()
        raise FormulaError("formula_invalid_period", start, (("word", shortened(label)),), spaced) from None


def _foreign(text: str, start: int, end: int) -> FormulaError:
    written = text[start:end]
    ours = _OURS[written]
    # Words need blanks around them, a comma wants one behind it only.
    put = f" {ours} " if ours.isalpha() else f"{ours} " if ours == "," else ours
    # Whoever writes it once writes it again.
    meant = " ".join((text[:start] + put + text[end:].replace(written, put)).split())
    return FormulaError("formula_foreign_sign", start, (("written", written), ("ours", ours)), (meant,))


def _strange(text: str, start: int, end: int) -> FormulaError:
    found = character_fault(text[start:end])
    if found is None:
        return FormulaError("formula_unexpected", start, (("word", shortened(text[start:end])),))
    code, offset, details = found
    return FormulaError(code, start + offset, details, (plain_characters(text),))
