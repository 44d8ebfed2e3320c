"""Figures in rows come to what the same figures in columns come to, however rows are cut into batches."""

from __future__ import annotations

import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.samples.bulk_tables import RULESET

from emulation_rules import __version__, loads
from emulation_rules.frames.files.evaluate_files import evaluate_into_file
from emulation_rules.frames.files.find_parts import find_parts
from emulation_rules.frames.files.job import Job
from emulation_rules.frames.files.kinds import ResultKind
from emulation_rules.model.errors import InvalidReportError

PACT = loads(RULESET)


def _units(number: int) -> list[dict[str, object]]:
    """Units with figures drawn by the same lot each time; about every fifth figure is missing."""
    lot = random.Random(4)  # noqa: S311
    rows: list[dict[str, object]] = []
    for unit in range(number):
        crimes = {year: None if lot.random() < 0.2 else lot.randint(90, 101) for year in (2021, 2022)}
        rate = None if lot.random() < 0.2 else lot.choice([74.99, 75.0, 75.01])
        rows.append(
            {"unit": f"u{unit:04}", "crimes": crimes[2022], "crimes@2021": crimes[2021], "clearance_rate": rate}
        )
    return rows


def _figures(units: list[dict[str, object]]) -> list[dict[str, object]]:
    rows = []
    for unit in units:
        for key in ("crimes", "crimes@2021", "clearance_rate"):
            indicator, _, year = key.partition("@")
            period = year or "2022"
            value = unit[key]
            rows.append({"unit": unit["unit"], "period": period, "indicator": indicator, "value": value})
    random.Random(5).shuffle(rows)  # noqa: S311
    return [{**row, "value": None if row["value"] is None else float(str(row["value"]))} for row in rows]


def _told(path: Path) -> list[dict[str, object]]:
    job = Job(PACT, PACT.span.period, find_parts([str(path)]), ResultKind.PARQUET, __version__)
    evaluate_into_file(job, str(path.with_suffix(".out")), lambda *_: None)
    told = pq.read_table(path.with_suffix(".out"))
    return [{key: row[key] for key in row if key != "period"} for row in told.to_pylist()]


@pytest.mark.parametrize("rows", [1, 3, 64, 2**17])
def test_units_are_whole_however_their_rows_are_cut(tmp_path: Path, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emulation_rules.frames.files.gathered.BATCH_ROWS", rows)
    monkeypatch.setattr("emulation_rules.frames.files.gathered._MOST", 1)
    units = _units(100)
    pq.write_table(pa.Table.from_pylist(units), tmp_path / "wide.parquet")
    pq.write_table(pa.Table.from_pylist(_figures(units)), tmp_path / "long.parquet")
    assert _told(tmp_path / "long.parquet") == _told(tmp_path / "wide.parquet")


@pytest.mark.parametrize("rows", [1, 2**17])
def test_a_figure_that_stands_twice_is_named(tmp_path: Path, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emulation_rules.frames.files.gathered.BATCH_ROWS", rows)
    figures = _figures(_units(30))
    twice = next(row for row in figures if row["unit"] == "u0007" and row["indicator"] == "clearance_rate")
    pq.write_table(pa.Table.from_pylist([*figures, twice]), tmp_path / "long.parquet")
    with pytest.raises(InvalidReportError, match="u0007, clearance_rate"):
        _told(tmp_path / "long.parquet")
    assert [path.name for path in tmp_path.iterdir()] == ["long.parquet"]
