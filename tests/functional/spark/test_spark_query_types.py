"""The query for Spark over columns of other types than it was written for says so, and decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.functional.spark.needs_spark import MARKS
from tests.samples.typed_pact import PACT

from emulation_rules import to_sql

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = MARKS


def _verdicts(spark: SparkSession, income: str, crimes: str) -> list[object]:
    columns = f"'a' AS unit, CAST(2 AS {income}) AS income, CAST(1 AS {income}) AS `income@2022`"
    spark.sql(f"SELECT {columns}, CAST(94 AS {crimes}) AS crimes").createOrReplaceTempView("reports")
    (row,) = spark.sql(to_sql(PACT, dialect="spark", tell=["verdicts"])).collect()
    return [row["more_verdict"], row["fewer_verdict"]]


@pytest.mark.parametrize(("income", "crimes"), [("decimal(18, 4)", "bigint"), ("decimal(9, 2)", "int")])
def test_types_that_are_as_exact_are_read(spark: SparkSession, income: str, crimes: str) -> None:
    assert _verdicts(spark, income, crimes) == ["met", "met"]


@pytest.mark.parametrize(
    ("income", "crimes"),
    [("double", "bigint"), ("decimal(18, 5)", "bigint"), ("decimal(18, 4)", "double"), ("string", "bigint")],
)
def test_other_types_end_the_query(spark: SparkSession, income: str, crimes: str) -> None:
    """Spark would take text and doubles for decimals without a word."""
    with pytest.raises(Exception, match="a column is of a type this query is not written for"):
        _verdicts(spark, income, crimes)
