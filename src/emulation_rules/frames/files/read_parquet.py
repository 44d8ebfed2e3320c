"""Parquet files, row group by row group."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from emulation_rules.frames.files.part import Part
from emulation_rules.frames.files.stream import BATCH_ROWS, Choose, Stream

_PAGE_BYTES: Final = 2**20
"""What is read of a column at once; without it a whole row group is held, however large it was written."""


@contextmanager
def opened(part: Part, choose: Choose) -> Iterator[Stream]:
    """Open a Parquet file; only the wanted columns are read at all."""
    with pq.ParquetFile(str(part.file), buffer_size=_PAGE_BYTES, pre_buffer=False) as file:
        columns = list(choose(file.schema_arrow.names))
        schema = pa.schema([file.schema_arrow.field(name) for name in columns])
        batches = file.iter_batches(BATCH_ROWS, columns=columns)
        yield Stream(schema, (batch.select(columns) for batch in batches), file.metadata.num_rows)
