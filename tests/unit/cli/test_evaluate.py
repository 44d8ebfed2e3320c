from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest
from tests.unit.cli.conftest import REPORT, Run

from emulation_rules.cli.progress import MANY, Watched, watched
from emulation_rules.exchange.evaluation_json import evaluations_from_json
from emulation_rules.model.report import Report
from emulation_rules.model.verdict import Verdict


def test_a_folder_or_its_file_names_a_ruleset(run: Run, pact: Path) -> None:
    by_folder = run("evaluate", pact, pact / "report.yaml")
    by_file = run("evaluate", pact / "ruleset.yaml", pact / "report.yaml")
    assert by_folder.exit_code == 0
    assert by_folder.stdout == by_file.stdout
    assert "small, period 2022, unit unit-a" in by_folder.stdout


def test_every_format_tells_the_same_verdicts(run: Run, pact: Path) -> None:
    evaluations = evaluations_from_json(run("evaluate", pact, pact / "report.yaml", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("evaluate", pact, pact / "report.yaml", "--format", "csv").stdout)))
    told = [(each.unit, one.target, one.verdict) for each in evaluations for one in each.assessments]
    assert [(row["unit"], row["target"], row["verdict"]) for row in rows] == told
    assert ("unit-b", "clearance", Verdict.NOT_MET) in told
    assert run("evaluate", pact, pact / "report.yaml", "--format", "markdown").stdout.startswith("## small")


def test_results_are_in_the_language_asked_for(run: Run, pact: Path) -> None:
    assert "Khám phá án: đạt và vượt 17,5 điểm phần trăm" in _plain(
        run("evaluate", pact, pact / "report.yaml", "--lang", "vi").stdout
    )


def test_the_locale_of_the_environment_chooses_the_language(
    run: Run, pact: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    assert "đạt và vượt" in run("evaluate", pact, pact / "report.yaml").stdout
    monkeypatch.setenv("LC_ALL", "C")
    assert "met and exceeded" in run("evaluate", pact, pact / "report.yaml").stdout


def test_one_unit_can_be_shown_alone(run: Run, pact: Path) -> None:
    shown = run("evaluate", pact, pact / "report.yaml", "--unit", "unit-b").stdout
    assert "unit-b" in shown
    assert "unit unit-a" not in shown


def test_a_unit_without_a_report_is_wrong_usage(run: Run, pact: Path) -> None:
    result = run("evaluate", pact, pact / "report.yaml", "--unit", "unit-z", "--lang", "vi")
    assert result.exit_code == 2
    assert "không có báo cáo của đơn vị `unit-z`" in result.stderr


def test_engines_agree_on_the_command_line(run: Run, pact: Path) -> None:
    by_engine = [
        evaluations_from_json(
            run("evaluate", pact, pact / "report.yaml", "--format", "json", "--engine", engine).stdout
        )
        for engine in ("reference", "compiled", "auto")
    ]
    assert [[one.assessments for one in evaluations] for evaluations in by_engine[1:]] == [
        [one.assessments for one in by_engine[0]]
    ] * 2


def test_several_files_speak_of_one_unit(run: Run, pact: Path) -> None:
    head, before, now = REPORT.partition("  2021:")[0], *REPORT.splitlines()[2:]
    (pact / "2021.yaml").write_text(f"{head}{before}\n", encoding="utf-8")
    (pact / "2022.yaml").write_text(f"{head}{now}\n", encoding="utf-8")
    together = run("evaluate", pact, pact / "2021.yaml", pact / "2022.yaml")
    assert together.exit_code == 0
    assert together.stdout == run("evaluate", pact, pact / "report.yaml").stdout


def test_reports_that_contradict_each_other_cannot_be_used(run: Run, pact: Path) -> None:
    (pact / "other.yaml").write_text(REPORT.replace("crimes: 95", "crimes: 94"), encoding="utf-8")
    result = run("evaluate", pact, pact / "report.yaml", pact / "other.yaml")
    assert result.exit_code == 3
    assert "crimes" in result.stderr


def test_faults_of_all_reports_are_told_at_once(run: Run, pact: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (pact / name).write_text(REPORT.replace("crimes: 95", "crims: 95"), encoding="utf-8")
    result = run("evaluate", pact, pact / "one.yaml", pact / "two.yaml")
    assert result.exit_code == 3
    assert "one.yaml:4:" in result.stderr
    assert "two.yaml:4:" in result.stderr


def test_tables_are_read_in_the_locale_given(run: Run, pact: Path) -> None:
    table = pact / "figures.csv"
    table.write_text(
        "unit,period,indicator,value\n"
        'unit-a,2021,crimes,"1.000"\n'
        "unit-a,2022,crimes,950\n"
        'unit-a,2022,clearance_rate,"92,5"\n',
        encoding="utf-8",
    )
    assert run("evaluate", pact, table).exit_code == 3
    result = run("evaluate", pact, table, "--locale", "vi", "--format", "json")
    assert [one.verdict for one in evaluations_from_json(result.stdout)[0].assessments] == [Verdict.MET, Verdict.MET]


def test_another_period_can_be_evaluated(run: Run, pact: Path) -> None:
    result = run("evaluate", pact, pact / "report.yaml", "--period", "2023", "--unit", "unit-a")
    assert "period 2023" in result.stdout
    assert "undetermined — not reported" in result.stdout
    wrong = run("evaluate", pact, pact / "report.yaml", "--period", "soon")
    assert wrong.exit_code == 2
    assert "`soon` is no period" in wrong.stderr


def test_results_go_to_a_file_where_one_is_named(run: Run, pact: Path) -> None:
    out = pact / "result.txt"
    result = run("evaluate", pact, pact / "report.yaml", "--out", out, "--lang", "vi")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "đạt và vượt" in out.read_bytes().decode("utf-8")


_BEGINNINGS = {
    "text": "small, period 2022",
    "csv": "ruleset,period,unit",
    "json": "{\n",
    "markdown": "## small, period",
}


@pytest.mark.parametrize(
    ("name", "asked", "form"),
    [
        ("result.csv", [], "csv"),
        ("result.JSON", [], "json"),
        ("result.md", [], "markdown"),
        ("result.txt", [], "text"),
        ("result", [], "text"),
        ("result.sarif", [], "text"),
        ("result.csv", ["--format", "json"], "json"),
        ("result.csv", ["--format", "text"], "text"),
    ],
)
def test_results_are_written_as_the_file_is_called_unless_a_format_is_asked_for(
    run: Run, pact: Path, name: str, asked: list[str], form: str
) -> None:
    out = pact / name
    result = run("evaluate", pact, pact / "report.yaml", *asked, "--out", out)
    assert (result.exit_code, result.output) == (0, "")
    assert out.read_text(encoding="utf-8").startswith(_BEGINNINGS[form])


@pytest.mark.parametrize(
    ("command", "name", "beginning"),
    [
        ("rank", "result.csv", "ruleset,period,unit,title,"),
        ("rank", "result.json", "{\n"),
        ("sensitivity", "result.json", "{\n"),
        ("audit", "result.sarif", '{\n  "$schema": '),
        ("audit", "result.csv", "code,severity,"),
    ],
)
def test_all_results_are_written_as_the_file_is_called(
    run: Run, pact: Path, command: str, name: str, beginning: str
) -> None:
    run(command, pact, pact / "report.yaml", "--out", pact / name)
    assert (pact / name).read_text(encoding="utf-8").startswith(beginning)


@pytest.mark.parametrize(
    ("unit", "require", "code"),
    [("unit-a", "met", 0), ("unit-b", "met", 1), ("unit-b", "decided", 0)],
)
def test_what_is_required_settles_the_exit_code(run: Run, pact: Path, unit: str, require: str, code: int) -> None:
    result = run("evaluate", pact, pact / "report.yaml", "--unit", unit, "--require", require)
    assert result.exit_code == code
    assert ("unit-b: not met" in result.stderr) == (code == 1)
    assert "unit " in result.stdout, "the result is shown all the same"


def test_nothing_reported_is_not_decided(run: Run, pact: Path) -> None:
    result = run("evaluate", pact, pact / "report.yaml", "--period", "2023", "--require", "decided", "--lang", "vi")
    assert result.exit_code == 1
    assert "unit-a: chưa xác định: " in result.stderr


def test_what_falls_short_is_told_as_what_it_is(run: Run, pact: Path) -> None:
    (pact / "report.yaml").write_text(REPORT.replace("crimes: 96", "crimes: null"), encoding="utf-8")
    arguments = ("evaluate", pact, pact / "report.yaml", "--require", "met", "--unit", "unit-b")
    result = run(*arguments)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == ["unit-b: not met: Clearance", "unit-b: undetermined: Fewer crimes"]
    assert run(*arguments, "--lang", "vi").stderr.splitlines() == [
        "unit-b: không đạt: Khám phá án",
        "unit-b: chưa xác định: Giảm tội phạm",
    ]


def test_a_ruleset_with_faults_cannot_be_used(run: Run, pact: Path) -> None:
    ruleset = pact / "ruleset.yaml"
    ruleset.write_text(ruleset.read_text(encoding="utf-8").replace("above 75%", "abov 75%"), encoding="utf-8")
    result = run("evaluate", pact, pact / "report.yaml", "--lang", "vi")
    assert result.exit_code == 3
    assert f"{ruleset}:11:" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("missing", ["ruleset", "report"])
def test_a_missing_file_cannot_be_used(run: Run, pact: Path, missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pact)
    paths = {"ruleset": ["no.yaml", "report.yaml"], "report": ["ruleset.yaml", "no.yaml"]}[missing]
    result = run("evaluate", *paths)
    assert result.exit_code == 3
    assert "no.yaml" in result.stderr


def test_a_folder_without_a_ruleset_cannot_be_used(run: Run, tmp_path: Path) -> None:
    result = run("evaluate", tmp_path, "r.yaml", "--lang", "vi")
    assert result.exit_code == 3
    assert "không có `ruleset.yaml`" in result.stderr


def test_an_output_file_that_cannot_be_written_is_no_traceback(run: Run, pact: Path) -> None:
    result = run("evaluate", pact, pact / "report.yaml", "--out", pact / "no" / "such" / "folder.txt")
    assert result.exit_code == 3
    assert "folder.txt" in result.stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="anything may be read here")
def test_a_file_that_may_not_be_read_is_no_traceback(run: Run, pact: Path) -> None:
    (pact / "report.yaml").chmod(0)
    assert run("evaluate", pact, pact / "report.yaml").exit_code == 3


@pytest.mark.parametrize("arguments", [["--engine", "magic"], ["--format", "pdf"], ["--require", "luck"], ["--nope"]])
def test_unknown_options_are_wrong_usage(run: Run, pact: Path, arguments: list[str]) -> None:
    assert run("evaluate", pact, pact / "report.yaml", *arguments).exit_code == 2


def test_progress_counts_each_unit_once(capsys: pytest.CaptureFixture[str]) -> None:
    reports = {f"u{number}": Report(f"u{number}") for number in range(MANY)}
    shown = Watched(reports, "vi")
    for unit in [*shown, *shown]:
        assert shown[unit] is reports[unit]
    told = capsys.readouterr().err
    assert told.count(f"/{MANY}") == MANY // 10
    assert told.endswith(f"{MANY}/{MANY} đơn vị\n")


def test_progress_is_for_terminals_and_many_units_only() -> None:
    many = {f"u{number}": Report(f"u{number}") for number in range(MANY)}
    assert watched(many, "en") is many, "standard error is no terminal here"
    assert watched({}, "en") == {}


def _plain(text: str) -> str:
    return " ".join(text.split())
