"""Tables and views of a PostgreSQL server, through ADBC: binary rows straight into Arrow batches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa

from emulation_rules.exchange.report_vocabulary import near_ids
from emulation_rules.frames.files.embedded import literal, quoted, quoted_path
from emulation_rules.frames.files.faults import fault
from emulation_rules.frames.files.part import Part
from emulation_rules.frames.files.stream import Choose, Stream

if TYPE_CHECKING:
    from adbc_driver_manager.dbapi import Cursor


@contextmanager
def opened(part: Part, choose: Choose) -> Iterator[Stream]:
    """Open a table of a server. The password comes from ``PGPASSWORD`` or the file of passwords, as for every client.

    Decimals come as their text, which is exact.
    """
    try:
        from adbc_driver_manager import Error  # noqa: PLC0415  # an extra
        from adbc_driver_postgresql.dbapi import connect  # noqa: PLC0415
    except ImportError:
        raise fault("bulk_no_postgresql", part.name) from None
    try:
        with connect(part.address) as connection, connection.cursor() as cursor:
            yield _stream(cursor, part, choose)
    except Error as error:
        why = str(error).strip().partition("\n")[0]
        raise fault("bulk_server", part.name, why=why) from error


def _stream(cursor: Cursor, part: Part, choose: Choose) -> Stream:
    names, rows = _columns(cursor, part)
    columns = list(choose(names))
    chosen = ", ".join(map(quoted, columns)) or "NULL"
    cursor.execute(f"SELECT {chosen} FROM {quoted_path(part.table)}")
    reader = cursor.fetch_record_batch()
    plain = pa.schema([pa.field(field.name, _storage(field.type)) for field in reader.schema])
    written = frozenset(field.name for field in reader.schema if isinstance(field.type, pa.BaseExtensionType))
    return Stream(plain, (_plain(batch, plain) for batch in reader), rows, written)


def _columns(cursor: Cursor, part: Part) -> tuple[list[str], int | None]:
    """Return the names of a table's columns, and about how many rows the server believes it to have."""
    cursor.execute(f"SELECT to_regclass({literal(quoted_path(part.table))})::oid::bigint")  # quoted
    found = cursor.fetchone()
    if found is None or found[0] is None:
        cursor.execute(
            "SELECT CASE table_schema WHEN 'public' THEN table_name ELSE table_schema || '.' || table_name END"
            " FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
        )
        names = [str(row[0]) for row in cursor.fetchall()]
        raise fault(
            "bulk_no_table",
            part.name,
            suggestions=near_ids(part.table, names),
            table=part.table,
            known=", ".join(names[:8]),
        )
    cursor.execute(f"SELECT reltuples::bigint FROM pg_class WHERE oid = {int(found[0])}")
    counted = cursor.fetchone()
    cursor.execute(
        f"SELECT attname::text FROM pg_attribute WHERE attrelid = {int(found[0])}"
        " AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
    )
    rows = None if counted is None or counted[0] < 0 else int(counted[0])
    return [str(row[0]) for row in cursor.fetchall()], rows


def _storage(kind: pa.DataType) -> pa.DataType:
    return kind.storage_type if isinstance(kind, pa.BaseExtensionType) else kind


def _plain(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """Take decimals as the text they come as."""
    columns = [column.storage if isinstance(column, pa.ExtensionArray) else column for column in batch.columns]
    return pa.RecordBatch.from_arrays(columns, schema=schema)
