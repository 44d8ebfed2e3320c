from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.cli.conftest import RULESET, Run

from emulation_rules.cli.progress import watched_files

TRUNCATED = "source: {document: news, complete: false}\n"
UNUSED = "# emulation-rules: ignore[truncated_source] as known\nsource: {document: the pact}\n"


def _add(pact: Path, text: str) -> Path:
    file = pact / "ruleset.yaml"
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    return file


def test_notes_are_told_and_end_with_0(run: Run, pact: Path) -> None:
    _add(pact, TRUNCATED)
    result = run("lint", pact, "--select", "truncated_source")
    assert result.exit_code == 0
    assert "note: source.complete: only part of `news` is known" in result.stdout
    assert result.stdout.endswith("1 linted: errors 0, warnings 0, notes 1\n")


def test_warnings_end_with_1(run: Run, pact: Path) -> None:
    _add(pact, UNUSED)
    result = run("lint", pact, "--select", "ignore_unused")
    assert result.exit_code == 1
    assert "warnings 1" in result.stdout


def test_a_fault_that_keeps_it_from_being_read_ends_with_1(run: Run, pact: Path) -> None:
    result = run("lint", _add(pact, "sauce: {}\n"))
    assert result.exit_code == 1
    assert "errors 1" in result.stdout


def test_a_missing_file_ends_with_3(run: Run, pact: Path) -> None:
    result = run("lint", pact, pact / "lost.yaml")
    assert result.exit_code == 3
    assert "lost.yaml" in result.stdout


def test_a_folder_without_rulesets_ends_with_3(run: Run, tmp_path: Path) -> None:
    result = run("lint", tmp_path)
    assert result.exit_code == 3
    assert "no `ruleset.yaml` is in folder" in result.stderr


def test_a_check_that_does_not_exist_is_wrong_usage(run: Run, pact: Path) -> None:
    result = run("lint", pact, "--ignore", "truncated_sauce")
    assert result.exit_code == 2
    assert "there is no check `truncated_sauce` (did you mean `truncated_source`?)" in result.stderr


def test_a_check_can_be_left_out(run: Run, pact: Path) -> None:
    _add(pact, TRUNCATED)
    assert "truncated" not in run("lint", pact, "--ignore", "truncated_source").stdout


def test_fixes_are_made_and_told(run: Run, pact: Path) -> None:
    file = _add(pact, UNUSED)
    result = run("lint", pact, "--fix", "--select", "ignore_unused")
    assert result.exit_code == 0
    assert result.stdout == "1 linted, nothing found\n"
    assert result.stderr == f"fixed `{file}` in places: 1\n"
    assert "ignore[" not in file.read_text(encoding="utf-8")


def test_what_is_found_in_an_extended_ruleset_is_told_once(run: Run, pact: Path) -> None:
    _add(pact, TRUNCATED)
    following = pact.parent / "next"
    following.mkdir()
    extending = "format: emulation-rules/1\nid: next\nextends: small\nperiod: 2023\n"
    (following / "ruleset.yaml").write_text(extending, encoding="utf-8")
    result = run("lint", pact.parent, "--select", "truncated_source")
    assert result.stdout.endswith("2 linted: errors 0, warnings 0, notes 1\n")


def test_it_speaks_vietnamese(run: Run, pact: Path) -> None:
    _add(pact, TRUNCATED)
    result = run("lint", pact, "--select", "truncated_source", "--lang", "vi")
    assert "lưu ý: source.complete: mới biết một phần của văn bản `news`" in result.stdout


def test_the_fail_level_and_the_form_are_those_of_check(run: Run, pact: Path) -> None:
    _add(pact, TRUNCATED)
    result = run("lint", pact, "--select", "truncated_source", "--fail-level", "note", "--format", "github")
    assert result.exit_code == 1
    assert result.stdout.startswith("::notice file=")
    _add(pact, UNUSED.replace("source:", "note:").replace("{document: the pact}", "x"))
    assert run("lint", pact, "--select", "ignore_unused", "--fail-level", "never").exit_code == 0


def _settings(pact: Path, text: str) -> None:
    (pact / "emulation-rules.toml").write_text(text, encoding="utf-8")


def test_the_nearest_settings_leave_checks_out(run: Run, pact: Path) -> None:
    _add(pact, TRUNCATED)
    _settings(pact, '[lint]\nignore = ["truncated_source"]')
    assert "only part of" not in run("lint", pact).stdout


def test_checks_named_on_the_command_line_go_before_settings(run: Run, pact: Path) -> None:
    _add(pact, TRUNCATED)
    _settings(pact, '[lint]\nignore = ["truncated_source"]')
    assert "only part of" in run("lint", pact, "--select", "truncated_source").stdout


def test_settings_make_a_check_graver_and_the_command_fail(run: Run, pact: Path) -> None:
    _add(pact, TRUNCATED)
    _settings(pact, '[lint]\nselect = ["truncated_source"]\n[lint.severity]\ntruncated_source = "error"')
    result = run("lint", pact)
    assert (result.exit_code, "errors 1" in result.stdout) == (1, True)


def test_the_level_and_language_of_settings_count_unless_others_are_given(run: Run, pact: Path) -> None:
    _add(pact, TRUNCATED)
    _settings(pact, '[lint]\nselect = ["truncated_source"]\nfail-level = "note"\nlanguage = "vi"')
    result = run("lint", pact)
    assert (result.exit_code, "mới biết một phần" in result.stdout) == (1, True)
    result = run("lint", pact, "--fail-level", "error", "--lang", "en")
    assert (result.exit_code, "only part of" in result.stdout) == (0, True)


def test_checks_are_left_out_by_file(run: Run, pact: Path) -> None:
    _add(pact, TRUNCATED)
    _settings(pact, '[lint.per-file-ignores]\n"*.yaml" = ["truncated_source"]')
    assert "only part of" not in run("lint", pact).stdout


def test_settings_that_cannot_be_used_end_with_3(run: Run, pact: Path) -> None:
    _settings(pact, '[lint]\nignore = ["truncated"]')
    result = run("lint", pact)
    assert result.exit_code == 3
    assert "lint.ignore[0]: there is no check `truncated`" in result.stderr


def test_a_file_of_settings_can_be_named(run: Run, pact: Path, tmp_path: Path) -> None:
    _add(pact, TRUNCATED)
    named = tmp_path / "strict.toml"
    named.write_text('[lint]\nselect = ["truncated_source"]\nfail-level = "note"', encoding="utf-8")
    _settings(pact, '[lint]\nignore = ["truncated_source"]')
    assert run("lint", pact, "--config", named).exit_code == 1
    assert run("lint", pact, "--config", tmp_path / "none.toml").exit_code == 3


def test_a_file_that_may_not_be_written_keeps_no_other_from_being_fixed(run: Run, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.yaml", "b.yaml", "c.yaml")]
    for file in files:
        file.write_text(RULESET + UNUSED, encoding="utf-8")
    files[1].chmod(0o444)
    result = run("lint", *files, "--fix", "--select", "ignore_unused")
    assert result.exit_code == 3
    assert f"{files[1]}:1:1: the file cannot be written: Permission denied" in result.stdout
    assert "warning: `truncated_source` finds nothing here" in result.stdout
    assert result.stderr.count("fixed `") == 2
    assert ["ignore[" in file.read_text(encoding="utf-8") for file in files] == [False, True, False]


def test_what_is_left_out_in_a_file_is_not_fixed_there(run: Run, pact: Path) -> None:
    file = _add(pact, UNUSED)
    before = file.read_bytes()
    settings = '[lint.per-file-ignores]\n"*" = ["ignore_unused"]\n'
    (pact / "emulation-rules.toml").write_text(settings, encoding="utf-8")
    assert "ignore_unused" not in run("lint", pact, "--fix", "--select", "ignore_unused").stdout
    assert file.read_bytes() == before


def test_many_files_are_counted_for_a_person_who_waits(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [Path(str(number)) for number in range(60)]
    assert list(watched_files(files, "en")) == files
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert list(watched_files(files, "en")) == files
    assert capsys.readouterr().err.endswith("\rlinting: 50 of 60 files\rlinting: 60 of 60 files\n")
