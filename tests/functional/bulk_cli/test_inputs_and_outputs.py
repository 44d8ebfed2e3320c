from __future__ import annotations

import csv
import gzip
import sqlite3
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.feather as pa_feather
import pyarrow.parquet as pq
import pytest
from tests.functional.bulk_cli.conftest import Run, lines_of
from tests.samples.bulk_tables import SUMMARY_EN, SUMMARY_VI, UNITS, long, panel, verdicts_of, wide


def _verdicts(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{key: row[key] for key in row if str(key).endswith("_verdict")} for row in rows]


EXPECTED = [verdicts_of(row) for row in wide().to_pylist()]


def _in_duckdb(path: Path, table: pa.Table) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.register("given", table)
        connection.execute("CREATE TABLE figures AS SELECT * FROM given")


def _in_sqlite(path: Path, table: pa.Table) -> None:
    connection = sqlite3.connect(path)
    names = ", ".join(f'"{name}"' for name in table.column_names)
    connection.execute(f"CREATE TABLE figures ({names})")
    marks = ", ".join("?" * table.num_columns)
    connection.executemany(f"INSERT INTO figures VALUES ({marks})", [tuple(row.values()) for row in table.to_pylist()])  # noqa: S608
    connection.commit()
    connection.close()


@pytest.mark.parametrize("name", ["data.parquet", "data.csv", "data.arrow"])
@pytest.mark.usefixtures("table")
def test_every_file_comes_to_what_the_reference_engine_says(run: Run, name: str) -> None:
    result = run(name, "--out", "out.jsonl")
    assert result.exit_code == 0, result.stderr
    rows = lines_of("out.jsonl")
    assert [row["unit"] for row in rows] == list(UNITS)
    assert _verdicts(rows) == EXPECTED
    assert "name" not in rows[0], "what nobody asks for is not read"
    assert result.stdout == ""


@pytest.mark.parametrize("address", ["duckdb:data.duckdb#figures", "sqlite:data.sqlite#figures"])
def test_tables_of_databases_are_read_by_address(run: Run, folder: Path, address: str) -> None:
    _in_duckdb(folder / "data.duckdb", wide())
    _in_sqlite(folder / "data.sqlite", wide())
    assert run(address, "--out", "out.jsonl").exit_code == 0
    assert _verdicts(lines_of("out.jsonl")) == EXPECTED


@pytest.mark.parametrize("name", ["data.duckdb", "data.sqlite", "sqlite.db", "duckdb.db"])
def test_tables_of_database_files_are_named_by_an_option(run: Run, folder: Path, name: str) -> None:
    (_in_duckdb if "duckdb" in name else _in_sqlite)(folder / name, wide())
    assert run(name, "--table", "figures", "--out", "out.jsonl").exit_code == 0
    assert _verdicts(lines_of("out.jsonl")) == EXPECTED
    missing = run(name, "--table", "figure", "--out", "out.jsonl")
    assert missing.exit_code == 3
    assert "did you mean `figures`?" in missing.stderr
    assert run(name, "--out", "out.jsonl").exit_code == 3


def test_an_arrow_stream_and_a_packed_table_are_read(run: Run, folder: Path, table: pa.Table) -> None:
    with pa.OSFile(str(folder / "data.arrows"), "wb") as sink, pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    (folder / "data.csv.gz").write_bytes(gzip.compress((folder / "data.csv").read_bytes()))
    for name in ("data.arrows", "data.csv.gz"):
        assert run(name, "--out", "out.jsonl").exit_code == 0
        assert _verdicts(lines_of("out.jsonl")) == EXPECTED


@pytest.mark.usefixtures("table")
def test_every_kind_of_result_holds_the_same(run: Run) -> None:
    for name in ("out.parquet", "out.arrow", "out.csv", "out.jsonl"):
        assert run("data.parquet", "--out", name, "--tell", "verdicts,reasons,margins,points").exit_code == 0
    by_line = lines_of("out.jsonl")
    assert pq.read_table("out.parquet").to_pylist() == by_line
    assert pa_feather.read_table("out.arrow").to_pylist() == by_line
    with Path("out.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert _verdicts([dict(row) for row in rows]) == EXPECTED
    assert [row["unit"] for row in rows] == [*UNITS[:-1], "'=e"], "no spreadsheet takes it for a formula"
    assert [row["clearance_points"] for row in rows] == ["20", "0", "", "", "20", ""]


@pytest.mark.usefixtures("table")
def test_parquet_results_say_which_ruleset_they_are_of(run: Run) -> None:
    run("data.parquet", "--out", "out.parquet")
    facts = pq.read_schema("out.parquet").metadata
    assert facts[b"ruleset"] == b"small"
    assert facts[b"period"] == b"2022"
    assert len(facts[b"ruleset-digest"]) == 64


@pytest.mark.usefixtures("table")
def test_what_is_told_can_be_chosen(run: Run) -> None:
    assert run("data.parquet", "--out", "out.jsonl", "--tell", "reasons").exit_code == 0
    first = lines_of("out.jsonl")[0]
    assert first["fewer_crimes_reason"] == "measured"
    assert "fewer_crimes_verdict" not in first
    for several in (("--tell", "reasons", "--tell", "verdicts"), ("--tell", "verdicts,reasons")):
        assert run("data.parquet", "--out", "out.jsonl", *several).exit_code == 0
        assert {"fewer_crimes_reason", "fewer_crimes_verdict"} <= set(lines_of("out.jsonl")[0])
    assert run("data.parquet", "--out", "out.jsonl", "--tell", "secrets").exit_code == 2


@pytest.mark.parametrize(("language", "said"), [("en", SUMMARY_EN), ("vi", SUMMARY_VI)])
@pytest.mark.usefixtures("table")
def test_the_summary_counts_rows_and_names_impossible_figures(run: Run, language: str, said: str) -> None:
    result = run("data.parquet", "--out", "out.parquet", "--lang", language)
    row, column = ("row", "column") if language == "en" else ("dòng", "cột")
    places = (
        f"- data.parquet, {row} 5, {column} `crimes`: -1\n- data.parquet, {row} 6, {column} `clearance_rate`: 100.5\n"
    )
    assert result.stderr == said + places


def test_what_is_required_settles_the_exit_code(run: Run, folder: Path, table: pa.Table) -> None:
    result = run("data.parquet", "--out", "out.parquet", "--require", "met")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-4:] == [
        "fewer_crimes: not met: rows 1",
        "fewer_crimes: undetermined: rows 3",
        "clearance: not met: rows 1",
        "clearance: undetermined: rows 3",
    ]
    assert "watched: " not in result.stderr
    assert pq.read_table("out.parquet").num_rows == 6, "the results are written all the same"
    pq.write_table(table.slice(0, 2), folder / "two.parquet")
    assert run("two.parquet", "--out", "out.parquet", "--require", "decided").exit_code == 0


@pytest.mark.parametrize("kind", ["parquet", "csv"])
@pytest.mark.parametrize("layout", ["panel", "long"])
def test_rows_of_several_periods_come_to_the_same(run: Run, folder: Path, kind: str, layout: str) -> None:
    made = panel() if layout == "panel" else long()
    name = f"data.{kind}"
    if kind == "csv":
        pa_csv.write_csv(made, folder / name)
    else:
        pq.write_table(made, folder / name)
    result = run(name, "--out", "out.jsonl")
    assert result.exit_code == 0, result.stderr
    rows = lines_of("out.jsonl")
    found = {row["unit"]: verdicts for row, verdicts in zip(rows, _verdicts(rows), strict=True)}
    # A unit without any figure of the period has no row in a table of figures.
    units = UNITS if layout == "panel" else [unit for unit in UNITS if unit != "d"]
    assert found == {unit: EXPECTED[UNITS.index(unit)] for unit in units}
    assert "- data." in result.stderr
    assert "unit `đ`, column `crimes`: -1" in result.stderr


def test_panel_rows_stand_in_the_order_of_their_period(run: Run, folder: Path) -> None:
    pq.write_table(panel(), folder / "data.parquet")
    run("data.parquet", "--out", "out.jsonl")
    assert [row["unit"] for row in lines_of("out.jsonl")] == list(UNITS)


def test_several_files_of_rows_by_period_are_one_table(run: Run, folder: Path) -> None:
    made = panel()
    (folder / "in").mkdir()
    for year in (2021, 2022):
        pq.write_table(made.filter(pa.compute.equal(made["period"], year)), folder / "in" / f"{year}.parquet")
    assert run("in", "--out", "out.jsonl").exit_code == 0
    assert _verdicts(lines_of("out.jsonl")) == EXPECTED


@pytest.mark.parametrize("aligned", [True, False])
def test_last_year_may_be_a_table_of_its_own(run: Run, folder: Path, *, aligned: bool) -> None:
    made = wide()
    last = made.select(["unit", "crimes@2021"]).rename_columns(["unit", "crimes"])
    pq.write_table(made.drop_columns(["crimes@2021"]), folder / "now.parquet")
    pq.write_table(last if aligned else last.take([5, 0, 2, 1, 3, 4]), folder / "last.parquet")
    assert run("now.parquet", "--earlier", "2021=last.parquet", "--out", "out.jsonl").exit_code == 0
    rows = lines_of("out.jsonl")
    assert [row["unit"] for row in rows] == list(UNITS)
    assert _verdicts(rows) == EXPECTED


@pytest.mark.parametrize("aligned", [True, False])
@pytest.mark.parametrize("wrong", [2022, 2021])
@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_a_table_of_another_year_than_it_is_given_for_is_refused(
    run: Run, folder: Path, *, aligned: bool, wrong: int, kind: str
) -> None:
    made = wide()
    last = made.select(["unit", "crimes@2021"]).rename_columns(["unit", "crimes"])
    tables = {2022: made.drop_columns(["crimes@2021"]), 2021: last if aligned else last.take([5, 0, 2, 1, 3, 4])}
    for year, table in tables.items():
        labels = [year] * 5 + [2019 if year == wrong else year]
        dated = table.append_column("period", pa.array(labels, pa.int64()))
        path = folder / f"{year}.{kind}"
        pq.write_table(dated, path) if kind == "parquet" else pa_csv.write_csv(dated, path)
    result = run(f"2022.{kind}", "--earlier", f"2021=2021.{kind}", "--out", "out.jsonl", "--lang", "en")
    assert result.exit_code == 3
    assert f"{wrong}.{kind}: period: the table of {wrong} holds `2019` in column `period`" in result.stderr
    assert not (folder / "out.jsonl").exists()


def test_bounds_stand_in_columns_of_their_own(run: Run, folder: Path) -> None:
    made = pa.table({"unit": ["a", "b", "c"], "clearance_rate": [75, 74, 75], "clearance_rate_bound": [">", "<", ">="]})
    pq.write_table(made, folder / "data.parquet")
    run("data.parquet", "--out", "out.jsonl")
    assert [row["clearance_verdict"] for row in lines_of("out.jsonl")] == ["met", "not_met", "undetermined"]
    figures = [("a", 75.0, ">"), ("b", 74.0, "<"), ("c", 75.0, ">="), ("d", 80.0, None)]
    rows = [
        {"unit": unit, "period": "2022", "indicator": "clearance_rate", "value": value, "bound": bound}
        for unit, value, bound in figures
    ]
    pq.write_table(pa.Table.from_pylist(rows), folder / "long.parquet")
    run("long.parquet", "--out", "out.jsonl")
    told = [row["clearance_verdict"] for row in lines_of("out.jsonl")]
    assert told == ["met", "not_met", "undetermined", "met"]


def test_columns_may_be_called_otherwise(run: Run, folder: Path, table: pa.Table) -> None:
    pq.write_table(table.rename_columns(["tinh", *table.column_names[1:]]), folder / "data.parquet")
    assert run("data.parquet", "--unit-column", "tinh", "--out", "out.jsonl").exit_code == 0
    assert [row["tinh"] for row in lines_of("out.jsonl")] == list(UNITS)


@pytest.mark.parametrize(
    ("made", "ignored"),
    [
        ({"unit": ["a"], "crimes": [1], "crimes_2021": [2]}, "crimes_2021"),
        ({"unit": ["a"], "period": [2022], "crimes": [1], "Clearance rate": [2]}, "Clearance rate"),
        ({"unit": ["a"] * 2, "period": [2022] * 2, "indicator": ["crimes", "notes"], "value": [1, 2]}, "notes"),
    ],
    ids=["wide", "panel", "long"],
)
def test_a_column_whose_name_is_like_one_may_be_ignored(
    run: Run, folder: Path, made: dict[str, list[object]], ignored: str
) -> None:
    pq.write_table(pa.table(made), folder / "data.parquet")
    assert run("data.parquet", "--out", "out.jsonl").exit_code == 3
    assert run("data.parquet", "--ignore", ignored, "--out", "out/").exit_code == 0
    assert "as ignore" in run("data.parquet", "--out", "out/", "--resume").stderr


def test_several_tables_go_into_one_file_in_order(run: Run, folder: Path, table: pa.Table) -> None:
    pq.write_table(table.slice(0, 4), folder / "1.parquet")
    pq.write_table(table.slice(4), folder / "2.parquet")
    for inputs in (["1.parquet", "2.parquet"], ["[12].parquet"], ["2.parquet", "1.parquet"]):
        assert run(*inputs, "--out", "out.jsonl").exit_code == 0
        units = [row["unit"] for row in lines_of("out.jsonl")]
        assert units == ([*UNITS[4:], *UNITS[:4]] if inputs[0] == "2.parquet" else list(UNITS))


def test_names_of_folders_tell_columns(run: Run, folder: Path, table: pa.Table) -> None:
    for unit in ("a", "b"):
        (folder / "in" / f"unit={unit}").mkdir(parents=True)
        row = table.filter(pa.compute.equal(table["unit"], unit)).drop_columns(["unit"])
        pq.write_table(row, folder / "in" / f"unit={unit}" / "part-0.parquet")
        (folder / "in" / "_SUCCESS").touch()
    assert run("in", "--out", "out.jsonl").exit_code == 0
    assert [(row["unit"], row["fewer_crimes_verdict"]) for row in lines_of("out.jsonl")] == [
        ("a", "met"),
        ("b", "not_met"),
    ]


def test_an_empty_table_has_a_result_without_rows(run: Run, folder: Path, table: pa.Table) -> None:
    pq.write_table(table.slice(0, 0), folder / "none.parquet")
    assert run("none.parquet", "--out", "out.parquet").exit_code == 0
    assert pq.read_table("out.parquet").num_rows == 0
    assert "fewer_crimes_verdict" in pq.read_schema("out.parquet").names


def test_another_period_reads_the_columns_of_that_period(run: Run, folder: Path) -> None:
    made = pa.table({"unit": ["a"], "crimes": [90], "crimes@2022": [100]})
    pq.write_table(made, folder / "data.parquet")
    run("data.parquet", "--period", "2023", "--out", "out.jsonl")
    assert lines_of("out.jsonl")[0]["fewer_crimes_verdict"] == "met"


def test_a_csv_file_is_a_report_unless_results_are_columns(run: Run, folder: Path) -> None:
    (folder / "data.csv").write_text("unit,period,crimes\na,2021,100\na,2022,95\n", encoding="utf-8")
    as_report = run("data.csv", "--out", "out.csv", "--format", "csv")
    assert as_report.exit_code == 0
    assert as_report.stderr == ""
    assert "explanation" in Path("out.csv").read_text(encoding="utf-8")
    as_table = run("data.csv", "--layout", "panel", "--out", "out.csv")
    assert as_table.stderr.startswith("`small`, period 2022: tables 1, rows 1\n")
    assert Path("out.csv").read_text(encoding="utf-8").splitlines()[1].startswith('"a","2022","met"')


def test_a_name_in_a_header_may_be_of_several_lines(run: Run, folder: Path) -> None:
    text = 'unit,"a note\nof two lines",crimes,crimes@2021\na,"x\ny",95,100\n'
    (folder / "data.csv").write_text(text, encoding="utf-8")
    result = run("data.csv", "--out", "out.jsonl", "--layout", "wide")
    assert result.exit_code == 0, result.stderr
    assert [line["unit"] for line in lines_of("out.jsonl")] == ["a"]


def test_a_folder_that_is_not_there_is_named(run: Run, folder: Path) -> None:
    (folder / "data.csv").write_text("unit,crimes,crimes@2021\na,95,100\n", encoding="utf-8")
    result = run("data.csv", "--out", "none/out.csv", "--layout", "wide", "--lang", "en")
    assert result.exit_code == 3
    assert "nor the folder it is in" in result.stderr


def test_numbers_of_text_are_exact(run: Run, folder: Path) -> None:
    rows = ["a,75.00000000000000000001", "b,75.00000000000000000000", "c,74.99999999999999999999", "d,1e-400", "e,"]
    (folder / "data.csv").write_text("unit,clearance_rate\n" + "\n".join(rows) + "\n", encoding="utf-8")
    result = run("data.csv", "--out", "out.jsonl")
    assert [row["clearance_verdict"] for row in lines_of("out.jsonl")] == [
        "met",
        "not_met",
        "not_met",
        "undetermined",
        "undetermined",
    ]
    assert "figures that cannot be: 1" in result.stderr


def test_sqlite_may_mix_numbers_in_one_column(run: Run, folder: Path) -> None:
    connection = sqlite3.connect(folder / "data.sqlite")
    connection.execute("CREATE TABLE figures (unit, clearance_rate)")
    connection.executemany("INSERT INTO figures VALUES (?, ?)", [("a", 76), ("b", 75.5), ("c", None), ("d", 75)])
    connection.commit()
    connection.close()
    assert run("data.sqlite", "--table", "figures", "--out", "out.jsonl").exit_code == 0
    told = [row["clearance_verdict"] for row in lines_of("out.jsonl")]
    assert told == ["met", "met", "undetermined", "not_met"]


def test_tables_of_years_take_counts_as_they_are(run: Run, folder: Path) -> None:
    """A count that no float tells from its neighbour is not rounded on its way through a join."""
    big = 10**17
    made = pa.table({"unit": ["a", "a"], "period": ["2021", "2022"], "crimes": [big, big * 95 // 100 + 1]})
    pq.write_table(made, folder / "data.parquet")
    run("data.parquet", "--out", "out.jsonl")
    assert lines_of("out.jsonl")[0]["fewer_crimes_verdict"] == "not_met"


LEADERS = """\
format: emulation-rules/1
id: leaders
title: {en: Leaders}
period: 2022
indicators:
  crimes: {en: Crimes, measure: count, better: lower}
  clearance_rate: {en: Clearance rate, measure: percent, better: higher, ceiling: 100, places: 2}
targets:
  built: {indicator: clearance_rate, points: 40, scoring: {rank_points: {points: [40, 30, 20]}}}
"""


def test_units_that_are_held_against_each_other_are_read_together(run: Run, folder: Path) -> None:
    (folder / "pact.yaml").write_text(LEADERS, encoding="utf-8")
    rates = pa.array([80.0, 90.0, 70.0], pa.float64())
    made = pa.table({"unit": ["a", "b", "c"], "clearance_rate": rates})
    for part in range(3):
        pq.write_table(made.slice(part, 1), folder / f"{part}.parquet")
    assert run("0.parquet", "1.parquet", "2.parquet", "--out", "out.jsonl").exit_code == 0
    told = {row["unit"]: row["built_points"] for row in lines_of("out.jsonl")}
    assert told == {"a": 30, "b": 40, "c": 20}
    twice = run("0.parquet", "1.parquet", "2.parquet", "./0.parquet", "--out", "out.jsonl")
    assert twice.exit_code == 3
    clusters = made.append_column("cluster", pa.array(["x", "y", "x"]))
    pq.write_table(clusters, folder / "clusters.parquet")
    run("clusters.parquet", "--out", "out.jsonl")
    assert [row["built_points"] for row in lines_of("out.jsonl")] == [40, 40, 30]


def test_figures_of_clusters_stand_in_rows_too(run: Run, folder: Path) -> None:
    (folder / "pact.yaml").write_text(LEADERS, encoding="utf-8")
    rows = ["a,x,2022,clearance_rate,80", "b,y,2022,clearance_rate,90", "c,x,2022,clearance_rate,70.000000000000000001"]
    text = "unit,cluster,period,indicator,value\n" + "\n".join(rows) + "\n"
    (folder / "long.csv").write_text(text, encoding="utf-8")
    result = run("long.csv", "--out", "out.jsonl")
    assert result.exit_code == 0, result.stderr
    assert [(row["cluster"], row["built_points"]) for row in lines_of("out.jsonl")] == [("x", 40), ("y", 40), ("x", 30)]


def test_targets_that_no_row_decides_are_named(run: Run, folder: Path, table: pa.Table) -> None:
    pq.write_table(table.drop_columns(["clearance_rate"]), folder / "data.parquet")
    said = run("data.parquet", "--out", "out.parquet").stderr
    told = (
        "no column holds what these targets read: `clearance` (clearance_rate), `watched` (clearance_rate); it may be"
    )
    assert told in said
    assert "decided in no row" not in said
    pq.write_table(table.set_column(3, "clearance_rate", pa.nulls(6, pa.float64())), folder / "data.parquet")
    said = run("data.parquet", "--out", "out.parquet").stderr
    assert "no column holds" not in said
    assert "decided in no row, though there are columns for them: `clearance`, `watched`\n" in said


def test_figures_of_last_year_without_a_column_are_named(run: Run, folder: Path, table: pa.Table) -> None:
    pq.write_table(table.drop_columns(["crimes@2021"]), folder / "data.parquet")
    said = run("data.parquet", "--out", "out.parquet", "--lang", "vi").stderr
    assert "không có cột nào cho số liệu mà các chỉ tiêu này cần: `fewer_crimes` (crimes@2021);" in said


def test_rows_of_another_period_are_no_rows_of_this_one(run: Run, folder: Path, table: pa.Table) -> None:
    pq.write_table(table.append_column("period", pa.array([2022] * 5 + [2021])), folder / "data.parquet")
    result = run("data.parquet", "--layout", "wide", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "data.parquet: period: column `period` holds `2021`; 2022 is evaluated" in result.stderr
