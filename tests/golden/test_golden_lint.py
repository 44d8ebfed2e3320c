"""Every check on its own fixtures: where it finds what in a bad ruleset, and nothing in a good one."""

from __future__ import annotations

import pytest
from tests.samples.checks import ALL, Fixture, line_of, name_of

from emulation_rules.i18n.catalogue import CATALOGUE, PLACEHOLDER
from emulation_rules.linting.lint import lint
from emulation_rules.syntax.reading.read_ruleset import read_ruleset

EACH = pytest.mark.parametrize("fixture", ALL, ids=name_of)
FIXABLE = pytest.mark.parametrize("fixture", [each for each in ALL if each.check.fixable], ids=name_of)


@EACH
def test_a_bad_ruleset_is_found_at_the_exact_place(fixture: Fixture, *, reset_golden: bool) -> None:
    found = fixture.own("bad.yaml")
    answer = "".join(f"{line_of(finding)}\n" for finding in found)
    expected = fixture.folder / "bad.findings"
    if reset_golden:
        expected.write_text(answer, encoding="utf-8")
    assert found
    assert answer == expected.read_text(encoding="utf-8")


@EACH
def test_nothing_is_found_in_a_good_ruleset(fixture: Fixture) -> None:
    assert [line_of(finding) for finding in fixture.found("good.yaml")] == []


@EACH
def test_a_finding_has_all_its_message_asks_for(fixture: Fixture) -> None:
    for finding in fixture.own("bad.yaml"):
        message = CATALOGUE[finding.code]
        gaps = {gap for text in (message.what, message.remedy) for gap in PLACEHOLDER.findall(text.en + text.vi)}
        assert gaps <= {name for name, _ in finding.details}


@EACH
def test_only_what_is_said_to_be_fixable_has_a_fix(fixture: Fixture) -> None:
    fixes = [finding for finding in fixture.own("bad.yaml") if finding.fix is not None]
    assert bool(fixes) is fixture.check.fixable


@FIXABLE
def test_the_fixes_give_the_ruleset_agreed(fixture: Fixture, *, reset_golden: bool) -> None:
    mended = fixture.mended()
    expected = fixture.folder / "fixed.yaml"
    if reset_golden:
        expected.write_text(mended, encoding="utf-8")
    assert mended == expected.read_text(encoding="utf-8")
    read_ruleset(mended, "fixed.yaml", base=fixture.folder)


@FIXABLE
def test_what_was_fixed_is_not_found_again(fixture: Fixture) -> None:
    left = [each for each in lint(fixture.mended(), "fixed.yaml", base=fixture.folder) if each.fix is not None]
    assert [line_of(finding) for finding in left if finding.code == fixture.check.code] == []


@FIXABLE
def test_a_fix_changes_the_text_and_not_the_ruleset(fixture: Fixture) -> None:
    before = read_ruleset(fixture.text("bad.yaml"), "bad.yaml", base=fixture.folder)
    assert read_ruleset(fixture.mended(), "bad.yaml", base=fixture.folder) == before
