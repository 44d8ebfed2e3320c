"""The table a query reads."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from emulation_rules.sql.column_type import ColumnType


@dataclass(frozen=True, slots=True)
class Source:
    """``table`` are the parts of a table's name.

    ``columns`` give the type of each figure by its key, ``claims`` name the questions that have a column of truths,
    ``unit`` and ``kept`` the columns told along with the results, ``kept_beyond`` those told too where figures may be
    beyond reach. ``named`` says how the column of a key or a claim is called, where otherwise.
    """

    table: Sequence[str]
    columns: Mapping[str, ColumnType]
    claims: Collection[str] = ()
    unit: str | None = "unit"
    kept: Sequence[str] = ()
    kept_beyond: Sequence[str] = ()
    named: Mapping[str, str] = field(default_factory=dict)

    def column(self, key: str) -> str:
        """Return what the column of a key is called."""
        return self.named.get(key, key)
