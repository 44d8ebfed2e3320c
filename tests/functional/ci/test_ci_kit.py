"""What CI servers and hooks are given, run here as they run it: installed from this folder, on good and bad files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml
from tests.samples.ci_files import ROOT, Runner, bash, copied, environment, read

from emulation_rules.cli import _COMMANDS

pytestmark = pytest.mark.xdist_group("installed")

GOOD = """\
format: emulation-rules/1
id: good
title: {vi: Giao ước, en: A pact}
period: 2023

indicators:
  crimes: {vi: Số vụ, en: Crimes, measure: count, better: lower}

targets:
  fewer:
    vi: Giảm
    en: Fewer
    indicator: crimes
    criterion: down at least 5% from previous year
    zero_baseline: met if still zero
    points: 10

score: {maximum: 10}
"""
BAD = GOOD.replace("id: good", "id: bad").replace("indicator: crimes", "indicator: crims")
CASES = """\
format: emulation-rules-tests/1
ruleset: ../ruleset.yaml

cases:
  - name: on the mark
    figures: {crimes: 95, crimes@2022: 100}
    expect: {fewer: met}
"""
ACTION: Any = read("action.yml")
GITLAB: Any = read("ci/gitlab.yml")
HOOKS: Any = read(".pre-commit-hooks.yaml")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a job in which the action has installed itself."""
    folder = tmp_path_factory.mktemp("action")
    runner = Runner(copied(folder / "action"), folder, folder / "home")
    ended = runner.run(ACTION, {}, only="Install emulation-rules")
    assert ended.returncode == 0, ended.stderr
    return runner.home


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a good ruleset and a bad one."""
    # Which checks there are, and what they think of the samples, is no matter of these tests.
    (tmp_path / "emulation-rules.toml").write_text('[lint]\nselect = ["truncated_source"]\n', encoding="utf-8")
    for name, text in (("good", GOOD), ("bad", BAD)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ruleset.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "good" / "tests").mkdir()
    (tmp_path / "good" / "tests" / "marks.yaml").write_text(CASES, encoding="utf-8")
    return tmp_path


def _miss(folder: Path) -> None:
    """Make the test case of the good ruleset fail."""
    cases = folder / "good" / "tests" / "marks.yaml"
    cases.write_text(CASES.replace("crimes: 95", "crimes: 96"), encoding="utf-8")


@pytest.fixture
def runner(installed: Path, folder: Path) -> Runner:
    made = Runner(ROOT, folder, folder / "home")
    (made.home / "GITHUB_PATH").write_text((installed / "GITHUB_PATH").read_text(encoding="utf-8"), encoding="utf-8")
    return made


def _run(runner: Runner, **inputs: str) -> subprocess.CompletedProcess[str]:
    named = {name.replace("_", "-"): value for name, value in inputs.items()}
    return runner.run(ACTION, named, only="Run emulation-rules")


# ---- GitHub -----------------------------------------------------------------------------


def test_the_action_passes_on_good_rulesets(runner: Runner) -> None:
    ended = _run(runner, paths="good", commands="check lint fmt")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "1 linted, nothing found" in ended.stdout
    assert "### emulation-rules lint" in runner.read("GITHUB_STEP_SUMMARY")


def test_the_action_annotates_bad_rulesets_and_writes_sarif_and_a_summary(runner: Runner) -> None:
    ended = _run(runner, paths="good\nbad\n")
    assert ended.returncode == 1
    assert "::error file=bad/ruleset.yaml,line=13,col=16," in ended.stdout
    found = runner.read("GITHUB_OUTPUT").strip().removeprefix("sarif=")
    log = json.loads((Path(found) / "lint.sarif").read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["unknown_indicator"]
    summary = runner.read("GITHUB_STEP_SUMMARY")
    assert "| error | `bad/ruleset.yaml:13:16` | there is no indicator `crims`" in summary


def test_the_action_heeds_its_inputs(runner: Runner) -> None:
    ended = _run(runner, paths="bad", fail_level="never", format="text", language="vi", summary="false")
    assert ended.returncode == 0
    assert "không có chỉ số `crims`" in ended.stdout
    assert runner.read("GITHUB_STEP_SUMMARY") == ""


def test_a_file_that_is_not_canonical_fails_fmt(runner: Runner, folder: Path) -> None:
    (folder / "good" / "ruleset.yaml").write_text(
        GOOD.replace("id: good\n", "").replace("period: 2023\n", "period: 2023\nid: good\n")
    )
    ended = _run(runner, paths="good", commands="fmt, check")
    assert ended.returncode == 1
    assert "+id: good" in ended.stdout


@pytest.mark.parametrize(("commands", "form"), [("fmt", "github"), ("lint", "text"), ("test", "text")])
def test_what_quotes_a_ruleset_is_told_between_marks_that_keep_it_from_being_a_command(
    runner: Runner, folder: Path, commands: str, form: str
) -> None:
    hostile = "##[error]forged"
    text = GOOD.replace("period: 2023\n\n", f"period: 2023 # {hostile}\n")
    (folder / "good" / "ruleset.yaml").write_text(text.replace("en: Fewer", f"en: 'Fewer {hostile}'"), encoding="utf-8")
    _miss(folder)
    ended = _run(runner, paths="good", commands=commands, format=form)
    assert ended.returncode == (0 if commands == "lint" else 1), ended.stderr
    first, *quoted, last = ended.stdout.splitlines()
    token = first.removeprefix("::stop-commands::")
    assert len(token) == 32
    assert last == f"::{token}::"
    assert not any(token in line for line in quoted)
    assert commands == "lint" or hostile in "\n".join(quoted)


def test_the_action_runs_test_cases(runner: Runner, folder: Path) -> None:
    ended = _run(runner, paths="good", commands="lint fmt test")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    _miss(folder)
    ended = _run(runner, paths="good", commands="test")
    assert ended.returncode == 1
    assert "::error file=good/tests/marks.yaml," in ended.stdout
    assert "### emulation-rules test" in runner.read("GITHUB_STEP_SUMMARY")


def test_the_gravest_exit_code_is_that_of_the_job(runner: Runner) -> None:
    assert _run(runner, paths="nowhere.yaml\nbad", commands="check lint").returncode == 3
    ended = _run(runner, paths="good", commands="lint chekc")
    assert (ended.returncode, ended.stderr) == (2, "no such command: chekc\n")


@pytest.mark.parametrize("name", ["paths", "commands", "fail-level", "format", "language", "summary"])
def test_an_input_is_never_read_as_a_script(runner: Runner, folder: Path, name: str) -> None:
    hostile = "$(touch owned)`touch owned`\"; touch owned; '\n--out=owned\n::error::x"
    runner.run(ACTION, {"paths": "good", name: hostile}, only="Run emulation-rules")
    assert not (folder / "owned").exists()


def test_no_script_of_the_action_holds_an_expression() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    assert set(ACTION["inputs"]) == {
        "paths", "commands", "fail-level", "format", "language", "python-version", "summary"
    }  # fmt: skip


# ---- GitLab -----------------------------------------------------------------------------


def test_the_gitlab_job_runs_as_written(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    job = GITLAB["emulation-rules"]
    package = copied(tmp_path_factory.mktemp("gitlab"))
    given = {"EMULATION_RULES": str(package), "EMULATION_RULES_PATHS": "good", "EMULATION_RULES_TESTS": "good"}
    variables = environment(**{**job["variables"], **given})
    prepared = bash("\n".join(job["before_script"]), folder, variables)
    assert prepared.returncode == 0, prepared.stderr
    script = "\n".join(job["script"])
    ended = bash(script, folder, variables)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    ended = bash(script, folder, {**variables, "EMULATION_RULES_PATHS": "good bad"})
    assert ended.returncode == 1
    assert "bad/ruleset.yaml:13:16: " in ended.stdout
    found, tests = (JUnitXml.fromfile(str(folder / name)) for name in job["artifacts"]["reports"]["junit"])
    assert (found.tests, found.failures) == (2, 1)
    assert (tests.tests, tests.failures) == (1, 0)
    _miss(folder)
    assert bash(script, folder, variables).returncode == 1
    assert bash(script, folder, {**variables, "EMULATION_RULES_TESTS": ""}).returncode == 0
    hostile = {**variables, "EMULATION_RULES_PATHS": '$(touch owned) `touch owned` "; touch owned; * --out=owned'}
    assert bash(script, folder, hostile).returncode == 3
    assert not (folder / "owned").exists()


# ---- pre-commit -------------------------------------------------------------------------


def _git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.invalid")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_the_hooks_run_in_pre_commit(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    shipped = copied(tmp_path_factory.mktemp("shipped") / "repository")
    _git(shipped, "init", "--quiet")
    _git(shipped, "add", ".")
    _git(shipped, "commit", "--quiet", "-m", "all")
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=shipped, check=True, capture_output=True, text=True
    ).stdout.strip()
    hooks = "\n".join(f"      - id: emulation-rules-{name}" for name in ("check", "lint", "fmt", "test"))
    hooks += "\n        args: [good]"
    config = f"repos:\n  - repo: {shipped}\n    rev: {head}\n    hooks:\n{hooks}\n"
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    _git(folder, "init", "--quiet")
    _git(folder, "add", ".")
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never"]
    home = {"PRE_COMMIT_HOME": str(shipped.parent / "cache")}
    ran = subprocess.run(command, cwd=folder, env=environment(**home), capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "bad/ruleset.yaml:13:16: " in ran.stdout, ran.stdout
    assert ran.stdout.count("Failed") == 2, ran.stdout
    _git(folder, "rm", "--quiet", "-rf", "bad")
    ran = subprocess.run(command, cwd=folder, env=environment(**home), capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout.count("Passed")) == (0, 4), ran.stdout
    _miss(folder)
    ran = subprocess.run(command, cwd=folder, env=environment(**home), capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout.count("Passed")) == (1, 3), ran.stdout


def test_every_hook_is_a_command_that_there_is() -> None:
    for hook in HOOKS:
        program, command = hook["entry"].split()
        assert (program, hook["id"]) == ("emulation-rules", f"emulation-rules-{command}")
        assert command in _COMMANDS
    assert {hook["id"].removeprefix("emulation-rules-") for hook in HOOKS} == {"check", "lint", "fmt", "test"}


# ---- what the servers themselves would say ----------------------------------------------


@pytest.mark.parametrize(
    ("schema", "file"),
    [("vendor.github-actions", "action.yml"), ("vendor.gitlab-ci", "ci/gitlab.yml")],
)
def test_the_files_are_of_the_form_their_servers_read(schema: str, file: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / file)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_the_manifest_of_hooks_is_valid() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    assert subprocess.run(command, check=False).returncode == 0
