"""Rulesets with everything wrong that can be, and what is said about each; and good ones with their canonical form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from emulation_rules.i18n import formula_messages, ruleset_messages
from emulation_rules.i18n.catalogue import CATALOGUE, PLACEHOLDER
from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import path_text
from emulation_rules.syntax.reading.read_ruleset import read_ruleset
from emulation_rules.syntax.writing.write_ruleset import print_json

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.yaml"))
GOOD = sorted((HERE / "good").glob("*.yaml"))
SEEN_ELSEWHERE = {
    # They need other files, or very many things: test_extends.py and test_read_ruleset.py.
    "assigned_table_leaves_folder",
    "assigned_table_without_folder",
    "extends_cycle",
    "extends_leaves_folder",
    "extends_not_found",
    "extends_other_id",
    "extends_too_deep",
    "extends_without_folder",
    "groups_too_deep",
    "nothing_to_remove",
    "too_many_indicators",
    "too_many_targets",
}


def findings_of(file: Path) -> tuple[Finding, ...]:
    with pytest.raises(InvalidRulesetError) as caught:
        read_ruleset(file.read_text(encoding="utf-8"), file.name, base=file.parent)
    return caught.value.findings


def line_of(finding: Finding) -> str:
    details = ", ".join(f"{name} {value}" for name, value in finding.details)
    said = f"{finding.place}: {path_text(finding.path)}: {finding.code}{': ' + details if details else ''}"
    said = said.replace(f"{BAD[0].parent}/", "").replace(str(BAD[0].parent), "the folder")
    return f"{said} [did you mean {', '.join(finding.suggestions)}]" if finding.suggestions else said


def test_there_are_golden_rulesets() -> None:
    assert len(BAD) > 20
    assert len(GOOD) > 3


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_a_bad_ruleset_is_answered_as_agreed(file: Path, *, reset_golden: bool) -> None:
    answer = "".join(f"{line_of(finding)}\n" for finding in findings_of(file))
    expected = file.with_suffix(".expected.txt")
    if reset_golden:
        expected.write_text(answer, encoding="utf-8")
    assert answer == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_every_finding_has_a_message_whose_gaps_it_fills(file: Path) -> None:
    for finding in findings_of(file):
        message = CATALOGUE[finding.code]
        gaps = {gap for text in (message.what, message.remedy) for gap in PLACEHOLDER.findall(text.en + text.vi)}
        assert gaps <= {name for name, _ in finding.details}, finding


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_a_caret_stands_under_the_word_at_the_column(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    for finding in findings_of(file):
        if finding.excerpt and finding.excerpt in lines[finding.place.line - 1]:
            shift = lines[finding.place.line - 1].index(finding.excerpt)
            assert shift + finding.caret == finding.place.column - 1


def test_every_ruleset_message_has_an_example() -> None:
    seen = {finding.code for file in BAD for finding in findings_of(file)}
    assert set(ruleset_messages.MESSAGES) - seen == SEEN_ELSEWHERE


def test_every_message_on_the_meaning_of_a_formula_has_an_example() -> None:
    seen = {finding.code for file in BAD for finding in findings_of(file)}
    assert set(formula_messages.MEANING) | set(formula_messages.WORTH) <= seen


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_a_good_ruleset_has_the_canonical_form_agreed(file: Path, *, reset_golden: bool) -> None:
    ruleset = read_ruleset(file.read_text(encoding="utf-8"), file.name, base=file.parent)
    expected = file.with_suffix(".expected.json")
    if reset_golden:
        readable = json.dumps(json.loads(print_json(ruleset)), ensure_ascii=False, indent=1)
        expected.write_text(readable + "\n", encoding="utf-8")
    # Numbers are compared as they are written, so that 0.5 and 0.50 are not the same.
    agreed = json.loads(expected.read_text(encoding="utf-8"), parse_float=str)
    assert json.loads(print_json(ruleset), parse_float=str) == agreed
