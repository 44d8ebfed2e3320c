"""polars as one writes it by hand: lazy expressions in plain floats."""

from __future__ import annotations

from typing import Any, ClassVar

from bulk.columns import Columns
from bulk.peers.base import BulkPeer, Own, Run, conditions
from bulk.peers.tables import arrow_table, from_arrow
from bulk.truth import Answers, scale
from workload import Workload


class PolarsLazy(BulkPeer):
    """polars lazy expressions, plain floats, in-memory engine."""

    name = "polars by hand"
    needs = ("polars", "pyarrow")
    engine: ClassVar[Any] = "in-memory"

    def ingest(self, columns: Columns) -> Own:
        import polars as pl

        return pl.from_arrow(arrow_table(columns))

    def prepare(self, workload: Workload, data: Own) -> Run:
        frame, engine = plan(workload, data.lazy()), self.engine
        return lambda: frame.collect(engine=engine)

    def answers(self, workload: Workload, result: Own) -> Answers:
        return from_arrow(workload, result.to_arrow())


class PolarsStreaming(PolarsLazy):
    """The same on the streaming engine."""

    name = "polars by hand, streaming"
    engine = "streaming"


def plan(workload: Workload, frame: Own) -> Own:
    """Return the lazy frame of verdicts, points and score."""
    import polars as pl

    names = {"pl": pl}
    verdicts = [
        eval(conditions(target, lambda key: f"pl.col({key!r})"), names).alias(f"{target.id}_verdict")  # noqa: S307
        for target in workload.targets
    ]
    met = [(pl.col(f"{target.id}_verdict"), target) for target in workload.targets]
    points = [(verdict * float(target.points)).alias(f"{target.id}_points") for verdict, target in met]
    total = pl.sum_horizontal(verdict.cast(pl.Int32) * target.points for verdict, target in met)
    return frame.select(verdicts).with_columns(*points, score=total * scale(workload))


PEERS = (PolarsLazy, PolarsStreaming)
