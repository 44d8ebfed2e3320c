"""Opening any table, whatever holds it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
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
    if not part.keys:
        with _told(part), _OPENERS[part.kind](part, choose) as stream:
            yield stream
        return
    chosen: list[str] = []

    def of_file(columns: Sequence[str]) -> Sequence[str]:
        chosen.extend(choose((*columns, *(key for key in part.keys if key not in columns))))
        # Batches without a column do not say how many rows they have.
        return [column for column in chosen if column in columns] or columns[:1]

    with _told(part), _OPENERS[part.kind](part, of_file) as stream:
        yield _with_keys(stream, part, chosen)


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


def _with_keys(stream: Stream, part: Part, chosen: Sequence[str]) -> Stream:
    """Put the columns that folders tell among those of the file, as they were chosen."""
    held = set(stream.schema.names)
    fields = [stream.schema.field(name) if name in held else pa.field(name, pa.string()) for name in chosen]
    schema = pa.schema(fields)
    keys = {name: part.keys[name] for name in chosen if name not in held}
    return replace(stream, schema=schema, batches=(_widened(batch, keys, schema) for batch in stream.batches))


def _widened(batch: pa.RecordBatch, keys: Mapping[str, str], schema: pa.Schema) -> pa.RecordBatch:
    columns = [
        pa.repeat(pa.scalar(keys[name], pa.string()), batch.num_rows) if name in keys else batch.column(name)
        for name in schema.names
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)
