from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from tests.functional.spark.needs_spark import MARKS

from emulation_rules import loads
from emulation_rules.columnar.told import DEFAULT, Tell
from emulation_rules.frames.evaluate_frame import evaluate_frame

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = MARKS

PACT = loads("""
format: emulation-rules/1
id: invented
title: {en: Invented targets}
period: 2022
units: {a: A, b: B}
indicators:
  crimes: {measure: count, better: lower}
targets:
  fewer:
    {en: A, indicator: crimes, criterion: down at least 5% from previous year, zero_baseline: undetermined, points: 1}
score: {maximum: 1}
""")

ASKED: dict[str, Callable[[Any], Any]] = {
    "points": lambda told: told.agg({"score_certain": "sum"}),
    "verdict": lambda told: told.select("fewer_verdict"),
    "rows": lambda told: told.groupBy().count(),
    "filtered": lambda told: told.where("fewer_verdict = 'met'").select("score_certain"),
}


_IN_PYTHON = (Tell.REASONS, *DEFAULT)


@pytest.mark.parametrize(
    ("unit", "period", "said", "tell", "asked"),
    [
        *((None, 2022, "a row has nothing in column `unit`", DEFAULT, asked) for asked in ASKED),
        (None, 2022, "a row has nothing in column `unit`", _IN_PYTHON, "points"),
        ("x", 2022, "column `unit` holds a unit the ruleset has not", DEFAULT, "points"),
        ("a", 2023, "column `period` holds another period than 2022", DEFAULT, "points"),
        ("a", None, "column `period` holds another period than 2022", DEFAULT, "rows"),
        ("a", None, "column `period` holds another period than 2022", _IN_PYTHON, "rows"),
    ],
)
def test_rows_of_a_wide_table_are_checked_whatever_is_asked_of_them(
    spark: SparkSession, unit: str | None, period: int | None, said: str, tell: tuple[Tell, ...], asked: str
) -> None:
    rows = [("b", 2022, 95, 100), (unit, period, 9, 10)]
    table = spark.createDataFrame(rows, "unit string, period int, crimes long, `crimes@2021` long")
    told = evaluate_frame(PACT, table, layout="wide", tell=tell)
    with pytest.raises(Exception, match=re.escape(said)):
        ASKED[asked](told).collect()


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("tell", [DEFAULT, _IN_PYTHON], ids=["in Spark", "in Python"])
def test_a_unit_that_stands_twice_in_an_earlier_year_ends_the_work(
    spark: SparkSession, tell: tuple[Tell, ...], asked: str
) -> None:
    rows = [("a", 2022, 95), ("b", 2022, 9), ("a", 2021, 100), ("b", 2021, 10), ("b", 2021, 9)]
    table = spark.createDataFrame(rows, "unit string, period int, crimes long")
    told = evaluate_frame(PACT, table, tell=tell)
    with pytest.raises(Exception, match=re.escape("two rows are both `b, 2021`")):
        ASKED[asked](told).collect()
    years = {year: table.where(f"period = {year}") for year in (2021, 2022)}
    with pytest.raises(Exception, match=re.escape("two rows are both `b, 2021`")):
        ASKED[asked](evaluate_frame(PACT, years, tell=tell)).collect()


@pytest.mark.parametrize("tell", [DEFAULT, _IN_PYTHON], ids=["in Spark", "in Python"])
@pytest.mark.parametrize("kind", ["long", "double", "decimal(38,10)"])
def test_a_table_without_rows_comes_to_none(spark: SparkSession, kind: str, tell: tuple[Tell, ...]) -> None:
    table = spark.createDataFrame([], f"unit string, crimes {kind}, `crimes@2021` {kind}")
    told: Any = evaluate_frame(PACT, table, tell=tell)
    assert told.collect() == []
    assert {"unit", "fewer_verdict", "score_certain"} <= set(told.columns)


@pytest.mark.parametrize(
    ("unit", "indicator", "said"),
    [
        (None, "crimes", "a row has nothing in column `unit`"),
        ("a", None, "a row has nothing in column `indicator`"),
        ("a", "crime", "column `indicator` holds an id the ruleset has not"),
    ],
)
def test_rows_of_a_long_table_are_checked_whatever_is_asked_of_them(
    spark: SparkSession, unit: str | None, indicator: str | None, said: str
) -> None:
    rows = [("b", 2022, "crimes", 95.0), (unit, 2022, indicator, 9.0)]
    table = spark.createDataFrame(rows, "unit string, period int, indicator string, value double")
    with pytest.raises(Exception, match=re.escape(said)):
        ASKED["points"](evaluate_frame(PACT, table)).collect()


@pytest.mark.parametrize("tell", [DEFAULT, _IN_PYTHON], ids=["in Spark", "in Python"])
def test_rows_that_a_join_leaves_out_are_not_checked(spark: SparkSession, tell: tuple[Tell, ...]) -> None:
    held = spark.createDataFrame([("a", 1, 9), (None, 2, 9), ("x", 3, 9)], "unit string, place int, crimes long")
    named = held.join(spark.createDataFrame([(1, 10)], "place int, `crimes@2021` long"), "place")
    told: Any = evaluate_frame(PACT, named.select("unit", "crimes", "crimes@2021"), tell=tell)
    for rows in (told, told.where("unit = 'a'"), told.where("unit > 'A'").join(held.select("unit"), "unit")):
        assert [row.fewer_verdict for row in rows.collect()] == ["met"]


def test_rows_of_a_long_table_that_a_join_leaves_out_are_not_checked(spark: SparkSession) -> None:
    rows = [("a", 1, "crimes"), (None, 2, "crimes"), ("x", 3, "crimes"), ("b", 4, "crime")]
    held = spark.createDataFrame(rows, "unit string, place int, indicator string")
    joined = held.join(spark.createDataFrame([(1, 2022, 9.0)], "place int, period int, value double"), "place")
    told: Any = evaluate_frame(PACT, joined.drop("place"))
    for found in (told, told.where("unit = 'a'")):
        assert [row.unit for row in found.collect()] == ["a"]


@pytest.mark.parametrize("layout", ["panel", "long"])
@pytest.mark.parametrize(
    ("period", "said"),
    [
        (None, "rows with nothing in column `period`: 1"),
        ("2o23", "`2o23` is no period"),
        ("2022\n", "`2022\n` is no period"),
    ],
)
def test_rows_of_no_period_end_the_work(spark: SparkSession, layout: str, period: str | None, said: str) -> None:
    rows = [("a", "2022", "crimes", 95), ("b", period, "crimes", 9)]
    table = spark.createDataFrame(rows, "unit string, period string, indicator string, crimes long")
    given = table.withColumnRenamed("crimes", "value") if layout == "long" else table.drop("indicator")
    for asked in ("points", "filtered"):
        with pytest.raises(Exception, match=re.escape(said)):
            ASKED[asked](evaluate_frame(PACT, given)).collect()


def test_rows_of_no_year_end_the_work_and_others_do_not(spark: SparkSession) -> None:
    rows = [("a", 2022, 95), ("a", 2021, 100), ("b", 1999, 9)]
    table = spark.createDataFrame(rows, "unit string, period int, crimes long")
    told: Any = evaluate_frame(PACT, table)
    assert [(row.unit, row.fewer_verdict) for row in told.collect()] == [("a", "met")]
    wrong = evaluate_frame(PACT, table.selectExpr("unit", "period - 1999 + 999 period", "crimes"), period=1022)
    with pytest.raises(Exception, match="`999` is no period"):
        ASKED["rows"](wrong).collect()
