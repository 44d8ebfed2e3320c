"""What the words of a title say of the criterion below it: marks, how strict they are, and which way a figure goes.

Only plain words count. A text that can be read in two ways says nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final
from unicodedata import normalize

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.quantity import Quantity, Unit

_NUMBER: Final = (
    r"(?P<number>[0-9]+(?:[.,][0-9]+)*)\s*"
    r"(?P<unit>%|phần trăm|percent\b|nghìn|ngàn|triệu|tỷ|thousand|million|billion)?"
)
_MOST_DIGITS: Final = 100
"""What is longer is no mark that anybody means, and Python refuses to read much longer ones."""
_SCALES: Final = {
    **dict.fromkeys(("nghìn", "ngàn", "thousand"), 10**3),
    **dict.fromkeys(("triệu", "million"), 10**6),
    **dict.fromkeys(("tỷ", "billion"), 10**9),
}
_PERCENT: Final = ("%", "phần trăm", "percent")

_FORMS: Final = (
    # Where several fit, the first does: `không dưới` before `dưới`.
    (Comparison.AT_LEAST, rf"(?:ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn)(?: là)?\s+{_NUMBER}"),
    (Comparison.AT_MOST, rf"(?:tối đa|không quá|không vượt(?: quá)?|không trên|không cao hơn)(?: là)?\s+{_NUMBER}"),
    (Comparison.AT_LEAST, rf"từ\s+{_NUMBER}\s+trở lên"),
    (Comparison.AT_MOST, rf"từ\s+{_NUMBER}\s+trở xuống"),
    (Comparison.ABOVE, rf"(?:trên|hơn)(?: mức)?\s+{_NUMBER}"),
    (Comparison.BELOW, rf"(?:dưới|thấp hơn|ít hơn)(?: mức)?\s+{_NUMBER}"),
    (Comparison.AT_LEAST, rf"(?:at least|(?:no|not) (?:less|fewer) than|not below|a minimum of)\s+{_NUMBER}"),
    (Comparison.AT_MOST, rf"(?:at most|(?:no|not) more than|not above|up to|a maximum of)\s+{_NUMBER}"),
    (Comparison.ABOVE, rf"(?:above|over|more than|greater than)\s+{_NUMBER}"),
    (Comparison.BELOW, rf"(?:below|under|less than|fewer than)\s+{_NUMBER}"),
)
_BOUNDS: Final = tuple((comparison, re.compile(rf"\b{form}", re.IGNORECASE)) for comparison, form in _FORMS)


@dataclass(frozen=True, slots=True)
class Bound:
    """A mark that words name: the comparison, every number the digits may stand for, and the words."""

    comparison: Comparison
    numbers: frozenset[Fraction]
    percent: bool
    words: str

    def is_of(self, quantity: Quantity) -> bool:
        """Whether it is of the same kind: a share, or a plain number or sum."""
        return self.percent is (quantity.unit in (Unit.PERCENT, Unit.POINTS))


def bounds_in(text: str) -> tuple[Bound, ...]:
    """Return the marks a text names, in the order of its words."""
    text = normalize("NFC", text)
    taken: list[tuple[int, int, Bound]] = []
    for comparison, form in _BOUNDS:
        for found in form.finditer(text):
            # Those taken stand in order and apart: of those that begin before this one ends, the last ends last.
            at = bisect_left(taken, found.end(), key=lambda each: each[0])
            if not at or taken[at - 1][1] <= found.start():
                taken.insert(at, (*found.span(), _bound(comparison, found)))
    return tuple(bound for _, _, bound in taken)


def _bound(comparison: Comparison, found: re.Match[str]) -> Bound:
    unit = (found["unit"] or "").lower()
    scale = _SCALES.get(unit, 1)
    numbers = frozenset(number * scale for number in _readings(found["number"]))
    return Bound(comparison, numbers, unit in _PERCENT, " ".join(found[0].split()))


def _readings(digits: str) -> Iterator[Fraction]:
    """Yield what digits may stand for: in `1.200` and `7,5` the mark may part thousands or decimals."""
    if len(digits) > _MOST_DIGITS:
        return
    if re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?", digits):
        yield Fraction(digits.replace(",", "."))
    if re.fullmatch(r"[0-9]{1,3}(?:[.,][0-9]{3})+", digits):
        yield Fraction(re.sub(r"[.,]", "", digits))


class Course(StrEnum):
    """Which way words say a figure is to go."""

    DOWN = "down"
    UP = "up"
    NOT_DOWN = "not_down"
    NOT_UP = "not_up"
    HELD = "held"
    """"Kiềm chế": held back, in whatever sense."""


_COURSES: Final = (
    (Course.HELD, r"kiềm chế|kìm hãm|restrain\w*|held back|hold back|curb\w*"),
    (Course.NOT_UP, r"không (?:để )?(?:gia )?tăng|no increase|not (?:to )?(?:increase|rise)|no more(?! than)"),
    (Course.NOT_DOWN, r"không (?:để )?giảm|no decrease|not (?:to )?(?:decrease|fall|drop)"),
    (
        Course.DOWN,
        r"(?:kéo )?giảm(?! nghèo| thiểu| trừ| sát)|reduc(?:e|ed|es|ing|tion)|decreas(?:e|ed|es|ing)|fewer(?! than)",
    ),
    (Course.UP, r"(?:gia )?tăng(?! cường| trưởng)|increas(?:e|ed|es|ing)|rais(?:e|ed|es|ing)"),
)
_COURSE_FORMS: Final = tuple((course, re.compile(rf"\b(?:{form})\b", re.IGNORECASE)) for course, form in _COURSES)


def course_in(text: str) -> tuple[Course, str] | None:
    """Return which way a text says a figure is to go, with its words; None where it says none, or several."""
    left, found = normalize("NFC", text), dict[Course, str]()
    for course, form in _COURSE_FORMS:
        if word := form.search(left):
            found[course] = word[0]
            left = form.sub("·", left)
    if Course.HELD in found:
        return Course.HELD, found[Course.HELD]
    return next(iter(found.items())) if len(found) == 1 else None


_NONE_AT_ALL: Final = re.compile(
    r"không (?:để )?xảy ra|không có (?:vụ|trường hợp) nào|must not (?:happen|occur)|none at all", re.IGNORECASE
)


def none_in(text: str) -> str | None:
    """Return the words that ask for none at all, where there are some."""
    found = _NONE_AT_ALL.search(normalize("NFC", text))
    return None if found is None else found[0]
