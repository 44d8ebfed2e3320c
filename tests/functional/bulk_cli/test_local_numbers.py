"""CSV tables as a Vietnamese spreadsheet saves them come to what the same figures come to when written plainly."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.bulk_cli.conftest import Run, lines_of

WIDE = "unit;crimes;crimes@2021;clearance_rate\nb;950;1.000;75,01\na;951;1 000;75,00\n"
NOW = "unit;crimes;clearance_rate\nb;950;75,01\na;951;75,00\n"
PANEL = "unit;period;crimes;clearance_rate\nb;2022;950;75,01\na;2022;951;75,00\nb;2021;1.000;\na;2021;1 000;\n"
LONG = (
    "unit;period;indicator;value\nb;2022;crimes;950\nb;2021;crimes;1.000\nb;2022;clearance_rate;75,01\n"
    "a;2022;crimes;951\na;2021;crimes;1 000\na;2022;clearance_rate;75,00\n"
)


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize(
    ("tables", "options"),
    [
        ({"data": WIDE}, []),
        ({"data": PANEL}, []),
        ({"data": LONG}, []),
        ({"data": NOW, "before": "unit;crimes\nb;1.000\na;1 000\n"}, ["--earlier", "2021=before.csv"]),
        ({"data": NOW, "before": "unit;crimes\na;1 000\nb;1.000\n"}, ["--earlier", "2021=before.csv"]),
    ],
    ids=["wide", "panel", "long", "same order", "other order"],
)
def test_numbers_are_read_as_their_locale_writes_them(
    run: Run, folder: Path, tables: dict[str, str], options: list[str], separator: str
) -> None:
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text.replace(";", separator), encoding="utf-8")
    result = run("data.csv", *options, "--locale", "vi", "--out", "out.jsonl")
    assert result.exit_code == 0, result.stderr
    told = {row["unit"]: (row["fewer_crimes_verdict"], row["clearance_verdict"]) for row in lines_of("out.jsonl")}
    assert told == {"a": ("not_met", "not_met"), "b": ("met", "met")}


def test_folders_of_csv_tables_are_read_so_too(run: Run, folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in/data.csv").write_text(WIDE, encoding="utf-8")
    assert run("in", "--locale", "vi", "--out", "out/").exit_code == 0
    assert run("in", "--locale", "vi", "--out", "out/", "--resume").exit_code == 0
    result = run("in", "--locale", "mixed", "--out", "out/", "--resume")
    assert result.exit_code == 3
    assert "were made with `vi` as locale, this time it is `mixed`" in result.stderr


def test_columns_parted_by_commas_may_hold_them_in_quotes(run: Run, folder: Path) -> None:
    (folder / "data.csv").write_text('unit,clearance_rate\na,"75,01"\nb,"75"\n', encoding="utf-8")
    assert run("data.csv", "--locale", "mixed", "--out", "out.jsonl").exit_code == 0
    assert [row["clearance_verdict"] for row in lines_of("out.jsonl")] == ["met", "not_met"]


@pytest.mark.parametrize(
    ("locale", "cell", "said"),
    [
        ("vi", "75.01", "clearance_rate: data row 2 holds `75.01`, which is no number as `vi` writes them"),
        ("mixed", "1.203", "data row 2 holds `1.203`, which can be 1203 or 1.2030; write `1203` if the mark parts"),
        ("plain", "75,01", "data row 2 holds `75,01` where a number is due"),
    ],
)
def test_a_cell_that_is_no_number_is_told_with_its_row(
    run: Run, folder: Path, locale: str, cell: str, said: str
) -> None:
    (folder / "data.csv").write_text(f"unit;clearance_rate\na;75\nb;{cell}\n", encoding="utf-8")
    result = run("data.csv", "--locale", locale, "--out", "out.jsonl")
    assert result.exit_code == 3
    assert said in result.stderr


@pytest.mark.parametrize(
    "text",
    [
        'unit;crimes;crimes@2021;"Ghi chú, khác"\nx;950;1.000;n\n',
        "sep=;\nunit;crimes;crimes@2021\nx;950;1.000\n",
        '\ufeff"sep=;"\r\nunit;crimes;crimes@2021\r\nx;950;1.000\r\n',
        "sep=\t\nunit\tcrimes\tcrimes@2021\nx\t950\t1.000\n",
        "unit|crimes|crimes@2021|a,b;c\nx|950|1.000|\n",
    ],
)
def test_columns_are_parted_by_what_cuts_the_header_or_what_is_declared(run: Run, folder: Path, text: str) -> None:
    (folder / "data.csv").write_bytes(text.encode())
    result = run("data.csv", "--locale", "vi", "--out", "out.jsonl")
    assert result.exit_code == 0, result.stderr
    assert [row["fewer_crimes_verdict"] for row in lines_of("out.jsonl")] == ["met"]
    assert "separated by" in run("data.csv", "--out", "out.jsonl").stderr


def test_blanks_in_a_cell_are_shown(run: Run, folder: Path) -> None:
    (folder / "data.csv").write_text("unit;crimes\na; 950 \n", encoding="utf-8")
    assert "holds ` 950 `, which is no number" in run("data.csv", "--locale", "vi", "--out", "out.jsonl").stderr
