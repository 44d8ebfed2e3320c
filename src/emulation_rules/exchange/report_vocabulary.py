"""The words a report on one ruleset may use: its units, its indicators, its targets, and periods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Final

from emulation_rules.exchange.observe import Claimed, Subject
from emulation_rules.exchange.report_periods import periods_read
from emulation_rules.model.ids import is_id
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.target import Question, Together, part_ids
from emulation_rules.model.text import Text
from emulation_rules.syntax.written_text import plain_letters

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PARTS: Final = (
    (re.compile(r"(?:quy|q)\s*0?([1-4])"), "-Q{}"),
    (re.compile(r"(?:tuan|w)\s*([0-9]{1,2})"), "-W{:0>2}"),
    (re.compile(r"([0-9]{1,2})\s*(?:thang|months?|m|t)\b"), "-{}M"),
    (re.compile(r"(?:thang|month|t|m)\s*([0-9]{1,2})"), "-{:0>2}"),
    (re.compile(r"(?:h|half)\s*([12])"), "-H{}"),
    (re.compile(r"^[\s/]*([0-9]{1,2})[\s/]*$"), "-{:0>2}"),
)
"""How people write a part of a year, tone marks left out, and its label."""
_LONGEST_COMPARED: Final = 100
_LONGEST_NAME: Final = 1000


class Vocabulary:
    """What one ruleset knows. Made once for each report read."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self.subjects: Mapping[str, Subject] = {
            **{name: Claimed(name) for name in _claimable(ruleset)},
            **ruleset.indicators,
        }
        self.scored = (*ruleset.targets, *ruleset.groups)
        self._asked: dict[tuple[bool, str], tuple[str, ...]] = {}

    def knows_unit(self, unit: str) -> bool:
        """Whether the text is the id of a unit; where the ruleset declares none, any id will do."""
        if unit == CLUSTER:
            return True
        units = self._ruleset.units
        return unit in units if units else is_id(unit)

    @property
    def declares_units(self) -> bool:
        """Whether the ruleset lists its units."""
        return bool(self._ruleset.units)

    def near_keys(self, word: str) -> tuple[str, ...]:
        """Return the keys a word may have meant, by their ids or by their labels."""
        return self._near(word, units=False)

    def near_units(self, word: str) -> tuple[str, ...]:
        """Return the units a word may have meant, by their ids or by their names."""
        return self._near(word, units=True)

    def _near(self, word: str, *, units: bool) -> tuple[str, ...]:
        # A wrong word in a table is wrong in many rows, and looking for near ones is slow.
        if (units, word) not in self._asked:
            self._asked[units, word] = near(word, self._unit_names() if units else self._key_names())
        return self._asked[units, word]

    def _key_names(self) -> Mapping[str, str]:
        titles = [(thing.id, thing.title) for thing in self._ruleset.indicators.values()]
        titles += [(thing.id, thing.title) for thing in self._ruleset.targets.values()]
        return _names(titles) | {name: name for name in self.subjects}

    def _unit_names(self) -> Mapping[str, str]:
        return _names([*self._ruleset.units.items(), (CLUSTER, Text())])

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The labels of the periods whose figures the ruleset reads, its own first."""
        return tuple(map(str, periods_read(self._ruleset)))

    def near_periods(self, word: str) -> tuple[str, ...]:
        """Return the label of the period a text may have meant, if the ruleset reads it."""
        label = _period_label(_folded(word[:_LONGEST_COMPARED])) or self.periods[0]
        return (label,) if label in self.periods else ()


def read_period(label: str) -> Period | None:
    """Return the period of a label, or None where the text is none."""
    try:
        return Period.parse(label)
    except ValueError:
        return None


def near(word: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the values of the up to three names closest to a word, nearest first; case and tone marks do not count.

    Where one is the very word, the others are not even near.
    """
    folded = {_folded(name): value for name, value in names.items()}
    exact = folded.get(_folded(word[:_LONGEST_NAME]))
    if exact is not None:
        return (exact,)
    matches = get_close_matches(_folded(word[:_LONGEST_COMPARED]), folded, n=3, cutoff=0.7)
    return tuple(dict.fromkeys(folded[match] for match in matches))


def near_ids(word: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the up to three ids closest to a word."""
    return near(word, {name: name for name in ids})


def _names(labelled: Iterable[tuple[str, Text]]) -> dict[str, str]:
    """Return everything people call the things, and the id it stands for."""
    found: dict[str, str] = {}
    for name, title in labelled:
        for called in (name, title.vi, title.en):
            if called:
                found.setdefault(called, name)
    return found


def _folded(word: str) -> str:
    """Return a word without case, tone marks and separators, so that ``Gia Lai`` finds ``gia-lai``."""
    return " ".join(re.split(r"[\s_.-]+", plain_letters(word)))


def _period_label(word: str) -> str:
    """Return the label nearest to a folded text such as ``h1/2022`` or ``quy 3 nam 2022``; empty without a year."""
    year = _YEAR.search(word)
    if year is None:
        return ""
    rest = word[: year.start()] + word[year.end() :]
    for pattern, form in _PARTS:
        part = pattern.search(rest)
        label = "" if part is None else year[0] + form.format(part[1])
        if read_period(label) is not None:
            return label
    return year[0]


def _claimable(ruleset: Ruleset) -> Iterator[str]:
    for target in ruleset.targets.values():
        yield target.id
        yield from _parts(target.question, target.id)


def _parts(question: Question, name: str) -> Iterator[str]:
    if not isinstance(question, Together):
        return
    for part, part_id in zip(question.parts, part_ids(question, name), strict=True):
        yield part_id
        yield from _parts(part.question, part_id)
