from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from jsonschema import Draft202012Validator
from tests.unit.cli.conftest import RULESET, Run

from emulation_rules.cli import commands
from emulation_rules.i18n.environment import environment_language
from emulation_rules.syntax.yaml.data import to_data
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes


@pytest.mark.parametrize(
    "command", ["evaluate", "audit", "check", "lint", "test", "explain", "sql", "schema", "fmt", "lsp", "new"]
)
def test_every_command_has_help_with_the_exit_codes(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Exit codes:" in result.stdout
    assert "\n    3    the input cannot be used" in result.stdout
    short = next(line for line in run("--help").stdout.splitlines() if line.strip().startswith(f"{command} "))
    assert short.strip().removeprefix(command).strip().endswith(".")


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    assert run("evalute").exit_code == 2


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout.startswith("emulation-rules, version 0.")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi"}, "vi"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "vi_VN"}, "vi"),
        ({"LANG": "vi_VN", "LC_ALL": ""}, "vi"),
        ({"LANG": "vit_XX"}, "en"),
    ],
)
def test_the_locale_settles_the_language(environment: dict[str, str], language: str) -> None:
    assert environment_language(environment) == language


# ---- check ------------------------------------------------------------------------------


def _break(pact: Path) -> None:
    file = pact / "ruleset.yaml"
    broken = (
        file.read_text(encoding="utf-8").replace("measure: count", "measure: cuont").replace("points: 20", "pionts: 20")
    )
    file.write_text(broken, encoding="utf-8")


def test_a_sound_ruleset_has_nothing_to_say_about_it(run: Run, pact: Path) -> None:
    result = run("check", pact)
    assert (result.exit_code, result.stdout) == (0, "1 checked, no errors\n")
    assert "không có lỗi" in run("check", pact, "--lang", "vi").stdout


def test_everything_wrong_with_a_ruleset_is_told_at_once(run: Run, pact: Path) -> None:
    _break(pact)
    result = run("check", pact)
    assert result.exit_code == 1
    assert "indicators.crimes.measure: " in result.stdout
    assert "did you mean `points`" in result.stdout
    assert "1 checked: errors 2, warnings 0" in result.stdout


def test_findings_can_be_read_by_programs(run: Run, pact: Path) -> None:
    _break(pact)
    result = run("check", pact, "--format", "json", "--lang", "vi")
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    assert document["format"] == "emulation-rules-findings/1"
    assert {finding["line"] for finding in document["findings"]} == {7, 11}
    assert all(finding["file"].endswith("ruleset.yaml") for finding in document["findings"])
    schema = json.loads(run("schema", "findings").stdout)
    Draft202012Validator(schema).validate(document)
    assert not Draft202012Validator(schema).is_valid({**document, "findings": [{"code": "x"}]})


def test_a_file_that_is_not_there_has_not_been_checked(run: Run, pact: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pact)
    result = run("check", pact, "no.yaml")
    assert result.exit_code == 3
    assert "no.yaml" in result.output


@pytest.mark.parametrize(
    ("level", "code"),
    [("error", 1), ("never", 0)],
)
def test_the_fail_level_settles_the_exit_code(run: Run, pact: Path, level: str, code: int) -> None:
    _break(pact)
    assert run("check", pact, "--fail-level", level).exit_code == code
    assert run("check", pact / "no.yaml", "--fail-level", level).exit_code == 3


def test_a_file_can_be_annotated_and_written_elsewhere(run: Run, pact: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(pact)
    monkeypatch.chdir(pact)
    result = run("check", ".", "--format", "github", "--out", "found.log")
    assert (result.exit_code, result.stdout) == (1, "")
    first, *_ = (pact / "found.log").read_text(encoding="utf-8").splitlines()
    assert first.startswith("::error file=ruleset.yaml,line=7,col=")


def test_one_run_can_be_told_in_several_forms(run: Run, pact: Path) -> None:
    _break(pact)
    files = [pact / "found.sarif", pact / "found.md"]
    result = run("check", pact, "--also", "sarif", files[0], "--also", "markdown", files[1])
    assert result.exit_code == 1
    assert "1 checked: errors 2" in result.stdout
    assert len(json.loads(files[0].read_text(encoding="utf-8"))["runs"][0]["results"]) == 2
    assert files[1].read_text(encoding="utf-8").startswith("| Severity |")


def test_a_folder_of_rulesets_is_checked_and_laid_out_as_a_whole(run: Run, pact: Path) -> None:
    (pact.parent / "other").mkdir()
    (pact.parent / "other" / "ruleset.yaml").write_text(RULESET.replace("id: small", "id: other"), encoding="utf-8")
    assert run("check", pact.parent).stdout == "2 checked, no errors\n"
    assert run("fmt", "--check", pact.parent).stderr.count("would be rewritten") == 2


# ---- explain ----------------------------------------------------------------------------


def test_a_ruleset_alone_is_explained_with_both_phrases(run: Run, pact: Path) -> None:
    result = run("explain", pact)
    assert result.stdout.splitlines() == [
        "A small pact (`small`), period 2022",
        "- Fewer crimes: Crimes `down at least 5% from previous year` / `giảm ít nhất 5% so với năm trước`",
        "  - with a baseline of zero it stays undetermined",
        "- Clearance: Clearance rate `above 75%` / `trên 75%`; 20 points",
        "Score",
        "- where nothing else is said of its points, a target gives all of them when met and none when not",
        "- nothing is rounded",
    ]
    assert run("explain", pact, "--target", "clearance", "--lang", "vi").stdout.splitlines() == [
        "- Khám phá án: Tỷ lệ khám phá `trên 75%` / `above 75%`; 20 điểm"
    ]


def test_a_report_is_explained_in_sentences_only(run: Run, pact: Path) -> None:
    result = run("explain", pact, pact / "report.yaml", "--target", "clearance")
    assert result.stdout.splitlines() == [
        "small, period 2022, unit unit-a",
        (
            "- Clearance: met and exceeded by 17.5 percentage points; reported 92.5%; asked `above 75%`; at least "
            "75.01% meets it, 17.49 percentage points to spare"
        ),
        "small, period 2022, unit unit-b",
        (
            "- Clearance: not met, exactly on the mark where it must be passed; reported 75%; asked `above 75%`; at "
            "least 75.01% meets it, 0.01 percentage points more needed"
        ),
    ]


def test_an_unknown_target_is_wrong_usage(run: Run, pact: Path) -> None:
    for arguments in ([pact], [pact, pact / "report.yaml"]):
        result = run("explain", *arguments, "--target", "clearence")
        assert result.exit_code == 2
        assert "there is no target `clearence` (did you mean `clearance`?)" in result.stderr


def test_a_unit_that_was_misspelt_is_told_with_those_near_to_it(run: Run, pact: Path) -> None:
    result = run("evaluate", pact, pact / "report.yaml", "--unit", "unita", "--lang", "vi")
    assert result.exit_code == 2
    assert "không có báo cáo của đơn vị `unita` (có phải là `unit-a` hoặc `unit-b`?)" in result.stderr


def test_every_kind_of_question_is_put_in_words(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "kinds.yaml"
    file.write_text(
        """\
format: emulation-rules/1
id: kinds
title: Kinds
period: 2022
indicators:
  accidents: {vi: Số vụ, en: Accidents, measure: count, better: lower}
  deaths: {vi: Số người chết, en: Deaths, measure: count, better: lower}
targets:
  all: {vi: Cả hai, en: Both, points: 1, all_of: [
    {indicator: accidents, criterion: down from previous year, en: Fewer},
    {indicator: deaths, criterion: down from previous year}]}
  some: {vi: Một, en: One, scored: false, at_least: {count: 1, of: [
    {indicator: accidents, criterion: none}, {indicator: deaths, criterion: none}]}}
  plan: {vi: Kế hoạch, en: Plan, deliverable: true, points: 2}
  spirit: {vi: Phong trào, en: Spirit, judged: true, points: 3}
  dated: {vi: Theo năm, en: Dated, indicator: deaths, points: 4, scope: pooled,
    criterion: {2021: at most 10, 2022: at most 9}}
""",
        encoding="utf-8",
    )
    result = run("explain", file)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines()[1:-3] == [
        "- Both: all of these; 1 point",
        "  - Fewer: Accidents `down from previous year` / `giảm so với năm trước`",
        "    - with a baseline of zero it stays undetermined",
        "  - part 2: Deaths `down from previous year` / `giảm so với năm trước`",
        "    - with a baseline of zero it stays undetermined",
        "- One: at least 1 of these 2; watched, not scored",
        "  - part 1: Accidents `none` / `không để xảy ra`",
        "  - part 2: Deaths `none` / `không để xảy ra`",
        "- Plan: done or not, as the unit says; 2 points",
        "- Spirit: judged by people; 3 points",
        (
            "- Dated: from 2021 on: Deaths `at most 10` / `không quá 10`; from 2022 on: Deaths `at most 9` / `không "
            "quá 9`; the cluster's counts taken together; 4 points"
        ),
    ]


# ---- schema -----------------------------------------------------------------------------


@pytest.mark.parametrize("document", ["ruleset", "report", "evaluation", "findings"])
def test_schemas_are_json_schemas(run: Run, document: str) -> None:
    result = run("schema", document)
    assert result.exit_code == 0
    Draft202012Validator.check_schema(json.loads(result.stdout))


def test_the_schema_of_a_ruleset_is_the_one_meant_where_none_is_named(run: Run) -> None:
    assert run("schema").stdout == run("schema", "ruleset").stdout
    assert run("schema", "title").exit_code == 2


# ---- fmt --------------------------------------------------------------------------------


def _untidy(pact: Path) -> Path:
    file = pact / "ruleset.yaml"
    text = file.read_text(encoding="utf-8").replace("criterion: above 75%", "criterion: 'hơn 75 %'")
    file.write_text(text, encoding="utf-8")
    return file


def test_formatting_rewrites_a_file_once(run: Run, pact: Path) -> None:
    file = _untidy(pact)
    before = run("explain", file).stdout
    result = run("fmt", file)
    assert result.exit_code == 0
    assert f"rewrote `{file}`" in result.stderr
    assert "criterion: trên 75%" in file.read_text(encoding="utf-8")
    assert run("explain", file).stdout == before
    again = run("fmt", pact, "--check")
    assert (again.exit_code, again.output) == (0, "")


def test_a_check_of_the_form_writes_nothing(run: Run, pact: Path) -> None:
    file = _untidy(pact)
    text = file.read_text(encoding="utf-8")
    result = run("fmt", file, "--check", "--lang", "vi")
    assert result.exit_code == 1
    assert "cần trình bày lại" in result.stderr
    assert file.read_text(encoding="utf-8") == text


def test_a_difference_is_shown_and_not_written(run: Run, pact: Path) -> None:
    file = _untidy(pact)
    text = file.read_text(encoding="utf-8")
    result = run("fmt", file, "--diff")
    assert result.exit_code == 0
    added = next(line for line in result.stdout.splitlines() if line.startswith("+  clearance:"))
    assert "criterion: trên 75%" in added
    assert file.read_text(encoding="utf-8") == text
    assert run("fmt", file, "--diff", "--check").exit_code == 1


def test_a_text_that_cannot_be_read_cannot_be_formatted(run: Run, pact: Path) -> None:
    file = pact / "ruleset.yaml"
    file.write_text("a: [1, 2", encoding="utf-8")
    assert run("fmt", file).exit_code == 3
    assert run("fmt", pact / "no.yaml").exit_code == 3


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "format: emulation-rules-report/1\nfigures:   {}\n", "- 1\n"])
def test_what_is_no_ruleset_is_not_rewritten(run: Run, tmp_path: Path, text: str) -> None:
    file = tmp_path / "other.yaml"
    file.write_text(text, encoding="utf-8")
    result = run("fmt", file)
    assert result.exit_code == 3
    assert "only rulesets can be formatted" in result.stderr
    assert file.read_text(encoding="utf-8") == text


# ---- new --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_new_ruleset_is_sound_and_can_be_tried_at_once(run: Run, tmp_path: Path, language: str) -> None:
    made = run("new", "my-pact-2026", "--dir", tmp_path, "--lang", language)
    assert made.exit_code == 0
    home = tmp_path / "my-pact-2026"
    assert sorted(str(file.relative_to(home)) for file in home.rglob("*.yaml")) == [
        "reports/example.yaml",
        "ruleset.yaml",
    ]
    assert run("check", home).exit_code == 0
    assert run("lint", home).stdout == "1 linted, nothing found\n"
    result = run("evaluate", home, home / "reports" / "example.yaml", "--lang", language)
    assert (result.exit_code, result.stderr) == (0, "")
    assert {"vi": "đạt và vượt", "en": "met and exceeded"}[language] in result.stdout


def test_an_editor_finds_the_schemas_beside_what_is_new_and_fmt_keeps_them_named(run: Run, tmp_path: Path) -> None:
    run("new", "my-pact", "--dir", tmp_path, "--lang", "vi")
    home = tmp_path / "my-pact"
    for file in (home / "ruleset.yaml", home / "reports" / "example.yaml"):
        first, _, rest = file.read_text(encoding="utf-8").partition("\n")
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert not Path(named).is_absolute()
        schema = json.loads((file.parent / named).read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        assert "yaml-language-server" not in rest
    data, _ = to_data(read_nodes((home / "ruleset.yaml").read_text(encoding="utf-8"), "ruleset.yaml"))
    schema = json.loads((home / "ruleset.schema.json").read_text(encoding="utf-8"))
    assert Draft202012Validator(schema).is_valid(data)
    assert not Draft202012Validator(schema).is_valid({"format": "emulation-rules/1", "sauce": 1})
    run("fmt", home)
    formatted = (home / "ruleset.yaml").read_text(encoding="utf-8")
    assert formatted.startswith("# yaml-language-server: $schema=ruleset.schema.json\n")


def test_a_new_ruleset_in_english_is_in_canonical_form(run: Run, tmp_path: Path) -> None:
    run("new", "my-pact", "--dir", tmp_path, "--lang", "en")
    result = run("fmt", tmp_path / "my-pact", "--diff", "--check")
    assert result.exit_code == 0, result.stdout


def test_nothing_is_overwritten(run: Run, tmp_path: Path) -> None:
    run("new", "p", "--dir", tmp_path)
    (tmp_path / "p" / "ruleset.yaml").write_text("mine", encoding="utf-8")
    result = run("new", "p", "--dir", tmp_path)
    assert result.exit_code == 3
    assert "exists already" in result.stderr
    assert (tmp_path / "p" / "ruleset.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("ruleset_id", "year"),
    [("cum-9-2024", "2024"), ("pact_2019_to_2031", "2031"), ("cum-6-20245", ""), ("cum-6", ""), ("p-1999", "")],
)
def test_the_year_is_that_of_the_id_or_else_this_one(run: Run, tmp_path: Path, ruleset_id: str, year: str) -> None:
    run("new", ruleset_id, "--dir", tmp_path)
    text = (tmp_path / ruleset_id / "ruleset.yaml").read_text(encoding="utf-8")
    assert f"\nperiod: {year or datetime.now(UTC).year}\n" in text
    assert run("evaluate", tmp_path / ruleset_id, tmp_path / ruleset_id / "reports" / "example.yaml").exit_code == 0


@pytest.mark.parametrize("bad", ["../escape", "Upper", "a b", "", "-x", "a" * 81, "giao-ước"])
def test_an_id_that_is_none_is_wrong_usage(run: Run, tmp_path: Path, bad: str) -> None:
    result = run("new", "--dir", tmp_path, "--", bad)
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [*commands.list_commands(click.Context(commands))])
def test_help_says_of_an_option_that_it_may_be_given_again_in_one_wording(command: str) -> None:
    found = commands.get_command(click.Context(commands), command)
    assert found is not None
    for option in found.params:
        told = (isinstance(option, click.Option) and option.help) or ""
        assert ("may be given again" in told) == (isinstance(option, click.Option) and option.multiple), option.opts
