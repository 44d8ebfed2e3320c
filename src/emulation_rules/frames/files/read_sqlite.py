"""Tables and views of a SQLite file, through the module of the standard library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Final
from urllib.parse import quote

import pyarrow as pa

from emulation_rules.exchange.report_vocabulary import near_ids
from emulation_rules.frames.files.embedded import quoted
from emulation_rules.frames.files.faults import fault
from emulation_rules.frames.files.part import Part
from emulation_rules.frames.files.stream import Choose, Stream

_ROWS: Final = 2**15
"""Rows in a batch: each is a tuple of Python before it is a batch."""


@contextmanager
def opened(part: Part, choose: Choose) -> Iterator[Stream]:
    """Open a table of a SQLite file, for reading only.

    A column of SQLite may hold anything in any row. One that holds whole numbers and others is taken as text, from
    which numbers are read exactly.
    """
    if part.file is None:
        raise AssertionError("a table of SQLite is in a file")
    address = f"file:{quote(str(part.file.resolve(strict=True)))}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, check_same_thread=False)) as connection:
        columns = list(choose(_columns(connection, part)))
        named = quoted(part.table)
        rows = connection.execute(f"SELECT count(*) FROM {named}").fetchone()[0]
        held = {column: _held(connection, named, column) for column in columns}
        schema = pa.schema([pa.field(column, _type(kinds)) for column, kinds in held.items()])
        written = frozenset(column for column, kinds in held.items() if "text" not in kinds)
        yield Stream(schema, _batches(connection, part, schema), rows, written)


def _columns(connection: sqlite3.Connection, part: Part) -> list[str]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({quoted(part.table)})")]
    if columns:
        return columns
    found = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name")
    names = [row[0] for row in found]
    raise fault(
        "bulk_no_table",
        part.name,
        suggestions=near_ids(part.table, names),
        table=part.table,
        known=", ".join(names[:8]),
    )


def _held(connection: sqlite3.Connection, table: str, column: str) -> frozenset[str]:
    """Return what kinds of values the rows of a column hold."""
    found = connection.execute(f"SELECT DISTINCT typeof({quoted(column)}) FROM {table}")
    return frozenset(row[0] for row in found) - {"null"}


def _type(kinds: frozenset[str]) -> pa.DataType:
    """Return what all rows of a column can be read as."""
    match sorted(kinds):
        case []:
            return pa.null()
        case ["integer"]:
            return pa.int64()
        case ["real"]:
            return pa.float64()
        case ["blob"]:
            return pa.binary()
        case _:
            return pa.string()


def _batches(connection: sqlite3.Connection, part: Part, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    chosen = ", ".join(map(quoted, schema.names)) or "NULL"
    cursor = connection.execute(f"SELECT {chosen} FROM {quoted(part.table)}")
    while rows := cursor.fetchmany(_ROWS):
        columns = zip(*rows, strict=True)
        arrays = [_array(cells, kind) for cells, kind in zip(columns, schema.types, strict=False)]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def _array(cells: tuple[object, ...], kind: pa.DataType) -> pa.Array:
    if kind == pa.string():
        # The shortest text of a float is the number it means.
        return pa.array([None if cell is None else str(cell) for cell in cells], kind)
    return pa.array(cells, kind)
