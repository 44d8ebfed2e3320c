from __future__ import annotations

import codecs
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from emulation_rules import lint
from emulation_rules.linting.check import Check
from emulation_rules.linting.files import fix_file, lint_file
from emulation_rules.linting.mend import mended
from emulation_rules.linting.rewrite import rewrite
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.syntax.yaml.ruleset_files import rulesets_in

TEXT = """\
format: emulation-rules/1
id: small
title: A pact
period: 2024
# emulation-rules: ignore[truncated_source] as known
source: {document: the pact}
indicators:
  cases: {vi: Số vụ, en: Cases, measure: count, better: lower} # emulation-rules: ignore[truncated_source] as known
targets:
  fewer: {vi: Vụ phạm pháp, en: Criminal cases, indicator: cases, criterion: not up from previous year}
"""
FIXED = "".join(
    line.removesuffix(" # emulation-rules: ignore[truncated_source] as known\n").rstrip("\n") + "\n"
    for line in TEXT.splitlines(keepends=True)
    if not line.startswith("#")
)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_fixing_keeps_every_other_byte(tmp_path: Path, ends: str, mark: bytes) -> None:
    file = tmp_path / "pact.yaml"
    file.write_bytes(mark + TEXT.replace("\n", ends).encode())
    assert fix_file(file) == (2, ())
    assert file.read_bytes() == mark + FIXED.replace("\n", ends).encode()


def test_a_file_with_nothing_to_fix_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "pact.yaml"
    file.write_text(FIXED, encoding="utf-8")
    before = file.stat()
    assert fix_file(file) == (0, ())
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_link_stays_a_link_and_a_mode_a_mode(tmp_path: Path) -> None:
    file, link = tmp_path / "pact.yaml", tmp_path / "link.yaml"
    file.write_text(TEXT, encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    fix_file(link)
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == FIXED
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == ["link.yaml", "pact.yaml"]


def test_a_file_somebody_wrote_to_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "pact.yaml"
    file.write_text("theirs", encoding="utf-8")
    assert not rewrite(file, "before", "after")
    assert file.read_text(encoding="utf-8") == "theirs"


def test_a_file_that_is_marked_as_not_to_be_written_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "pact.yaml"
    file.write_text(TEXT, encoding="utf-8")
    file.chmod(0o444)
    fixes, findings = fix_file(file)
    assert fixes == 0
    assert [findings[0].code, *findings[1:]] == ["file_not_written", *lint_file(file)]
    assert findings[0].place.file == str(file)
    assert file.read_text(encoding="utf-8") == TEXT
    assert [each.name for each in tmp_path.iterdir()] == ["pact.yaml"]


def _fixing(*replacements: tuple[str, str]) -> Check:
    """A check whose fixes write something else at a target's key, each a fix of its own."""

    def find(subject: Subject) -> Iterator[Finding]:
        for key, text in replacements:
            path = ("targets", "fewer", key)
            if subject.text(path) != text:
                yield subject.finding("truncated_source", path, fix=subject.replaced(path, text))

    return Check("truncated_source", Severity.WARNING, find, fixable=True)


def test_a_fix_that_would_break_the_ruleset_is_not_made() -> None:
    found = mended(FIXED, "pact.yaml", checks=[_fixing(("indicator", "nothing"))])
    assert (found.text, found.fixes, len(found.findings)) == (FIXED, 0, 1)


def test_the_fixes_beside_one_that_would_break_it_are_made() -> None:
    found = mended(FIXED, "pact.yaml", checks=[_fixing(("indicator", "nothing"), ("en", "Fewer"))])
    assert found.text == FIXED.replace("Criminal cases", "Fewer")
    assert (found.fixes, len(found.findings)) == (1, 1)


def test_fixes_that_never_come_to_rest_come_to_an_end() -> None:
    def find(subject: Subject) -> Iterator[Finding]:
        path = ("title",)
        yield subject.finding("truncated_source", path, fix=subject.replaced(path, f"{subject.text(path)}!"))

    found = mended(FIXED, "pact.yaml", checks=[Check("truncated_source", Severity.WARNING, find, fixable=True)])
    assert 1 < found.fixes < 100


def test_a_fix_of_an_extended_ruleset_is_left_to_that_file(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(TEXT, encoding="utf-8")
    own = "format: emulation-rules/1\nid: next\nextends: small\nperiod: 2025\n"
    file = tmp_path / "next.yaml"
    file.write_text(own, encoding="utf-8")
    fixes, findings = fix_file(file)
    assert fixes == 0
    assert {finding.place.file for finding in findings} == {str(tmp_path / "small.yaml")}
    assert (tmp_path / "small.yaml").read_text(encoding="utf-8") == TEXT


def test_rulesets_are_looked_for_in_all_folders_but_hidden_and_linked_ones(tmp_path: Path) -> None:
    for folder in ("b", "a/c", ".git", "elsewhere"):
        (tmp_path / "root" / folder).mkdir(parents=True)
        (tmp_path / "root" / folder / "ruleset.yaml").write_text("", encoding="utf-8")
    (tmp_path / "root" / "elsewhere").rename(tmp_path / "elsewhere")
    (tmp_path / "root" / "link").symlink_to(tmp_path / "elsewhere")
    found = [str(file.relative_to(tmp_path / "root")) for file in rulesets_in(tmp_path / "root")]
    assert found == ["a/c/ruleset.yaml", "b/ruleset.yaml"]


def test_the_function_reads_a_file_or_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "ruleset.yaml"
    file.write_text(TEXT, encoding="utf-8")
    assert [each.code for each in lint(file)] == ["ignore_unused", "ignore_unused"]
    assert [replace(each, place=replace(each.place, file="")) for each in lint(tmp_path)] == [
        replace(each, place=replace(each.place, file="")) for each in lint(file)
    ]
    assert lint(tmp_path, ignore=["ignore_unused"]) == lint(tmp_path, select=["truncated_source"]) == ()
    with pytest.raises(KeyError, match="no_such"):
        lint(tmp_path, select=["no_such"])
