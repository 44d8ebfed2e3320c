"""Lazy frames of polars stay lazy: nothing is read before it is asked for, in bounded pieces and only as needed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl
import pytest
from tests.samples.frame_pact import PACT, polars_of

from emulation_rules import InvalidReportError, evaluate_frame
from emulation_rules.frames.polars_frame import PolarsColumns

GROUP: Final = 200
"""Rows of a group of the file."""


@pytest.fixture
def scanned(tmp_path: Path) -> pl.LazyFrame:
    rows = 12 * GROUP
    file = tmp_path / "units.parquet"
    frame = pl.select(unit=pl.int_range(rows), crimes=pl.lit(950), other=pl.int_range(rows))
    frame.with_columns(pl.lit(1000).alias("crimes@2022")).write_parquet(file, row_group_size=GROUP)
    return pl.scan_parquet(file)


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> list[pl.DataFrame]:
    """The pieces that are evaluated, of which the slow engine decides nothing."""
    found: list[pl.DataFrame] = []
    made = PolarsColumns.__init__

    def noted(self: PolarsColumns, frame: pl.DataFrame) -> None:
        found.append(frame)
        made(self, frame)

    monkeypatch.setattr(PolarsColumns, "__init__", noted)
    return found


@pytest.mark.filterwarnings("ignore::emulation_rules.UnreportedTargetWarning")
def test_only_columns_that_are_read_are_asked_for(scanned: pl.LazyFrame) -> None:
    plan = evaluate_frame(PACT, scanned).explain(engine="streaming")
    assert "PROJECT 3/4 COLUMNS" in plan


@pytest.mark.filterwarnings("ignore::emulation_rules.UnreportedTargetWarning")
def test_nothing_is_read_until_it_is_collected(scanned: pl.LazyFrame, pieces: list[pl.DataFrame]) -> None:
    told = evaluate_frame(PACT, scanned)
    assert told.collect_schema().names()[:2] == ["unit", "fewer_crimes_verdict"]
    assert [piece.height for piece in pieces if piece.height] == []
    assert told.head(3).collect(engine="streaming")["unit"].to_list() == [0, 1, 2]
    heights = [piece.height for piece in pieces if piece.height]
    assert len(heights) > 1
    assert max(heights) <= 2 * GROUP


def test_a_lazy_frame_comes_to_what_an_eager_one_does() -> None:
    assert evaluate_frame(PACT, polars_of().lazy()).collect().equals(evaluate_frame(PACT, polars_of()))


@pytest.mark.filterwarnings("ignore::emulation_rules.UnreportedTargetWarning")
def test_what_is_wrong_with_columns_is_raised_before_anything_is_read() -> None:
    frame = pl.LazyFrame({"unit": ["a"], "crimes": ["x"]}).map_batches(lambda _: pytest.fail("read"), schema=None)
    with pytest.raises(InvalidReportError) as refused:
        evaluate_frame(PACT, frame)
    assert refused.value.args == ("frame_text_for_numbers",)
