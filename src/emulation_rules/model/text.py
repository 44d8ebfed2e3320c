"""Words shown to people, in Vietnamese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")

_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Text:
    """A label in either or both languages; an empty string is a missing translation."""

    vi: str = ""
    en: str = ""

    def pick(self, language: Language) -> str:
        """Return the label in the language, or in the other one where that is missing."""
        first, second = (self.vi, self.en) if language == "vi" else (self.en, self.vi)
        return first or second

    def __bool__(self) -> bool:
        return bool(self.vi or self.en)


def shortened(text: str, most: int = _SHOWN) -> str:
    """Return text as a message repeats it: its beginning where it is long."""
    return text if len(text) <= most else text[: most - 1] + "…"
