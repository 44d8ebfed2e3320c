"""The databases that queries are run in: PostgreSQL where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from tests.samples.postgresql_server import missing
from tests.samples.sql_agreement import Database, in_duckdb, in_sqlite


@pytest.fixture(scope="module")
def databases() -> Iterator[dict[str, Database]]:
    """Ways to run a query, by the name of the database."""
    with ExitStack() as stack:
        found: dict[str, Database] = {"duckdb": in_duckdb, "sqlite": in_sqlite}
        if not missing():
            from tests.samples.in_postgresql import postgresql  # noqa: PLC0415  (needs its client only here)

            found["postgresql"] = stack.enter_context(postgresql())
        yield found
