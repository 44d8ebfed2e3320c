"""Spark on two threads of this machine: SQL as one writes it by hand, and our frames."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np

import emulation_rules
from bulk.columns import Columns
from bulk.peers.base import BulkPeer, Own, Run
from bulk.peers.duckdb_floats import TABLE, sql
from bulk.peers.ours import TELL
from bulk.peers.tables import arrow_table, from_arrow
from bulk.truth import Answers, scale
from workload import Workload

ROW: Final = "row"
"""The column that says which row is which: Spark keeps no order."""


class _Spark(BulkPeer):
    needs = ("pyspark", "pyarrow")
    within = False

    @classmethod
    def missing(cls) -> str | None:
        return super().missing() or (None if shutil.which("java") else "java")

    def ingest(self, columns: Columns) -> Own:
        return kept_in_memory(columns)

    def prepare(self, workload: Workload, data: Own) -> Run:
        frame = self.frame(workload, data)
        return lambda: written_to_nowhere(frame)

    def frame(self, workload: Workload, data: Own) -> Own:
        """Return the frame of verdicts, points and score, nothing of which is worked out."""
        raise NotImplementedError


class Spark(_Spark):
    """Spark SQL in floats, local[2], rows kept in memory, results written to nowhere."""

    name = "Spark SQL by hand"

    def frame(self, workload: Workload, data: Own) -> Own:
        data.createOrReplaceTempView(TABLE)
        return session().sql(sql(workload, TABLE, "`", (ROW,)))

    def answers(self, workload: Workload, result: Own) -> Answers:
        return from_arrow(workload, result.toArrow().sort_by(ROW))


class SparkWords(Spark):
    """The same, its verdicts told as words, as ours are: Spark copies words into each row."""

    name = "Spark SQL by hand, in words"

    def frame(self, workload: Workload, data: Own) -> Own:
        found = super().frame(workload, data)
        words = (
            f"CASE WHEN {name} THEN 'met' WHEN NOT {name} THEN 'not_met' ELSE 'undetermined' END AS {name}"
            if name.endswith("_verdict")
            else name
            for name in found.columns
        )
        return found.selectExpr(*words)


class SparkFile(Spark):
    """The same over a Parquet file."""

    name = "Spark SQL by hand, Parquet"

    def ingest(self, columns: Columns) -> Own:
        return kept_in_file(columns)


class SparkFrame(_Spark):
    """`evaluate_frame` of a Spark frame, rows and results as above."""

    name = "PySpark"

    def frame(self, workload: Workload, data: Own) -> Own:
        ruleset = emulation_rules.loads(workload.text)
        names = emulation_rules.FrameNames(unit=ROW)
        return emulation_rules.evaluate_frame(ruleset, data, names=names, tell=TELL)

    def answers(self, workload: Workload, result: Own) -> Answers:
        found = from_arrow(workload, result.toArrow().sort_by(ROW), "score_certain")
        return Answers(found.verdicts, found.points, found.score * scale(workload))


class SparkFrameFile(SparkFrame):
    """The same over a Parquet file."""

    name = "PySpark, Parquet"

    def ingest(self, columns: Columns) -> Own:
        return kept_in_file(columns)


@cache
def session() -> Own:
    """Return the session of this process."""
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "4g",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
    }
    # Workers are this Python, which has the packages, whatever `python3` is.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master("local[2]").config(map=settings)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made


def kept_in_memory(columns: Columns) -> Own:
    """Return columns as a Spark frame whose rows are in memory already."""
    frame = kept_in_file(columns).cache()
    frame.count()
    return frame


def kept_in_file(columns: Columns) -> Own:
    """Return columns as a Spark frame over a file, which stays for as long as this process."""
    import pyarrow.parquet as pq

    rows = {ROW: np.arange(len(next(iter(columns.values())))), **columns}
    folder = _folder()
    file = Path(folder) / f"{len(list(Path(folder).iterdir()))}.parquet"
    pq.write_table(arrow_table(rows), file, row_group_size=250_000)
    return session().read.parquet(str(file))


@cache
def _folder() -> str:
    made = TemporaryDirectory()
    atexit.register(made.cleanup)
    return made.name


def written_to_nowhere(frame: Own) -> Own:
    """Work a frame out, every column of it, and return the frame."""
    frame.write.format("noop").mode("overwrite").save()
    return frame


PEERS = (SparkFrame, SparkFrameFile, Spark, SparkWords, SparkFile)
