from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.functional.doc_pages import ROOT, blocks_in
from tests.functional.spark.needs_spark import MARKS

from emulation_rules import InvalidReportError, Ruleset, loads, render_findings
from emulation_rules.frames.evaluate_frame import evaluate_frame
from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.frames.spark_frame import repeated_rows

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytestmark = MARKS

_HEAD = """
format: emulation-rules/1
id: invented
title: {en: Invented targets}
period: 2022
"""
_PACT = """
indicators:
  crimes: {measure: count, better: lower}
  rate: {measure: percent, better: higher, ceiling: 100}
targets:
  fewer:
    {en: A, indicator: crimes, criterion: down at least 5% from previous year, zero_baseline: undetermined, points: 1}
  most: {en: B, indicator: rate, criterion: at least 75%, points: 1}
  praised: {en: C, judged: true, points: 1}
score: {maximum: 3}
"""
PACT = loads(_HEAD + _PACT)
DECLARED = loads(_HEAD + "units: {a: A, b: B}\n" + _PACT)
RANKED = loads(
    _HEAD
    + """
indicators: {crimes: {measure: count, better: lower}}
targets:
  few:
    {en: A, indicator: crimes, scoring: {formula: "if(value = cluster_min(value), points, 0)"}, points: 1}
score: {maximum: 1}
"""
)


def _verdicts(frame: Any, *targets: str) -> dict[object, tuple[object, ...]]:  # noqa: ANN401 - a frame
    rows = frame.collect()
    found = {row[0]: tuple(row[f"{target}_verdict"] for target in targets) for row in rows}
    assert len(found) == len(rows)
    return found


@pytest.fixture
def panel(spark: SparkSession) -> DataFrame:
    rows = [
        ("a", 2021, 100, 80.0),
        ("b", 2021, 100, 80.0),
        ("a", 2022, 95, 75.0),
        ("b", 2022, 96, 74.99),
        ("c", 2022, 1, None),
        ("d", 2021, 7, 90.0),
    ]
    return spark.createDataFrame(rows, "unit string, period int, crimes long, rate double")


_SAID = {"a": ("met", "met"), "b": ("not_met", "not_met"), "c": ("undetermined", "undetermined")}


def test_a_panel_finds_the_year_before_by_a_join(panel: DataFrame) -> None:
    told = evaluate_frame(PACT, panel)
    assert _verdicts(told, "fewer", "most") == _SAID
    assert told.columns[:3] == ["unit", "period", "fewer_verdict"]  # type: ignore[attr-defined]


def test_periods_may_be_text_and_several(panel: DataFrame) -> None:
    dated = panel.selectExpr("unit", "cast(period as string) period", "crimes", "rate")
    told: Any = evaluate_frame(PACT, dated, period=["2021", "2022"])
    assert sorted((row.period, row.unit, row.most_verdict) for row in told.collect()) == [
        ("2021", "a", "met"),
        ("2021", "b", "met"),
        ("2021", "d", "met"),
        ("2022", "a", "met"),
        ("2022", "b", "not_met"),
        ("2022", "c", "undetermined"),
    ]


def test_a_table_for_each_year_is_joined_to_the_last(panel: DataFrame) -> None:
    now, before = (panel.where(f"period = {year}").drop("period") for year in (2022, 2021))
    assert _verdicts(evaluate_frame(PACT, {2022: now, 2021: before}), "fewer", "most") == _SAID


@pytest.mark.parametrize("wrong", [2022, 2021])
@pytest.mark.parametrize("kind", ["int", "string"])
def test_a_table_of_another_year_than_it_is_given_for_fails(panel: DataFrame, wrong: int, kind: str) -> None:
    tables = {
        year: panel.where(f"period = {year}").selectExpr(
            "unit", f"cast({2020 if year == wrong else year} as {kind}) period", "crimes", "rate"
        )
        for year in (2022, 2021)
    }
    told: Any = evaluate_frame(PACT, tables)
    with pytest.raises(Exception, match=rf"{wrong}.*period|period.*{wrong}"):
        told.collect()


@pytest.mark.parametrize("one", [True, False])
def test_every_row_of_an_earlier_year_names_its_unit(panel: DataFrame, *, one: bool) -> None:
    unnamed = panel.selectExpr("if(unit = 'd', null, unit) unit", "period", "crimes", "rate")
    now, before = (unnamed.where(f"period = {year}").drop("period") for year in (2022, 2021))
    told: Any = evaluate_frame(PACT, unnamed if one else {2022: now, 2021: before})
    with pytest.raises(Exception, match="a row has nothing in column `unit`"):
        told.collect()


def test_a_long_table_is_brought_to_a_row_a_unit(panel: DataFrame) -> None:
    stacked = panel.selectExpr(
        "unit", "period", "stack(2, 'crimes', double(crimes), 'rate', rate) as (indicator, value)"
    )
    assert _verdicts(evaluate_frame(PACT, stacked), "fewer", "most") == _SAID


def test_a_long_table_may_state_bounds_grades_and_claims(spark: SparkSession) -> None:
    rows = [
        ("a", "rate", 98.0, ">", "bound"),
        ("a", "praised", 1.0, None, "judgement"),
        ("b", "rate", 75.0, "~", "rounded"),
        ("b", "praised", 0.0, None, None),
    ]
    schema = "unit string, indicator string, value double, bound string, grade string"
    told = evaluate_frame(PACT, spark.createDataFrame(rows, schema).selectExpr("*", "2022 period"))
    assert _verdicts(told, "most", "praised") == {"a": ("met", "met"), "b": ("undetermined", "not_met")}


def test_a_wide_table_may_state_bounds_and_claims(spark: SparkSession) -> None:
    schema = "unit long, rate double, rate_bound string, praised boolean"
    rows = [(1, 98.0, ">", True), (2, 74.0, None, False), (3, 75.0, "~", None)]
    told = evaluate_frame(PACT, spark.createDataFrame(rows, schema))
    assert _verdicts(told, "most", "praised") == {
        1: ("met", "met"),
        2: ("not_met", "not_met"),
        3: ("undetermined", "undetermined"),
    }


def test_names_that_differ_in_case_only_are_kept_apart(spark: SparkSession) -> None:
    rows = spark.createDataFrame([("a", 1.0, 80.0)], "unit string, Rate double, x double").toDF("unit", "RATE", "rate")
    told = evaluate_frame(PACT, rows, names=FrameNames(ignore=("RATE",)))
    assert _verdicts(told, "most") == {"a": ("met",)}


def test_units_are_compared_within_their_cluster(spark: SparkSession) -> None:
    rows = [("a", "n", 3), ("b", "n", 2), ("c", "s", 9)]
    table = spark.createDataFrame(rows, "unit string, cluster string, crimes long")
    told: Any = evaluate_frame(RANKED, table)
    assert {row.unit: row.few_points for row in told.collect()} == {"a": 0.0, "b": 1.0, "c": 1.0}
    with pytest.raises(InvalidReportError) as refused:
        evaluate_frame(RANKED, table.drop("cluster"))
    assert refused.value.args == ("frame_without_cluster",)


def test_nothing_is_read_before_it_is_asked_for(spark: SparkSession) -> None:
    tracker = spark.sparkContext.statusTracker()
    spark.sparkContext.setJobGroup("planned", "nothing of this may run")
    table = spark.range(10).selectExpr("id as unit", "id as crimes", "raise_error('read') as rate_").drop("rate_")
    evaluate_frame(PACT, table.selectExpr("unit", "crimes", "double(unit) as rate", "2022 as period"), layout="panel")
    evaluate_frame(PACT, table.selectExpr("unit", "crimes"))
    assert list(tracker.getJobIdsForGroup("planned")) == []


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        (["'1' as crimes"], "frame_text_for_numbers"),
        (["true as crimes"], "frame_truth_for_numbers"),
        (["array(1) as crimes"], "frame_wrong_type"),
        (["1 as crime"], "frame_column_unknown"),
        (["1 as crimes", "1 as crimes"], "frame_column_twice"),
        (["1 as crimes", "'>' as rate_bound", "1 as praised"], "frame_claims_no_truths"),
        (["1 as crimes", "1 as fewer_verdict"], None),
    ],
)
def test_what_names_and_types_tell_is_refused_at_once(
    spark: SparkSession, columns: list[str], code: str | None
) -> None:
    table = spark.range(1).selectExpr("id as unit", *columns)
    if code is None:
        evaluate_frame(PACT, table)
        return
    with pytest.raises(InvalidReportError) as caught:
        evaluate_frame(PACT, table)
    assert code in [finding.code for finding in caught.value.findings]
    for language in ("vi", "en"):
        assert render_findings(caught.value.findings, language)


@pytest.mark.parametrize(
    ("ruleset", "rows", "said"),
    [
        (PACT, [(None, "crimes", 1.0)], "a row has nothing in column `unit`"),
        (PACT, [("a", None, 1.0)], "a row has nothing in column `indicator`"),
        (PACT, [("a", "crime", 1.0)], "column `indicator` holds an id the ruleset has not"),
        (PACT, [("a", "crimes", 1.0), ("a", "crimes", 1.0)], "two rows are both unit, period, crimes"),
        (PACT, [("a", "praised", 0.5)], "`praised` is a claim and its value is not 0 or 1"),
        (DECLARED, [("x", "crimes", 1.0)], "column `unit` holds a unit the ruleset has not"),
    ],
)
def test_what_is_wrong_with_rows_ends_the_work(
    spark: SparkSession, ruleset: Ruleset, rows: list[tuple[object, ...]], said: str
) -> None:
    table = spark.createDataFrame(rows, "unit string, indicator string, value double").selectExpr("*", "2022 period")
    told: Any = evaluate_frame(ruleset, table)
    with pytest.raises(Exception, match=re.escape(said)) as caught:
        told.collect()
    assert "USER_RAISED_EXCEPTION" in str(caught.value)


def test_who_stands_twice_in_a_table_can_be_asked(panel: DataFrame) -> None:
    assert repeated_rows(panel, PACT).collect() == []
    twice = repeated_rows(panel.unionAll(panel.where("unit = 'a'")), PACT)
    assert sorted(map(tuple, twice.collect())) == [("a", 2021, 2), ("a", 2022, 2)]
    assert [tuple(row) for row in repeated_rows(panel.select("unit", "crimes"), PACT).orderBy("unit").collect()] == [
        ("a", 2),
        ("b", 2),
    ]


def test_the_page_of_spark_runs(spark: SparkSession, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {"spark": spark}
    for block in blocks_in((ROOT / "docs" / "how-to" / "spark.md").read_text(encoding="utf-8")):
        exec(block.body, names)  # noqa: S102  (our own page)
    said = capsys.readouterr().out
    assert "|an-phu|                 met|                  met|         30.0|          30.0|" in said
    assert "| ba-vi|             not_met|         undetermined|          0.0|          10.0|" in said


def test_whole_numbers_and_decimals_are_decided_by_spark_alone(spark: SparkSession) -> None:
    table = spark.createDataFrame([], "unit string, crimes long, `crimes@2021` long, rate decimal(9,4)")
    plan = evaluate_frame(PACT, table)._jdf.queryExecution().toString()  # type: ignore[attr-defined]
    assert "InArrow" not in plan
    assert "Union" not in plan


def test_what_may_differ_when_read_again_is_read_once(spark: SparkSession) -> None:
    table = spark.createDataFrame([("a", 95.0, 100.0)], "unit string, crimes double, `crimes@2021` double")
    for given, read in ((table, 2), (table.limit(1), 1), (table.selectExpr("unit", "rand() as rate"), 1)):
        plan = evaluate_frame(PACT, given)._jdf.queryExecution().optimizedPlan().toString()  # type: ignore[attr-defined]
        assert len(re.findall("(?:LogicalRDD|LocalRelation|ExistingRDD)", plan)) == read, plan
