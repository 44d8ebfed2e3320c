"""Names that a column may have been meant to have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

from emulation_rules.syntax.written_text import plain_letters

_ALIKE: Final = 0.8
"""How much of two names must agree for one to be taken for the other misspelt. A table has many columns of its own."""

_LONGEST_COMPARED: Final = 100
_MOST_COMPARED: Final = 50_000
"""Pairs of names compared letter by letter, which is slow; after that only names alike but for their marks are near."""


class NearNames:
    """Names and what they stand for; case, tone marks and separators do not count."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._folded = {_folded(name): held for name, held in names.items()}
        self._left = _MOST_COMPARED

    def near(self, word: str) -> tuple[str, ...]:
        """Return what up to three names close to a word stand for, nearest first."""
        folded = _folded(word[:_LONGEST_COMPARED])
        if folded in self._folded:
            return (self._folded[folded],)
        self._left -= len(self._folded)
        if self._left < 0:
            return ()
        close = get_close_matches(folded, self._folded, n=3, cutoff=_ALIKE)
        return tuple(dict.fromkeys(self._folded[name] for name in close))


def _folded(name: str) -> str:
    return re.sub(r"[\s_.-]+", " ", plain_letters(name))
