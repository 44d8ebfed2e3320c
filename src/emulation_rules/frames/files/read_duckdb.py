"""Tables and views of a DuckDB file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from emulation_rules.exchange.report_vocabulary import near_ids
from emulation_rules.frames.files.embedded import count, quoted, quoted_path, reading
from emulation_rules.frames.files.faults import fault
from emulation_rules.frames.files.part import Part
from emulation_rules.frames.files.stream import BATCH_ROWS, Choose, Stream


@contextmanager
def opened(part: Part, choose: Choose) -> Iterator[Stream]:
    """Open a table of a DuckDB file, for reading only."""
    if part.file is None:
        raise AssertionError("a table of DuckDB is in a file")
    with reading(part.file) as connection:
        columns = list(choose(_columns(connection, part)))
        chosen = ", ".join(map(quoted, columns)) or "NULL"
        named = quoted_path(part.table)
        rows = count(connection, named)
        reader = connection.sql(f"SELECT {chosen} FROM {named}").to_arrow_reader(BATCH_ROWS)
        yield Stream(reader.schema, iter(reader), rows)


def _columns(connection: duckdb.DuckDBPyConnection, part: Part) -> list[str]:
    try:
        return connection.sql(f"SELECT * FROM {quoted_path(part.table)} LIMIT 0").columns
    except duckdb.CatalogException:
        found = connection.sql("SELECT table_schema, table_name FROM information_schema.tables").fetchall()
        names = [name if schema == "main" else f"{schema}.{name}" for schema, name in found]
        raise fault(
            "bulk_no_table",
            part.name,
            suggestions=near_ids(part.table, names),
            table=part.table,
            known=", ".join(names[:8]),
        ) from None
