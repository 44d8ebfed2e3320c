"""What a query of DuckDB reads: a table in SQL, over relations that the query finds as variables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import FunctionType
from typing import TYPE_CHECKING, Final, cast
from weakref import ref

import duckdb

from emulation_rules.frames.arrow_table import ArrowColumns
from emulation_rules.frames.duckdb_function import unique_name
from emulation_rules.frames.faults import refuse
from emulation_rules.frames.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable

    Asking = Callable[[duckdb.DuckDBPyConnection, str], duckdb.DuckDBPyRelation]

Relation = duckdb.DuckDBPyRelation


@dataclass(frozen=True, slots=True)
class Rows:
    """A table in SQL, over relations by the names it calls them, which nothing else has.

    ``types`` are the types of its columns by name, as DuckDB writes them; ``head`` are the columns with no rows.
    ``faults`` are conditions on a row ``reported`` with the SQL of the error that it is then.
    """

    table: str
    relations: Mapping[str, Relation]
    types: Mapping[str, str]
    head: ArrowColumns
    faults: Sequence[tuple[str, str]] = ()

    @property
    def connection(self) -> duckdb.DuckDBPyConnection | None:
        """The connection the relations belong to, None where this version of DuckDB does not tell."""
        return _connection_of(next(iter(self.relations.values())))

    def queried(self, query: str) -> Relation:
        """Return a query that calls the relations by their names. Nothing is run.

        Connections find relations by the names of variables, and bind such a query once. `DuckDBPyRelation.query` binds
        it three times, which takes longer than to decide a hundred thousand rows; it remains for connections that may
        not look at variables. Raises `InvalidReportError` where relations are of several connections. Several relations
        need a ``connection``.
        """
        query, connection = _QUOTED.sub(_in_ascii, query), self.connection
        if connection is None:
            ((view, relation),) = self.relations.items()
            return cast("Relation", relation.query(view, query))
        # The names are known here only, so the variables are global ones of a function made for this call.
        ask = cast("Asking", FunctionType(_ask.__code__, dict(self.relations)))
        try:
            return ask(connection, query)
        except duckdb.CatalogException:
            return self._by_name(connection, query)
        except duckdb.InvalidInputException:
            if len(self.relations) == 1:
                raise
            raise refuse("frame_connections_differ") from None

    def _by_name(self, connection: duckdb.DuckDBPyConnection, query: str) -> Relation:
        *others, (view, last) = self.relations.items()
        for name, relation in others:
            connection.register(name, relation)  # The view it makes lasts as long as the connection.
        try:
            return cast("Relation", last.query(view, query))
        except duckdb.CatalogException:
            if not others:
                raise
            raise refuse("frame_connections_differ") from None


_QUOTED: Final = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*\"""")


_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x5b\x5d-\x7f]+")
"""And backslashes, which begin an escape."""


def _in_ascii(quoted: re.Match[str]) -> str:
    """A text in quotes as SQL without letters beyond ASCII; names stay as they are.

    The client of DuckDB 2.0 looks at every letter of a query that has one of those, which takes longer than to bind it.
    """
    text = quoted[0]
    if text.isascii() or text.startswith('"'):
        return text
    escaped = _BEYOND_ASCII.sub(lambda letters: "".join(f"\\x{byte:02X}" for byte in letters[0].encode()), text)
    return f"decode(CAST({escaped} AS BLOB))"


def _ask(connection: duckdb.DuckDBPyConnection, query: str) -> Relation:
    return connection.sql(query)


def rows_of(relation: Relation) -> Rows:
    """Return the rows of a relation."""
    view, types = unique_name("rows"), dict(zip(relation.columns, map(str, relation.types), strict=True))
    connection = _connection_of(relation)
    key = (None if connection is None else ref(connection), *types.items())
    head = _HEADS.get(key, lambda: ArrowColumns(relation.limit(0).to_arrow_table()))
    return Rows(view, {view: relation}, types, head)


def _connection_of(relation: Relation) -> duckdb.DuckDBPyConnection | None:
    found = getattr(relation, "_con", None)
    return found if isinstance(found, duckdb.DuckDBPyConnection) else None


_HEADS: Final = Kept[ArrowColumns]()
"""By the connection, whose settings may tell what types become in Arrow, and the names and types of the columns.

A query that returns no rows is planned all the same.
"""
