"""Tables of PySpark: planned, never collected; what comes back is as lazy as what was given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - the name it goes by

from emulation_rules.frames.asked import Asked
from emulation_rules.frames.frame_names import FrameNames, Layout
from emulation_rules.frames.layouts import layout_of
from emulation_rules.frames.spark_arrow import evaluated_by_batches
from emulation_rules.frames.spark_layouts import laid_out, yearly_rows
from emulation_rules.frames.spark_native import native_rows
from emulation_rules.frames.spark_periods import no_unreadable_rows
from emulation_rules.frames.spark_repeatable import reads_alike
from emulation_rules.frames.spark_rows import GivenFrame, SparkRows
from emulation_rules.frames.told_columns import check_names, told_columns
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset


def evaluate(frame: DataFrame, asked: Asked) -> DataFrame:
    """Return a frame of what the rows come to.

    Raises `InvalidReportError` for what the names and types of columns tell is wrong. What is wrong with rows fails
    the job, except that rows of one unit are not held against each other (`repeated_rows`).
    """
    given = GivenFrame(frame)
    told = [_evaluated(rows, asked) for rows in laid_out(given, asked)]
    if layout_of(given.columns, asked) is not Layout.WIDE:
        told.append(no_unreadable_rows(given, asked.names.period, told[0].schema))
    return reduce(DataFrame.unionAll, told)


def evaluate_yearly(frames: Mapping[Period, DataFrame], asked: Asked) -> DataFrame:
    """Return the same of a frame for each period. Raises `InvalidReportError`."""
    return _evaluated(yearly_rows({period: GivenFrame(frame) for period, frame in frames.items()}, asked), asked)


def repeated_rows(frame: DataFrame, ruleset: Ruleset, names: FrameNames | None = None) -> DataFrame:
    """Return what stands in several rows of a table where there may be one, with how many there are.

    That is a unit; with a column of periods a unit and period; of a long table a unit, period and indicator. To find
    out takes as much work as a join, so it is done when asked for and not with each evaluation.
    """
    called = names or FrameNames()
    found = layout_of(frame.columns, Asked(ruleset, (ruleset.span.period,), None, called, (), None))
    given = GivenFrame(frame)
    by = {
        Layout.WIDE: (called.unit,),
        Layout.PANEL: (called.unit, called.period),
        Layout.LONG: (called.unit, called.period, called.indicator),
    }[found]
    counted = given.frame.groupBy(*(given[name].alias(name) for name in by)).agg(F.count(F.lit(1)).alias("rows"))
    return counted.where(F.col("rows") > 1)


def _evaluated(rows: SparkRows, asked: Asked) -> DataFrame:
    told = told_columns(rows.plan, asked.tell)
    check_names([column.called for column in rows.named], told)
    native = native_rows(rows, asked.tell, told)
    if native is None or (native.far is not None and not reads_alike(rows.frame)):
        return evaluated_by_batches(rows, asked, told)
    if native.far is None:
        return native.told
    return native.told.unionAll(evaluated_by_batches(replace(rows, frame=native.far), asked, told))
