"""The closed list of words one reported value may be written with, in Vietnamese and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from typing import Final


class Shape(Enum):
    """What a written number says about the value."""

    FIGURE = auto()
    ROUNDED = auto()
    ABOVE = auto()
    AT_LEAST = auto()
    BELOW = auto()
    AT_MOST = auto()
    FROM = auto()
    """Upwards, unless "trở xuống" follows."""
    ABOUT = auto()
    """Recognised only to be refused: nobody can say how far about reaches."""


class WrittenUnit(Enum):
    """The unit a value was written with."""

    PERCENT = auto()
    VND = auto()
    POINTS = auto()
    """Points of a score."""
    PERCENTAGE_POINTS = auto()
    """The difference of two rates; no value is written with it, only what it is above."""


BEFORE: Final[Mapping[str, Shape]] = {
    ">=": Shape.AT_LEAST,
    "≥": Shape.AT_LEAST,
    "at least": Shape.AT_LEAST,
    "no less than": Shape.AT_LEAST,
    "từ": Shape.FROM,
    "ít nhất": Shape.AT_LEAST,
    "tối thiểu": Shape.AT_LEAST,
    ">": Shape.ABOVE,
    "more than": Shape.ABOVE,
    "above": Shape.ABOVE,
    "over": Shape.ABOVE,
    "hơn": Shape.ABOVE,
    "trên": Shape.ABOVE,
    "đạt trên": Shape.ABOVE,
    "<=": Shape.AT_MOST,
    "≤": Shape.AT_MOST,
    "at most": Shape.AT_MOST,
    "no more than": Shape.AT_MOST,
    "up to": Shape.AT_MOST,
    "không quá": Shape.AT_MOST,
    "tối đa": Shape.AT_MOST,
    "<": Shape.BELOW,
    "less than": Shape.BELOW,
    "below": Shape.BELOW,
    "under": Shape.BELOW,
    "nearly": Shape.BELOW,
    "almost": Shape.BELOW,
    "dưới": Shape.BELOW,
    "gần": Shape.BELOW,
    "~": Shape.ABOUT,
    "≈": Shape.ABOUT,
    "about": Shape.ABOUT,
    "around": Shape.ABOUT,
    "approximately": Shape.ABOUT,
    "khoảng": Shape.ABOUT,
    "xấp xỉ": Shape.ABOUT,
    "ước": Shape.ABOUT,
    "ước tính": Shape.ABOUT,
    "ước đạt": Shape.ABOUT,
    "estimated": Shape.ABOUT,
}
"""Words before the number. "Gần 67%" stops short of 67."""

AFTER: Final[Mapping[str, Shape]] = {
    "trở lên": Shape.AT_LEAST,
    "or more": Shape.AT_LEAST,
    "or above": Shape.AT_LEAST,
    "trở xuống": Shape.AT_MOST,
    "or less": Shape.AT_MOST,
    "or below": Shape.AT_MOST,
    "(rounded)": Shape.ROUNDED,
    "(làm tròn)": Shape.ROUNDED,
    "(ước)": Shape.ABOUT,
    "(ước tính)": Shape.ABOUT,
    "(ước đạt)": Shape.ABOUT,
    "(tạm tính)": Shape.ABOUT,
    "(khoảng)": Shape.ABOUT,
    "(estimate)": Shape.ABOUT,
    "(estimated)": Shape.ABOUT,
    "(about)": Shape.ABOUT,
}
"""Words after the number and its unit."""

SCALES: Final[Mapping[str, int]] = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "thousand": 10**3,
    "triệu": 10**6,
    "million": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "billion": 10**9,
}
"""Scale words, of money only."""

UNITS: Final[Mapping[str, WrittenUnit]] = {
    "%": WrittenUnit.PERCENT,
    "percent": WrittenUnit.PERCENT,
    "per cent": WrittenUnit.PERCENT,
    "phần trăm": WrittenUnit.PERCENT,
    "vnd": WrittenUnit.VND,
    "vnđ": WrittenUnit.VND,
    "₫": WrittenUnit.VND,
    "đ": WrittenUnit.VND,
    "đồng": WrittenUnit.VND,
    "dong": WrittenUnit.VND,
    "điểm phần trăm": WrittenUnit.PERCENTAGE_POINTS,
    "percentage points": WrittenUnit.PERCENTAGE_POINTS,
    "percentage point": WrittenUnit.PERCENTAGE_POINTS,
    "điểm": WrittenUnit.POINTS,
    "points": WrittenUnit.POINTS,
    "point": WrittenUnit.POINTS,
}

TRUTHS: Final[Mapping[str, bool]] = {
    "true": True,
    "yes": True,
    "có": True,
    "đạt": True,
    "done": True,
    "hoàn thành": True,
    "đã có": True,
    "đã đạt": True,
    "đã hoàn thành": True,
    "đã xong": True,
    "xong": True,
    "rồi": True,
    "false": False,
    "no": False,
    "không": False,
    "không đạt": False,
    "not done": False,
    "không hoàn thành": False,
    "chưa đạt": False,
    "chưa hoàn thành": False,
    "chưa xong": False,
}
"""What a claim may say."""

PLACEHOLDERS: Final = frozenset(
    (*"-–—−?…x~", "--", "---", "...", "n/a", "na", "null", "none", "nil", "chưa có", "không có"),
)
"""What people write where they have no figure; each could mean zero or unknown, so none is read."""

UNSETTLED: Final = PLACEHOLDERS | {"chưa", "chưa rõ", "có/không", "yes/no"}
"""What people write where a claim should stand: not done, or not known yet; a cross can even mean that it is done."""

NUMERALS: Final = frozenset({"chục", "tá", "trăm", "vạn", "rưỡi", "phần", "dozen", "hundred"})
"""Words that change the number they follow, so that it cannot be read without them."""

NOT_FINITE: Final = frozenset({"nan", "inf", "infinity", "∞"})

FRACTION: Final = re.compile(r"[0-9][0-9.,]*\s*/\s*[0-9][0-9.,]*")
EXCEL_ERROR: Final = re.compile(r"#[A-Z][A-Z0-9_/]*[!?]?|#+", re.IGNORECASE)


def words_pattern(words: Mapping[str, object]) -> re.Pattern[str]:
    """Return a pattern of the words, longest first, blind to case and to the width of spaces.

    A word made of letters ends where its letters end: ``đ`` is not the start of ``đồng``.
    """
    return re.compile("|".join(map(_spelled, sorted(words, key=len, reverse=True))), re.IGNORECASE)


def _spelled(word: str) -> str:
    spaced = r"\s+".join(map(re.escape, word.split()))
    return spaced + (r"(?!\w)" if word[-1].isalpha() else "")


def word_key(matched: str) -> str:
    """Return a matched word as the tables above spell it."""
    return " ".join(matched.lower().split())
