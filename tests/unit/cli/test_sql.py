"""The command `sql`: a query that runs, its head, and its refusals."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Run

PACT = """\
format: emulation-rules/1
id: pact
title: Pact
period: 2023
indicators:
  crimes: {measure: count, better: lower}
targets:
  fewer: {indicator: crimes, criterion: down at least 5% from previous year, points: 20}
"""


@pytest.fixture
def pact(tmp_path: Path) -> str:
    file = tmp_path / "pact.yaml"
    file.write_text(PACT, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("option", "name"),
    [("--table", ""), ("--table", "public."), ("--table", "a..b"), ("--unit-column", ""), ("--keep", "")],
)
def test_an_empty_name_is_wrong_usage(run: Run, pact: Path, option: str, name: str) -> None:
    result = run("sql", pact, option, name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"`{option}` holds an empty name" in result.stderr
    assert f"`{option}` có tên bỏ trống" in run("sql", pact, option, name, "--lang", "vi").stderr


def test_the_query_runs_and_says_what_it_was_made_from(run: Run, pact: str) -> None:
    query = run("sql", pact, "--dialect", "sqlite", "--table", "main.figures").stdout
    assert query.startswith("-- emulation-rules ")
    assert "pact, period 2023, for sqlite" in query.splitlines()[0]
    base = sqlite3.connect(":memory:")
    base.execute('CREATE TABLE figures (unit TEXT, crimes INTEGER, "crimes@2022" INTEGER)')
    base.execute("INSERT INTO figures VALUES ('a', 95, 100), ('b', 96, 100), ('c', NULL, 1)")
    cursor = base.execute(query)
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    assert [(row["unit"], row["fewer_verdict"]) for row in rows] == [
        ("a", "met"),
        ("b", "not_met"),
        ("c", "undetermined"),
    ]


def test_another_period_and_a_file(run: Run, pact: str, tmp_path: Path) -> None:
    out = tmp_path / "pact.sql"
    assert run("sql", pact, "--period", "2024", "--out", str(out)).exit_code == 0
    assert '"crimes@2023"' in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("column", ["crimes", "crimes:", ":bigint"])
def test_a_column_without_its_type_is_wrong_usage(run: Run, pact: str, column: str) -> None:
    result = run("sql", pact, "--column", column, "--lang", "en")
    assert result.exit_code == 2
    assert "not a column with its type" in result.stderr


def test_a_column_has_one_type(run: Run, pact: str) -> None:
    result = run("sql", pact, "--column", "crimes:bigint", "--column", "crimes:double", "--lang", "en")
    assert result.exit_code == 2
    assert "column `crimes` is given two types: `bigint`, `double`" in result.stderr


@pytest.mark.parametrize(("column", "said"), [("crime:bigint", "crimes"), ("crimes:text", "text")])
def test_columns_are_checked(run: Run, pact: str, column: str, said: str) -> None:
    result = run("sql", pact, "--column", column, "--lang", "en")
    assert result.exit_code == 3
    assert said in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(("dialect", "kind"), [("duckdb", "float"), ("postgresql", "real"), ("spark", "float")])
def test_floats_of_four_bytes_are_refused(run: Run, pact: str, dialect: str, kind: str) -> None:
    result = run("sql", pact, "--dialect", dialect, "--column", f"crimes:{kind}", "--lang", "en")
    assert result.exit_code == 3
    assert f"floats of four bytes (`{kind}`) are not compared exactly" in result.stderr
    assert run("sql", pact, "--dialect", "sqlite", "--column", "crimes:real").exit_code == 0
    assert run("sql", pact, "--dialect", "postgresql", "--column", "crimes:float").exit_code == 0


def test_what_cannot_be_said_is_refused(run: Run) -> None:
    result = run("sql", "rulesets/hac-worst-quartile", "--lang", "en")
    assert result.exit_code == 3
    assert "evaluate_frame" in result.stderr


def test_a_hostile_table_stays_a_name(run: Run, pact: str) -> None:
    query = run("sql", pact, "--dialect", "sqlite", "--table", 'x" ; DROP TABLE y; --').stdout
    assert 'FROM "x"" ; DROP TABLE y; --"' in query


def test_targets_without_columns_are_named(run: Run, pact: str) -> None:
    result = run("sql", pact, "--column", "crimes:bigint", "--lang", "en")
    assert result.exit_code == 0
    assert result.stderr.strip() == (
        "no column gives what these targets read, so every row leaves them undetermined: fewer"
    )
    assert "chưa xác định: fewer" in run("sql", pact, "--column", "crimes:bigint", "--lang", "vi").stderr
    assert "CASE" in result.stdout.upper()
    both = ("--column", "crimes:bigint", "--column", "crimes@2022:bigint")
    for given in (both, (), (*both[:2], "--claim", "fewer")):
        assert run("sql", pact, *given).stderr == ""


@pytest.mark.parametrize(
    "told", [("--tell", "verdicts,reasons"), ("--tell", "verdicts", "--tell", "reasons"), ("--tell=reasons, verdicts",)]
)
def test_what_is_told_is_separated_by_commas_or_given_again(run: Run, pact: str, told: tuple[str, ...]) -> None:
    query = run("sql", pact, *told).stdout
    assert all(name in query for name in ("fewer_verdict", "fewer_reason"))
    assert "fewer_points" not in query
    assert run("sql", pact, "--tell", "verdicts,margins").exit_code == 2
