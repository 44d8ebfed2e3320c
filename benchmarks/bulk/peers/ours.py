"""The project's own paths over columns, as a program uses them."""

from __future__ import annotations

from typing import Any, ClassVar, Final

import emulation_rules
from bulk.columns import Columns
from bulk.peers.base import BulkPeer, Own, Run
from bulk.peers.duckdb_floats import TABLE, connected, stored
from bulk.peers.tables import arrow_table, from_arrow
from bulk.truth import Answers, scale
from emulation_rules import Ruleset, loads
from workload import Workload

TELL: Final = ("verdicts", "points")
"""What everyone delivers, besides the score."""


class Kernel(BulkPeer):
    """The columnar engine itself, NumPy arrays in and out."""

    name = "engine on arrays"
    threads: ClassVar[int | None] = None

    def prepare(self, workload: Workload, data: Columns) -> Run:
        from emulation_rules.columnar.column import Column, Table
        from emulation_rules.columnar.engine import ColumnarEngine
        from emulation_rules.columnar.told import Tell
        from emulation_rules.plan.from_model import plan_of

        engine, threads = ColumnarEngine(plan_of(loads(workload.text))), self.threads
        table = Table(len(next(iter(data.values()))), {key: Column(column) for key, column in data.items()})
        tell = [Tell(what) for what in TELL]
        return lambda: engine.evaluate(table, tell, threads)

    def answers(self, workload: Workload, result: Own) -> Answers:
        score = result.certain * scale(workload)
        return Answers(list(result.verdicts), list(result.points), score)


class KernelAlone(Kernel):
    """The same on one thread."""

    name = "engine on arrays, one thread"
    threads = 1


class Arrays(Kernel):
    """`evaluate_frame` of a dict of NumPy arrays."""

    name = "NumPy arrays"

    def prepare(self, workload: Workload, data: Columns) -> Run:
        ruleset = loads(workload.text)
        return lambda: _evaluate(ruleset, data)

    def answers(self, workload: Workload, result: Own) -> Answers:
        verdicts = [result[f"{target.id}_verdict"] == 1 for target in workload.targets]
        points = [result[f"{target.id}_points"] for target in workload.targets]
        return Answers(verdicts, points, result["score_certain"] * scale(workload))


class _Frames(BulkPeer):
    def prepare(self, workload: Workload, data: Own) -> Run:
        return self.over(loads(workload.text), data)

    def over(self, ruleset: Ruleset, data: Own) -> Run:
        """Return what evaluates a frame."""
        return lambda: _evaluate(ruleset, data)

    def answers(self, workload: Workload, result: Own) -> Answers:
        found = from_arrow(workload, self.to_arrow(result), "score_certain")
        return Answers(found.verdicts, found.points, found.score * scale(workload))

    def to_arrow(self, result: Own) -> Own:
        """Return a result as an Arrow table."""
        return result


class Pandas(_Frames):
    """`evaluate_frame` of a pandas frame of NumPy columns."""

    name = "pandas"
    needs = ("pandas", "pyarrow")

    def ingest(self, columns: Columns) -> Own:
        import pandas as pd

        return pd.DataFrame(columns)

    def to_arrow(self, result: Own) -> Own:
        import pyarrow as pa

        return pa.Table.from_pandas(result)


class PandasFew(Pandas):
    """The same of 50,000 rows."""

    name = "pandas, 50,000 rows"
    rows = 50_000


class PandasFewer(Pandas):
    """The same of 20,000 rows."""

    name = "pandas, 20,000 rows"
    rows = 20_000


class PandasArrow(Pandas):
    """The same of Arrow columns."""

    name = "pandas, Arrow"

    def ingest(self, columns: Columns) -> Own:
        import pandas as pd

        return arrow_table(columns).to_pandas(types_mapper=pd.ArrowDtype)


class Polars(_Frames):
    """`evaluate_frame` of a polars frame."""

    name = "polars"
    needs = ("polars", "pyarrow")

    def ingest(self, columns: Columns) -> Own:
        import polars as pl

        return pl.from_arrow(arrow_table(columns))

    def to_arrow(self, result: Own) -> Own:
        return result.to_arrow()


class PolarsLazy(Polars):
    """`evaluate_frame` of a lazy polars frame, collected."""

    name = "polars, lazy"
    engine: ClassVar[Any] = "in-memory"

    def over(self, ruleset: Ruleset, data: Own) -> Run:
        frame, engine = data.lazy(), self.engine
        return lambda: _evaluate(ruleset, frame).collect(engine=engine)


class PolarsStreaming(PolarsLazy):
    """The same, collected by the streaming engine."""

    name = "polars, lazy, streaming"
    engine = "streaming"


class Arrow(_Frames):
    """`evaluate_frame` of an Arrow table."""

    name = "pyarrow"
    needs = ("pyarrow",)

    def ingest(self, columns: Columns) -> Own:
        return arrow_table(columns)


class DuckDB(_Frames):
    """`evaluate_frame` of a DuckDB relation over a table in memory, to Arrow."""

    name = "DuckDB"
    needs = ("duckdb", "pyarrow")

    def ingest(self, columns: Columns) -> Own:
        return stored(connected(), arrow_table(columns))

    def over(self, ruleset: Ruleset, data: Own) -> Run:
        relation = data.table(TABLE)
        return lambda: _evaluate(ruleset, relation).to_arrow_table()


class DuckDBQuery(DuckDB):
    """The query of `to_sql` run by DuckDB over a table in memory, to Arrow."""

    name = "DuckDB, to_sql"

    def over(self, ruleset: Ruleset, data: Own) -> Run:
        query = query_of(ruleset, data.table(TABLE))
        return lambda: data.sql(query).to_arrow_table()


def _evaluate(ruleset: Ruleset, frame: Own) -> Own:
    return emulation_rules.evaluate_frame(ruleset, frame, tell=TELL)


def query_of(ruleset: Ruleset, relation: Own) -> str:
    """Return the query of a ruleset over a table of DuckDB whose columns are figures."""
    types = {name: str(kind) for name, kind in zip(relation.columns, relation.types, strict=True)}
    return emulation_rules.to_sql(ruleset, dialect="duckdb", table=TABLE, tell=TELL, columns=types, unit=None)


FRAMES: tuple[type[BulkPeer], ...] = (Arrays, Polars, PolarsLazy, PolarsStreaming, Arrow, Pandas, PandasArrow)
"""Frames in memory, whose columns the engine reads where they are."""
DATABASES: tuple[type[BulkPeer], ...] = (DuckDB, DuckDBQuery)
PEERS = (Kernel, KernelAlone, *FRAMES, PandasFew, PandasFewer, *DATABASES)
