"""A phrase that could not be read, and what its writer may have meant."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from emulation_rules.model.criterion import Comparison, Threshold
from emulation_rules.model.period import Period
from emulation_rules.model.text import LANGUAGES, shortened
from emulation_rules.syntax.phrasing.grammar import QUANTITIES
from emulation_rules.syntax.phrasing.meaning import Said
from emulation_rules.syntax.phrasing.printer import criterion_text
from emulation_rules.syntax.phrasing.reader import Reader, StuckError
from emulation_rules.syntax.phrasing.rewordings import reworded
from emulation_rules.syntax.phrasing.suggestions import (
    MOST,
    baseline_wordings,
    likely_language,
    most_like,
    nearest_criteria,
    nearest_quantities,
)
from emulation_rules.syntax.phrasing.tokens import END, MAX_LENGTH, words_in
from emulation_rules.syntax.phrasing.trie import certain_words, expand
from emulation_rules.syntax.text_error import Details, PhraseError
from emulation_rules.syntax.written_text import plain_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from emulation_rules.model.text import Language


@dataclass(frozen=True, slots=True)
class Fault:
    """A phrase that could not be read, and where reading got stuck. ``criterion`` is whether one was asked for."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    stuck: StuckError
    criterion: bool

    @property
    def at(self) -> int:
        """The index of the first bad word."""
        return self.stuck.at

    @property
    def column(self) -> int:
        """Where the first bad word begins."""
        return self.spans[self.at][0]

    @property
    def word(self) -> str:
        """The first bad word as it is written."""
        start, end = self.spans[self.at]
        return shortened(self.text[start:end])

    @property
    def ended(self) -> bool:
        """Whether what is wrong is that there are no more words."""
        return self.words[self.at] == END

    @property
    def unitless(self) -> bool:
        """Whether the first bad word stands where the unit of a number may stand."""
        reader = Reader(self.words)
        with suppress(StuckError):
            _ = reader.criterion() if self.criterion else reader.quantity()
        return not self.ended and reader.unitless == self.at

    @property
    def language(self) -> Language:
        """The language the phrase is meant in."""
        return likely_language(self.words)

    def error(
        self,
        code: str,
        details: Details = (),
        suggestions: tuple[str, ...] = (),
        column: int | None = None,
        most: int = MOST,
    ) -> PhraseError:
        """Return the error, at the first bad word unless a column is given. Unreadable suggestions are left out."""
        readable = [text for text in dict.fromkeys(suggestions) if self.reads(text)]
        return PhraseError(code, self.column if column is None else column, details, tuple(readable[:most]))

    def reads(self, text: str) -> bool:
        """Whether a text is what was asked for."""
        if len(text) > MAX_LENGTH:
            return False
        reader = Reader(words_in(text))
        try:
            if self.criterion:
                reader.criterion()
            else:
                reader.quantity()
        except StuckError:
            return False
        return reader.ended

    def nearest(self, text: str = "") -> tuple[str, ...]:
        """Return what the text, or the phrase itself, says in other words, else the phrases nearest to it."""
        if not self.criterion:
            return nearest_quantities(text or self.text)
        said = reworded(text or self.text, self.language)
        return said or nearest_criteria(text or self.text, beginning=self.ended)

    def begins(self, openings: tuple[tuple[str, ...], ...]) -> int:
        """Return how many words from the first bad one on are one of the openings."""
        for opening in openings:
            if self.words[self.at : self.at + len(opening)] == opening:
                return len(opening)
        return 0

    def replaced(self, start: int, end: int, by: str) -> str:
        """Return the phrase with one stretch of it replaced, whitespace folded."""
        return " ".join((self.text[:start] + by + self.text[end:]).split())


MOST_OF_BOTH: Final = 6
"""Suggestions made at most where each is made in both languages."""


def marked(fault: Fault, text: str) -> tuple[str, ...]:
    """Return the criteria a text that is a mark and nothing else may be meant for.

    A phrase without any letters is of no language and is answered in both.
    """
    reader = Reader(words_in(text))
    try:
        mark = reader.mark()
    except StuckError:
        return ()
    if not reader.ended:
        return ()
    if any(letter.isalpha() for letter in fault.text):
        comparisons = (Comparison.EXACTLY, Comparison.AT_LEAST, Comparison.AT_MOST)
        return tuple(criterion_text(Threshold(each, mark), fault.language) for each in comparisons)
    comparisons = (Comparison.AT_LEAST, Comparison.ABOVE, Comparison.EXACTLY)
    return tuple(criterion_text(Threshold(each, mark), language) for each in comparisons for language in LANGUAGES)


def completed(fault: Fault) -> tuple[str, ...]:
    """Return the phrase with the words that are still missing, where they are certain."""
    return (" ".join([*fault.text.split(), *certain_words(fault.stuck.node)[0]]),)


_LEAST_LIKENESS: Final = 0.8


def with_other_unit(fault: Fault) -> tuple[str, ...]:
    """Return the phrase with the unit nearest to the words after a number, where any is near."""
    found: dict[str, float] = {}
    for unit, canonical in _UNITS:
        last = min(fault.at + len(unit.split()), len(fault.words) - 1) - 1
        end = fault.spans[last][1]
        likeness = SequenceMatcher(None, plain_letters(unit), plain_letters(fault.text[fault.column : end])).ratio()
        if likeness >= _LEAST_LIKENESS:
            start, number = fault.spans[fault.at - 1][0], fault.words[fault.at - 1]
            mended = fault.replaced(start, end, canonical.replace("{number}", number))
            found[mended] = max(likeness, found.get(mended, 0.0))
    # A unit that is less like it, as billion for `milion`, would be another amount.
    return tuple(mended for mended, likeness in found.items() if likeness == max(found.values()))


_UNITS: Final = tuple(
    (text.removeprefix("{number} "), row.canonical(language))
    for row in QUANTITIES
    for language in LANGUAGES
    for wording in row.of(language)
    for text in expand(wording)
    if text.startswith("{number} ")
)


def with_other_baseline(fault: Fault) -> tuple[str, ...]:
    """Return the phrase with the baselines nearest to what stands there for one."""
    start = fault.spans[_baseline_start(fault)][0]
    before, written = fault.text[:start], fault.text[start:]
    language: Language = "vi" if fault.words[_baseline_start(fault) - 1] == "với" else "en"
    named = f"{_YEAR[language]} {written}"
    mended = (" ".join((before + each).split()) for each in (named, *most_like(written, baseline_wordings(language))))
    return reworded(fault.text, language) or tuple(filter(Said(fault.text).kept_in, mended))


_YEAR: Final[Mapping[Language, str]] = MappingProxyType({"en": "year", "vi": "năm"})
_PERIOD: Final[Mapping[Language, str]] = MappingProxyType({"en": "period", "vi": "kỳ"})


def _baseline_start(fault: Fault) -> int:
    """Return the index of the first word of the baseline the bad word is in: the one after the joining word."""
    return next((at + 1 for at in range(fault.at, -1, -1) if fault.words[at] in {"from", "với"}), fault.at)


def _part_of_year(fault: Fault) -> tuple[str, ...]:
    label = str(Period.parse(fault.words[fault.at].upper()))
    before, end = fault.spans[fault.at - 1][0], fault.spans[fault.at][1]
    return (fault.replaced(before, end, f"{_PERIOD[fault.language]} {label}"),)


def _said_otherwise(fault: Fault) -> tuple[str, ...]:
    return reworded(fault.text, fault.language) if fault.criterion else ()


def _lone_year(fault: Fault) -> tuple[str, ...]:
    start, end = fault.spans[_baseline_start(fault)][0], fault.spans[fault.at][1]
    period = Period.parse(fault.words[fault.at].upper())
    words = _YEAR if period.kind == "year" else _PERIOD
    return (fault.replaced(start, end, f"{words[fault.language]} {period}"),)


_GROUP: Final = 3  # Digits that go together where thousands are set apart.


def _whole_dong(fault: Fault) -> tuple[str, ...]:
    whole, _, part = fault.words[fault.at].partition(".")
    grouped = len(part) == _GROUP
    return (fault.replaced(*fault.spans[fault.at], whole + part),) if grouped else ()


def _without_sign(fault: Fault) -> tuple[str, ...]:
    return (fault.replaced(*fault.spans[fault.at], fault.word.removeprefix("-")),)


def _in_order(fault: Fault) -> tuple[str, ...]:
    return fault.nearest()[:1]


def with_range(fault: Fault, start: int, end: int, low: str, high: str) -> tuple[str, ...]:
    """Return the phrases with a range that two numbers with a dash between them may be meant for."""
    words = f"từ {low} đến {high}" if fault.language == "vi" else f"between {low} and {high}"
    return tuple(text for text in fault.nearest(fault.replaced(start, end, words)) if low in text and high in text)


REFUSED: Final[Mapping[str, Callable[[Fault], tuple[str, ...]]]] = MappingProxyType(
    {
        "phrase_mixed_units": _in_order,
        "phrase_reversed_range": _in_order,
        "phrase_negative_amount": _without_sign,
        "phrase_point_in_dong": _whole_dong,
        "phrase_mean_of_one": _lone_year,
        "phrase_invalid_period": _said_otherwise,
        "phrase_not_a_year": _part_of_year,
    }
)
"""What to write instead where words were understood and cannot be meant, by the code of the fault."""
