"""Which kinds of tables are read and written, by how a file is called and how it begins."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final


class InputKind(StrEnum):
    """What holds a table."""

    PARQUET = "Parquet"
    ARROW = "Arrow"
    CSV = "CSV"
    DUCKDB = "DuckDB"
    SQLITE = "SQLite"
    POSTGRESQL = "PostgreSQL"


class ResultKind(StrEnum):
    """What results are written as."""

    PARQUET = "parquet"
    ARROW = "arrow"
    CSV = "csv"
    JSON_LINES = "jsonl"


DATABASES: Final = frozenset({InputKind.DUCKDB, InputKind.SQLITE, InputKind.POSTGRESQL})

_INPUTS: Final[Mapping[str, InputKind]] = {
    ".parquet": InputKind.PARQUET,
    ".pq": InputKind.PARQUET,
    ".arrow": InputKind.ARROW,
    ".arrows": InputKind.ARROW,
    ".feather": InputKind.ARROW,
    ".ipc": InputKind.ARROW,
    ".csv": InputKind.CSV,
    ".csv.gz": InputKind.CSV,
    ".duckdb": InputKind.DUCKDB,
    ".ddb": InputKind.DUCKDB,
    ".sqlite": InputKind.SQLITE,
    ".sqlite3": InputKind.SQLITE,
    ".db": InputKind.SQLITE,
}
_RESULTS: Final[Mapping[str, ResultKind]] = {
    ".parquet": ResultKind.PARQUET,
    ".pq": ResultKind.PARQUET,
    ".arrow": ResultKind.ARROW,
    ".feather": ResultKind.ARROW,
    ".ipc": ResultKind.ARROW,
    ".csv": ResultKind.CSV,
    ".jsonl": ResultKind.JSON_LINES,
    ".ndjson": ResultKind.JSON_LINES,
}
INPUT_ENDINGS: Final = tuple(_INPUTS)
FILE_ENDINGS: Final = tuple(each for each, kind in _INPUTS.items() if kind not in DATABASES)
RESULT_ENDINGS: Final = tuple(_RESULTS)

_DUCKDB_MAGIC: Final = (8, b"DUCK")


def input_kind(name: str) -> InputKind | None:
    """Return what a file of this name holds, None where its ending says nothing."""
    return _INPUTS.get(ending(name, INPUT_ENDINGS))


def result_kind(name: str) -> ResultKind | None:
    """Return what results are written as in a file of this name, None where its ending says nothing."""
    return _RESULTS.get(ending(name, RESULT_ENDINGS))


def ending(name: str, endings: tuple[str, ...]) -> str:
    """Return the longest of the endings that a name has, empty where it has none."""
    return max((each for each in endings if name.lower().endswith(each)), key=len, default="")


def database_kind(file: Path) -> InputKind:
    """Return whether a file called ``.db`` is one of DuckDB or of SQLite. Raises `OSError`."""
    offset, magic = _DUCKDB_MAGIC
    with file.open("rb") as opened:
        return InputKind.DUCKDB if opened.read(offset + len(magic))[offset:] == magic else InputKind.SQLITE
