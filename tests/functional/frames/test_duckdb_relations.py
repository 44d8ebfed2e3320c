"""Relations of DuckDB stay relations, run nothing before they are asked, and decide figures of any size."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from emulation_rules import InvalidReportError, evaluate_frame, loads
from emulation_rules.model.ruleset import Ruleset

pytestmark = pytest.mark.filterwarnings("ignore:no column holds anything")
TEXT = """
format: emulation-rules/1
id: pact
title: {en: Pact}
period: 2022
indicators:
  crimes: {en: Crimes, measure: count, better: lower}
  rate: {en: Rate, measure: percent, better: higher}
  tax: {en: Tax, measure: number, better: higher, floor: 0}
targets:
  fewer: {indicator: crimes, criterion: down at least 5% from previous year, points: 2}
  more: {indicator: tax, criterion: up at least 10% from previous year, points: 3}
  cleared: {indicator: rate, criterion: at least 75.1%, points: 5}
"""


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return loads(TEXT)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def _rows(told: duckdb.DuckDBPyRelation) -> list[dict[str, object]]:
    return [dict(zip(told.columns, row, strict=True)) for row in told.fetchall()]


def test_figures_of_any_size_are_decided(ruleset: Ruleset, connection: duckdb.DuckDBPyConnection) -> None:
    far = "170141183460469231731687303715884105727::HUGEINT"
    rows = connection.sql(
        f"SELECT 'a' AS unit, {far} AS crimes, {far} AS \"crimes@2021\", 75.1::DOUBLE AS rate, "
        '0.1::DOUBLE + 0.2::DOUBLE AS tax, 1e-20::DOUBLE AS "tax@2021" '
        "UNION ALL SELECT 'b', 95, 100, '75.09999999999998'::DOUBLE, 0.33, 0.3"
    )
    told = evaluate_frame(ruleset, rows, tell=("verdicts", "reasons", "points"))
    assert isinstance(told, duckdb.DuckDBPyRelation)
    first, second = _rows(told)
    assert [first[f"{name}_verdict"] for name in ("fewer", "more", "cleared")] == ["not_met", "met", "met"]
    assert [second[f"{name}_verdict"] for name in ("fewer", "more", "cleared")] == ["met", "met", "not_met"]
    assert [first["score_certain"], second["score_certain"]] == [8.0, 5.0]


def test_floats_of_four_bytes_mean_what_they_print(ruleset: Ruleset, connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.sql(
        'SELECT range AS unit, ((7401 + range * 3) / 100)::FLOAT AS rate, 3::FLOAT AS tax, 2.7::FLOAT AS "tax@2021" '
        "FROM range(99)"
    )
    told = _rows(evaluate_frame(ruleset, rows))
    for row, other in zip(told, evaluate_frame(ruleset, rows.to_arrow_table()).to_pylist(), strict=True):
        assert row == other
    assert [row["cleared_verdict"] for row in told].index("met") == 37
    assert {row["more_verdict"] for row in told} == {"met"}
    # The text DuckDB writes of this one is not the shortest: 128.953125.
    said = loads(TEXT.replace("75.1%", "128.953122%"))
    odd = evaluate_frame(said, connection.sql("SELECT 'a' AS unit, 128.953125::FLOAT AS rate"))
    assert [row["cleared_verdict"] for row in _rows(odd)] == ["not_met"]


def test_nothing_is_run_before_it_is_asked(ruleset: Ruleset, connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.sql("SELECT 'a' AS unit, error('it ran')::BIGINT AS crimes FROM range(10)")
    told = evaluate_frame(ruleset, rows)
    with pytest.raises(duckdb.Error, match="it ran"):
        told.fetchall()


def test_two_rows_of_a_unit_in_an_earlier_year_end_the_query(
    ruleset: Ruleset, connection: duckdb.DuckDBPyConnection
) -> None:
    rows = connection.sql(
        "SELECT * FROM (VALUES ('a', 2022, 9), ('a', 2021, 10), ('a', 2021, 11)) AS held(unit, period, crimes)"
    )
    told = evaluate_frame(ruleset, rows)
    with pytest.raises(duckdb.Error, match="2021"):
        told.fetchall()


BAD_PANELS = {
    "('a', 2022, 9), ('a', 2021, 10), (NULL, 2021, 11)": "unit",
    "('a', 2022, 9), ('a', 2021, 10), ('a', 2021, 11)": "`a, 2021`",
    "('a', 2022, 9), ('a', 2021, 10), ('b', 999, 11)": "`999`",
    "('a', 2022, 9), ('a', 2021, 10), ('b', NULL, 11)": "period",
}


@pytest.mark.parametrize(("rows", "said"), BAD_PANELS.items())
@pytest.mark.parametrize("kind", ["INT", "VARCHAR"])
def test_every_row_of_a_panel_is_checked_whatever_is_asked_of_it(
    ruleset: Ruleset, connection: duckdb.DuckDBPyConnection, rows: str, said: str, kind: str
) -> None:
    held = connection.sql(
        f"FROM (VALUES {rows}) AS held(unit, period, crimes) SELECT unit, period::{kind} AS period, crimes"
    )
    told = evaluate_frame(ruleset, held)
    for asked in (told, told.project("fewer_verdict"), told.filter("fewer_verdict = 'met'")):
        with pytest.raises(duckdb.Error, match=said):
            asked.fetchall()


def test_figures_of_several_earlier_years_stand_beside_each_other(connection: duckdb.DuckDBPyConnection) -> None:
    longer = loads(TEXT.replace("at least 5% from previous year", "at least 5% from year 2019"))
    rows = "('b', 2022, 95, 12), ('a', 2022, 96, 11), ('a', 2019, 100, 1), ('b', 2019, 100, 1), ('b', 2021, 1, 10)"
    held = connection.sql(f"FROM (VALUES {rows}) AS held(unit, period, crimes, tax)")
    told = _rows(evaluate_frame(longer, held))
    assert [(row["unit"], row["fewer_verdict"], row["more_verdict"]) for row in told] == [
        ("b", "met", "met"),
        ("a", "not_met", "undetermined"),
    ]


def test_a_row_without_a_unit_ends_the_query(ruleset: Ruleset, connection: duckdb.DuckDBPyConnection) -> None:
    told = evaluate_frame(ruleset, connection.sql("SELECT NULL::VARCHAR AS unit, 9 AS crimes"))
    said = r"a row has nothing in column `unit`; .* \| có dòng không có gì ở cột `unit`"
    with pytest.raises(duckdb.Error, match=said):
        told.fetchall()


@pytest.mark.parametrize("tell", [("verdicts", "points"), ("verdicts", "points", "margins")])
@pytest.mark.parametrize(("unit", "period"), [("NULL", 2022), ("'a'", 2021), ("'a'", "NULL")])
def test_rows_are_checked_whatever_is_asked_of_them(
    ruleset: Ruleset, connection: duckdb.DuckDBPyConnection, unit: str, period: object, tell: tuple[str, ...]
) -> None:
    rows = connection.sql(f'SELECT {unit}::VARCHAR AS unit, {period}::INT AS period, 9 AS crimes, 10 AS "crimes@2021"')
    told = evaluate_frame(ruleset, rows, layout="wide", tell=tell)
    for asked in (told.project("score_certain"), told.aggregate("count(*)"), told.filter("fewer_verdict = 'met'")):
        with pytest.raises(duckdb.Error, match=r"column `(unit|period)`"):
            asked.fetchall()


def test_the_cluster_itself_may_have_a_row(connection: duckdb.DuckDBPyConnection) -> None:
    declared = loads(TEXT + "units: {a: A}\n")
    rows = connection.sql("SELECT unnest(['a', 'cluster']) AS unit, 80::DOUBLE AS rate")
    assert len(evaluate_frame(declared, rows).fetchall()) == 2
    assert evaluate_frame(declared, rows.to_arrow_table()).num_rows == 2


def test_rows_left_out_before_are_not_checked(ruleset: Ruleset, connection: duckdb.DuckDBPyConnection) -> None:
    connection.sql(
        "CREATE TABLE held AS SELECT CASE WHEN range % 3 > 0 THEN range END AS unit, 9 AS crimes FROM range(99999)"
    )
    told = evaluate_frame(ruleset, connection.sql("SELECT * FROM held WHERE unit IS NOT NULL AND unit % 2 = 0"))
    assert told.aggregate("count(*)").fetchall() == [(33333,)]
    assert told.order("unit DESC").limit(1).project("unit").fetchall() == [(99998,)]


def test_what_the_engine_finds_wrong_with_rows_is_said_in_both_languages(
    ruleset: Ruleset, connection: duckdb.DuckDBPyConnection
) -> None:
    told = evaluate_frame(ruleset, connection.sql("SELECT 'a' AS unit, 9 AS crimes, '?' AS crimes_bound"))
    with pytest.raises(duckdb.Error, match=r"which is no bound.*không phải là giới hạn"):
        told.fetchall()


def test_what_is_wrong_with_columns_is_said_at_once(ruleset: Ruleset, connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(InvalidReportError):
        evaluate_frame(ruleset, connection.sql("SELECT 'a' AS unit, 'nine' AS crimes"))


def test_the_result_can_be_evaluated_on(ruleset: Ruleset, connection: duckdb.DuckDBPyConnection) -> None:
    told = evaluate_frame(ruleset, connection.sql("SELECT 'a' AS unit, 9 AS crimes, 10 AS \"crimes@2021\""))
    again = evaluate_frame(ruleset, told.project('unit, score_certain::BIGINT AS crimes, 100 AS "crimes@2021"'))
    assert [row["fewer_verdict"] for row in _rows(again)] == ["met"]
    assert len(_rows(told)) == 1
