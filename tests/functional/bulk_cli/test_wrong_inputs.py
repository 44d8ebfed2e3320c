"""What is named cannot be read: the message says what is there, what is read instead, and no password."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.feather as pa_feather
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from tests.functional.bulk_cli.conftest import Run, lines_of

from emulation_rules.cli import commands


@pytest.mark.parametrize("options", [[], ["--layout", "wide"]])
@pytest.mark.parametrize("out", ["out/", "out.parquet"])
def test_of_a_path_to_nothing_it_is_said_that_nothing_is_there(run: Run, out: str, options: list[str]) -> None:
    result = run("in", "--out", out, *options)
    assert result.exit_code == 3
    assert "there is neither a file nor a folder `in`" in result.stderr


@pytest.mark.parametrize(
    "address", ["mysql://me:secret@host/db", "postgres:me:secret@host", "https://me:secret@host/a.parquet"]
)
def test_of_an_address_that_is_not_read_it_is_said_which_are(run: Run, address: str) -> None:
    result = run(address, "--table", "t", "--out", "out.parquet")
    assert result.exit_code == 3
    assert "addresses of this kind are not read; these are: `duckdb:FILE#TABLE`" in result.stderr
    assert "secret" not in result.stderr


@pytest.mark.parametrize("address", ["postgresql://me:sec/ret@host/db", "postgresql://me:secret@host/db"])
def test_a_password_in_an_address_is_not_repeated(run: Run, address: str) -> None:
    result = run(address, "--table", "t", "--out", "out.parquet")
    assert result.exit_code == 3
    assert "the address holds a password" in result.stderr
    assert "ret" not in result.stderr


def test_a_server_that_cannot_be_reached_is_not_a_broken_file(run: Run) -> None:
    pytest.importorskip("adbc_driver_postgresql.dbapi", reason="the extra `postgresql` is not installed")
    result = run("postgresql://me@127.0.0.1:1/db#t", "--out", "out.parquet")
    assert result.exit_code == 3
    assert "postgresql://127.0.0.1:1/db#t: the PostgreSQL server does not serve this" in result.stderr
    assert "check the address" in result.stderr
    assert "cut off" not in result.stderr


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (["crimes", "crimes_2021"], "or name the column with `--ignore` if it is something else"),
        (["crimes", "crimes@2022"], "remove one of them, or name it with `--ignore`"),
        (["population"], "name columns by key: crimes,"),
    ],
)
def test_what_is_wrong_with_columns_is_mended_by_options_that_there_are(
    run: Run, folder: Path, columns: list[str], said: str
) -> None:
    pq.write_table(pa.table({"unit": ["a"], **{name: [1] for name in columns}}), folder / "odd.parquet")
    result = run("odd.parquet", "--out", "out.parquet")
    assert result.exit_code == 3
    assert said in result.stderr
    assert "rename" not in result.stderr


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize("name", ["data.parquet", ".", "postgresql://me:secret@host/db"])
@pytest.mark.parametrize("command", ["rank", "explain", "audit"])
def test_commands_that_read_reports_say_which_one_reads_tables(run: Run, command: str, name: str) -> None:
    del run
    result = CliRunner().invoke(commands, [command, "pact.yaml", name], catch_exceptions=False)
    assert result.exit_code == 3
    assert "give tables of many units to `emulation-rules evaluate … --out RESULT.parquet`" in result.stderr
    assert "`--tell ranks`" in result.stderr
    assert "secret" not in result.stderr


def test_what_is_no_text_is_not_said_to_look_like_one(table: pa.Table) -> None:
    del table
    result = CliRunner().invoke(commands, ["check", "data.parquet", "--lang", "en"])
    assert result.exit_code == 1
    assert "holds no text in UTF-8" in result.output
    assert "`?`" not in result.output


def test_of_text_where_numbers_are_due_the_file_is_mended(run: Run, folder: Path) -> None:
    """Functions of Python are no remedy on a command line."""
    pq.write_table(pa.table({"unit": ["a"], "crimes": ["nine"]}), folder / "text.parquet")
    result = run("text.parquet", "--out", "out.parquet")
    assert result.exit_code == 3
    assert "column `crimes` holds text" in result.stderr
    assert "with a column of numbers" in result.stderr
    assert "load_reports" not in result.stderr


@pytest.mark.parametrize("kind", ["parquet", "csv", "arrow"])
def test_a_unit_that_stands_twice_in_a_table_is_refused(run: Run, table: pa.Table, kind: str) -> None:
    write = {"parquet": pq.write_table, "csv": pa_csv.write_csv, "arrow": pa_feather.write_feather}[kind]
    write(pa.concat_tables([table, table.slice(1, 2)]).combine_chunks(), f"twice.{kind}")
    result = run(f"twice.{kind}", "--out", "out.parquet")
    assert result.exit_code == 3
    assert f"twice.{kind}: unit: column `unit` names units twice (unit: rows): `b: 2, 7`, `c: 3, 8`" in result.stderr
    assert "`--layout panel`" in result.stderr
    assert not Path("out.parquet").exists()


def test_a_unit_that_stands_in_two_tables_is_refused(run: Run, table: pa.Table) -> None:
    pq.write_table(table.slice(4), "last_year.parquet")
    result = run("data.parquet", "last_year.parquet", "--out", "out.parquet")
    assert result.exit_code == 3
    told = "last_year.parquet: unit: units stand in table `data.parquet` already (unit: row there, row here): `đ: 5, 1`"
    assert told in result.stderr
    assert "`--earlier PERIOD=TABLE`" in result.stderr
    assert not Path("out.parquet").exists()


def test_files_with_a_result_each_may_name_a_unit_each(run: Run, table: pa.Table) -> None:
    pq.write_table(table.slice(4), "again.parquet")
    assert run("data.parquet", "again.parquet", "--out", "out/").exit_code == 0
    pq.write_table(pa.concat_tables([table, table]), "again.parquet")
    result = run("data.parquet", "again.parquet", "--out", "other/")
    assert result.exit_code == 3
    assert "again.parquet: unit: column `unit` names units twice" in result.stderr
    assert Path("other/data.parquet").exists()
    assert not Path("other/again.parquet").exists()


def test_a_folder_is_no_table_of_an_earlier_year(run: Run, table: pa.Table, folder: Path) -> None:
    (folder / "before").mkdir()
    pq.write_table(table, folder / "before" / "data.parquet")
    result = run("data.parquet", "--earlier", "2021=before", "--out", "out.parquet")
    assert result.exit_code == 3
    assert result.stderr == "before: `before` is a folder, and one table is read here; name one file\n"


def test_units_of_a_csv_table_are_text(run: Run, folder: Path) -> None:
    pq.write_table(pa.table({"unit": [1, 2], "crimes": [95, 96]}), folder / "now.parquet")
    (folder / "before.csv").write_text("unit,crimes\n1,100\n2,100\n", encoding="utf-8")
    result = run("now.parquet", "--earlier", "2021=before.csv", "--out", "out.parquet")
    assert result.exit_code == 3
    assert (
        "holds text in the table of 2021 and whole numbers in that of 2022; make both of one type; in CSV"
        in result.stderr
    )


_CLUSTER = """\
format: emulation-rules/1
id: cluster
title: Cluster
period: 2022
indicators:
  arrests: {measure: count, better: higher}
targets:
  arrested: {indicator: arrests, criterion: at least 5, points: 20, scoring: leader share}
"""


@pytest.mark.parametrize("cluster", [False, True])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (pa.array([2, 7]), pa.array(["007", "7"])),
        (pa.array(["1", "2"]), pa.array([1, 3], pa.int8())),
        (pa.array([1, 2]).dictionary_encode(), pa.array(["1", "2"]).dictionary_encode()),
    ],
)
def test_text_is_no_unit_that_another_table_calls_by_a_number(
    run: Run, folder: Path, first: pa.Array, second: pa.Array, *, cluster: bool
) -> None:
    key = "arrests" if cluster else "crimes"
    (folder / "pact.yaml").write_text(_CLUSTER, encoding="utf-8") if cluster else None
    for name, units in (("x", first), ("y", second)):
        pq.write_table(pa.table({"unit": units, key: [3, 4]}), folder / f"{name}.parquet")
    result = run("x.parquet", "y.parquet", "--out", "out.jsonl")
    assert result.exit_code == 3
    told = "its columns are not those of `x.parquet`" if cluster else "column `unit` holds text in "
    assert told in result.stderr
    assert not (folder / "out.jsonl").exists()


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_units_of_a_cluster_may_be_text_of_any_kind(run: Run, folder: Path, kind: pa.DataType) -> None:
    (folder / "pact.yaml").write_text(_CLUSTER, encoding="utf-8")
    for name, units in (("x", pa.array(["a", "b"])), ("y", pa.array(["c", "d"]).cast(kind))):
        pq.write_table(pa.table({"unit": units, "arrests": [3, 4]}), folder / f"{name}.parquet")
    assert run("y.parquet", "x.parquet", "--out", "out.jsonl").exit_code == 0
    assert [row["unit"] for row in lines_of("out.jsonl")] == ["c", "d", "a", "b"]
    pq.write_table(pa.table({"unit": pa.array(["d", "e"]), "arrests": [3, 4]}), folder / "x.parquet")
    result = run("x.parquet", "y.parquet", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert (
        "y.parquet: unit: units stand in table `x.parquet` already (unit: row there, row here): `d: 1, 2`"
        in result.stderr
    )
