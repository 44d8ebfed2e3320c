"""Tables laid ready for SQL: Parquet where it lies, everything else copied once into a database on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from glob import has_magic

import duckdb
import pyarrow as pa

from emulation_rules.frames.faults import as_databases_read, check_told_apart
from emulation_rules.frames.files.embedded import literal, quoted
from emulation_rules.frames.files.faults import fault
from emulation_rules.frames.files.held_exactly import held_exactly
from emulation_rules.frames.files.kinds import InputKind
from emulation_rules.frames.files.local_numbers import plainly_spelled
from emulation_rules.frames.files.open_part import open_part
from emulation_rules.frames.files.part import Part
from emulation_rules.frames.files.read_columns import ReadColumns
from emulation_rules.frames.files.stream import Stream


@dataclass(frozen=True, slots=True)
class Staged:
    """A table as SQL names it. ``written`` are columns that hold numbers as text."""

    relation: str
    columns: ReadColumns
    written: frozenset[str]


def staged(
    connection: duckdb.DuckDBPyConnection,
    parts: Sequence[Part],
    name: str,
    columns_of: Callable[[Sequence[str]], ReadColumns],
) -> Staged:
    """Return the rows of all parts as one table; ``name`` begins the names of what is made.

    Raises `InvalidReportError` where the parts are not of the same columns, and `OSError`.
    """
    pieces, first, told, written = [], None, None, frozenset[str]()
    for number, part in enumerate(parts):
        called = f"{name}_{number}"
        chosen, present = list[ReadColumns](), list[str]()

        def choose(
            columns: Sequence[str], chosen: list[ReadColumns] = chosen, present: list[str] = present
        ) -> Sequence[str]:
            chosen.append(columns_of(columns))
            check_told_apart(chosen[0].read)
            present.extend(columns)
            return chosen[0].read

        with open_part(part, choose) as given:
            schema = pa.schema([given.schema.field(column) for column in chosen[0].read])
            stream = held_exactly(plainly_spelled(given, part, chosen[0].numbers), chosen[0].numbers)
            if first is None:
                first, told, written = schema, chosen[0], stream.written
            elif not first.equals(schema):
                raise fault("bulk_other_columns", part.name, first=parts[0].name)
            if stream is given and _is_read_in_place(part, present):
                pieces.append(_of_parquet(part, schema))
            else:
                _copy(connection, called, stream)
                pieces.append(f"SELECT {_listed(schema)} FROM {quoted(called)}")
    if told is None:
        raise AssertionError("no part was given")
    connection.execute(f"CREATE VIEW {quoted(name)} AS {' UNION ALL '.join(pieces)}")
    return Staged(quoted(name), told, written)


def _copy(connection: duckdb.DuckDBPyConnection, table: str, stream: Stream) -> None:
    """Batch by batch, so that what is wrong with the table is raised as it is and not as an error of DuckDB."""
    rows = stream.schema.empty_table()
    connection.register("rows", rows)
    connection.execute(f"CREATE TABLE {quoted(table)} AS SELECT * FROM rows")
    for batch in stream.batches:
        connection.register("rows", pa.Table.from_batches([batch]))
        connection.execute(f"INSERT INTO {quoted(table)} SELECT * FROM rows")
    connection.unregister("rows")


def _is_read_in_place(part: Part, columns: Sequence[str]) -> bool:
    """Whether DuckDB reads the file we mean and the columns we mean: names may be patterns, or alike to it."""
    if part.kind is not InputKind.PARQUET or part.keys or has_magic(str(part.file)):
        return False
    return len({as_databases_read(column) for column in columns}) == len(columns)


def _of_parquet(part: Part, schema: pa.Schema) -> str:
    options = "hive_partitioning = false"
    return f"SELECT {_listed(schema)} FROM read_parquet({literal(str(part.file))}, {options})"


def _listed(schema: pa.Schema) -> str:
    return ", ".join(map(quoted, schema.names))
