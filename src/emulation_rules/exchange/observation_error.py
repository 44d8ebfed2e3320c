"""The fault of one reported value, before anyone knows where in a file it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.model.errors import EmulationRulesError
from emulation_rules.model.text import shortened

NUMBER_CODES: Final[Mapping[str, str]] = {
    "not_a_number": "figure_not_a_number",
    "boolean": "figure_not_a_number",
    "not_finite": "figure_not_finite",
    "too_long": "figure_too_long",
    "too_large": "figure_too_large",
}
"""The code of a figure for each code of `emulation_rules.model.numbers.NumberError`."""

_MOST_FOLDED: Final = 240


class ObservationError(EmulationRulesError):
    """A reported value that cannot be read.

    ``code`` names the message, ``column`` is the offset of the first bad character in the text, counted from zero,
    ``details`` fill the message in and ``suggestions`` are texts that would be read.
    """

    def __init__(self, code: str, column: int = 0, suggestions: tuple[str, ...] = (), /, **details: str) -> None:
        self.code = code
        self.column = column
        self.details = tuple(details.items())
        self.suggestions = suggestions
        super().__init__(f"{code} at {column}: {', '.join(f'{name} {value}' for name, value in details.items())}")


def shown(text: str) -> str:
    """Return text on one line, short enough for a message."""
    return shortened(" ".join(text[:_MOST_FOLDED].split()))
