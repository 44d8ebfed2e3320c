"""The text of one reported value, taken apart; what it means for an indicator is settled elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeVar

from emulation_rules.exchange.observation_error import NUMBER_CODES, ObservationError, shown
from emulation_rules.exchange.observation_words import (
    AFTER,
    BEFORE,
    EXCEL_ERROR,
    FRACTION,
    NOT_FINITE,
    PLACEHOLDERS,
    SCALES,
    UNITS,
    Shape,
    WrittenUnit,
    word_key,
    words_pattern,
)
from emulation_rules.model.numbers import MAX_EXPONENT, NumberError, from_text
from emulation_rules.syntax.locale_numbers import Locale, NumberTextError, plain_spelling
from emulation_rules.syntax.written_text import plain_character

MAX_TEXT: Final = 200
"""Characters one reported value may have."""

_NUMBER = re.compile(r"[+-]?[0-9.,](?:[0-9.,\s]*[0-9.,])?(?:[eE][+-]?[0-9]+)?")
_SPACE = re.compile(r"\s*")
_BEFORE, _AFTER, _SCALES, _UNITS = map(words_pattern, (BEFORE, AFTER, SCALES, UNITS))
_WORD = re.compile(r"\w+|\S")
_Meaning = TypeVar("_Meaning")


@dataclass(frozen=True, slots=True)
class ParsedValue:
    """A written value. ``number`` is as written, before ``scale`` (None: no scale word) and unit.

    ``plain`` is its spelling in the plain locale and ``written`` the whole text with that spelling, spaces folded.
    Columns count from zero in the text as given.
    """

    shape: Shape
    number: Fraction
    scale: int | None
    unit: WrittenUnit | None
    plain: str
    written: str
    number_column: int
    unit_column: int

    @property
    def places(self) -> int:
        """How many decimals the last written digit has behind the point; below zero for tens and more."""
        return len(self.plain.lower().partition("e")[0].partition(".")[2]) - _exponent(self.plain)

    @property
    def half(self) -> Fraction:
        """Half a unit of the last written place."""
        return Fraction(10) ** -self.places / 2


def parse_value(text: str, locale: Locale | None = Locale.PLAIN) -> ParsedValue:
    """Take one reported value apart. Raises `ObservationError`."""
    refuse_what_is_no_value(text)
    _refuse_look_alikes(text)
    scanner = _Scanner(text)
    before = scanner.take(_BEFORE, BEFORE)
    number_column = scanner.position
    token = scanner.number()
    plain, number = _number(token, number_column, locale)
    unit_column = scanner.position
    scale, unit = scanner.take(_SCALES, SCALES), scanner.take(_UNITS, UNITS)
    after_column = scanner.position
    after = [scanner.take(_AFTER, AFTER), scanner.take(_AFTER, AFTER)]
    scanner.end()
    shape = _shape(text, [before, *after], number_column, after_column)
    written = " ".join((text[:number_column] + plain + text[number_column + len(token) :]).split())
    return ParsedValue(shape, number, scale, unit, plain, written, number_column, unit_column)


def refuse_what_is_no_value(text: str) -> None:
    """Refuse what stands in a cell instead of a value: formulas, spreadsheet errors, dashes and the like."""
    if len(text) > MAX_TEXT:
        raise ObservationError("figure_text_too_long", text=shown(text), limit=str(MAX_TEXT))
    bare = text.strip()
    said = shown(text)
    if not bare:
        raise ObservationError("figure_empty")
    # `>=` and `<=` are bounds; only a leading sign makes a formula.
    if bare[0] in "=@" or (bare[0] in "+-" and bare[1:2].isalpha() and bare.lower().lstrip("+-") not in NOT_FINITE):
        raise ObservationError("figure_formula", text=said)
    if EXCEL_ERROR.fullmatch(bare):
        raise ObservationError("figure_spreadsheet_error", text=said)
    if bare.casefold() in PLACEHOLDERS:
        raise ObservationError("figure_placeholder", text=said)
    if bare.casefold().lstrip("+-.").rstrip("% ") in NOT_FINITE:
        raise ObservationError("figure_not_finite", text=said)
    if FRACTION.fullmatch(bare):
        raise ObservationError("figure_fraction", text=said)


def _refuse_look_alikes(text: str) -> None:
    if text.isascii():
        return
    corrected = "".join(map(_ascii, text))
    for column, (character, meant) in enumerate(zip(text, corrected, strict=True)):
        if character != meant:
            raise ObservationError(
                "figure_look_alike", column, (shown(corrected),), text=shown(text), character=character, meant=meant
            )


def _ascii(character: str) -> str:
    """Return the ASCII character a reader takes this one for, or the character itself."""
    if character.isascii():
        return character
    digit = unicodedata.digit(character, None)
    return plain_character(character) or character if digit is None else str(digit)


class _Scanner:
    """Walks along one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.position = 0
        self._skip()

    def take(self, pattern: re.Pattern[str], meanings: Mapping[str, _Meaning]) -> _Meaning | None:
        """Return the meaning of the word that stands next, if it is one of these, and pass it."""
        match = pattern.match(self._text, self.position)
        if match is None:
            return None
        self._pass(match)
        return meanings[word_key(match[0])]

    def number(self) -> str:
        """Return the number that stands next. Raises `ObservationError` where none does."""
        match = _NUMBER.match(self._text, self.position)
        if match is None:
            raise self._unreadable("figure_no_number")
        self._pass(match)
        return match[0]

    def end(self) -> None:
        """Raise `ObservationError` unless the text ends here."""
        if self.position < len(self._text):
            raise self._unreadable("figure_unknown_word")

    def _pass(self, match: re.Match[str]) -> None:
        self.position = match.end()
        self._skip()

    def _skip(self) -> None:
        space = _SPACE.match(self._text, self.position)
        self.position = space.end() if space else self.position

    def _unreadable(self, code: str) -> ObservationError:
        word = _WORD.search(self._text, self.position)
        found = self._text if word is None else word[0]
        return ObservationError(code, self.position, text=shown(self._text), word=shown(found))


def _number(token: str, column: int, locale: Locale | None) -> tuple[str, Fraction]:
    try:
        plain = plain_spelling(token, locale)
    except NumberTextError as error:
        raise ObservationError(error.code, column, error.suggestions, **dict(error.details)) from error
    exponent = _exponent(plain)
    if abs(exponent) > MAX_EXPONENT:
        # Zero too: the last written place of 0e9999 is as absurd as any number with it.
        raise ObservationError("figure_too_large" if exponent > 0 else "figure_too_small", column, text=shown(token))
    try:
        return plain, from_text(plain)
    except NumberError as error:
        raise ObservationError(NUMBER_CODES[error.code], column, text=shown(token)) from error


def _exponent(plain: str) -> int:
    return int(plain.lower().partition("e")[2] or 0)


def _shape(text: str, said: list[Shape | None], number_column: int, after_column: int) -> Shape:
    shapes = {shape for shape in said if shape is not None}
    if Shape.FROM in shapes:
        shapes = shapes - {Shape.FROM} | ({Shape.AT_LEAST} if Shape.AT_MOST not in shapes else set())
    if Shape.ABOUT in shapes:
        raise ObservationError("figure_about", text=shown(text), number=shown(text[number_column:after_column]))
    if Shape.ROUNDED in shapes and len(shapes) > 1:
        raise ObservationError("figure_rounded_bound", after_column, text=shown(text))
    if len(shapes) > 1:
        raise ObservationError("contradictory_bound", after_column, text=shown(text))
    return shapes.pop() if shapes else Shape.FIGURE
