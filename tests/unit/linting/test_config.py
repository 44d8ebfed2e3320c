"""Settings of the linter: found upwards, understood or refused key by key, and put to use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from emulation_rules.i18n.catalogue import render_finding
from emulation_rules.linting.check import Check
from emulation_rules.linting.config import NO_CONFIG, Config
from emulation_rules.linting.find_config import MAX_BYTES, find_config, read_config
from emulation_rules.model.errors import InvalidConfigError
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.place import Place
from emulation_rules.model.text import LANGUAGES

CODES = ("dead_band", "same_title")
CHECKS = tuple(Check(code, Severity.WARNING, lambda _: ()) for code in CODES)


def _written(folder: Path, text: str, name: str = "emulation-rules.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / "pact.yaml"


def _found(folder: Path, text: str, name: str = "emulation-rules.toml") -> Config:
    return find_config(_written(folder, text, name), CODES)


def _refused(folder: Path, text: str, name: str = "emulation-rules.toml") -> list[tuple[str, str]]:
    with pytest.raises(InvalidConfigError) as raised:
        _found(folder, text, name)
    assert all(finding.place.file == str(folder / name) for finding in raised.value.findings)
    return [(finding.code, ".".join(map(str, finding.path))) for finding in raised.value.findings]


WHOLE = """
[lint]
select = ["dead_band", "same_title"]
ignore = ["same_title"]
fail-level = "error"
language = "vi"
[lint.severity]
dead_band = "note"
[lint.per-file-ignores]
"old/*.yaml" = ["dead_band"]
"""


def test_everything_that_can_be_set_is_read(tmp_path: Path) -> None:
    config = _found(tmp_path, WHOLE)
    assert config.select == frozenset(CODES)
    assert config.ignore == {"same_title"}
    assert config.severities == {"dead_band": Severity.NOTE}
    assert (config.fail_level, config.language) == ("error", "vi")
    assert [(each.pattern, each.codes) for each in config.left_out] == [("old/*.yaml", frozenset({"dead_band"}))]


def test_settings_are_looked_for_upwards(tmp_path: Path) -> None:
    _written(tmp_path, WHOLE)
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find_config(deep / "pact.yaml", CODES).folder == tmp_path.resolve()


def test_the_nearest_settings_count_and_none_of_those_further_up(tmp_path: Path) -> None:
    _written(tmp_path, WHOLE)
    inner = tmp_path / "inner"
    inner.mkdir()
    config = _found(inner, '[lint]\nlanguage = "en"')
    assert (config.language, config.ignore) == ("en", frozenset())


def test_a_project_file_holds_them_in_its_tool_table(tmp_path: Path) -> None:
    config = _found(tmp_path, '[project]\nname = "x"\n[tool.emulation-rules.lint]\nlanguage = "vi"', "pyproject.toml")
    assert config.language == "vi"


def test_a_project_file_without_the_table_is_passed_over(tmp_path: Path) -> None:
    _written(tmp_path, WHOLE)
    inner = tmp_path / "inner"
    inner.mkdir()
    assert _found(inner, '[project]\nname = "x"', "pyproject.toml").language == "vi"


def test_the_own_file_goes_before_the_project_file(tmp_path: Path) -> None:
    _written(tmp_path, '[tool.emulation-rules.lint]\nlanguage = "vi"', "pyproject.toml")
    assert _found(tmp_path, '[lint]\nlanguage = "en"').language == "en"


def test_a_named_file_is_read_like_one_that_was_found(tmp_path: Path) -> None:
    _written(tmp_path, WHOLE, "mine.toml")
    assert read_config(tmp_path / "mine.toml", CODES).language == "vi"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[lint", [("config_not_toml", "")]),
        ("lint = 3", [("config_not_a_table", "lint")]),
        ("[lints]", [("config_unknown_key", "lints")]),
        ("[lint]\nignored = []", [("config_unknown_key", "lint.ignored")]),
        ("[lint]\nignore = 'dead_band'", [("config_not_a_list", "lint.ignore")]),
        ("[lint]\nignore = ['dead_bands']", [("config_unknown_code", "lint.ignore.0")]),
        ("[lint]\nselect = ['dead_band', 2]", [("config_not_a_word", "lint.select.1")]),
        ("[lint]\nseverity = 'note'", [("config_not_a_table", "lint.severity")]),
        ("[lint.severity]\ndead_band = 'grave'", [("config_unknown_word", "lint.severity.dead_band")]),
        ("[lint.severity]\ndead_band = true", [("config_not_a_word", "lint.severity.dead_band")]),
        ("[lint.severity]\ndead = 'note'", [("config_unknown_code", "lint.severity.dead")]),
        ("[lint]\nfail-level = 1", [("config_not_a_word", "lint.fail-level")]),
        ("[lint]\nlanguage = 'fr'", [("config_unknown_word", "lint.language")]),
        ("[lint.per-file-ignores]\n'*' = 'x'", [("config_not_a_list", "lint.per-file-ignores.*")]),
        (
            f"[lint.per-file-ignores]\n{'x' * 201} = []",
            [("config_pattern_too_long", "lint.per-file-ignores")],
        ),
        (f"[lint]\nignore = {['dead_band'] * 1001}", [("config_too_many", "lint.ignore")]),
        ("#" * (MAX_BYTES + 1), [("config_too_large", "")]),
        ("x = " + "[" * 5000, [("config_not_toml", "")]),
        ("x = " + "9" * 5000, [("config_not_toml", "")]),
    ],
)
def test_what_cannot_be_used_is_said_with_file_and_key(
    text: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert _refused(tmp_path, text) == expected


def test_everything_wrong_is_said_at_once_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(InvalidConfigError) as raised:
        _found(tmp_path, "[lint]\nignore = ['dead_bands']\nlanguage = 'fr'")
    said = {language: [render_finding(each, language) for each in raised.value.findings] for language in LANGUAGES}
    assert len(said["en"]) == 2
    assert "lint.ignore[0]: there is no check `dead_bands`" in said["en"][0]
    assert "(did you mean `dead_band`?)" in said["en"][0]
    assert "không có mục kiểm tra `dead_bands`" in said["vi"][0]


def test_text_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "emulation-rules.toml").write_bytes(b"[lint]\nlanguage = '\xff'")
    with pytest.raises(InvalidConfigError):
        find_config(tmp_path / "pact.yaml", CODES)


def test_what_is_no_ordinary_file_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "settings.toml"
    os.mkfifo(pipe)
    with pytest.raises(InvalidConfigError) as raised:
        read_config(pipe, CODES)
    assert [finding.code for finding in raised.value.findings] == ["file_not_regular"]
    with pytest.raises(IsADirectoryError):
        read_config(tmp_path, CODES)


def test_a_loop_of_links_has_the_settings_of_its_folder(tmp_path: Path) -> None:
    file = _written(tmp_path, WHOLE)
    file.symlink_to(file.name)
    config = find_config(file, CODES)
    assert config.language == "vi"
    assert config.checks_in(file, CHECKS) == config.checks(CHECKS)


def test_selected_checks_are_as_grave_as_they_were_made(tmp_path: Path) -> None:
    checks = _found(tmp_path, WHOLE).checks(CHECKS)
    assert [(check.code, check.severity) for check in checks] == [("dead_band", Severity.NOTE)]


def test_nothing_set_keeps_every_check() -> None:
    assert NO_CONFIG.checks(CHECKS) == CHECKS


def test_checks_are_left_out_in_the_files_a_pattern_fits(tmp_path: Path) -> None:
    config = _found(tmp_path, WHOLE)
    findings = [Finding(code, (), Place("x")) for code in CODES]
    kept = {name: len(config.kept(findings, tmp_path / name)) for name in ("old/pact.yaml", "new/pact.yaml")}
    assert kept == {"old/pact.yaml": 1, "new/pact.yaml": 2}
    assert len(config.kept(findings, tmp_path.parent / "old" / "pact.yaml")) == 2


def test_a_command_line_goes_before_the_file(tmp_path: Path) -> None:
    config = _found(tmp_path, WHOLE).overridden(select=["same_title"])
    assert [check.code for check in config.checks(CHECKS)] == ["same_title"]
    assert _found(tmp_path, WHOLE).overridden(ignore=["dead_band"]).checks(CHECKS) == ()
