"""A small pact with two units, and the command line to use it with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from emulation_rules.cli import commands

RULESET = """\
format: emulation-rules/1
id: small
title: {vi: Giao ước nhỏ, en: A small pact}
period: 2022
units: {unit-a: {vi: Đơn vị A, en: Unit A}, unit-b: {vi: Đơn vị B, en: Unit B}}
indicators:
  crimes: {vi: Số vụ, en: Crimes, measure: count, better: lower}
  clearance_rate: {vi: Tỷ lệ khám phá, en: Clearance rate, measure: percent, better: higher, ceiling: 100, places: 2}
targets:
  fewer_crimes: {vi: Giảm tội phạm, en: Fewer crimes, indicator: crimes, criterion: down at least 5% from previous year}
  clearance: {vi: Khám phá án, en: Clearance, indicator: clearance_rate, criterion: above 75%, points: 20}
"""
REPORT = """\
format: emulation-rules-report/1
figures:
  2021: {unit-a: {crimes: 100}, unit-b: {crimes: 100}}
  2022: {unit-a: {crimes: 95, clearance_rate: 92.5}, unit-b: {crimes: 96, clearance_rate: 75}}
"""

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line in an English locale."""
    for variable in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    def invoke(*arguments: str | Path) -> Result:
        # A traceback is a failure of the test, not an exit code.
        return CliRunner().invoke(commands, [str(argument) for argument in arguments], catch_exceptions=False)

    return invoke


@pytest.fixture
def pact(tmp_path: Path) -> Path:
    """A folder with the ruleset and two reports in it, one a unit."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "ruleset.yaml").write_text(RULESET, encoding="utf-8")
    (folder / "report.yaml").write_text(REPORT, encoding="utf-8")
    return folder
