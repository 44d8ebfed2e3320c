"""Words people use that are not in the grammar, and what they say in words that are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from emulation_rules.model.criterion import Between, Figure, Moves, NotMoves, Threshold
from emulation_rules.model.quantity import Unit
from emulation_rules.syntax.phrasing.printer import criterion_text
from emulation_rules.syntax.phrasing.reader import Reader, StuckError
from emulation_rules.syntax.phrasing.tokens import END, words_in
from emulation_rules.syntax.phrasing.trie import expand
from emulation_rules.syntax.written_text import plain_letters, without_group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emulation_rules.model.criterion import Criterion
    from emulation_rules.model.text import Language

_HIGHER: Final = "(vượt|vượt quá|vượt mức|cao hơn|lớn hơn|nhiều hơn)"
_LOWER: Final = "(thấp hơn|nhỏ hơn|ít hơn)"
_DOWN: Final = "(down|reduce|reduced|decrease|decreased|fall|drop)"
_UP: Final = "(up|increase|increased|rise)"

# What a phrase begins with and what it may mean, likeliest first; `…` is the rest of it, which decides what fits:
# `không vượt 5%` sets a mark and `không vượt năm trước` compares with a year.
_OPENINGS: Final = (
    ("(hơn|cao hơn|lớn hơn|nhiều hơn|trên) hoặc bằng", ("từ … trở lên", "không giảm so với …")),
    ("bằng hoặc (hơn|cao hơn|lớn hơn|nhiều hơn|trên)", ("từ … trở lên", "không giảm so với …")),
    ("(thấp hơn|nhỏ hơn|ít hơn|dưới) hoặc bằng", ("không quá …", "không tăng so với …")),
    ("bằng hoặc (thấp hơn|nhỏ hơn|ít hơn|dưới)", ("không quá …", "không tăng so với …")),
    ("bằng", ("đúng …",)),
    (_HIGHER, ("trên …", "tăng so với …")),
    (_LOWER, ("dưới …", "giảm so với …")),
    (f"không {_HIGHER}", ("không quá …", "không tăng so với …")),
    ("không (hơn|trên|quá)", ("không quá …", "không tăng so với …")),
    (f"không {_LOWER}", ("không dưới …", "không giảm so với …")),
    ("không dưới", ("không giảm so với …",)),
    ("đạt", ("từ … trở lên", "đúng …")),
    *(
        (opening, tuple(f"{way} {how} …{end}" for end in ("", " so với năm trước") for how in ("ít nhất", "hơn")))
        for opening, way in (("[kéo] giảm", "giảm"), ("tăng", "tăng"))
    ),
    ("không phát sinh", ("không để xảy ra",)),
    ("(greater than|more than|higher than) or equal to", ("at least …", "not down from …")),
    ("(less than|fewer than|lower than) or equal to", ("at most …", "not up from …")),
    ("(equal to|equals)", ("exactly …",)),
    ("(exceed|exceeds|exceeding|higher than|greater than)", ("above …", "up from …")),
    ("(lower than|fewer than|smaller than)", ("below …", "down from …")),
    ("(no|not) (exceeding|higher than|greater than|more than|above|over)", ("at most …", "not up from …")),
    ("not [to] exceed", ("at most …", "not up from …")),
    ("(no|not) (lower than|fewer than|smaller than|less than|below|under)", ("at least …", "not down from …")),
    ("(reach|reaches|reaching)", ("at least …", "exactly …")),
    *(
        (
            opening,
            tuple(f"{way} {how} …{end}" for end in ("", " from previous year") for how in ("at least", "more than")),
        )
        for opening, way in ((f"{_DOWN} [by]", "down"), (f"{_UP} [by]", "up"))
    ),
)
_REST: Final = "…"
_MEANINGS: Final = tuple(
    (tuple(plain_letters(text).split()), meanings) for opening, meanings in _OPENINGS for text in expand(opening)
)
_INTENTIONS: Final = ("phấn", "đấu")

# What stands for words of the grammar wherever it stands.
_SAME: Final = (
    ("năm ngoái", "năm trước"),
    ("last year", "previous year"),
    ("prior year", "previous year"),
    ("compared to", "from"),
    ("compared with", "from"),
)

_COUNTED: Final = frozenset(
    {
        *("vụ", "vụ việc", "vụ án", "người", "hộ", "trường hợp", "hồ sơ", "đơn", "đối tượng", "cuộc", "lượt", "lần"),
        *("case", "cases", "people", "person", "persons", "household", "households", "incident", "incidents"),
        *("accident", "accidents", "time", "times", "file", "files", "complaint", "complaints"),
    }
)
_LONGEST_COUNTED: Final = 2


def counted_at(words: tuple[str, ...], at: int) -> int:
    """Return how many words from one on name things that are counted, such as `vụ` or `cases`."""
    lengths = range(_LONGEST_COUNTED, 0, -1)
    return next((length for length in lengths if " ".join(words[at : at + length]) in _COUNTED), 0)


def reworded(phrase: str, language: Language) -> tuple[str, ...]:
    """Return the criteria a phrase is another way of saying, likeliest first."""
    plain = _in_usual_words(phrase)
    meant = [each for text in (plain, *_meanings(plain)) if (each := _read(text)) is not None]
    if any(isinstance(each, Threshold) for each in meant):
        # What is given is both a mark and a level to count from, and is meant the simpler way.
        meant = [each for each in meant if not isinstance(each, Moves | NotMoves)]
    return tuple(dict.fromkeys(criterion_text(each, language) for each in meant))


def _in_usual_words(text: str) -> str:
    words = _without_counted(tuple(words_in(text)[:-1]))
    if words[: len(_INTENTIONS)] == _INTENTIONS:
        words = words[len(_INTENTIONS) :]
    joined = f" {' '.join(words)} "
    for said, usual in _SAME:
        joined = joined.replace(f" {said} ", f" {usual} ")
    return joined.strip()


_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def _without_counted(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what is counted after a number, and the point that sets thousands apart: things come whole."""
    kept: list[str] = []
    at = 0
    while at < len(words):
        length = counted_at(words, at + 1) if _NUMBER.fullmatch(words[at]) else 0
        kept.append((without_group(words[at]) or words[at]) if length else words[at])
        at += 1 + length
    return tuple(kept)


def _meanings(text: str) -> Iterator[str]:
    words = text.split()
    plain = tuple(plain_letters(word) for word in words)
    for opening, meanings in _MEANINGS:
        if plain[: len(opening)] != opening:
            continue
        rest = " ".join(words[len(opening) :])
        yield from (meaning.replace(_REST, rest) for meaning in meanings if (_REST in meaning) == bool(rest))


def _read(text: str) -> Criterion | None:
    reader = Reader(words_in(text))
    try:
        criterion = reader.criterion()
    except StuckError:
        return None
    return criterion if reader.words[reader.at] == END and not _of_points(criterion) else None


def _of_points(criterion: Criterion) -> bool:
    """Whether a mark is written in percentage points, in which nothing but a change is counted."""
    match criterion:
        case Threshold(_, Figure(quantity)) | Between(Figure(quantity), _):
            return quantity.unit is Unit.POINTS
        case _:
            return False
