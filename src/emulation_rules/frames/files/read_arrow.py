"""Arrow IPC files (Feather) and streams."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pyarrow as pa

from emulation_rules.frames.files.part import Part
from emulation_rules.frames.files.stream import BATCH_ROWS, Choose, Stream

_FILE_MAGIC: Final = b"ARROW1"
_STREAM_END: Final = b"\xff\xff\xff\xff\0\0\0\0"
"""What whoever writes a stream to its end writes last. A stream may do without, but so does one that was cut off."""


@contextmanager
def opened(part: Part, choose: Choose) -> Iterator[Stream]:
    """Open an Arrow file or stream. A file is mapped into memory, so that only what is read of it is loaded."""
    with pa.memory_map(str(part.file)) as mapped:
        is_file = mapped.read(len(_FILE_MAGIC)) == _FILE_MAGIC
        mapped.seek(0)
        if is_file:
            with pa.ipc.open_file(mapped) as reader:
                batches = (reader.get_batch(number) for number in range(reader.num_record_batches))
                yield _stream(reader.schema, batches, choose)
        else:
            size = mapped.size()
            if mapped.read_at(len(_STREAM_END), max(0, size - len(_STREAM_END))) != _STREAM_END:
                raise pa.ArrowInvalid("a stream without its end, rows may be missing")
            with pa.ipc.open_stream(mapped) as reader:
                yield _stream(reader.schema, iter(reader), choose)


def _stream(schema: pa.Schema, batches: Iterator[pa.RecordBatch], choose: Choose) -> Stream:
    columns = list(choose(schema.names))
    chosen = pa.schema([schema.field(name) for name in columns])
    return Stream(chosen, (cut for batch in batches for cut in _cut(batch.select(columns))))


def _cut(batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """Yield a batch, which may be as large as its file, in smaller ones; nothing is copied."""
    for start in range(0, batch.num_rows, BATCH_ROWS):
        yield batch.slice(start, BATCH_ROWS)
