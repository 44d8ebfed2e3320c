"""Which rows of a Spark table are of a period, and whether all are of one."""

from __future__ import annotations

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - the name it goes by
from pyspark.sql.types import DataType, IntegralType, StringType, StructType

from emulation_rules.frames.period_labels import FIRST_YEAR, LABEL, LAST_YEAR, labels_of
from emulation_rules.frames.spark_checks import failing_with
from emulation_rules.frames.spark_rows import GivenFrame
from emulation_rules.model.period import Period


def is_of(given: GivenFrame, column: str, period: Period) -> Column:
    """Return a condition that a row is of a period."""
    return is_label(given[column], given.spark_type(column), period)


def is_label(column: Column, kind: DataType, period: Period) -> Column:
    """Return a condition that a column of a type holds the label of a period."""
    match kind:
        case StringType():
            return column.isin(*labels_of(period))
        case IntegralType() if period.kind == "year":
            return column == F.lit(period.year)
        case _:
            return F.lit(False)


def no_unreadable_rows(given: GivenFrame, column: str, schema: StructType) -> DataFrame:
    """Return a frame of no rows, to stand below what is told; it fails where a row has no period that can be read.

    It reads one column, and of whole numbers no more than the files' own statistics leave open.
    """
    label = given[column]
    if isinstance(given.spark_type(column), StringType):
        wrong = ~label.rlike(LABEL)
    else:
        wrong = ~label.between(FIRST_YEAR, LAST_YEAR)
    found = given.frame.where(label.isNull() | wrong).agg(
        F.count(F.when(label.isNull(), 1)).alias("missing"),
        F.min(F.left(label.cast("string"), F.lit(60))).alias("wrong"),
    )
    unnamed = failing_with(F.col("missing"), "frame_rows_without_unit", column, rows="{value}", column=column)
    unread = failing_with(F.col("wrong"), "frame_bad_period", column, period="{value}")
    failed = F.when(F.col("missing") > 0, unnamed.cast("boolean")).when(
        F.col("wrong").isNotNull(), unread.cast("boolean")
    )
    # Were its columns constants, Spark would see that filters leave no row of it, and not work it out.
    told = [F.col("wrong").cast(field.dataType).alias(field.name) for field in schema.fields]
    return found.where(failed.otherwise(F.spark_partition_id() < 0)).select(*told)
