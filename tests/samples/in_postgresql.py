"""Queries of ours run in a PostgreSQL server of the tests' own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from tests.samples.postgresql_server import PASSWORD, running_server
from tests.samples.sql_agreement import Row, insert


class InPostgresql:
    """Runs a query over a table of its own in a transaction that is rolled back."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def __call__(self, create: str, rows: Sequence[Sequence[object]], query: str) -> list[Row]:
        with self._connection.cursor() as cursor:
            try:
                cursor.execute(create.replace(" double", " double precision").encode())
                cursor.executemany(insert("%s", rows).encode(), rows)
                cursor.execute(query.encode())
                names = [column.name for column in cursor.description or ()]
                return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
            finally:
                self._connection.rollback()


@contextmanager
def postgresql() -> Iterator[InPostgresql]:
    """Start a server and yield a way to run queries in it."""
    with running_server() as address, psycopg.connect(address, password=PASSWORD) as connection:
        yield InPostgresql(connection)
