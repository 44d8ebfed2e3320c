from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.unit.cli.conftest import Run

from emulation_rules.outputs.findings_json import findings_schema

RULESET = """\
format: emulation-rules/1
id: judged
title: Judged
period: 2023
indicators:
  first: {en: First, measure: score, better: higher, ceiling: 30}
  second: {en: Second, measure: score, better: higher, ceiling: 30}
targets:
  one: {indicator: first, criterion: at least 1, points: 30, scoring: direct}
  two: {indicator: second, criterion: at least 1, points: 30, scoring: direct}
"""
TABLE = '# locale: mixed\nunit,period,first,second,stated:score\na,2023,20.5,"25,67",{total}\nb,2023,20.5,25.6,46.1\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ruleset and two tables, one of which states a total that misses a cell."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ruleset.yaml").write_text(RULESET, encoding="utf-8")
    (tmp_path / "off.csv").write_text(TABLE.format(total="20.5"), encoding="utf-8")
    (tmp_path / "sound.csv").write_text(TABLE.format(total="46.17").replace('"25,67"', "25.67"), encoding="utf-8")
    return tmp_path


def test_reports_without_a_fault_end_with_zero(run: Run, folder: Path) -> None:
    result = run("audit", folder, "sound.csv")
    assert (result.exit_code, result.stdout) == (0, "units 2, stated results 2: nothing is off\n")


def test_an_error_ends_with_one_and_names_the_cell(run: Run, folder: Path) -> None:
    result = run("audit", folder, "off.csv")
    assert result.exit_code == 1
    odd, total, summary = result.stdout.splitlines()
    assert odd.startswith("off.csv:3:13: warning: ")
    assert total.startswith("off.csv:3:21: stated.2023.a.score: ")
    assert "`25,67` (off.csv:3:13)" in total
    assert summary == "units 2, stated results 2: errors 1, warnings 1"
    assert "1 lỗi, 1 cảnh báo" in run("audit", folder, "off.csv", "--lang", "vi").stdout


def test_a_warning_alone_ends_with_zero(run: Run, folder: Path) -> None:
    (folder / "warned.csv").write_text(TABLE.format(total="46.17"), encoding="utf-8")
    result = run("audit", folder, "warned.csv")
    assert result.exit_code == 0
    assert result.stdout.endswith("errors 0, warnings 1\n")


def test_json_is_a_document_of_findings(run: Run, folder: Path) -> None:
    result = run("audit", folder, "off.csv", "--format", "json")
    document = json.loads(result.stdout)
    Draft202012Validator(findings_schema()).validate(document)
    assert [found["code"] for found in document["findings"]] == ["audit_odd_mark", "audit_score_differs_by_a_cell"]


def test_markdown_and_csv_have_a_row_for_each_finding(run: Run, folder: Path) -> None:
    markdown = run("audit", folder, "off.csv", "--format", "markdown").stdout.splitlines()
    assert markdown[0] == "| Severity | Place | Finding |"
    assert markdown[2].startswith("| warning | `off.csv:3:13` | `25,67` ")
    assert markdown[-1] == "units 2, stated results 2: errors 1, warnings 1"
    table = run("audit", folder, "off.csv", "--format", "csv").stdout.splitlines()
    assert table[0] == "code,severity,file,line,column,path,message"
    assert table[2].startswith("audit_score_differs_by_a_cell,error,off.csv,3,21,stated.2023.a.score,")


def test_the_findings_can_be_written_to_a_file(run: Run, folder: Path) -> None:
    result = run("audit", folder, "off.csv", "--out", folder / "found.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "`25,67`" in (folder / "found.txt").read_text(encoding="utf-8")


def test_a_report_that_cannot_be_read_ends_with_three(run: Run, folder: Path) -> None:
    (folder / "bad.csv").write_text("unit,period,stated:scor\na,2023,1\n", encoding="utf-8")
    result = run("audit", folder, "bad.csv")
    assert result.exit_code == 3
    assert "no result is stated under `scor`" in result.stderr
