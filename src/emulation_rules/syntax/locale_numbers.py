"""Numbers as people type them into tables, where a point can mean two things."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from emulation_rules.model.text import shortened
from emulation_rules.syntax.text_error import TextError


class Locale(StrEnum):
    """How the numbers of a table are written."""

    PLAIN = "plain"
    """``1234.5``: a point for decimals and nothing between thousands. YAML and JSON are always written so."""
    VI = "vi"
    """``1.234,5`` or ``1 234,5``: a comma for decimals; points or spaces between thousands are optional."""
    MIXED = "mixed"
    """``25.67`` and ``25,67`` in one table, typed by several people: either mark is for decimals."""


class NumberTextError(TextError):
    """A text that is no number, or more than one."""


_MOST_FOLDED: Final = 240
_PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_POINTED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_SPACED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?:,[0-9]+)?")
_UNGROUPED_COMMA = re.compile(r"[+-]?[0-9]+(?:,[0-9]+)?")
_GROUPED_BY_COMMA = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_LOOKS_GROUPED: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
_EITHER_MARK: Final = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_MARK: Final = re.compile(r"(?<=[0-9])[.,](?=[0-9])")


def plain_spelling(text: str, locale: Locale | None) -> str:
    """Return a number spelled in the plain locale, digit for digit: ``3.100`` in ``vi`` is ``3100``.

    None is a table that declares no locale: only numbers that read the same everywhere pass. Raises
    `NumberTextError` with the code ``number_malformed``, ``number_ambiguous``, ``number_without_locale`` or
    ``number_maybe_grouped``.
    """
    match locale:
        case Locale.PLAIN:
            return _in_plain(text)
        case Locale.VI:
            return _in_vi(text)
        case Locale.MIXED:
            return _in_mixed(text)
        case None:
            return _undeclared(text)


def looks_grouped(plain: str) -> bool:
    """Whether plain text such as ``3.100`` would be taken for thousands by a Vietnamese reader."""
    return _LOOKS_GROUPED.fullmatch(plain) is not None


def decimal_mark(text: str) -> str:
    """Return the one mark between digits of a text, ``.`` or ``,``; empty where there is none or more than one."""
    marks = _MARK.findall(text)
    return marks[0] if len(marks) == 1 else ""


def _in_plain(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    raise _malformed(text, Locale.PLAIN, _comma_reading(text), _vi_reading(text))


def _in_vi(text: str) -> str:
    reading = _vi_reading(text)
    if reading:
        return reading
    plain = _comma_reading(text) or ("" if "e" in text.lower() else _plain_reading(text))
    raise _malformed(text, Locale.VI, plain and plain.replace(".", ","))


def _in_mixed(text: str) -> str:
    if not _EITHER_MARK.fullmatch(text):
        plain = _plain_reading(text) if "e" not in text.lower() else ""
        raise _malformed(text, Locale.MIXED, plain or _vi_reading(text) or _comma_reading(text))
    plain = text.replace(",", ".")
    if looks_grouped(plain):
        # With a fourth decimal it can no longer be taken for thousands.
        whole, decimal = plain.replace(".", ""), f"{text}0"
        raise _refused("number_maybe_grouped", text, (whole, decimal), one=whole, other=decimal)
    return plain


def _undeclared(text: str) -> str:
    pointed, commas = text.count("."), text.count(",")
    if not commas and (
        _SPACED.fullmatch(text) or (pointed <= 1 and _PLAIN.fullmatch(text) and not looks_grouped(text))
    ):
        if "e" in text.lower():
            # A spreadsheet that shows 1.23457E+11 has already dropped digits; only a declared locale vouches for it.
            raise _without_locale(text, text, Locale.PLAIN)
        return _joined(text)
    readings = {reading for reading in (_plain_reading(text), _vi_reading(text), _comma_reading(text)) if reading}
    if len(readings) > 1:
        first, second = sorted(readings, key=lambda reading: (len(reading), reading))
        raise _refused("number_ambiguous", text, one=first, other=second)
    if _vi_reading(text):
        raise _without_locale(text, _vi_reading(text), Locale.VI)
    raise _malformed(text, Locale.PLAIN, *readings)


# Each reading is the plain spelling, or empty where the text is no number under it.


def _plain_reading(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else ""


def _vi_reading(text: str) -> str:
    if _POINTED.fullmatch(text) or _SPACED.fullmatch(text) or _UNGROUPED_COMMA.fullmatch(text):
        return _joined(text.replace(".", "")).replace(",", ".")
    return ""


def _comma_reading(text: str) -> str:
    """Return what ``1,234.5`` means to an English reader; it is never accepted, only suggested."""
    return text.replace(",", "") if _GROUPED_BY_COMMA.fullmatch(text) else ""


def _joined(text: str) -> str:
    return "".join(text.split())


def _malformed(text: str, locale: Locale, *meant: str) -> NumberTextError:
    suggestions = tuple(filter(None, dict.fromkeys(meant)))
    return _refused("number_malformed", text, suggestions, locale=locale.value)


def _without_locale(text: str, reading: str, locale: Locale) -> NumberTextError:
    return _refused("number_without_locale", text, (reading,), reading=reading, locale=locale.value)


def _refused(code: str, text: str, suggestions: tuple[str, ...] = (), **details: str) -> NumberTextError:
    said = shortened(" ".join(text[:_MOST_FOLDED].split()))
    return NumberTextError(code, 0, (("text", said), *details.items()), suggestions)
