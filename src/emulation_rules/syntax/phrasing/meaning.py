"""What a suggestion may not change: which way a text goes, how it compares, and its numbers."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from emulation_rules.model.text import LANGUAGES
from emulation_rules.syntax.phrasing.grammar import BASELINES, CRITERIA, MARKS, QUANTITIES
from emulation_rules.syntax.phrasing.reader import Reader, StuckError
from emulation_rules.syntax.phrasing.tokens import END, words_in
from emulation_rules.syntax.phrasing.trie import expand
from emulation_rules.syntax.written_text import plain_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from emulation_rules.model.text import Language
    from emulation_rules.syntax.phrasing.grammar import Wording

# Ways of saying each sense, in the grammar or not. The longest that fits counts: `không quá` is not `quá`.
_SENSES: Final[Mapping[str, tuple[str, ...]]] = {
    "up": ("tăng", "up [by]", "(increase|increased|increases|increasing|rise|rises|grow|grows|growth|raise)"),
    "down": ("[kéo] giảm", "down", "(reduce|reduced|decrease|decreased|decreases|fall|falls|drop|drops|cut|lower)"),
    "not up": ("không tăng", "(no|not) (up|increase|rise)"),
    "not down": ("không giảm", "(no|not) (down|decrease|fall)"),
    "slower": ("tăng chậm hơn mức tăng năm trước", "growth below previous growth"),
    "at least": (
        "(at least|minimum|or more|>=|≥|ít nhất|tối thiểu|trở lên)",
        "(no|not) (less than|fewer than|lower than|below|under)",
        "(greater than|more than|higher than|above) or equal to",
        "(hơn|cao hơn|lớn hơn|nhiều hơn|trên) hoặc bằng",
        "bằng hoặc (hơn|cao hơn|lớn hơn|nhiều hơn|trên)",
        "không (dưới|thấp hơn|ít hơn|nhỏ hơn|kém)",
    ),
    "above": (
        "(above|more than|over|higher than|greater than|exceed|exceeds|exceeding|>)",
        "(trên|hơn|vượt|vượt quá|vượt mức|cao hơn|lớn hơn|nhiều hơn)",
    ),
    "at most": (
        "(at most|maximum|or less|or fewer|up to|<=|≤|tối đa|trở xuống)",
        "(no|not|not to) (more than|over|above|exceed|exceeding|higher than|greater than)",
        "(less than|fewer than|lower than|below) or equal to",
        "(thấp hơn|ít hơn|nhỏ hơn|kém|dưới) hoặc bằng",
        "bằng hoặc (thấp hơn|ít hơn|nhỏ hơn|kém|dưới)",
        "không (quá|trên|hơn|vượt|vượt quá|vượt mức|cao hơn|lớn hơn|nhiều hơn)",
    ),
    "below": ("(below|less than|under|lower than|fewer than|<)", "(dưới|thấp hơn|ít hơn|nhỏ hơn|kém|chưa đến)"),
    "exactly": ("(exactly|=|đúng|bằng|equal to|equals)",),
    # Where nothing above has taken it in, it may turn anything round.
    "not": ("(no|not|never|fail|fails|without|không|chưa|chẳng)",),
}


def _openings() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the ways of saying by their first words, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for sense, wordings in _SENSES.items():
        for text in (each for wording in wordings for each in expand(wording)):
            words = tuple(plain_letters(text).split())
            found.setdefault(words[0], []).append((words, sense))
    return {first: tuple(sorted(ways, key=lambda way: -len(way[0]))) for first, ways in found.items()}


_OPENINGS: Final = _openings()
_SENSE_WORDS: Final = tuple(sorted({word for ways in _OPENINGS.values() for way, _ in ways for word in way}))


def vocabulary(rows: Iterable[Wording], languages: Iterable[Language]) -> frozenset[str]:
    """Return the words of some rows of the grammar in some languages, in plain letters."""
    wordings = (wording for row in rows for language in languages for wording in row.of(language))
    words = (word for wording in wordings for text in expand(wording) for word in words_in(text))
    return frozenset(plain_letters(word) for word in words if word.isalpha())


_ROWS: Final = (*CRITERIA, *MARKS, *BASELINES, *QUANTITIES)
VOCABULARIES: Final = {language: vocabulary(_ROWS, (language,)) for language in LANGUAGES}
"""The words of the grammar, in plain letters."""

_KNOWN: Final = frozenset(_SENSE_WORDS).union(*VOCABULARIES.values())
_UNIT_WORDS: Final = vocabulary(QUANTITIES, LANGUAGES)
_KNOWN_ELSEWHERE: Final = tuple(sorted(_KNOWN - _UNIT_WORDS))


class Said:
    """What a text says that a suggestion for it keeps: it goes and compares the same way and has the same numbers.

    ``beginning`` is whether the text is taken for the first words of something, which may then say more.
    """

    def __init__(self, text: str, *, beginning: bool = False) -> None:
        self._amounts = _amounts(text)
        self._senses = _senses(_respelt(plain_letters(word), _SENSE_WORDS) for word in words_in(text))
        self._beginning = beginning

    def kept_in(self, suggestion: str) -> bool:
        """Whether a suggestion keeps it; none does where the text does not tell its numbers."""
        if self._amounts is None:
            return False
        if self._amounts != _amounts(suggestion) and (self._amounts or not self._beginning):
            return False
        senses = _senses(plain_letters(word) for word in words_in(suggestion))
        return self._senses <= senses if self._beginning else self._senses == senses


def names_unit(word: str) -> bool:
    """Whether a word after a number is, or is written for, some unit: no other word of the grammar is like it."""
    plain = plain_letters(word)
    if plain in _UNIT_WORDS:
        return True
    if plain in _KNOWN or not (word[:1].isalpha() or unicodedata.category(word[:1] or " ") == "Sc"):
        return False
    return _respelt(plain, _KNOWN_ELSEWHERE) == plain


def _senses(plain: Iterable[str]) -> frozenset[str]:
    words = tuple(plain)
    senses, at = set[str](), 0
    while at < len(words):
        way, sense = next(
            (each for each in _OPENINGS.get(words[at], ()) if words[at : at + len(each[0])] == each[0]),
            (("",), ""),
        )
        senses.add(sense)
        at += len(way)
    return frozenset(senses - {""})


_SHORTEST_RESPELT: Final = 4
_LEAST_LIKENESS: Final = 0.75


def _respelt(word: str, among: Iterable[str]) -> str:
    """Return the word a word in plain letters is a misspelling of, else the word."""
    if word in _KNOWN or len(word) < _SHORTEST_RESPELT or not word.isalpha():
        return word
    matcher = SequenceMatcher(None, "", word, autojunk=False)
    # Few mistype the first letter, and many words differ in it alone: `bằng` is not `tăng`.
    likeness, nearest = max(
        ((_likeness(matcher, each), each) for each in among if each[0] == word[0]), default=(0.0, "")
    )
    return nearest if likeness >= _LEAST_LIKENESS else word


def _likeness(matcher: SequenceMatcher[str], word: str) -> float:
    matcher.set_seq1(word)
    alike = min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= _LEAST_LIKENESS
    return matcher.ratio() if alike else 0.0


_COMMA_WITHIN: Final = re.compile(r"[0-9],[0-9]")


def _amounts(text: str) -> list[str] | None:
    """Return the numbers of a text in order of size, or None where it does not tell which numbers it has."""
    words = words_in(text)
    if _COMMA_WITHIN.search(text) or any(map(_are_numbers, pairwise(words))):
        return None
    found: list[str] = []
    at = 0
    while words[at] != END:
        number, at = _amount(words, at)
        if number is None:
            return None
        found += [number] * bool(number)
    return sorted(found)


def _are_numbers(words: tuple[str, str]) -> bool:
    return all(word.isdecimal() for word in words)


def _amount(words: Sequence[str], at: int) -> tuple[str | None, int]:
    """Return the number at a word, empty where there is none, None where its unit is unknown; and the next word."""
    if not any(letter.isdigit() for letter in words[at]):
        return "", at + 1
    reader = Reader(words, at)
    try:
        number = str(reader.quantity().number)
    except StuckError:
        return words[at], at + 1
    return (None if reader.unitless == reader.at and names_unit(words[reader.at]) else number), reader.at
