"""The valid phrases nearest to one that is not: wordings of the grammar filled with what the text does hold."""

from __future__ import annotations

from difflib import SequenceMatcher
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from emulation_rules.model.criterion import Assigned, Figure, PreviousYear, Reference
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.syntax.phrasing.grammar import BASELINES, CRITERIA, QUANTITIES, Wording
from emulation_rules.syntax.phrasing.meaning import VOCABULARIES, Said
from emulation_rules.syntax.phrasing.printer import fill
from emulation_rules.syntax.phrasing.reader import Reader, StuckError
from emulation_rules.syntax.phrasing.shapes import Parts
from emulation_rules.syntax.phrasing.tokens import END, words_in
from emulation_rules.syntax.phrasing.trie import expand
from emulation_rules.syntax.written_text import plain_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from emulation_rules.model.text import Language

MOST: Final = 3
"""Suggestions made at most."""

_LEAST_LIKENESS: Final = 0.6
_LEAST_OF_BEGINNING: Final = 0.8
_MOST_BEHIND: Final = 0.15  # Something much less like the text than the nearest only misleads.
_MOST_COMPARED: Final = 120  # Comparing takes time that grows with the square of the length.

# What stands in a suggestion where the text holds no such value.
_SAMPLE: Final = Parts(
    marks=(Figure(Quantity(Fraction(80), Unit.PERCENT)), Figure(Quantity(Fraction(90), Unit.PERCENT))),
    quantities=(Quantity(Fraction(3), Unit.PERCENT), Quantity(Fraction(5), Unit.PERCENT)),
    baselines=(PreviousYear(),),
)
_BASELINE_SAMPLES: Final = {
    "year": Parts(periods=(Period(2020),)),
    "period": Parts(periods=(Period(2020, "half", 1),)),
    "mean_of": Parts(periods=(Period(2019), Period(2020), Period(2021))),
    "frozen": Parts(quantities=(Quantity(Fraction(876)),)),
    "reference": Parts(ids=("id",)),
}


def likely_language(words: Iterable[str]) -> Language:
    """Return the language a phrase is meant in: that of most of its words, English where that does not tell."""
    score = 0
    for word in words:
        plain = plain_letters(word)
        foreign = any(not letter.isascii() and letter.isalpha() for letter in word)
        score += (plain in VOCABULARIES["vi"]) - (plain in VOCABULARIES["en"]) + foreign
    return "vi" if score > 0 else "en"


def values_in(words: Sequence[str]) -> Parts:
    """Return the quantities, marks and baselines that stand anywhere among the words."""
    parts, at = Parts(), 0
    while words[at] != END:
        reader = Reader(words, at)
        try:
            baseline = reader.baseline()
            parts.baselines += (baseline,)
            if isinstance(baseline, Assigned | Reference):
                parts.marks += (baseline,)
        except StuckError:
            reader = Reader(words, at)
            try:
                mark = reader.mark()
                parts.marks += (mark,)
                parts.quantities += (mark.quantity,) if isinstance(mark, Figure) else ()
            except StuckError:
                reader.at = at + 1
        at = reader.at
    return parts


def nearest_criteria(text: str, *, beginning: bool = False) -> tuple[str, ...]:
    """Return the criteria that read most like the text, in its language, filled with its values.

    ``beginning`` is whether the text is taken for the first words of a criterion.
    """
    words = words_in(text)
    language = likely_language(words)
    parts = values_in(words)
    candidates = ((row.key, phrase) for row in CRITERIA for phrase in _phrases(row, parts, language))
    return _nearest(text, candidates, beginning=beginning)


def nearest_quantities(text: str) -> tuple[str, ...]:
    """Return the quantities that read most like the text, in its language, with its first number."""
    words = words_in(text)
    language = likely_language(words)
    numbers = tuple(quantity.number for quantity in values_in(words).quantities)
    if not numbers:
        return ()
    parts = Parts(numbers=numbers)
    candidates = (
        (row.key, fill(each, parts, language))
        for row in QUANTITIES
        for wording in row.of(language)
        for each in expand(wording)
    )
    return _nearest(text, candidates)


def most_like(text: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """Return those of the candidates that read like the text, nearest first."""
    return _nearest(text, ((candidate, candidate) for candidate in candidates))


def baseline_wordings(language: Language) -> tuple[str, ...]:
    """Return one example of every baseline there is, in the order of the grammar."""
    return tuple(fill(row.canonical(language), _BASELINE_SAMPLES.get(row.key, Parts()), language) for row in BASELINES)


def _phrases(row: Wording, found: Parts, language: Language) -> Iterator[str]:
    for wording in row.of(language):
        # Signs such as `>=` are read, and are no help to someone looking for words.
        if not wording[0].isalpha() and wording[0] not in "([":
            continue
        # Nor is one that leaves out a figure that was written.
        if found.quantities and not ("{mark}" in wording or "{amount}" in wording):
            continue
        # Nor one that leaves out the level to count from.
        if "{baseline}" not in wording and row.key != "slower_growth" and _counts_from(found):
            continue
        parts = _parts_for(wording, found)
        if parts is not None:
            yield from (fill(text, parts, language) for text in expand(wording))


def _counts_from(found: Parts) -> bool:
    return any(not isinstance(baseline, Assigned | Reference) for baseline in found.baselines)


def _parts_for(wording: str, found: Parts) -> Parts | None:
    """Return what to fill a wording with, or None where the text holds one value of the two it takes."""
    baselines = found.baselines or _SAMPLE.baselines
    amounts = tuple(quantity for quantity in found.quantities if quantity.number >= 0)
    if wording.count("{mark}") + wording.count("{amount}") <= 1:
        return Parts(found.marks or _SAMPLE.marks[1:], amounts or _SAMPLE.quantities[1:], baselines)
    pair = _pair(found.quantities if "{mark}" in wording else amounts)
    if pair is None and found.quantities:
        return None
    low, high = pair or _SAMPLE.quantities
    return Parts((Figure(low), Figure(high)) if pair else _SAMPLE.marks, (low, high), baselines)


def _pair(quantities: tuple[Quantity, ...]) -> tuple[Quantity, Quantity] | None:
    if len(quantities) < len(_SAMPLE.quantities):
        return None
    first, second = quantities[:2]
    unit = second.unit if first.unit is Unit.NUMBER else first.unit
    low, high = sorted((first.number, second.number))
    return Quantity(low, unit), Quantity(high, unit)


def _nearest(text: str, candidates: Iterable[tuple[str, str]], *, beginning: bool = False) -> tuple[str, ...]:
    """Return the candidates most like the text, at most one of each key, that do not change what it says."""
    compared = plain_letters(text)[:_MOST_COMPARED]
    length, least = (len(compared), _LEAST_OF_BEGINNING) if beginning else (_MOST_COMPARED, _LEAST_LIKENESS)
    matcher = SequenceMatcher(None, "", compared, autojunk=False)
    best: dict[str, tuple[float, str]] = {}
    said = Said(text, beginning=beginning)
    for key, candidate in candidates:
        matcher.set_seq1(plain_letters(candidate)[:length])
        likeness = _likeness(matcher, max(least, best.get(key, (0.0, ""))[0]))
        if likeness > best.get(key, (0.0, ""))[0] and said.kept_in(candidate):
            best[key] = (likeness, candidate)
    ranked = sorted(best.values(), key=lambda found: -found[0])
    return tuple(candidate for likeness, candidate in ranked[:MOST] if likeness >= ranked[0][0] - _MOST_BEHIND)


def _likeness(matcher: SequenceMatcher[str], least: float) -> float:
    """Return how alike the two texts are, from 0 to 1, or 0 where that is less than ``least``."""
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    likeness = matcher.ratio()
    return likeness if likeness >= least else 0.0
