"""DuckDB as the embedded engine: bounded in memory, spilling to disk beside the results, and never on the network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

MEMORY: Final = "1GiB"
"""What DuckDB may hold in memory; what does not fit goes to disk."""

_LIMITS: Final[dict[str, str | bool | int | float | list[str]]] = {
    "memory_limit": MEMORY,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


@contextmanager
def reading(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a file of DuckDB for reading only. Raises `OSError`."""
    file.stat()
    with duckdb.connect(str(file), read_only=True, config=_LIMITS) as connection:
        yield _quiet(connection)


@contextmanager
def working(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Make a database for work in an empty folder, which also takes what does not fit in memory."""
    spill = {"temp_directory": str(folder / "spill")}
    with duckdb.connect(str(folder / "work.duckdb"), config={**_LIMITS, **spill}) as connection:
        # A join whose sides are changed over for speed gives its rows in another order at every run.
        connection.execute("SET disabled_optimizers = 'build_side_probe_side'")
        yield _quiet(connection)


def _quiet(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Its own bar of progress would be drawn over ours."""
    connection.execute("SET enable_progress_bar = false")
    return connection


def count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    """Return how many rows there are of what stands behind FROM."""
    # A result has to be taken to its end before the connection does anything else.
    (row,) = connection.execute(f"SELECT count(*) FROM {relation}").fetchall()
    return int(row[0])


def quoted(name: str) -> str:
    """Return a name as SQL writes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def quoted_path(name: str) -> str:
    """Return the name of a table, perhaps with its schema before it: ``main.figures``."""
    return ".".join(map(quoted, name.split(".")))


def literal(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"
