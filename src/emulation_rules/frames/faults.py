"""What is wrong with a table, gathered until all of it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from emulation_rules.exchange.observation_error import shown
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place

NAME: Final = "frame"
"""What places of faults in a table in memory are called."""

MOST_NAMED: Final = 3
"""How many of many values a message names."""


class Faults:
    """Faults of one table. Every fault is of a column, or of the whole table where it names none."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []

    def add(self, code: str, column: str = "", suggestions: tuple[str, ...] = (), /, **details: str) -> None:
        """Keep one fault."""
        self._findings += refuse(code, column, suggestions, **details).findings

    def settle(self) -> None:
        """Raise `InvalidReportError` if there is any fault."""
        if self._findings:
            raise InvalidReportError(self._findings)


def refuse(code: str, column: str = "", suggestions: tuple[str, ...] = (), /, **details: str) -> InvalidReportError:
    """Return the error of one fault, to be raised."""
    path = (column,) if column else ()
    return InvalidReportError(
        [Finding(code, path, Place(NAME, 0), details=tuple(details.items()), suggestions=suggestions)]
    )


def column_twice(columns: Iterable[object]) -> InvalidReportError:
    """Return the error of columns of which some have one name."""
    twice = str(next(name for name, times in Counter(columns).items() if times > 1))
    return refuse("frame_column_twice", twice, column=shown(twice))


def no_units(column: str) -> InvalidReportError:
    """Return the error of a table of one period without a column of units, by which its rows would be found."""
    return refuse("frame_column_missing", column, column=column, columns=column)


def as_databases_read(name: str) -> bytes:
    """Return what a name is to DuckDB, which takes no notice of capitals among the letters of ASCII."""
    return name.encode().lower()


def check_told_apart(columns: Iterable[str]) -> None:
    """Raise `InvalidReportError` for two columns that DuckDB takes for one: it reads the first, and nobody sees it."""
    seen = dict[bytes, str]()
    for column in columns:
        other = seen.setdefault(as_databases_read(column), column)
        if other != column:
            raise refuse("frame_columns_alike", column, column=shown(column), other=shown(other))


def listed(values: Iterable[object]) -> str:
    """Return the first few of many values as a message names them."""
    first = [f"`{shown(str(value))}`" for _, value in zip(range(MOST_NAMED + 1), values, strict=False)]
    return ", ".join([*first[:MOST_NAMED], *(["…"] if len(first) > MOST_NAMED else [])])
