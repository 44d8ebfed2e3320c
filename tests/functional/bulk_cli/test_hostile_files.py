from __future__ import annotations

import math
import os
import sqlite3
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.functional.bulk_cli.conftest import Run, lines_of


@pytest.mark.parametrize("cut", [0, 3, 200, -5])
@pytest.mark.parametrize("name", ["data.parquet", "data.arrow"])
@pytest.mark.usefixtures("table")
def test_a_file_cut_off_cannot_be_used(run: Run, folder: Path, name: str, cut: int) -> None:
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[:cut])
    result = run(name, "--out", "out.jsonl")
    assert result.exit_code == 3
    assert result.stderr.startswith(f"{name}: this cannot be read as ")
    assert not (folder / "out.jsonl").exists()


def test_a_stream_cut_off_between_batches_cannot_be_used(run: Run, folder: Path) -> None:
    made = pa.table({"unit": [f"u{number}" for number in range(6)], "crimes": list(range(6))})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, made.schema) as writer:
        writer.write_table(made, max_chunksize=2)
        whole = sink.tell()
    stream = sink.getvalue().to_pybytes()
    (folder / "data.arrow").write_bytes(stream)
    assert run("data.arrow", "--out", "out.jsonl").exit_code == 0
    assert len(lines_of(folder / "out.jsonl")) == made.num_rows
    (folder / "out.jsonl").unlink()
    (folder / "data.arrow").write_bytes(stream[:whole])
    result = run("data.arrow", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "cannot be read as" in result.stderr
    assert not (folder / "out.jsonl").exists()


@pytest.mark.parametrize("name", ["data.parquet", "data.arrow", "data.duckdb", "data.sqlite", "data.db"])
def test_a_file_of_another_kind_cannot_be_used(run: Run, folder: Path, name: str) -> None:
    (folder / name).write_text("nothing of the kind, at some length\n" * 200, encoding="utf-8")
    result = run(name, "--table", "figures", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "cannot be read as" in result.stderr
    assert "Traceback" not in result.stderr


def test_pages_that_are_damaged_inside_are_found(run: Run, folder: Path) -> None:
    made = pa.table({"unit": [f"u{number}" for number in range(20_000)], "crimes": list(range(20_000))})
    pq.write_table(made, folder / "data.parquet", compression="gzip")
    damaged = bytearray((folder / "data.parquet").read_bytes())
    damaged[200:2200] = os.urandom(2000)
    (folder / "data.parquet").write_bytes(bytes(damaged))
    assert run("data.parquet", "--out", "out.jsonl").exit_code == 3
    assert sorted(path.name for path in folder.iterdir()) == ["data.parquet", "pact.yaml"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("unit,crimes\na,1\nb\n", "a row has 1 cells, 2 are due: b"),
        ("unit,crimes\na,1\nb,2,3\n", "a row has 3 cells, 2 are due: b,2,3"),
        ("unit,crimes\na,1\nb,many\n", "crimes: data row 2 holds `many` where a number is due"),
        ("unit,crimes\na,1\nb,hơn 98\n", "data row 2 holds `hơn 98`"),
        ('unit,crimes\na,1\nb,"1,5"\n', "data row 2 holds `1,5`"),
        ("unit,crimes\na,1\nb,0x10\n", "data row 2 holds `0x10`"),
        ("unit,crimes\na,1\nb,\0\n", "data row 2 holds `"),
        ("unit,crimes\na,1\nb,=1+1\n", "data row 2 holds `=1+1`"),
        ("unit,crimes,crimes\na,1,2\n", "crimes"),
        ("# locale: vi\nunit,crimes\na,1\n", "begins with a comment"),
        ("", "the table has no header"),
        ("\n\n", "the table has no header"),
        ("unit,crims\na,1\n", "did you mean `crimes`?"),
        ("unit,population\na,1\n", "no column of the table has the name of a figure"),
        ("unit,crimes\n,1\n", "unit"),
        ("unit;crimes\na;1\n", "columns are separated by `;`; say how numbers are written: `--locale vi` for"),
        ("unit\tcrimes\na\t1,5\n", "columns are separated by `"),
        ("unit,crimes\na,1\nb, 2\n", "data row 2 holds ` 2` where"),
    ],
)
def test_faults_of_a_csv_table_are_told_one_by_one(run: Run, folder: Path, text: str, said: str) -> None:
    (folder / "data.csv").write_bytes(text.encode())
    result = run("data.csv", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert said in result.stderr
    assert result.stderr.startswith("data.csv: ")
    assert not (folder / "out.jsonl").exists()


@pytest.mark.parametrize("row", [b"\xff\xfe,1\n", b"Bi\xean,1,2\n"])
def test_text_that_is_no_utf8_cannot_be_used(run: Run, folder: Path, row: bytes) -> None:
    (folder / "data.csv").write_bytes(b"unit,crimes\n" + row)
    result = run("data.csv", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "data.csv: this is no text in UTF-8: byte 1" in result.stderr


@pytest.mark.filterwarnings("error")
def test_a_ragged_row_that_is_no_utf8_is_told_where_it_comes_late_too(run: Run, folder: Path) -> None:
    (folder / "data.csv").write_bytes(b"unit,crimes\n" + b"an-binh,1\n" * 120_000 + b"Bi\xean,1,2\n")
    result = run("data.csv", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "a row has 3 cells, 2 are due: Bi" in result.stderr


def test_a_quote_that_never_ends_is_no_memory_eaten(run: Run, folder: Path) -> None:
    (folder / "data.csv").write_text('unit,crimes\na,1\n"b,2\n' + "c,3\n" * 1000, encoding="utf-8")
    assert run("data.csv", "--out", "out.jsonl").exit_code == 3


def test_numbers_that_are_none_leave_targets_open(run: Run, folder: Path) -> None:
    rates = [math.nan, math.inf, -math.inf, -1.0, 1e300, 80.0]
    pq.write_table(pa.table({"unit": list("abcdef"), "clearance_rate": rates}), folder / "data.parquet")
    result = run("data.parquet", "--out", "out.jsonl")
    assert result.exit_code == 0
    told = [row["clearance_verdict"] for row in lines_of("out.jsonl")]
    assert told == ["undetermined"] * 5 + ["met"]
    assert "figures that cannot be: 5" in result.stderr
    assert result.stderr.endswith("- data.parquet, row 5, column `clearance_rate`: 1e+300\n")


@pytest.mark.parametrize(
    "values",
    [pa.array(["1", "2"]), pa.array([b"1", b"2"]), pa.array([[1], [2]]), pa.array([True, False])],
    ids=["text", "bytes", "lists", "truths"],
)
def test_columns_of_another_type_are_refused(run: Run, folder: Path, values: pa.Array) -> None:
    pq.write_table(pa.table({"unit": ["a", "b"], "crimes": values}), folder / "data.parquet")
    result = run("data.parquet", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert result.stderr.startswith("data.parquet: crimes: ")


def test_text_in_a_column_of_sqlite_is_not_read_as_a_number(run: Run, folder: Path) -> None:
    connection = sqlite3.connect(folder / "data.sqlite")
    connection.execute("CREATE TABLE figures (unit, crimes)")
    connection.executemany("INSERT INTO figures VALUES (?, ?)", [("a", 76), ("b", "75")])
    connection.commit()
    connection.close()
    result = run("data.sqlite", "--table", "figures", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "crimes" in result.stderr


def test_names_of_tables_and_columns_are_never_code(run: Run, folder: Path) -> None:
    connection = sqlite3.connect(folder / "data.sqlite")
    connection.execute('CREATE TABLE "x""; DROP TABLE y; --" (unit, crimes)')
    connection.execute("CREATE TABLE y (unit, crimes)")
    connection.commit()
    connection.close()
    for name in ('x"; DROP TABLE y; --', "y", 'y"; DROP TABLE y; --', "y' OR 1=1"):
        code = run("data.sqlite", "--table", name, "--out", "out.jsonl").exit_code
        assert code == (0 if name in ("y", 'x"; DROP TABLE y; --') else 3)


@pytest.mark.parametrize("layout", ["panel", "long"])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"unit": ["a", "a", "b"], "period": ["2022", "2022", "2022"]}, "two rows are both"),
        ({"unit": ["a", None, "b"], "period": ["2022", "2022", "2022"]}, "nothing in column `unit`: 1"),
        ({"unit": ["a", "b", "c"], "period": ["2022", "2022-Q9", "2022"]}, "`2022-Q9` is no period"),
        ({"unit": ["a", "b", "c"], "period": ["2021", "2021", "2021"]}, "the table has no row of 2022"),
    ],
    ids=["twice", "unnamed", "no period", "another period"],
)
def test_rows_that_cannot_be_told_apart_are_refused(
    run: Run, folder: Path, layout: str, change: dict[str, list[str]], said: str
) -> None:
    figures = {"crimes": [1, 2, 3]} if layout == "panel" else {"indicator": ["crimes"] * 3, "value": [1, 2, 3]}
    pq.write_table(pa.table({**change, **figures}), folder / "data.parquet")
    result = run("data.parquet", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert said in result.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["data.parquet", "pact.yaml"]


def test_what_no_ruleset_knows_is_refused_in_a_table_of_figures(run: Run, folder: Path) -> None:
    made = pa.table({"unit": ["a"], "period": ["2022"], "indicator": ["crimez"], "value": [1]})
    pq.write_table(made, folder / "data.parquet")
    result = run("data.parquet", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "did you mean `crimes`?" in result.stderr


def test_a_grade_that_belies_its_bound_is_refused(run: Run, folder: Path) -> None:
    made = pa.table(
        {"unit": ["a"], "period": ["2022"], "indicator": ["crimes"], "value": [1], "bound": [">"], "grade": ["figure"]}
    )
    pq.write_table(made, folder / "data.parquet")
    assert run("data.parquet", "--out", "out.jsonl").exit_code == 3


def test_files_of_one_run_have_the_same_columns(run: Run, folder: Path, table: pa.Table) -> None:
    numbered = table.set_column(0, "unit", pa.array(range(6), pa.int64()))
    pq.write_table(numbered, folder / "other.parquet")
    result = run("other.parquet", "data.parquet", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "column `unit` holds text in `data.parquet` and numbers in `other.parquet`" in result.stderr


def test_decimals_of_many_places_are_figures(run: Run, folder: Path) -> None:
    rates = pa.array([Decimal("75.000000000000000000"), Decimal("75.000000000000000001")], pa.decimal128(38, 18))
    pq.write_table(pa.table({"unit": ["a", "b"], "clearance_rate": rates}), folder / "data.parquet")
    run("data.parquet", "--out", "out.jsonl")
    assert [row["clearance_verdict"] for row in lines_of("out.jsonl")] == ["not_met", "met"]


@pytest.mark.parametrize("number", ["inf", "5e-324", "9" * 60])
def test_a_number_that_no_column_holds_is_not_shown_as_another(run: Run, folder: Path, number: str) -> None:
    (folder / "long.csv").write_text(f"unit,crimes\na,{number}\n", encoding="utf-8")
    result = run("long.csv", "--layout", "wide", "--out", "out.jsonl")
    assert result.exit_code == 0
    assert "column `crimes`: a number too long, too large or too near zero to be a figure\n" in result.stderr


@pytest.mark.usefixtures("table")
def test_a_link_to_nothing_in_a_folder_is_a_file_that_is_missing(run: Run, folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "data.parquet").rename(folder / "in" / "a.parquet")
    (folder / "in" / "b.parquet").symlink_to("moved-away.parquet")
    result = run("in", "--out", "out/")
    assert result.exit_code == 3
    assert "there is no file `in/b.parquet`" in result.stderr
    assert not (folder / "out" / "b.parquet").exists()


# ---- outputs ------------------------------------------------------------------------------


@pytest.mark.parametrize("out", ["data.parquet", "./data.parquet", "link.parquet"])
@pytest.mark.usefixtures("table")
def test_an_input_is_never_overwritten(run: Run, folder: Path, out: str) -> None:
    before = (folder / "data.parquet").read_bytes()
    (folder / "link.parquet").symlink_to("data.parquet")
    result = run("data.parquet", "--out", out)
    assert result.exit_code == 3
    assert "the results would overwrite a file that is read" in result.stderr
    assert (folder / "data.parquet").read_bytes() == before


@pytest.mark.usefixtures("table")
def test_a_link_is_followed_and_stays(run: Run, folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "link.parquet").symlink_to("elsewhere/real.parquet")
    assert run("data.parquet", "--out", "link.parquet").exit_code == 0
    assert (folder / "link.parquet").is_symlink()
    assert pq.read_table(folder / "elsewhere" / "real.parquet").num_rows == 6


@pytest.mark.parametrize("out", ["no/such/out.parquet", "pact.yaml/out.parquet", "data.parquet/"])
@pytest.mark.usefixtures("folder", "table")
def test_where_nothing_can_be_written_is_no_traceback(run: Run, out: str) -> None:
    result = run("data.csv", "--layout", "wide", "--out", out)
    assert result.exit_code == 3
    assert "Traceback" not in result.stderr


@pytest.mark.usefixtures("table")
def test_what_is_no_file_is_not_written_to(run: Run, folder: Path) -> None:
    os.mkfifo(folder / "pipe.parquet")
    assert run("data.parquet", "--out", "pipe.parquet").exit_code == 3


@pytest.mark.usefixtures("table")
def test_a_disk_that_is_full_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: pa.RecordBatch) -> None:
        raise OSError(28, "Error writing bytes to file")

    monkeypatch.setattr("emulation_rules.frames.files.json_lines.json_lines", full)
    monkeypatch.setattr("emulation_rules.frames.files.result_writer.json_lines", full)
    result = run("data.parquet", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "out.jsonl` cannot be opened: No space left on device" in result.stderr
    assert not Path("out.jsonl").exists()


@pytest.mark.usefixtures("table")
def test_a_fault_late_in_the_work_leaves_the_old_result(run: Run, folder: Path) -> None:
    run("data.parquet", "--out", "out.parquet")
    before = (folder / "out.parquet").read_bytes()
    (folder / "late.parquet").write_text("no table", encoding="utf-8")
    assert run("data.parquet", "late.parquet", "--out", "out.parquet").exit_code == 3
    assert (folder / "out.parquet").read_bytes() == before
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


# ---- calls that cannot be meant -----------------------------------------------------------


@pytest.mark.parametrize("options", [[], ["--out", "out.jsonl"], ["--unit", "gia-lai"]])
def test_of_a_folder_without_tables_it_is_said_what_is_looked_for(run: Run, folder: Path, options: list[str]) -> None:
    (folder / "reports").mkdir()
    (folder / "reports" / "gia-lai.yaml").write_text("format: emulation-rules-report/1\n", encoding="utf-8")
    result = run("reports", *options)
    assert result.exit_code == 3
    assert result.stderr.startswith("reports: the folder holds no tables; a folder is searched for files that end")
    assert ".parquet" in result.stderr
    assert "of reports in YAML or JSON name each file" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "results of tables go to a file"),
        (["--out", "out.xlsx"], "names no kind of result"),
        (
            ["--out", "out.parquet", "--unit", "a"],
            "`--unit` is for reports only, and these are tables: leave it out",
        ),
        (
            ["--out", "out.parquet", "--engine", "reference"],
            "`--engine` is for reports only, and these are tables, which",
        ),
        (
            ["--out", "out.parquet", "--locale", "vi"],
            "`--locale` says how CSV tables write numbers, and no table is CSV: leave it out",
        ),
        (["--out", "out.parquet", "--format", "markdown"], "results of tables are not written as `markdown`"),
        (["--out", "out.parquet", "--earlier", "soon=data.csv"], "not of the form"),
        (["--out", "out.parquet", "--earlier", "2021"], "not of the form"),
        (["--out", "out.parquet", "--earlier", "2022=data.csv"], "with a period not evaluated itself"),
        (["--out", "out.parquet", "--resume"], "`--resume` goes with a folder"),
    ],
)
@pytest.mark.usefixtures("table")
def test_calls_that_make_no_sense_are_wrong_usage(run: Run, arguments: list[str], said: str) -> None:
    result = run("data.parquet", *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


@pytest.mark.parametrize("name", ["no.parquet", "duckdb:no.duckdb#t", "sqlite:no.sqlite#t", "no*.parquet", "empty"])
def test_what_is_not_there_is_no_traceback(run: Run, folder: Path, name: str) -> None:
    (folder / "empty").mkdir()
    result = run(name, "--out", "out.parquet")
    assert result.exit_code == 3
    assert name.partition(":")[2].partition("#")[0] in result.stderr


@pytest.mark.usefixtures("table")
def test_reports_and_tables_do_not_mix(run: Run, folder: Path) -> None:
    (folder / "report.yaml").write_text("format: emulation-rules-report/1\nfigures: {}\n", encoding="utf-8")
    result = run("report.yaml", "data.parquet", "--out", "out.parquet")
    assert result.exit_code == 3
    assert "report.yaml: what kind of table this is cannot be told" in result.stderr


def test_a_password_on_the_command_line_is_refused_and_not_repeated(run: Run) -> None:
    for address in (
        "postgresql://me:hush-hush@127.0.0.1:1/db",
        "postgres://me@127.0.0.1:1/db?password=hush-hush",
        "postgresql://127.0.0.1:1/db?user=me&PASSWORD=hush-hush",
    ):
        result = run(address, "--table", "figures", "--out", "out.parquet")
        assert result.exit_code == 3
        assert "PGPASSWORD" in result.stderr
        assert "hush" not in result.stderr + result.stdout
