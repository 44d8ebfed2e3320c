from __future__ import annotations

import re
from pathlib import Path

import pytest

from emulation_rules.linting.subject import Subject
from emulation_rules.model.fix import fixed
from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.reading.extends import read_document
from emulation_rules.syntax.reading.read_ruleset import understood

HEAD = """\
format: emulation-rules/1
id: small
title: A pact
period: 2024
indicators:
  cases: {vi: Số vụ, en: Cases, measure: count, better: lower}
targets:
"""
FEWER: KeyPath = ("targets", "fewer")
PART: KeyPath = ("targets", "fewer", "all_of", 0)


def subject_of(text: str, base: Path | None = None, file: str = "pact.yaml") -> Subject:
    document = read_document(text, file, base)
    return Subject(understood(document), document)


# What is to be added stands in «…».
BEHIND = """  fewer: {indicator: cases, criterion: none«, note: x»}
===
  fewer: {indicator: cases, criterion: none«, note: x», points: 1}
===
  fewer:
    indicator: cases
    criterion: none # why«
    note: x»
    points: 1
===
  fewer:
    indicator: cases
    criterion: none«
    note: x»
===
  fewer:
    indicator: cases
    criterion:
      2023: not up
        from previous year«
    note: x»
    points: 1
===
  "fewer": {
    indicator: cases,
    criterion: "none"«, note: x»
    }
===
  fewer:
    indicator: cases
    criterion: >-
      not up from
      previous year«
    note: x»
    points: 1
"""
IN_FRONT = """  fewer: {«note: x, »indicator: cases, criterion: none}
===
  fewer:
    «note: x
    »indicator: cases
    criterion: none
"""


@pytest.mark.parametrize("marked", [*BEHIND.split("===\n"), BEHIND.split("===\n")[3].rstrip("\n")])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_an_entry_goes_behind_the_value_of_a_key(marked: str, ends: str) -> None:
    before, after = _both((HEAD + marked).replace("\n", ends))
    fix = subject_of(before).with_entry(FEWER, "note: x", after="criterion")
    assert fix is not None
    assert fixed(before, [fix]) == after
    assert subject_of(after).ruleset.targets["fewer"].note == "x"


@pytest.mark.parametrize("marked", IN_FRONT.split("===\n"))
def test_an_entry_goes_in_front_of_all(marked: str) -> None:
    before, after = _both(HEAD + marked)
    fix = subject_of(before).with_entry(FEWER, "note: x")
    assert fix is not None
    assert fixed(before, [fix]) == after


def _both(marked: str) -> tuple[str, str]:
    return re.sub("«.*?»", "", marked, flags=re.DOTALL), re.sub("[«»]", "", marked)


def test_an_entry_of_a_list_item_keeps_its_dash() -> None:
    text = HEAD + "  fewer:\n    all_of:\n      - indicator: cases\n        criterion: none\n"
    fix = subject_of(text).with_entry(PART, "en: Cases", after="criterion")
    assert fix is not None
    assert fixed(text, [fix]) == f"{text}        en: Cases\n"


def test_an_entry_goes_into_the_file_its_neighbour_is_in(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(HEAD + "  fewer: {indicator: cases, criterion: none}\n", encoding="utf-8")
    own = "format: emulation-rules/1\nid: next\nextends: small\ntargets: {fewer: {points: 2}}\n"
    subject = subject_of(own, tmp_path, "next.yaml")
    behind_own = subject.with_entry(FEWER, "note: x", after="points")
    behind_extended = subject.with_entry(FEWER, "note: x", after="criterion")
    assert behind_own is not None
    assert behind_extended is not None
    assert (behind_own.file, behind_extended.file) == ("next.yaml", str(tmp_path / "small.yaml"))


def test_there_is_no_fix_where_nothing_is_written() -> None:
    subject = subject_of(HEAD + "  fewer: {indicator: cases, criterion: none}\n")
    assert subject.with_entry(FEWER, "note: x", after="points") is None
    assert subject.with_entry((*FEWER, "indicator"), "note: x") is None
    assert subject.replaced((*FEWER, "points"), "1") is None
    assert subject.text((*FEWER, "indicator")) == "cases"


def test_every_question_is_known_with_its_path() -> None:
    subject = subject_of(
        HEAD
        + """\
  plain: {indicator: cases, criterion: {2023: none, 2024: at most 1}}
  all:
    all_of:
      - {indicator: cases, criterion: none}
      - any_of: [{indicator: cases, criterion: none}, {indicator: cases, criterion: none}]
      - at_least: {count: 1, of: [{indicator: cases, criterion: none}, {indicator: cases, criterion: none}]}
    of_which:
      inner: {indicator: cases, criterion: none}
  judged: {en: Judged, judged: true}
"""
    )
    assert [asked.path for asked in subject.asked] == [
        ("targets", "plain"),
        ("targets", "all", "all_of", 0),
        ("targets", "all", "all_of", 1, "any_of", 0),
        ("targets", "all", "all_of", 1, "any_of", 1),
        ("targets", "all", "all_of", 2, "at_least", "of", 0),
        ("targets", "all", "all_of", 2, "at_least", "of", 1),
        ("targets", "all", "of_which", "inner"),
    ]
    assert [path[2:] for path, _ in subject.asked[0].criteria()] == [("criterion", "2023"), ("criterion", "2024")]
    assert [path[2:] for path, _ in subject.asked[0].in_year(2023)] == [("criterion", "2023")]
    for asked in subject.asked:
        assert subject.node((*asked.path, "indicator")) is not None


def test_what_is_read_is_known() -> None:
    subject = subject_of(
        """\
format: emulation-rules/1
id: used
title: A pact
period: 2024
constants: {pass_share: 90}
tables: {steps: {bands: [{at_least: 90, is: 10}, {is: 0}]}}
indicators:
  a: {en: A, measure: count, better: higher}
  b: {en: B, measure: count, better: higher}
  rate: {en: Rate, measure: percent, better: higher, ratio: {part: a, whole: b}}
  c: {en: C, measure: count, better: higher}
  d: {en: D, measure: number, better: higher, formula: c + 1}
  e: {en: E, measure: count, better: higher}
  f: {en: F, measure: count, better: higher}
  yes: {en: "Yes", measure: count, better: higher}
  all: {en: All, measure: count, better: higher}
  loose: {en: Loose, measure: count, better: higher, note: nobody reads it}
  looser: {en: Looser, measure: number, better: higher, formula: loose * 2}
targets:
  by_rate: {indicator: rate, points: 10, scoring: {formula: "if(d >= pass_share, lookup(steps, value), 0)"}}
  by_events: {indicator: e, points: 10, scoring: {occurrences: {start: 5, each: {e: 1, f: -1}}}}
titles:
  flag: {en: Flag, when: share >= 80%, vote: {favour: yes, base: all, at_least: 50%}}
"""
    )
    assert set(subject.ruleset.indicators) - subject.used.names == {"loose", "looser"}
    assert {"pass_share", "steps"} <= subject.used.names
