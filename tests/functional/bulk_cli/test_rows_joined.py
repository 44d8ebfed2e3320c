"""Years in rows and files of their own come to what the same figures in one row come to, whatever DuckDB can hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.feather as pa_feather
import pyarrow.parquet as pq
import pytest
from tests.functional.bulk_cli.conftest import Run, lines_of

Columns = Mapping[str, Any]
Laid = Callable[[Path, Columns], Sequence[str]]
"""Writes this year's columns, and a thousand crimes last year, and returns what the command is given."""


def _parquet(path: Path, columns: Columns) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(dict(columns)), path)
    return str(path)


def _earlier(units: Sequence[object]) -> Laid:
    def laid(folder: Path, columns: Columns) -> Sequence[str]:
        before = _parquet(folder / "before.parquet", {"unit": units, "crimes": [1000] * len(units)})
        return [_parquet(folder / "now.parquet", columns), "--earlier", f"2021={before}"]

    return laid


def _panel(folder: Path, columns: Columns) -> Sequence[str]:
    now = pa.table(dict(columns))
    before = pa.table({"unit": now["unit"], "crimes": [1000] * len(now), "period": [2021] * len(now)})
    both = pa.concat_tables(
        [now.append_column("period", pa.array([2022] * len(now))), before], promote_options="default"
    )
    pq.write_table(both, folder / "panel.parquet")
    return ["panel.parquet"]


def _long(folder: Path, columns: Columns) -> Sequence[str]:
    (key,) = [name for name in columns if name not in ("unit", "Crimes")]
    number = len(columns["unit"])
    held = {"unit": columns["unit"], "value": columns[key], "indicator": [key] * number, "period": [2022] * number}
    return [_parquet(folder / "long.parquet", held)]


LAID: Final[Mapping[str, Laid]] = {
    "same order": _earlier(["a", "b"]),
    "other order": _earlier(["b", "a"]),
    "panel": _panel,
    "long": _long,
}


def _told(run: Run, arguments: Sequence[str], target: str) -> list[object]:
    result = run(*arguments, "--out", "out.jsonl")
    assert result.exit_code == 0, result.stderr
    rows = sorted(lines_of("out.jsonl"), key=lambda row: str(row["unit"]))
    return [row[f"{target}_verdict"] for row in rows]


@pytest.mark.parametrize("laid", LAID)
def test_decimals_of_more_than_38_digits_are_not_rounded(run: Run, folder: Path, laid: str) -> None:
    rates = pa.array([Decimal("75.00000000000000000001"), Decimal(75)], pa.decimal256(45, 20))
    arguments = LAID[laid](folder, {"unit": ["a", "b"], "clearance_rate": rates})
    assert _told(run, arguments, "clearance") == ["met", "not_met"]


@pytest.mark.parametrize("laid", LAID)
def test_floats_of_two_bytes_mean_what_they_print(run: Run, folder: Path, laid: str) -> None:
    """Of 75.06 the nearest is 75.0625, which prints as 75.06; both are above 75."""
    (folder / "pact.yaml").write_text((folder / "pact.yaml").read_text().replace("above 75%", "at least 75.061%"))
    rates = pa.array(np.array([75.06, 75.2], np.float16))
    arguments = LAID[laid](folder, {"unit": ["a", "b"], "clearance_rate": rates})
    assert _told(run, arguments, "clearance") == ["not_met", "met"]


@pytest.mark.parametrize("laid", ["same order", "other order", "panel"])
def test_columns_that_differ_in_capitals_are_two(run: Run, folder: Path, laid: str) -> None:
    arguments = LAID[laid](folder, {"Crimes": [5000, 1], "unit": ["a", "b"], "crimes": [900, 990]})
    assert _told(run, [*arguments, "--ignore", "Crimes"], "fewer_crimes") == ["met", "not_met"]


def test_two_columns_that_are_read_and_one_to_duckdb_are_refused(run: Run, folder: Path) -> None:
    columns = {"Period": ["a"], "period": [2022], "indicator": ["crimes"], "value": [9]}
    _parquet(folder / "long.parquet", columns)
    result = run("long.parquet", "--unit-column", "Period", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "columns `Period` and `period` differ in capitals only" in result.stderr
    _parquet(folder / "long.parquet", {**columns, "unit": ["a"], "UNIT": ["q"]})
    assert run("long.parquet", "--out", "out.jsonl").exit_code == 0, "who reads one does not mind the other"


@pytest.mark.parametrize("name", ["n[ab].parquet", "a?b.parquet", "*.parquet"])
@pytest.mark.parametrize("laid", ["other order", "panel"])
def test_the_name_of_a_file_is_no_pattern(run: Run, folder: Path, name: str, laid: str) -> None:
    for other in ("na.parquet", "axb.parquet", "z.parquet"):
        _parquet(folder / "in" / other, {"unit": ["a", "b"], "crimes": [1, 1], "period": [2021, 2022]})
    first, *others = LAID[laid](folder, {"unit": ["a", "b"], "crimes": [900, 990]})
    moved = others[-1].removeprefix("2021=") if others else first
    (folder / "in" / name).write_bytes(Path(moved).read_bytes())
    called = f"in/{name}"
    arguments = [first, "--earlier", f"2021={called}"] if others else [called]
    assert _told(run, arguments, "fewer_crimes") == ["met", "not_met"]


@pytest.mark.parametrize(("now", "before"), [([1, 2], ["01", "1"]), (["01", "1"], [1, 2])])
def test_units_of_text_and_of_numbers_are_not_held_against_each_other(
    run: Run, folder: Path, now: list[object], before: list[object]
) -> None:
    arguments = _earlier(before)(folder, {"unit": now, "crimes": [900, 990]})
    result = run(*arguments, "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "column `unit` holds text in the table of" in result.stderr


@pytest.mark.parametrize("laid", ["same order", "other order"])
def test_a_column_left_out_may_be_called_like_last_years(run: Run, folder: Path, laid: str) -> None:
    arguments = LAID[laid](folder, {"unit": ["a", "b"], "crimes": [900, 990], "crimes@2021": [9, 9]})
    assert _told(run, [*arguments, "--ignore", "crimes@2021"], "fewer_crimes") == ["met", "not_met"]


@pytest.mark.parametrize("key", ["period=2022", "cluster=north", "region=north"])
@pytest.mark.parametrize("units", [["a", "b"], ["b", "a"]])
def test_folders_may_say_what_columns_would(run: Run, folder: Path, key: str, units: list[object]) -> None:
    first, *others = _earlier(units)(folder, {"unit": ["a", "b"], "crimes": [900, 990]})
    (folder / "in" / key).mkdir(parents=True)
    Path(first).rename(folder / "in" / key / "x.parquet")
    assert _told(run, ["in", *others], "fewer_crimes") == ["met", "not_met"]


def test_a_folder_may_say_the_unit(run: Run, folder: Path) -> None:
    for unit, crimes in (("a", 900), ("b", 990)):
        _parquet(folder / "in" / f"unit={unit}" / "x.parquet", {"crimes": [crimes], "crimes@2021": [1000]})
    assert _told(run, ["in"], "fewer_crimes") == ["met", "not_met"]


def test_folders_may_say_the_year(run: Run, folder: Path) -> None:
    for year, crimes in ((2022, [900, 990]), (2021, [1000, 1000])):
        _parquet(folder / "in" / f"period={year}" / "x.parquet", {"unit": ["a", "b"], "crimes": crimes})
    assert _told(run, ["in"], "fewer_crimes") == ["met", "not_met"]


@pytest.mark.parametrize("units", [["a", "a"], ["b", "a", "b"]])
def test_a_unit_that_stands_twice_in_every_year_is_found(run: Run, folder: Path, units: list[object]) -> None:
    arguments = _earlier(units)(folder, {"unit": units, "crimes": [900] * len(units)})
    result = run(*arguments, "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "two rows are both" in result.stderr


def test_units_in_no_order_may_be_the_same_in_every_year(run: Run, folder: Path) -> None:
    arguments = _earlier(["c", "a", "b"])(folder, {"unit": ["c", "a", "b"], "crimes": [900, 990, 950]})
    assert _told(run, arguments, "fewer_crimes") == ["not_met", "met", "met"]


def test_a_layout_of_rows_by_period_does_not_go_with_tables_of_years(run: Run, folder: Path) -> None:
    arguments = _earlier(["a"])(folder, {"unit": ["a"], "crimes": [900]})
    result = run(*arguments, "--layout", "panel", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "`--layout panel`" in result.stderr


def test_words_of_a_dictionary_that_no_row_has_are_no_rows(run: Run, folder: Path) -> None:
    both = pa.table(
        {
            "unit": ["a", "a"],
            "crimes": [900, 1000],
            "period": pa.array(["2022", "2021"]).dictionary_encode(),
        }
    )
    for year, start in ((2022, 0), (2021, 1)):
        pa_feather.write_feather(both.slice(start, 1), str(folder / f"{year}.arrow"))
    assert _told(run, ["2022.arrow", "--earlier", "2021=2021.arrow"], "fewer_crimes") == ["met"]
