"""Writing batches of results, in each kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final, TypeAlias

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from emulation_rules.frames.files.csv_text import csv_batch, csv_schema
from emulation_rules.frames.files.json_lines import json_lines
from emulation_rules.frames.files.kinds import ResultKind

Write: TypeAlias = Callable[[pa.RecordBatch], None]


def open_writer(kind: ResultKind, path: Path, schema: pa.Schema) -> AbstractContextManager[Write]:
    """Open a file for batches of one schema; it is complete when the context is left without an error.

    The schema's metadata goes into Parquet and Arrow files. Raises `OSError`.
    """
    return _WRITERS[kind](path, schema)


@contextmanager
def _parquet(path: Path, schema: pa.Schema) -> Iterator[Write]:
    # What is told has few different values, and nobody looks for a row by their bounds; both cost more than the rest.
    given = [field.name for field in schema if pa.types.is_string(field.type) or pa.types.is_integer(field.type)]
    told = [name for name in schema.names if name not in given]
    options = {"compression": "zstd", "compression_level": 1, "use_dictionary": told, "write_statistics": given}
    with pq.ParquetWriter(str(path), schema, **options) as writer:
        yield writer.write_batch


@contextmanager
def _arrow(path: Path, schema: pa.Schema) -> Iterator[Write]:
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, schema) as writer:
        yield writer.write_batch


@contextmanager
def _csv(path: Path, schema: pa.Schema) -> Iterator[Write]:
    shown = csv_schema(schema)
    with pa_csv.CSVWriter(str(path), shown, write_options=pa_csv.WriteOptions(quoting_style="needed")) as writer:
        yield lambda batch: writer.write_batch(csv_batch(batch, shown))


@contextmanager
def _json_lines(path: Path, schema: pa.Schema) -> Iterator[Write]:
    del schema
    with pa.OSFile(str(path), "wb") as sink:
        yield lambda batch: sink.write(json_lines(batch))


_WRITERS: Final[Mapping[ResultKind, Callable[[Path, pa.Schema], AbstractContextManager[Write]]]] = {
    ResultKind.PARQUET: _parquet,
    ResultKind.ARROW: _arrow,
    ResultKind.CSV: _csv,
    ResultKind.JSON_LINES: _json_lines,
}
