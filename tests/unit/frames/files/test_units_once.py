"""Units that stand twice are found by hashes, and named by looking at the tables again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation_rules.frames.files import units_once
from emulation_rules.frames.files.units_once import NamedRow, rows_of_twice

NAMES = st.lists(st.lists(st.text("abđ0", max_size=3), max_size=8), max_size=6)
KINDS = (pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string()))


def _found(batches: list[pa.Array], folder: Path, most: int) -> list[tuple[NamedRow, NamedRow]]:
    with units_once.units_once(folder, most) as once:
        for units in batches:
            once.add(units)
        suspects = once.suspects()
    before = np.cumsum([0, *map(len, batches)])
    return list(
        rows_of_twice(((("t", int(rows), units)) for rows, units in zip(before, batches, strict=False)), suspects)
    )


@given(NAMES, st.sampled_from(KINDS), st.sampled_from([1, 3, 1 << 20]))
def test_every_unit_that_stands_twice_is_found(
    tmp_path_factory: pytest.TempPathFactory, names: list[list[str]], kind: pa.DataType, most: int
) -> None:
    batches = [pa.array(batch, pa.string()).cast(kind) for batch in names]
    rows = [name for batch in names for name in batch]
    again = [(rows.index(name) + 1, row, name) for row, name in enumerate(rows, 1) if name in rows[: row - 1]]
    found = _found(batches, tmp_path_factory.getbasetemp(), most)
    assert [(first.row, twice.row, twice.unit) for first, twice in found] == again


@pytest.mark.parametrize("kind", [pa.int8(), pa.uint64(), pa.int64()])
def test_units_may_be_numbers(tmp_path: Path, kind: pa.DataType) -> None:
    found = _found([pa.array([7, 1], kind), pa.array([2, 7, 3], kind)], tmp_path, 2)
    assert [(first.row, twice.row, twice.unit) for first, twice in found] == [(1, 4, "7")]


def test_equal_hashes_of_different_units_name_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units_once, "text_hashes", lambda texts: np.zeros(len(texts), np.uint64))
    assert _found([pa.array(["a", "b"])], tmp_path, 8) == []
    assert len(_found([pa.array(["a", "b", "a"])], tmp_path, 8)) == 1


def test_many_units_wait_in_a_file_that_is_gone_afterwards(tmp_path: Path) -> None:
    batches = [pa.array([f"unit {row}" for row in range(start, start + 1000)]) for start in range(0, 5000, 1000)]
    assert _found(batches, tmp_path, 100) == []
    assert list(tmp_path.iterdir()) == []
