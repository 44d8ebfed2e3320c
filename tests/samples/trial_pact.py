"""A pact in which there is something of everything that test cases can be about."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from emulation_rules.api import loads
from emulation_rules.exchange.trial_yaml import trials_from_text
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.trial import Trials

PACT: Final = """\
format: emulation-rules/1
id: trial-pact
title: {vi: Giao ước, en: A pact}
period: 2023
units: {gia-lai: Gia Lai, kon-tum: Kon Tum}
indicators:
  crimes: {vi: Số vụ, en: Crimes, measure: count, better: lower}
  clearance: {vi: Tỷ lệ khám phá án, en: Clearance rate, measure: percent, better: higher, ceiling: 100, places: 1}
  calls: {vi: Số cuộc gọi, en: Calls, measure: count, better: higher}
  fires: {vi: Số vụ cháy, en: Fires, measure: count, better: lower}
targets:
  fewer_crimes:
    indicator: crimes
    criterion: down at least 5% from previous year
    zero_baseline: met if still zero
    points: 20
    veto: bars
    bonus: {points: 2, when: exceeded}
  cleared:
    indicator: clearance
    criterion: above 75%
    points: 10
    scoring: {bands: [{at_least: 90, points: 10}, {above: 75, points: 5}, {points: 0}]}
  answered:
    indicator: calls
    criterion: between 100 and 200
    points: 5
    scoring: {formula: "if(value >= 150, points, 1)"}
  safe:
    vi: An toàn
    en: Safe
    at_least:
      count: 1
      of:
        - {indicator: fires, criterion: none}
        - {id: quiet, indicator: crimes, criterion: at most 1000}
    points: 5
    penalty: {points: 3, when: not met}
  plan_issued: {vi: Kế hoạch, en: Plan, deliverable: true, points: 5}
groups: {work: {vi: Việc, en: Work, members: [fewer_crimes, cleared, answered, safe, plan_issued]}}
score: {maximum: 45}
ranking: {by: [share]}
titles: {leading: {vi: Đơn vị tiên tiến, en: Leading unit, when: share >= 70%}}
classes:
  grade:
    vi: Loại
    en: Grade
    levels: {good: {vi: Tốt, en: Good, when: share >= 50%}, poor: {vi: Yếu, en: Poor, otherwise: true}}
"""


def pact() -> Ruleset:
    """Return the pact, read."""
    return loads(PACT, "pact.yaml")


def trials(cases: str, ruleset: Ruleset | None = None) -> Trials:
    """Return cases of the pact, or of another ruleset, from the items of a list."""
    text = f"format: emulation-rules-tests/1\ncases:\n{cases}"
    return trials_from_text(text, "t.yaml", ruleset=ruleset or pact())


def folder_of(path: Path, cases: str) -> Path:
    """Write the pact and a file of its cases into a folder, and return that."""
    (path / "pact" / "tests").mkdir(parents=True)
    (path / "pact" / "ruleset.yaml").write_text(PACT, encoding="utf-8")
    text = f"format: emulation-rules-tests/1\ncases:\n{cases}"
    (path / "pact" / "tests" / "marks.yaml").write_text(text, encoding="utf-8")
    return path / "pact"
