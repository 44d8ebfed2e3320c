"""Words shown to people, in Vietnamese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


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
