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


@pytest.mark.parametrize("ansi", ["true", "false"])
@pytest.mark.parametrize(
    ("kind", "large", "declared"),
    [
        ("smallint", 30_000, "bigint"),
        ("int", 2_100_000_000, "bigint"),
        ("int", 2_100_000_000, "decimal(18, 4)"),
        ("decimal(12, 0)", 900_000_000_000, "bigint"),
        ("bigint", 9_000_000_000_000_000_000, "bigint"),
    ],
)
def test_large_figures_of_shorter_types_are_decided(
    spark: SparkSession, ansi: str, kind: str, large: int, declared: str
) -> None:
    """Not set to the standard, Spark goes on with what is left of a product that is too large for its type."""
    now = f"94 AS crimes, CAST({large} AS {kind}) AS income"
    rows = [
        f"SELECT {number} AS unit, {now}, CAST({then} AS {kind}) AS `income@2022`"
        for number, then in enumerate((large - 1, large // 11 * 10, large // 20))
    ]
    spark.sql(" UNION ALL ".join(rows)).createOrReplaceTempView("reports")
    types = {"income": declared, "income@2022": declared, "crimes": "bigint"}
    before = spark.conf.get("spark.sql.ansi.enabled")
    spark.conf.set("spark.sql.ansi.enabled", ansi)
    try:
        found = spark.sql(to_sql(PACT, dialect="spark", tell=["verdicts"], columns=types)).orderBy("unit").collect()
    finally:
        spark.conf.set("spark.sql.ansi.enabled", str(before))
    assert [row["more_verdict"] for row in found] == ["not_met", "met", "met"]


@pytest.mark.parametrize(
    ("kind", "declared"),
    [
        ("bigint", "int"),
        ("bigint", "decimal(18, 4)"),
        ("decimal(19, 0)", "bigint"),
        ("decimal(38, 0)", "decimal(18, 4)"),
    ],
)
def test_wider_types_end_the_query(spark: SparkSession, kind: str, declared: str) -> None:
    """What does not fit would become another number, or nothing."""
    columns = f"'a' AS unit, CAST(2 AS {kind}) AS income, CAST(1 AS {kind}) AS `income@2022`"
    spark.sql(f"SELECT {columns}, CAST(94 AS bigint) AS crimes").createOrReplaceTempView("reports")
    types = {"income": declared, "income@2022": declared, "crimes": "bigint"}
    with pytest.raises(Exception, match="a column is of a type this query is not written for"):
        spark.sql(to_sql(PACT, dialect="spark", tell=["verdicts"], columns=types)).collect()
