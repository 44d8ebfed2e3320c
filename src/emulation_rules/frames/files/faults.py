"""What is wrong with a file or a database, as the library says such things."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from emulation_rules.frames.faults import NAME as FRAME
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import KeyPath, Place


def fault(
    code: str, name: str, /, *, path: KeyPath = (), line: int = 1, suggestions: tuple[str, ...] = (), **details: str
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
        placed = (replace(each, place=Place(name)) if each.place.file == FRAME else each for each in error.findings)
        raise InvalidReportError(placed) from error
