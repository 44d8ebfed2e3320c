"""The words a report on one ruleset may use: its units, its indicators, its targets, and periods."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from emulation_rules.exchange.observe import Claimed, Subject
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.target import Measured, Qualitative, Together
from emulation_rules.model.text import Text

MAX_ID: Final = 80
_ID = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PARTS: Final = ("", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4", "-6M", "-9M")
_LONGEST_COMPARED: Final = 100


class Vocabulary:
    """What one ruleset knows. Made once for each report read."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._units = ruleset.units
        self._own_year = ruleset.span.period.year
        self.subjects: Mapping[str, Subject] = {
            **{name: Claimed(name) for name in _claimable(ruleset)},
            **ruleset.indicators,
        }
        self._key_names = _names(
            (name, thing.title) for name, thing in (*ruleset.indicators.items(), *ruleset.targets.items())
        )
        self._unit_names = _names([*ruleset.units.items(), (CLUSTER, Text())])
        self._asked: dict[tuple[int, str], tuple[str, ...]] = {}

    def knows_unit(self, unit: str) -> bool:
        """Whether the text is the id of a unit; where the ruleset declares none, any id will do."""
        if unit == CLUSTER:
            return True
        return unit in self._units if self._units else len(unit) <= MAX_ID and _ID.fullmatch(unit) is not None

    @property
    def declares_units(self) -> bool:
        """Whether the ruleset lists its units."""
        return bool(self._units)

    def near_keys(self, word: str) -> tuple[str, ...]:
        """Return the keys a word may have meant, by their ids or by their labels."""
        return self._near(0, word, self._key_names)

    def near_units(self, word: str) -> tuple[str, ...]:
        """Return the units a word may have meant, by their ids or by their names."""
        return self._near(1, word, self._unit_names)

    def near_periods(self, word: str) -> tuple[str, ...]:
        """Return the period labels a text may have meant."""
        year = _YEAR.search(word[:_LONGEST_COMPARED])
        labels = [f"{year[0] if year else self._own_year}{part}" for part in _PARTS]
        if year is None:
            return tuple(labels[:1])
        return tuple(get_close_matches(_period_shape(word), labels, n=2, cutoff=0.6)) or tuple(labels[:1])

    def _near(self, kind: int, word: str, names: Mapping[str, str]) -> tuple[str, ...]:
        # A wrong word in a table is wrong in many rows, and looking for near ones is slow.
        if (kind, word) not in self._asked:
            self._asked[kind, word] = near(word, names)
        return self._asked[kind, word]


def read_period(label: str) -> Period | None:
    """Return the period of a label, or None where the text is none."""
    try:
        return Period.parse(label)
    except ValueError:
        return None


def near(word: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the values of the up to three names closest to a word, nearest first; case and tone marks do not count."""
    folded = {_folded(name): value for name, value in names.items()}
    matches = get_close_matches(_folded(word[:_LONGEST_COMPARED]), folded, n=3, cutoff=0.7)
    return tuple(dict.fromkeys(folded[match] for match in matches))


def near_ids(word: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the up to three ids closest to a word."""
    return near(word, {name: name for name in ids})


def _names(labelled: Iterable[tuple[str, Text]]) -> Mapping[str, str]:
    """Return everything people call the things, and the id it stands for."""
    found: dict[str, str] = {}
    for name, title in labelled:
        for called in (name, title.vi, title.en):
            if called:
                found.setdefault(called, name)
    return found


def _folded(word: str) -> str:
    """Return a word without case, tone marks and separators, so that ``Gia Lai`` finds ``gia-lai``."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(letter))
    return " ".join(re.split(r"[\s_.-]+", bare.replace("đ", "d").strip()))


def _period_shape(word: str) -> str:
    """Return a text such as ``H1/2022`` or ``2022 q3`` with its year first and one dash."""
    compact = "".join(character for character in word[:_LONGEST_COMPARED].upper() if character.isalnum())
    year = _YEAR.search(compact)
    return compact if year is None else f"{year[0]}-{compact.replace(year[0], '', 1)}".rstrip("-")


def _claimable(ruleset: Ruleset) -> Iterator[str]:
    for target in ruleset.targets.values():
        yield target.id
        yield from _parts(target.question, target.id)


def _parts(question: Measured | Together | Qualitative, name: str) -> Iterator[str]:
    if not isinstance(question, Together):
        return
    for number, part in enumerate(question.parts, 1):
        own = part.id or f"{name}.{number}"
        yield own
        yield from _parts(part.question, own)
