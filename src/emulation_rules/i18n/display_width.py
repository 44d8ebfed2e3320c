"""How wide text is on a terminal, and text made safe to show there."""

from __future__ import annotations

import unicodedata
from typing import Final

_BIDIRECTIONAL: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKING: Final = frozenset("\u2028\u2029")


def visible(text: str) -> str:
    """Return the text with control characters written out.

    A title from a stranger's file must not be able to move the cursor, colour the screen or turn the line round.
    """
    if text.isprintable():
        return text
    return "".join(_written_out(character) for character in text)


def _written_out(character: str) -> str:
    hidden = unicodedata.category(character) in ("Cc", "Cs") or character in _BIDIRECTIONAL or character in _BREAKING
    return f"\\u{ord(character):04x}" if hidden else character


def display_width(text: str) -> int:
    """Return how many columns a terminal gives the text; Vietnamese letters take one, however they are composed."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return the text filled up with blanks to the width, on the left side where ``right`` aligns it."""
    blanks = " " * max(0, width - display_width(text))
    return blanks + text if right else text + blanks
