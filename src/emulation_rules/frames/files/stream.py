"""A table that is read batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Final, TypeAlias

import pyarrow as pa

from emulation_rules.frames.files.part import Part

BATCH_ROWS: Final = 2**17
"""Rows in a batch: enough that a batch costs little beside its rows, few enough that some fit in memory at once."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Batches of one schema, to be taken once, by any one thread.

    ``rows`` is how many there will be, an estimate where nobody knows without reading them, None where there is none.
    ``written`` are columns that hold as text what their source writes as text, numbers too (a CSV table).
    """

    schema: pa.Schema
    batches: Iterator[pa.RecordBatch]
    rows: int | None = None
    written: frozenset[str] = frozenset()


Choose: TypeAlias = Callable[[Sequence[str]], Sequence[str]]
"""Chooses, of the names of a table's columns, those to read. Raises `InvalidReportError`."""

Open: TypeAlias = Callable[[Part, Choose], AbstractContextManager[Stream]]
"""Opens a table; it is closed when the context is left."""
