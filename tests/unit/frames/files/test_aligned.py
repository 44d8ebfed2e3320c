from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from emulation_rules.frames.files import aligned
from emulation_rules.frames.files.aligned import Units
from emulation_rules.frames.files.part import Part, part_at

UNITS = [f"u{number}" for number in range(1000)]


def _part(path: Path, units: list[str] | list[int], rows: int) -> Part:
    pq.write_table(pa.table({"unit": units, "crimes": range(len(units))}), path, row_group_size=rows)
    return part_at(str(path))


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("aligned", "read_parquet"):
        monkeypatch.setattr(f"emulation_rules.frames.files.{module}.BATCH_ROWS", 64)


def test_units_are_the_same_however_they_are_cut(tmp_path: Path) -> None:
    one, other = _part(tmp_path / "1.parquet", UNITS, 70), _part(tmp_path / "2.parquet", UNITS, 333)
    assert aligned.compared([one, other], "unit") is Units.SAME
    one, other = (_part(tmp_path / f"{rows}.parquet", sorted(UNITS), rows) for rows in (70, 333))
    assert aligned.compared([one, other], "unit") is Units.SAME_AND_SORTED


@pytest.mark.parametrize("units", [["a", "b", "b"], ["b", "a", "b"], [1, 2, 1], [*range(63), 64, 64]])
def test_units_that_may_stand_twice_are_not_sorted(tmp_path: Path, units: list[str] | list[int]) -> None:
    one, other = (_part(tmp_path / f"{rows}.parquet", units, rows) for rows in (1, 2))
    assert aligned.compared([one, other], "unit") is Units.SAME


@pytest.mark.parametrize(
    "units",
    [UNITS[:-1], [*UNITS, "more"], [*UNITS[:-1], "another"], UNITS[::-1], [], list(range(1000))],
    ids=["fewer", "more", "another", "order", "none", "type"],
)
def test_other_units_are_seen(tmp_path: Path, units: list[str] | list[int]) -> None:
    one, other = _part(tmp_path / "1.parquet", UNITS, 70), _part(tmp_path / "2.parquet", units, 70)
    assert aligned.compared([one, other], "unit") is Units.OTHER
    assert aligned.compared([other, one], "unit") is Units.OTHER
