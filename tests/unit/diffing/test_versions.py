"""Rulesets as they were at a git revision: the bytes of the revision, and a clear message where there are none."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from emulation_rules.api import load_version
from emulation_rules.cli import commands
from emulation_rules.diffing.versions import is_revision, read_version
from emulation_rules.model.errors import InvalidRulesetError

_BASE = """format: emulation-rules/1
id: base
title: Base
period: 2022
indicators: {crimes: {en: Crimes, measure: count, better: lower}}
targets: {few: {indicator: crimes, criterion: at most 9}}
"""
_YEAR = "format: emulation-rules/1\nid: year\nextends: base\ntitle: Year\n"


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=someone", "-c", "user.email=someone@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of two rulesets, the one extending the other, both changed since the first commit."""
    monkeypatch.chdir(tmp_path)
    rulesets = tmp_path / "rulesets"
    rulesets.mkdir()
    (rulesets / "base.yaml").write_text(_BASE, encoding="utf-8")
    (rulesets / "year.yaml").write_text(_YEAR, encoding="utf-8")
    (rulesets / "broken.yaml").write_text("format: [", encoding="utf-8")
    _git(tmp_path, "init", "-q", "-b", "main")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "first")
    (rulesets / "base.yaml").write_text(_BASE.replace("at most 9", "at most 8"), encoding="utf-8")
    return tmp_path


def _refused(name: str, folder: Path | None = None) -> str:
    with pytest.raises(InvalidRulesetError) as caught:
        read_version(name, folder)
    return caught.value.findings[0].code


def test_what_is_extended_is_read_at_the_same_revision(repository: Path) -> None:
    (repository / "rulesets" / "year.yaml").write_text("gone", encoding="utf-8")
    assert str(load_version("main:rulesets/year.yaml").targets["few"].question).count("Fraction(9, 1)") == 1


def test_the_difference_since_a_commit_is_told(repository: Path) -> None:
    arguments = ["diff", "HEAD:rulesets/base.yaml", str(repository / "rulesets" / "base.yaml"), "--exit-code"]
    result = CliRunner().invoke(commands, [*arguments, "--lang", "en"])
    assert result.exit_code == 1
    assert "from at most 9 to at most 8: stricter; a unit with exactly 9 no longer meets it" in " ".join(
        result.stdout.split()
    )


def test_a_path_may_count_from_the_folder(repository: Path) -> None:
    assert read_version("main:./base.yaml", repository / "rulesets").id == "base"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nowhere:rulesets/base.yaml", "git_no_revision"),
        ("main:rulesets/none.yaml", "git_no_path"),
        ("main:../base.yaml", "git_bad_path"),
        ("main:/etc/passwd", "git_bad_path"),
        ("main:", "git_bad_path"),
        ("--output=x:rulesets/base.yaml", "git_bad_revision"),
        (":rulesets/base.yaml", "git_bad_revision"),
        ("main..HEAD:rulesets/base.yaml", "git_bad_revision"),
        ("none.yaml", "file_missing"),
        ("none.YML", "file_missing"),
        ("none file", "file_missing"),
        ("main", "git_revision_alone"),
        ("v1.2", "git_revision_alone"),
        ("HEAD~1", "git_revision_alone"),
        ("feature/rulesets", "git_revision_alone"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_what_cannot_be_read_is_said(name: str, code: str) -> None:
    assert _refused(name) == code


def test_the_form_of_a_revision_is_shown_where_only_its_name_is_given(repository: Path) -> None:
    result = CliRunner().invoke(commands, ["diff", "v1.2", str(repository / "rulesets" / "base.yaml"), "--lang", "en"])
    assert result.exit_code == 3
    assert result.stderr.startswith("there is no file or folder `v1.2`; ")
    assert result.stderr.endswith("as in `v1.2:rulesets/x.yaml`\n")


@pytest.mark.usefixtures("repository")
def test_faults_name_the_file_of_the_revision() -> None:
    with pytest.raises(InvalidRulesetError) as caught:
        read_version("main:rulesets/broken.yaml")
    assert caught.value.findings[0].place.file == "main:rulesets/broken.yaml"


def test_a_folder_outside_any_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert _refused("main:x.yaml", tmp_path) == "git_no_repository"


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _refused("main:x.yaml", tmp_path) == "git_missing"


def test_a_file_that_has_a_colon_in_its_name_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "main:base.yaml").write_text(_BASE, encoding="utf-8")
    assert read_version("main:base.yaml").id == "base"
    assert not is_revision("C:\\rulesets\\base.yaml")
    assert not is_revision("c:/rulesets/base.yaml")
