"""Numbers and characters as people write them: plain decimals are read, other writings are named with a remedy."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from emulation_rules.model.numbers import NumberError, from_text
from emulation_rules.model.text import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emulation_rules.syntax.text_error import Details

# Composing a letter takes at most this many characters together in any text people write, and composing a much
# longer text may take time that grows with its square.
_MOST_COMPOSED: Final = 4


def composed(text: str, most: int) -> str | None:
    """Return the text in NFC, or None where it has more than ``most`` characters then."""
    if not text.isascii():
        if len(text) > _MOST_COMPOSED * most:
            return None
        text = unicodedata.normalize("NFC", text)
    return text if len(text) <= most else None


_PLAIN: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_SURELY_SHORT: Final = 15


def plain_number(word: str) -> Fraction | None:
    """Return the exact number of a plain decimal such as ``-7.08``, or None where the word is something else.

    Raises `NumberError` for more digits than a figure may have.
    """
    if word.isdigit() and word.isascii() and len(word) <= _SURELY_SHORT:
        # A whole number needs none of the general way, which takes five times as long.
        return Fraction(int(word))
    return from_text(word) if _PLAIN.fullmatch(word) else None


@dataclass(frozen=True, slots=True)
class NumberFault:
    """Why a written number is not read. ``plain`` is what to write instead, where only one thing can be meant."""

    code: str
    details: Details
    plain: str = ""


_SIGN: Final = r"[+-]?"
_POINTS_GROUP: Final = re.compile(_SIGN + r"[0-9]{1,3}(?:(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|\.[0-9]{3},[0-9]+)")
_COMMAS_GROUP: Final = re.compile(_SIGN + r"[0-9]{1,3}(?:(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|,[0-9]{3}\.[0-9]+)")
_BLANKS_GROUP: Final = re.compile(_SIGN + r"[0-9]{1,3}(?:\s[0-9]{3})+(?:[.,][0-9]+)?")
_EITHER_COMMA: Final = re.compile(_SIGN + r"[1-9][0-9]{0,2},[0-9]{3}")
_DECIMAL_COMMA: Final = re.compile(_SIGN + r"[0-9]+,[0-9]+")
_RANGE: Final = re.compile(r"(?P<low>[0-9]+(?:[.,][0-9]+)?)[-–—](?P<high>[0-9]+(?:[.,][0-9]+)?)")
_NUMBER_FAULTS: Final = MappingProxyType({"too_long": "written_too_long", "too_large": "written_too_large"})


def number_fault(written: str) -> NumberFault | None:
    """Say what is wrong with a text that begins like a number, or None where it is one."""
    said = ("written", shortened(written))
    if found := _RANGE.fullmatch(written):
        return NumberFault("written_range", (said, ("low", found["low"]), ("high", found["high"])))
    if _EITHER_COMMA.fullmatch(written):
        whole, decimal = written.replace(",", ""), written.replace(",", ".")
        return NumberFault("written_ambiguous", (said, ("whole", whole), ("decimal", decimal)))
    if _DECIMAL_COMMA.fullmatch(written):
        plain = written.replace(",", ".")
        return NumberFault("written_decimal_comma", (said, ("plain", plain)), plain)
    plain = ungrouped(written)
    if plain:
        return NumberFault("written_grouped", (said, ("plain", plain)), plain)
    try:
        return None if plain_number(written) is not None else NumberFault("written_unreadable", (said,))
    except NumberError as error:
        return NumberFault(_NUMBER_FAULTS[error.code], (said,))


def ungrouped(written: str) -> str:
    """Return a number written in groups of three digits as a plain decimal, or nothing where it is not so written."""
    if _POINTS_GROUP.fullmatch(written):
        return written.replace(".", "").replace(",", ".")
    if _COMMAS_GROUP.fullmatch(written):
        return written.replace(",", "")
    if _BLANKS_GROUP.fullmatch(written):
        return re.sub(r"\s", "", written).replace(",", ".")
    return ""


_POINT_GROUPS: Final = re.compile(_SIGN + r"[1-9][0-9]{0,2}\.[0-9]{3}")


def without_group(written: str) -> str:
    """Return a number such as `1.500` without its point, or nothing where the point cannot set thousands apart."""
    return written.replace(".", "") if _POINT_GROUPS.fullmatch(written) else ""


# Characters that stand for an ASCII one without being compatible with it in Unicode's own tables.
_LOOKALIKES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys("−‐‑‒–—―", "-"),
        "٪": "%",
        **dict.fromkeys("×∙⋅·", "*"),
        **dict.fromkeys("÷∕⁄", "/"),
        **dict.fromkeys("‚٫", ","),
        **dict.fromkeys("˂‹", "<"),
        **dict.fromkeys("˃›", ">"),
    }
)


_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})


def character_fault(text: str) -> tuple[str, int, Details] | None:
    """Return the code, offset and details of the first character that is not what it looks like, or None."""
    for offset, character in enumerate(text):
        if character.isspace() or (character.isascii() and character.isprintable()):
            continue
        plain = plain_character(character)
        if plain:
            return "character_lookalike", offset, (("written", character), ("plain", plain))
        if unicodedata.category(character) in _INVISIBLE:
            return "character_invisible", offset, (("character", f"U+{ord(character):04X}"),)
    return None


def plain_characters(text: str) -> str:
    """Return the text with every character that looks like an ASCII one replaced by it and invisible ones left out."""
    kept = (each for each in text if each.isspace() or unicodedata.category(each) not in _INVISIBLE)
    return "".join(plain_character(each) or each for each in kept)


def plain_character(character: str) -> str:
    """Return the ASCII character another one looks like, or nothing."""
    plain = _LOOKALIKES.get(character) or unicodedata.normalize("NFKC", character)
    looks_plain = len(plain) == 1 and plain != character and plain.isascii() and plain.isprintable() and plain != " "
    return plain if looks_plain else ""


def plain_letters(text: str) -> str:
    """Return the text as it is typed without a Vietnamese keyboard: lower case, no marks over and under letters."""
    decomposed = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return " ".join("".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn").split())
