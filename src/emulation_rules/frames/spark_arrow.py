"""Rows of Spark decided by the columnar engine, beside the executors: everything a ruleset can say."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - the name it goes by
from pyspark.sql.types import StructField, StructType

from emulation_rules.frames.asked import Asked
from emulation_rules.frames.faults import refuse
from emulation_rules.frames.spark_batches import BatchQuestion
from emulation_rules.frames.spark_rows import SparkRows
from emulation_rules.frames.spark_types import arrow_type, told_arrow_type, told_field
from emulation_rules.frames.told_columns import ToldColumn
from emulation_rules.frames.wide import asks_of_clusters
from emulation_rules.syntax.writing.write_ruleset import print_json


def evaluated_by_batches(rows: SparkRows, asked: Asked, told: Sequence[ToldColumn]) -> DataFrame:
    """Return what rows come to. Raises `InvalidReportError` where units are to be compared and no cluster is named."""
    called = [column.called for column in rows.named]
    named = [StructField(column.called, rows.types[column.held]) for column in rows.named]
    schema = StructType([*named, *map(told_field, told)])
    fields = [pa.field(field.name, arrow_type(field.dataType)) for field in named]
    question = BatchQuestion(
        print_json(asked.ruleset),
        str(rows.plan.period),
        asked.names.unit,
        asked.names.period,
        asked.names.cluster,
        tuple(map(str, asked.tell)),
        asked.threads or 1,
        pa.schema([*fields, *(pa.field(column.name, told_arrow_type(column)) for column in told)]),
    )
    frame = rows.sound(rows.frame).select([column.as_called for column in (*rows.named, *rows.by_key)])
    if not asks_of_clusters(rows.plan, asked.tell):
        return frame.mapInArrow(question.batches, schema)
    if asked.names.cluster not in called:
        raise refuse("frame_without_cluster", asked.names.cluster, column=asked.names.cluster)

    def evaluated(cluster: pa.Table) -> pa.Table:
        return question.table(cluster)

    # Each cluster has to be in one place for its units to be compared.
    return frame.groupBy(F.col(f"`{asked.names.cluster}`")).applyInArrow(evaluated, schema)
