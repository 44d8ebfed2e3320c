"""Titles of indicators as words that can be compared."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

_SHORT: Final = {
    "rnt": "rất nghiêm trọng",
    "đbnt": "đặc biệt nghiêm trọng",
    "ttxh": "trật tự xã hội",
    "pphs": "phạm pháp hình sự",
    "tngt": "tai nạn giao thông",
    "ca": "công an",
}
_FILLING: Final = frozenset({"số", "lượng", "các", "những", "về", "và", "the", "of", "and", "in", "a", "an", "number"})
_WORD: Final = re.compile(r"[\w%]+")


def words_of(title: str) -> tuple[str, ...]:
    """Return the words that count of a title, in their alphabetical order, usual abbreviations written out."""
    words = _WORD.findall(normalize("NFC", title).lower())
    written = " ".join(_SHORT.get(word, word) for word in words).split()
    return tuple(sorted(word for word in written if word not in _FILLING))
