"""The words of a phrase: how a text is cut up before it is read."""

from __future__ import annotations

import re
from typing import Final

MAX_LENGTH: Final = 300
"""Characters a phrase may have, in NFC."""

END: Final = ""
"""The word that stands after the last one."""

# A comma is a word of its own, so `2019,2020` can be a list where a list belongs; elsewhere it is a fault.
_WORD: Final = re.compile(r"[<>=≥≤]+|[%,]|[^\s<>=≥≤%,]+")


def words_in(text: str) -> list[str]:
    """Return the words of an NFC text in lower case, with `END` after them."""
    words: list[str] = _WORD.findall(text.lower())
    words.append(END)
    return words


def spans_in(text: str) -> list[tuple[int, int]]:
    """Return where each word of `words_in` stands; `END` stands empty behind the last word."""
    spans = [match.span() for match in _WORD.finditer(text)]
    end = spans[-1][1] if spans else 0
    return [*spans, (end, end)]
