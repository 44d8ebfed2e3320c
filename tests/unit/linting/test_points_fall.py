from __future__ import annotations

from emulation_rules.linting.lint import lint

TEXT = """\
format: emulation-rules/1
id: falling
title: A pact
period: 2024
units: {gia-lai: Gia Lai}
indicators: {part: {en: Part, measure: count, better: higher}}
assigned: {gia-lai: {part: 5}}
targets:
  fewer_for_more:
    indicator: part
    criterion: at least assigned
    points: 2.5
    scoring: {interpolated: {0: 2.5, 58: 0}}
    bonus: {points: 3, when: not met}
"""


def test_a_fall_that_needs_an_assigned_mark_is_told_without_a_case() -> None:
    (found,) = (finding for finding in lint(TEXT, "pact.yaml") if finding.code == "points_fall")
    assert found.witness == ""
