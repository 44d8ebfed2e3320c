"""What DuckDB says of rows while it runs a query: SQL that ends it with the message other frames give at once."""

from __future__ import annotations

from collections.abc import Mapping

from emulation_rules.i18n.catalogue import say
from emulation_rules.sql.dialect import DUCKDB


def failing(code: str, value: str, details: Mapping[str, str]) -> str:
    """Return SQL that ends the query with what a message says in both languages, ``value`` in place of each NUL."""
    said = f"{say(code, 'en', **details)} | {say(code, 'vi', **details)}"
    held = f" || coalesce(CAST({value} AS VARCHAR), '') || "
    parts = map(DUCKDB.string, said.split("\0"))
    return f"error({held.join(parts)})"
