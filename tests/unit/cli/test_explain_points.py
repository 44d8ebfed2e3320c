"""What ``explain`` says of points: every way of scoring, labels, what is missing, tables and groups."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.cli.conftest import Run

GOLDEN = Path(__file__).parents[2] / "golden" / "explained"


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_way_of_scoring_is_said(run: Run, language: str, *, reset_golden: bool) -> None:
    said = run("explain", GOLDEN / "points.yaml", "--lang", language).stdout
    golden = GOLDEN / f"points.{language}.txt"
    if reset_golden:
        golden.write_text(said, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == said
