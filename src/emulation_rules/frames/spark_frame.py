"""Tables of PySpark: planned, never collected; what comes back is as lazy as what was given."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

from pyspark.sql import DataFrame

from emulation_rules.frames.asked import Asked
from emulation_rules.frames.spark_arrow import evaluated_by_batches
from emulation_rules.frames.spark_layouts import laid_out, yearly_rows
from emulation_rules.frames.spark_rows import GivenFrame, SparkRows
from emulation_rules.frames.told_columns import check_names, told_columns
from emulation_rules.model.period import Period


def evaluate(frame: DataFrame, asked: Asked) -> DataFrame:
    """Return a frame of what the rows come to.

    Raises `InvalidReportError` for what the names and types of columns tell is wrong. What is wrong with rows fails
    the job, except that rows of one unit are not held against each other (`repeated_rows`).
    """
    told = [_evaluated(rows, asked) for rows in laid_out(GivenFrame(frame), asked)]
    return reduce(DataFrame.unionAll, told)


def evaluate_yearly(frames: Mapping[Period, DataFrame], asked: Asked) -> DataFrame:
    """Return the same of a frame for each period. Raises `InvalidReportError`."""
    return _evaluated(yearly_rows({period: GivenFrame(frame) for period, frame in frames.items()}, asked), asked)


def _evaluated(rows: SparkRows, asked: Asked) -> DataFrame:
    told = told_columns(rows.plan, asked.tell)
    check_names([column.called for column in rows.named], told)
    return evaluated_by_batches(rows, asked, told)
