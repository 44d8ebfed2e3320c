"""Laws of fixes and ignores, on rulesets drawn at random: a fix changes nothing else, an ignore silences one thing."""

from __future__ import annotations

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from tests.samples.checks import line_of
from tests.strategies.clusters import cluster_rulesets
from tests.strategies.rulesets import rulesets

from emulation_rules.i18n.catalogue import CATALOGUE, PLACEHOLDER, render_finding
from emulation_rules.linting.lint import lint
from emulation_rules.linting.mend import mended
from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.fix import fixed
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.reading.read_ruleset import read_ruleset
from emulation_rules.syntax.writing.write_ruleset import print_ruleset

DRAWN = st.one_of(rulesets(), cluster_rulesets())
FILE = "drawn.yaml"


def _written(ruleset: Ruleset) -> str:
    text = print_ruleset(ruleset)
    try:
        read_ruleset(text, FILE)
    except InvalidRulesetError:
        # Some of what is drawn is meant for engines alone.
        reject()
    return text


@given(ruleset=DRAWN)
@settings(max_examples=25)
def test_every_finding_has_its_words_and_a_place_in_the_text(ruleset: Ruleset) -> None:
    text = _written(ruleset)
    lines = text.splitlines()
    for finding in lint(text, FILE):
        message = CATALOGUE[finding.code]
        gaps = {gap for said in (message.what, message.remedy) for gap in PLACEHOLDER.findall(said.en + said.vi)}
        assert gaps <= {name for name, _ in finding.details}, line_of(finding)
        assert finding.place.file == FILE
        assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1
        assert render_finding(finding, "vi") != render_finding(finding, "en")


@given(ruleset=DRAWN)
@settings(max_examples=25)
def test_fixes_leave_the_ruleset_as_it_was(ruleset: Ruleset) -> None:
    text = _written(ruleset)
    found = mended(text, FILE)
    assert read_ruleset(found.text, FILE) == read_ruleset(text, FILE)
    assert (found.fixes > 0) is (found.text != text)
    assert [line_of(each) for each in found.findings if each.fix is not None] == []
    assert mended(found.text, FILE).text == found.text


@given(ruleset=DRAWN)
@settings(max_examples=25)
def test_a_fix_keeps_every_line_it_is_not_about(ruleset: Ruleset) -> None:
    text = _written(ruleset)
    for finding in lint(text, FILE):
        if finding.fix is None:
            continue
        kept = list(text)
        for edit in finding.fix.edits:
            kept[edit.start : edit.end] = ["\0"] * (edit.end - edit.start)
        left = "".join(kept).replace("\0", "")
        # What the edits leave standing stands in the new text, in the same order.
        remaining = iter(fixed(text, [finding.fix]))
        assert all(letter in remaining for letter in left)


@given(ruleset=DRAWN, data=st.data())
@settings(max_examples=25)
def test_an_ignore_silences_what_it_names_and_nothing_else(ruleset: Ruleset, data: st.DataObject) -> None:
    text = _written(ruleset)
    findings = lint(text, FILE)
    if not findings:
        return
    one = data.draw(st.sampled_from(findings))
    lines = text.splitlines(keepends=True)
    line = lines[one.place.line - 1]
    indent = line[: len(line) - len(line.lstrip())]
    lines.insert(one.place.line - 1, f"{indent}# emulation-rules: ignore[{one.code}] as drawn\n")
    left = [(each.code, each.path) for each in lint("".join(lines), FILE)]
    assert "ignore_unused" not in {code for code, _ in left}
    assert {pair for pair in left if pair[0] != one.code} == {
        (each.code, each.path) for each in findings if each.code != one.code
    }
    assert (one.code, one.path) not in left


@pytest.mark.parametrize("text", ["", "a", "format: emulation-rules/1\n", "{", "[1, 2]", "\0"])
def test_what_cannot_be_read_is_told_as_faults(text: str) -> None:
    found = lint(text, FILE)
    assert found
    assert mended(text, FILE).text == text
