"""Opening any table, whatever holds it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

import duckdb
import pyarrow as pa

from emulation_rules.frames.files import read_arrow, read_csv, read_duckdb, read_parquet, read_postgresql, read_sqlite
from emulation_rules.frames.files.faults import fault
from emulation_rules.frames.files.kinds import InputKind
from emulation_rules.frames.files.part import Part
from emulation_rules.frames.files.stream import Choose, Open, Stream

_OPENERS: Final[Mapping[InputKind, Open]] = {
    InputKind.PARQUET: read_parquet.opened,
    InputKind.ARROW: read_arrow.opened,
    InputKind.CSV: read_csv.opened,
    InputKind.DUCKDB: read_duckdb.opened,
    InputKind.SQLITE: read_sqlite.opened,
    InputKind.POSTGRESQL: read_postgresql.opened,
}


@contextmanager
def open_part(part: Part, choose: Choose) -> Iterator[Stream]:
    """Open a table; it is closed when the context is left, in which its batches have to be taken.

    Raises `InvalidReportError` for a table that cannot be read as what it is, and `OSError`.
    """
    with _told(part), _OPENERS[part.kind](part, choose) as stream:
        yield _with_keys(stream, part)


@contextmanager
def _told(part: Part) -> Iterator[None]:
    try:
        yield
    except (pa.ArrowException, sqlite3.Error, duckdb.Error) as error:
        raise _unreadable(part, error) from error
    except OSError as error:
        # Arrow raises errors of a file's content as errors of the system, without a number.
        if error.errno is None:
            raise _unreadable(part, error) from error
        raise OSError(error.errno, os.strerror(error.errno), part.name) from error


def _unreadable(part: Part, error: Exception) -> Exception:
    why = str(error).strip().partition("\n")[0][:200] or type(error).__name__
    return fault("bulk_unreadable", part.name, kind=part.kind.value, why=why)


def _with_keys(stream: Stream, part: Part) -> Stream:
    """Put the columns that folders tell beside those of the file."""
    keys = {name: value for name, value in part.keys.items() if name not in stream.schema.names}
    if not keys:
        return stream
    schema = stream.schema
    for name in keys:
        schema = schema.append(pa.field(name, pa.string()))
    return replace(stream, schema=schema, batches=(_widened(batch, keys, schema) for batch in stream.batches))


def _widened(batch: pa.RecordBatch, keys: dict[str, str], schema: pa.Schema) -> pa.RecordBatch:
    told = [pa.repeat(pa.scalar(value, pa.string()), batch.num_rows) for value in keys.values()]
    return pa.RecordBatch.from_arrays([*batch.columns, *told], schema=schema)
