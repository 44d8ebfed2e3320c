"""Rulesets with more to prove than can be: the linter ends, and says what it can."""

from __future__ import annotations

from collections import Counter

import pytest

from emulation_rules.linting.lint import lint
from emulation_rules.linting.questions import asked_of
from emulation_rules.linting.subject import Subject
from emulation_rules.solving.asked import Asked

HEAD = """
format: emulation-rules/1
id: wide
title: wide
period: 2024
units: {u: U, v: V}
indicators:
  x: {measure: percent, better: higher, ceiling: 100, note: n}
  c: {measure: count, better: lower}
targets:
"""


def _either_way(number: int) -> str:
    return f"{{indicator: c, criterion: {'up' if number % 2 else 'down'} at least {number} from previous year}}"


def _codes(text: str) -> Counter[str]:
    return Counter(finding.code for finding in lint(HEAD + text, "wide.yaml"))


@pytest.mark.parametrize("asked", ["all_of", "any_of", "at_least"])
def test_a_composite_of_forty_parts_on_one_figure(asked: str) -> None:
    parts = ", ".join(map(_either_way, range(1, 41)))
    _codes(
        f"  t: {{at_least: {{count: 20, of: [{parts}]}}}}" if asked == "at_least" else f"  t: {{{asked}: [{parts}]}}"
    )


def test_a_target_is_made_ready_once_for_all_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[list[str]] = []

    def counted(subject: Subject, targets: list[str]) -> Asked:
        made.append(targets)
        return asked_of(subject, targets)

    monkeypatch.setattr("emulation_rules.linting.criteria.asked_of", counted)
    nested = f"{{any_of: [{_either_way(3)}, {{all_of: [{_either_way(5)}, {_either_way(7)}]}}]}}"
    found = _codes(f"  t: {{all_of: [{_either_way(1)}, {nested}]}}\n  u: {{indicator: x, criterion: at least 5%}}\n")
    # Of a mark alone its numbers say enough.
    assert made == [["t"]]
    assert not found["always_met_target"]


def test_many_marks_on_one_figure_follow_from_each_other() -> None:
    marks = range(1, 120)
    found = _codes("".join(f"  t{mark}: {{indicator: x, criterion: at least {mark / 2}%}}\n" for mark in marks))
    # All but the hardest follow from a harder one.
    assert found["implied_target"] == len(marks) - 1


def test_many_changes_of_one_figure_contradict_each_other() -> None:
    assert _codes("".join(f"  t{number}: {_either_way(number)}\n" for number in range(1, 60)))["contradictory_targets"]


def test_many_classes() -> None:
    levels = "".join(
        f"      l{n}: {{vi: l, en: l, when: score >= {10 - n / 4} and share >= {100 - n}%}}\n" for n in range(40)
    )
    scheme = f"classes:\n  s:\n    first: true\n    levels:\n{levels}      rest: {{vi: r, en: r, otherwise: true}}\n"
    found = _codes(f"  t: {{indicator: x, criterion: at least 5%, points: 10}}\nscore: {{maximum: 10}}\n{scheme}")
    assert found["dead_class"] == 0
