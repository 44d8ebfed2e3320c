"""A query over a relation of DuckDB, which is a relation again."""

from __future__ import annotations

from types import FunctionType
from typing import TYPE_CHECKING, cast

import duckdb

if TYPE_CHECKING:
    from collections.abc import Callable

    Asking = Callable[[duckdb.DuckDBPyConnection, str], duckdb.DuckDBPyRelation]


def connection_of(relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyConnection | None:
    """Return the connection a relation belongs to, None where this version of DuckDB does not tell."""
    found = getattr(relation, "_con", None)
    return found if isinstance(found, duckdb.DuckDBPyConnection) else None


def queried(relation: duckdb.DuckDBPyRelation, view: str, query: str) -> duckdb.DuckDBPyRelation:
    """Return a query over a relation, which it calls ``view``: a name nothing else has. Nothing is run.

    Connections find relations by the names of variables, and bind such a query once. `DuckDBPyRelation.query` binds it
    three times, which takes longer than to decide a hundred thousand rows; it remains for connections that may not look
    at variables.
    """
    connection = connection_of(relation)
    if connection is None:
        return cast("duckdb.DuckDBPyRelation", relation.query(view, query))
    # The name is known here only, so the variable is a global one of a function made for this call.
    ask = cast("Asking", FunctionType(_ask.__code__, {view: relation}))
    try:
        return ask(connection, query)
    except duckdb.CatalogException:
        return cast("duckdb.DuckDBPyRelation", relation.query(view, query))


def _ask(connection: duckdb.DuckDBPyConnection, query: str) -> duckdb.DuckDBPyRelation:
    return connection.sql(query)
