"""Which rows of a Spark table are of a period."""

from __future__ import annotations

from pyspark.sql import Column
from pyspark.sql import functions as F  # noqa: N812 - the name it goes by
from pyspark.sql.types import DataType, IntegralType, StringType

from emulation_rules.frames.spark_rows import GivenFrame
from emulation_rules.model.period import Period


def is_of(given: GivenFrame, column: str, period: Period) -> Column:
    """Return a condition that a row is of a period."""
    return is_label(given[column], given.spark_type(column), period)


def is_label(column: Column, kind: DataType, period: Period) -> Column:
    """Return a condition that a column of a type holds the label of a period."""
    match kind:
        case StringType():
            return column == F.lit(str(period))
        case IntegralType() if period.kind == "year":
            return column == F.lit(period.year)
        case _:
            return F.lit(False)
