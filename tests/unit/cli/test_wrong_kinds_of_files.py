"""Files given for what they are not: one message says what they are."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Run


@pytest.mark.parametrize("command", ["evaluate", "rank", "explain", "sensitivity", "audit"])
@pytest.mark.parametrize("report", ["report.yaml", "my report.csv"])
@pytest.mark.parametrize("ruleset", ["", "ruleset.yaml"])
def test_a_report_named_before_the_ruleset_is_answered_with_the_right_call(
    run: Run, pact: Path, command: str, report: str, ruleset: str
) -> None:
    (pact / "my report.csv").write_text("unit,period,crimes\nunit-a,2022,95\n", encoding="utf-8")
    files = [str(pact / ruleset), str(pact / report), "more.yaml"]
    result = run(command, files[1], files[0], files[2])
    assert result.exit_code == 2
    assert f"`{shlex.join(['emulation-rules', command, *files])}`" in result.stderr
    assert "is a ruleset, which is named first" in result.stderr


def test_what_is_no_ruleset_is_not_taken_for_a_swapped_one(run: Run, pact: Path) -> None:
    report = pact / "report.yaml"
    result = run("evaluate", report, report)
    assert (result.exit_code, result.stderr.count("\n")) == (3, 1)
    assert "this is no ruleset: its format is `emulation-rules-report/1`" in result.stderr


@pytest.mark.parametrize("form", ["emulation-rules/1", "emulation-rules-tests/1"])
def test_of_a_report_that_is_none_nothing_else_is_said(run: Run, pact: Path, form: str) -> None:
    other = pact / "other.yaml"
    other.write_text(f"format: {form}\nid: a\ncases: 1\n", encoding="utf-8")
    result = run("evaluate", pact, other)
    assert (result.exit_code, result.stderr.count("\n")) == (3, 1)
    assert result.stderr.startswith(f"{other}:1:9: format: this is no report: its format is `{form}`")
