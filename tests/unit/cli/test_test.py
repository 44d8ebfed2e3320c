from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.samples.trial_pact import PACT, folder_of
from tests.unit.cli.conftest import Run

CASES = """\
  - {name: beyond, figures: {clearance: 76}, expect: {cleared: met}}
  - {name: on the mark, figures: {clearance: 75}, expect: {cleared: not met}}
"""
WRONG = CASES.replace("not met", "met")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(tmp_path, CASES)


@pytest.fixture
def failing(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "failing", WRONG)


def test_cases_that_come_out_end_with_0(run: Run, folder: Path) -> None:
    result = run("test", folder)
    assert (result.exit_code, result.stdout) == (0, "2 of 2 cases as expected\n")


def test_a_case_that_fails_ends_with_1_and_is_told_as_a_table(run: Run, failing: Path) -> None:
    result = run("test", failing)
    assert result.exit_code == 1
    assert "FAIL on the mark" in result.stdout
    assert "cleared.verdict  met       not met" in result.stdout
    assert "exactly on the mark where it must be passed" in result.stdout
    assert result.stdout.endswith("1 of 2 cases as expected\n")


def test_messages_come_in_vietnamese(run: Run, failing: Path) -> None:
    result = run("test", failing, "--lang", "vi")
    assert "SAI on the mark" in result.stdout
    assert result.stdout.endswith("đúng 1/2 trường hợp\n")


def test_a_file_that_cannot_be_used_ends_with_3(run: Run, folder: Path) -> None:
    (folder / "tests" / "bad.yaml").write_text("format: emulation-rules-tests/1\ncases: 1", encoding="utf-8")
    result = run("test", folder)
    assert result.exit_code == 3
    assert "bad.yaml:2:8: cases: there is no list of `cases`" in result.stdout
    assert "1 files cannot be used" in result.stdout


def test_a_faulty_ruleset_ends_with_3_and_is_told_once(run: Run, folder: Path) -> None:
    text = (folder / "tests" / "marks.yaml").read_text(encoding="utf-8")
    (folder / "tests" / "more.yaml").write_text(text, encoding="utf-8")
    (folder / "ruleset.yaml").write_text(PACT.replace("above 75%", "abov 75%"), encoding="utf-8")
    result = run("test", folder)
    assert result.exit_code == 3
    assert result.stdout.count("ruleset.yaml:21:16") == 1


def test_a_folder_without_cases_ends_with_3(run: Run, tmp_path: Path) -> None:
    result = run("test", tmp_path)
    assert result.exit_code == 3
    assert "no file of test cases is in" in result.stderr


def test_a_missing_file_ends_with_3(run: Run, folder: Path) -> None:
    result = run("test", folder / "tests" / "lost.yaml")
    assert result.exit_code == 3
    assert "there is no file" in result.stdout


@pytest.mark.parametrize("wrong", [("--fail-under", "101"), ("--most", "0"), ("--format", "xml"), ("--mutant",), ()])
def test_wrong_usage_ends_with_2(run: Run, folder: Path, wrong: tuple[str, ...]) -> None:
    assert run("test", *([folder] if wrong else []), *wrong).exit_code == 2


def test_cases_are_chosen_by_name(run: Run, failing: Path) -> None:
    result = run("test", failing, "-k", "BEYOND")
    assert (result.exit_code, result.stdout) == (0, "1 of 1 cases as expected; 1 not asked for\n")


def test_a_name_that_no_case_has_does_not_pass(run: Run, failing: Path) -> None:
    result = run("test", failing, "-k", "BEYONT")
    assert result.exit_code == 1
    assert result.stderr == "there is no case whose name holds `BEYONT`\n"


def test_the_first_failure_ends_it(run: Run, tmp_path: Path) -> None:
    turned = "".join(reversed(WRONG.splitlines(keepends=True)))
    result = run("test", folder_of(tmp_path, turned), "--fail-fast")
    assert result.exit_code == 1
    assert result.stdout.endswith("0 of 1 cases as expected; stopped at the first failure\n")


def test_another_ruleset_is_tested_with_the_same_cases(run: Run, folder: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text(PACT.replace("above 75%", "at least 75%"), encoding="utf-8")
    assert run("test", folder, "--ruleset", draft).exit_code == 1
    draft.write_text("format: emulation-rules/1", encoding="utf-8")
    assert run("test", folder, "--ruleset", draft).exit_code == 3


def test_what_is_not_tried_is_listed_and_too_little_ends_with_1(run: Run, folder: Path) -> None:
    told = run("test", folder, "--coverage")
    assert told.exit_code == 0
    assert "trial-pact: 9 of 48 spots tried (18%)" in told.stdout
    # The name of the folder may be too long for one line of a cell of text.
    assert "ruleset.yaml:21" in run("test", folder, "--coverage", "--format", "markdown").stdout
    assert run("test", folder, "--fail-under", "18").exit_code == 0
    assert run("test", folder, "--fail-under", "19").exit_code == 1


@pytest.mark.parametrize("form", ["text", "github", "junit", "json", "markdown"])
def test_that_too_little_is_tried_is_said_in_every_form(run: Run, folder: Path, form: str) -> None:
    result = run("test", folder, "--fail-under", "19", "--format", form)
    said = "trial-pact: 18% is tried, 19% at least is asked for (`--fail-under`); add cases for what is left\n"
    assert (result.exit_code, result.stderr) == (1, said)
    assert run("test", folder, "--fail-under", "18", "--format", form).stderr == ""


def test_changes_that_nobody_notices_are_listed(run: Run, folder: Path) -> None:
    result = run("test", folder, "--mutate", "--most", "20")
    assert result.exit_code == 0
    assert "wrong changes noticed" in result.stdout
    assert "no case notices:" in result.stdout
    assert "not tried" in result.stdout


@pytest.mark.parametrize("form", ["text", "json", "github", "junit", "markdown"])
def test_every_form_ends_with_the_same_code(run: Run, folder: Path, failing: Path, form: str) -> None:
    assert run("test", folder, "--format", form, "--coverage").exit_code == 0
    result = run("test", failing, "--format", form)
    assert result.exit_code == 1
    assert result.stdout.endswith("\n")
    if form == "json":
        assert json.loads(result.stdout)["summary"] == {"cases": 2, "failed": 1, "left_out": 0, "stopped": False}


def test_results_go_to_a_file(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "junit.xml"
    result = run("test", folder, "--format", "junit", "--out", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "<testsuites" in out.read_text(encoding="utf-8")


def test_watching_runs_again_when_a_file_changes(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ruleset = folder / "ruleset.yaml"
    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: ruleset.write_text(PACT.replace("above 75%", "at least 75%"), encoding="utf-8"),
        lambda: ruleset.write_text("format: nothing", encoding="utf-8"),
    ]

    def pause(_: float) -> None:
        if not steps:
            raise KeyboardInterrupt
        steps.pop(0)()

    monkeypatch.setattr("emulation_rules.trials.watch.sleep", pause)
    result = run("test", folder, "--watch")
    assert result.exit_code == 130
    first, second, third = result.stdout.split("changed: ruleset.yaml\n")
    assert first == "2 of 2 cases as expected\n"
    assert "1 of 2 cases as expected" in second
    assert "1 files cannot be used" in third


START = b"format: emulation-rules-tests/1\n"
HOSTILE = {
    "cycle.yaml": START + b"cases: &a [*a]\n",
    "twice.yaml": START + b"cases: []\ncases: []\n",
    "latin.yaml": "format: emulation-rules-tests/1\n# giáo\n".encode("latin-1"),
    "tag.yaml": START + b"cases: !!python/object/apply:os.system ['true']\n",
    "deep.yaml": START + b"cases: " + b"[" * 5000,
    "types.yaml": START + b"ruleset: [1]\ncases: [1, null, [], {name: {}, figures: 1, expect: 2}]\n",
    "control.yaml": START + b"cases: ['\x1b[2J']\n",
    "escape.yaml": START + b"ruleset: ../../../../etc/passwd\ncases: []\n",
    "huge.yaml": START + b"cases:\n" + b"  - {name: a, figures: {clearance: 1}}\n" * 120_000,
    "number.yaml": START + b"cases:\n  - {name: a, figures: {clearance: 1e999999999}, expect: {score: 1e99999}}\n",
    "empty.csv": b"expect:x\n",
    "nul.csv": b"name,expect:cleared\n\0,\n",
    "quote.csv": b'name,expect:cleared\na,"met\n',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_with_3_and_a_place(run: Run, folder: Path, name: str) -> None:
    file = folder / "tests" / name
    file.write_bytes(HOSTILE[name])
    result = run("test", file)
    assert result.exit_code == 3, result.stdout
    assert f"{file}:" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr
    assert "\x1b" not in result.stdout
