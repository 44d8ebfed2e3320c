"""Relations of DuckDB stay relations, run nothing before they are asked, and decide figures of any size."""

from __future__ import annotations

import re
from collections.abc import Iterator

import duckdb
import pytest

from emulation_rules import FrameNames, InvalidReportError, evaluate_frame, loads
from emulation_rules.model.ruleset import Ruleset

pytestmark = pytest.mark.filterwarnings("ignore:no column or row holds")
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


def test_bounds_of_an_earlier_table_are_heeded(ruleset: Ruleset, connection: duckdb.DuckDBPyConnection) -> None:
    """A thousand at most may have been less, of which 940 is no cut."""
    then = "SELECT *, 1000 AS crimes FROM (VALUES ('a', '<='), ('b', '>='), ('c', NULL)) t(unit, crimes_bound)"
    tables = {
        2022: connection.sql("SELECT unit, 940 AS crimes FROM (VALUES ('a'), ('b'), ('c')) t(unit)"),
        2021: connection.sql(then),
    }
    told = _rows(evaluate_frame(ruleset, tables).order("unit"))
    assert [row["fewer_verdict"] for row in told] == ["undetermined", "met", "met"]
    arrow = evaluate_frame(ruleset, {year: table.to_arrow_table() for year, table in tables.items()})
    assert arrow["fewer_verdict"].to_pylist() == [row["fewer_verdict"] for row in told]


@pytest.mark.parametrize("name", ["SCORE_CERTAIN", "score_certain", "fewer_verdict", "emulation_rules_exact", "told3"])
def test_a_figure_may_be_called_like_what_is_told(
    ruleset: Ruleset, connection: duckdb.DuckDBPyConnection, name: str
) -> None:
    """Also where rows may be beyond SQL, and the engine is handed all that was read."""
    rows = connection.sql(
        f"""SELECT 'b' AS unit, 940::HUGEINT AS "{name}", 1000 AS "crimes@2021", 70.0::DOUBLE AS rate"""
    )
    (told,) = _rows(evaluate_frame(ruleset, rows, names=FrameNames(rename={name: "crimes"})))
    assert (told["fewer_verdict"], told["score_certain"], told["unit"]) == ("met", 2.0, "b")


@pytest.mark.parametrize("name", ["beyond_reach", "read0", "is0", "word1"])
@pytest.mark.parametrize("kind", ["BIGINT", "HUGEINT"])
def test_units_may_be_called_like_a_column_within_the_query(
    ruleset: Ruleset, connection: duckdb.DuckDBPyConnection, name: str, kind: str
) -> None:
    rows = connection.sql(f"""SELECT 'b' AS "{name}", 940::{kind} AS crimes, 1000 AS "crimes@2021" """)
    (told,) = _rows(evaluate_frame(ruleset, rows, names=FrameNames(unit=name)))
    assert (told[name], told["fewer_verdict"]) == ("b", "met")


def test_a_table_made_anew_with_other_types_ends_the_query(
    ruleset: Ruleset, connection: duckdb.DuckDBPyConnection
) -> None:
    """A relation reads its table when it is run: 900.5 crimes, read as whole ones, would be 900."""
    made = "CREATE OR REPLACE TABLE k AS SELECT 'a' AS unit, {}::{} AS crimes, 1000::{} AS \"crimes@2021\""
    connection.execute(made.format(900, "INTEGER", "INTEGER"))
    told = evaluate_frame(ruleset, connection.table("k"))
    assert _rows(told)[0]["fewer_verdict"] == "met"
    connection.execute(made.format(901, "INTEGER", "INTEGER"))
    assert _rows(told)[0]["fewer_verdict"] == "met"
    connection.execute(made.format(900.5, "DOUBLE", "DOUBLE"))
    with pytest.raises(duckdb.Error, match=r"have other types now .* DOUBLE; DOUBLE"):
        told.fetchall()


def test_relations_are_found_where_variables_are_not_looked_at(
    ruleset: Ruleset, connection: duckdb.DuckDBPyConnection
) -> None:
    """Some hold that a query should not see variables."""
    rows = connection.sql("SELECT 'a' AS unit, 940 AS crimes, 1000 AS \"crimes@2021\"")
    seen = _rows(evaluate_frame(ruleset, rows))
    connection.execute("SET python_enable_replacements = false")
    assert _rows(evaluate_frame(ruleset, rows)) == seen


def test_no_table_can_be_named_to_be_read_instead(ruleset: Ruleset, connection: duckdb.DuckDBPyConnection) -> None:
    """What a query calls a relation is another name in every process, and at every call."""
    rows = connection.sql("SELECT 'a' AS unit, 940 AS crimes, 1000 AS \"crimes@2021\"")
    evaluate_frame(ruleset, rows)
    for number in range(200):
        connection.execute(f"CREATE VIEW emulation_rules_rows_{number} AS SELECT 'x' AS unit, 9999 AS crimes")
    assert _rows(evaluate_frame(ruleset, rows))[0]["unit"] == "a"


def test_a_table_a_year_is_found_where_variables_are_not_looked_at(
    ruleset: Ruleset, connection: duckdb.DuckDBPyConnection
) -> None:
    now, before = (connection.sql(f"SELECT 'a' AS unit, {crimes} AS crimes") for crimes in (940, 1000))
    connection.execute("SET python_enable_replacements = false")
    (told,) = _rows(evaluate_frame(ruleset, {2022: now, 2021: before}))
    assert told["fewer_verdict"] == "met"


@pytest.mark.parametrize("variables", [True, False])
def test_tables_of_several_connections_are_refused(
    ruleset: Ruleset, connection: duckdb.DuckDBPyConnection, *, variables: bool
) -> None:
    connection.execute(f"SET python_enable_replacements = {variables}")
    with duckdb.connect() as other:
        other.execute(f"SET python_enable_replacements = {variables}")
        now, before = (one.sql("SELECT 'a' AS unit, 940 AS crimes") for one in (connection, other))
        with pytest.raises(InvalidReportError, match="connection"):
            evaluate_frame(ruleset, {2022: now, 2021: before})


@pytest.mark.parametrize(
    ("columns", "tell"),
    [
        ("960 AS crimes, '=' AS \"CRIMES_BOUND\", '<' AS crimes_bound, 1000 AS \"crimes@2021\"", ("verdicts",)),
        ('5000 AS "Crimes", 900 AS crimes, 1000 AS "crimes@2021"', ("verdicts",)),
        ("'x' AS \"Cluster\", 'y' AS cluster, 80.0 AS rate", ("verdicts", "ranks")),
    ],
)
def test_columns_that_differ_in_capitals_are_refused(
    ruleset: Ruleset, connection: duckdb.DuckDBPyConnection, columns: str, tell: tuple[str, ...]
) -> None:
    """DuckDB would read the first of them."""
    with pytest.raises(InvalidReportError) as refused:
        evaluate_frame(ruleset, connection.sql(f"SELECT 'a' AS unit, {columns}"), tell=tell)
    assert refused.value.args == ("frame_columns_alike",)


def test_letters_beyond_ascii_are_told_apart(ruleset: Ruleset, connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.sql('SELECT \'a\' AS unit, 940 AS crimes, 1000 AS "crimes@2021", 1 AS "đ", 2 AS "Đ"')
    assert _rows(evaluate_frame(ruleset, rows))[0]["fewer_verdict"] == "met"


@pytest.mark.parametrize("lossless_first", [True, False])
def test_settings_of_one_connection_say_nothing_of_another(
    ruleset: Ruleset, connection: duckdb.DuckDBPyConnection, *, lossless_first: bool
) -> None:
    """They may say what the types of columns become in Arrow."""
    query = "SELECT 'a' AS unit, 940::HUGEINT AS crimes, 1000::HUGEINT AS \"crimes@2021\", '<' AS crimes_bound"
    plain = connection.sql(query)
    with duckdb.connect() as other:
        other.execute("SET arrow_lossless_conversion = true")
        for lossless in (lossless_first, not lossless_first):
            if lossless:
                with pytest.raises(InvalidReportError) as refused:
                    evaluate_frame(ruleset, other.sql(query))
                assert set(refused.value.args) == {"frame_wrong_type"}
            else:
                assert _rows(evaluate_frame(ruleset, plain))[0]["fewer_verdict"] == "met"


@pytest.mark.parametrize("name", ["đơn vị", "đơn\\vị", "it's đ", "\\x41đ", "đ\U0001f600"])
def test_messages_hold_any_letter(ruleset: Ruleset, connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Queries are written in ASCII, whatever columns are called."""
    rows = connection.sql(f"""SELECT NULL::VARCHAR AS "{name}", 9 AS crimes""")
    told = evaluate_frame(ruleset, rows, names=FrameNames(unit=name))
    assert told.columns[0] == name
    with pytest.raises(duckdb.Error, match=f"`{re.escape(name)}`; .* có dòng không có gì ở cột `{re.escape(name)}`"):
        told.fetchall()
