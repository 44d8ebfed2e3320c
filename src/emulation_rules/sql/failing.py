"""SQL that ends a query with the message that is given elsewhere before anything is run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.catalogue import finding_text_in_both
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.sql.dialect import Dialect, DialectName

_HERE: Final = "<<value>>"
"""Where a value goes, while messages are put together: they make characters that cannot be seen visible."""


def failing(code: str, value: str, details: Mapping[str, str], dialect: Dialect) -> str:
    """Return SQL that ends the query with what a message says in both languages, ``value`` in place of each NUL.

    Where no detail has one it follows the message. SQLite has no means to.
    """
    marked = tuple((name, detail.replace("\0", _HERE)) for name, detail in details.items())
    said = finding_text_in_both(Finding(code, (), Place(""), details=marked))
    if _HERE not in said:
        said += f" | {_HERE}"
    held = f" || coalesce(CAST({value} AS {dialect.text}), '') || "
    message = held.join(map(dialect.string, said.split(_HERE)))
    match dialect.name:
        case DialectName.DUCKDB:
            return f"error({message})"
        case DialectName.SPARK:
            return f"raise_error({message})"
        case _:
            # PostgreSQL quotes what it cannot read as a number.
            return f"CAST({message} AS INTEGER)"
