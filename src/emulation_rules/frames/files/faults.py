"""What is wrong with a file or a database, as the library says such things."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from emulation_rules.frames.faults import NAME as FRAME
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import KeyPath, Place

_OF_FILES: Final = {
    "frame_no_known_column": "bulk_no_known_column",
    "frame_key_twice": "bulk_key_twice",
    "frame_column_unknown": "bulk_column_unknown",
    "frame_units_of_two_kinds": "bulk_units_of_two_kinds",
    "frame_text_for_numbers": "bulk_text_for_numbers",
}
"""Faults whose remedies name arguments of Python, and what they are on the command line."""


def fault(
    code: str, name: str, /, *, path: KeyPath = (), line: int = 0, suggestions: tuple[str, ...] = (), **details: str
) -> InvalidReportError:
    """Return the error of one fault. ``name`` is that of a file, or an address without any password."""
    return InvalidReportError(
        [Finding(code, path, Place(name, line), details=tuple(details.items()), suggestions=suggestions)]
    )


@contextmanager
def of_table(name: str) -> Iterator[None]:
    """Tell faults of a frame as those of the file or database it is read from."""
    try:
        yield
    except InvalidReportError as error:
        raise InvalidReportError(_placed(each, name) for each in error.findings) from error


def _placed(found: Finding, name: str) -> Finding:
    if found.place.file != FRAME:
        return found
    return replace(found, place=Place(name, 0), code=_OF_FILES.get(found.code, found.code))
