"""What a phrase or a formula that cannot be read raises."""

from __future__ import annotations

from typing import TypeAlias

Details: TypeAlias = tuple[tuple[str, str], ...]
"""What fills the placeholders of a message, by name."""


class TextError(ValueError):
    """A short text is not of its language.

    ``code`` names the message, ``details`` fills it in. ``column`` is the offset of the first bad word, in characters
    from zero and into the text in NFC; where a word is missing it is the end of the last one. ``suggestions`` are texts
    that can be read, nearest first, six at most.
    """

    def __init__(self, code: str, column: int, details: Details = (), suggestions: tuple[str, ...] = ()) -> None:
        self.code = code
        self.column = column
        self.details = details
        self.suggestions = suggestions
        said = ", ".join(f"{name} {value}" for name, value in details)
        super().__init__(f"column {column}: {code}{': ' + said if said else ''}")


class PhraseError(TextError):
    """A text that is no criterion, or no quantity."""


class FormulaError(TextError):
    """A text that is no formula."""
