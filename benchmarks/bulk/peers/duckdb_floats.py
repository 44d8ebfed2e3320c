"""DuckDB as one writes it by hand: SQL in floats over a table in memory, results as Arrow."""

from __future__ import annotations

from bulk.columns import Columns
from bulk.peers.base import BulkPeer, Own, Run, balanced
from bulk.peers.tables import arrow_table, from_arrow
from bulk.truth import Answers, scale
from workload import Target, Workload, program_key

THREADS = 2
TABLE = "reports"


class DuckDB(BulkPeer):
    """DuckDB, SQL in floats over a table in memory, to Arrow."""

    name = "DuckDB by hand"
    needs = ("duckdb", "pyarrow")

    def ingest(self, columns: Columns) -> Own:
        return stored(connected(), arrow_table(columns))

    def prepare(self, workload: Workload, data: Own) -> Run:
        query = sql(workload, TABLE)
        return lambda: data.sql(query).to_arrow_table()

    def answers(self, workload: Workload, result: Own) -> Answers:
        return from_arrow(workload, result)


def connected() -> Own:
    """Return an empty database in memory."""
    import duckdb

    base = duckdb.connect()
    base.execute(f"SET threads = {THREADS}")
    return base


def stored(base: Own, given: Own, table: str = TABLE) -> Own:
    """Return the database, in which an Arrow table is now a table of its own."""
    base.register("given", given)
    base.execute(f"CREATE TABLE {table} AS SELECT * FROM given")
    base.unregister("given")
    return base


def sql(workload: Workload, table: str, quote: str = '"', kept: tuple[str, ...] = ()) -> str:
    """Return the query as one writes it by hand, but that its sum is no deeper than it must be.

    ``kept`` are columns that results tell too.
    """

    def verdict(target: Target) -> str:
        return " AND ".join(
            test.render(
                lambda name: f"{quote}{program_key(name)}{quote}",
                lambda number: f"CAST({number} AS DOUBLE)" if "." in number else number,
                "=",
            )
            for test in target.tests
        )

    def points(target: Target) -> str:
        return f"CASE WHEN {target.id}_verdict THEN CAST({target.points} AS DOUBLE) ELSE CAST(0 AS DOUBLE) END"

    verdicts = ", ".join([*kept, *(f"{verdict(target)} AS {target.id}_verdict" for target in workload.targets)])
    each = ", ".join(f"{points(target)} AS {target.id}_points" for target in workload.targets)
    total = balanced([points(target) for target in workload.targets])
    part = f"CAST({scale(workload)!r} AS DOUBLE)"
    return f"SELECT *, {each}, {total} * {part} AS score FROM (SELECT {verdicts} FROM {table}) AS decided"


PEERS = (DuckDB,)
