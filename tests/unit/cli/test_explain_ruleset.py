"""What ``explain`` says of a ruleset without a report: everything that is settled before anyone reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.cli.conftest import Run

RULESET = """\
format: emulation-rules/1
id: full
title: {vi: Giao ước đủ, en: A full pact}
issuer: {vi: Cụm trưởng, en: The head of the cluster}
period: 2024
units: {commune-a: {vi: Xã A, en: Commune A}, commune-b: {vi: Xã B, en: Commune B}}
note: a note on the whole
source: {document: Pact no. 1, complete: false, note: from the press}
indicators:
  cases: {vi: Số vụ, en: Cases, measure: count, better: lower, note: a note on cases}
  cleared: {vi: Số vụ khám phá, en: Cleared cases, measure: count, better: higher}
  rate:
    {vi: Tỷ lệ, en: Rate, measure: percent, better: higher, ceiling: 100, ratio: {part: cleared, whole: cases}}
  left: {vi: Còn lại, en: Left, measure: number, better: lower, formula: cases - cleared}
  quality: {vi: Chất lượng, en: Quality, measure: score, better: higher, ceiling: 10}
targets:
  fewer:
    vi: Giảm án
    en: Fewer cases
    indicator: cases
    criterion: {2023: down at least 3% from previous year, 2024: down at least 5% from previous year}
    zero_baseline: met if still zero
    points: 20
    scoring: {bands: [{from: 5, points: 20}, {from: 10, points: 10}, {points: 0}]}
    bonus: {points: 2, when: exceeded}
    penalty: {points: 1.5, when: not met}
    veto: bars
    note: a note on it
  clear:
    vi: Khám phá
    en: Clear cases
    indicator: rate
    criterion: above 75%
    exceeds: above 80%
    points: 20
    scoring: {interpolated: {60: 0, 75: 10, 90: 20}}
    only: [commune-a]
    veto: defers
  share: {indicator: rate, criterion: at least 75%, points: 10, scoring: proportional, excluded: [commune-b]}
  good: {vi: Chấm, en: Judged well, indicator: quality, criterion: at least 5, points: 10, scoring: direct}
  rest: {vi: Tồn, en: Little left, indicator: left, criterion: at most 5, points: 10}
groups:
  main: {vi: Chính, en: Main, members: [fewer, clear], maximum: 40, cap: 41, floor: 0}
  least: {vi: Kém nhất, en: The weakest, members: [share, good], combine: minimum}
  all: {vi: Cả hai, en: Both, members: [main, least], combine: mean}
score: {maximum: 35, cap: 38, rounding: {places: 1, mode: half up, stage: target}}
"""
ENGLISH = [
    "A full pact (`full`), period 2024, The head of the cluster",
    (
        "- Fewer cases: from 2023 on: Cases `down at least 3% from previous year` / `giảm ít nhất 3% so với năm trước`;"
        " from 2024 on: Cases `down at least 5% from previous year` / `giảm ít nhất 5% so với năm trước`; 20 points"
    ),
    "  - with a baseline of zero, staying at zero meets it",
    "  - points by bands: at most 5: 20; at most 10: 10; otherwise: 0",
    "  - bonus when exceeded: 2",
    "  - penalty when not met: 1.5",
    "  - not meeting it bars the unit",
    "  - note: a note on it",
    "- Clear cases: Rate `above 75%` / `trên 75%`; 20 points",
    "  - worked out from its counts where both are reported: Cleared cases out of Cases",
    "  - exceeded means `above 80%` / `trên 80%`",
    "  - points on straight lines between: 60%: 0; 75%: 10; 90%: 20",
    "  - not meeting it defers the unit",
    "  - asked only of: Commune A",
    "- `share`: Rate `at least 75%` / `từ 75% trở lên`; 10 points",
    "  - worked out from its counts where both are reported: Cleared cases out of Cases",
    "  - short of the mark it gives the share of the points that the value is of the mark",
    "  - as a formula: `if(verdict = met, points, if(mark > 0, clip(points * (value / mark), 0, points), 0))`",
    "  - not asked of: Commune B",
    "- Judged well: Quality `at least 5` / `từ 5 trở lên`; 10 points",
    "  - the points that people give are the points it gives",
    "- Little left: Left `at most 5` / `không quá 5`; 10 points",
    "  - worked out as `cases - cleared` where its figures are reported",
    "Groups",
    (
        "- Main: the sum of Fewer cases, Clear cases; maximum 40; never above 41, bonuses included; never below 0,"
        " penalties included"
    ),
    "- The weakest: the lowest of `share`, Judged well",
    "- Both: the mean of Main, The weakest",
    "Score",
    "- maximum 35",
    "- never above 38, bonuses included",
    "- where nothing else is said of its points, a target gives all of them when met and none when not",
    "- each target's points are rounded to 1 decimal, a half upwards",
    "Notes",
    "- a note on the whole",
    "- source, known in part: Pact no. 1; from the press",
    "- Cases: a note on cases",
]
VIETNAMESE = (
    "Giao ước đủ (`full`), kỳ 2024, Cụm trưởng",
    "  - số liệu gốc bằng 0 mà vẫn giữ bằng 0 thì đạt",
    "  - chấm điểm theo bậc: không quá 5: 20 điểm; không quá 10: 10 điểm; còn lại: 0 điểm",
    "  - vượt thì được thưởng 2 điểm",
    "  - không đạt thì bị trừ 1,5 điểm",
    "  - không đạt thì không được xét thi đua",
    "  - không đạt thì tạm hoãn xét thi đua",
    "  - chấm điểm theo đường thẳng nối các mức: 60%: 0 điểm; 75%: 10 điểm; 90%: 20 điểm",
    "  - chỉ xét các đơn vị: Xã A",
    "  - không xét các đơn vị: Xã B",
    "- Kém nhất: điểm thấp nhất trong `share`, Chấm",
    "- cả thưởng không quá 38 điểm",
    "- điểm từng chỉ tiêu làm tròn đến 1 chữ số thập phân, phần lẻ từ một nửa thì làm tròn lên",
    "- nguồn (mới biết một phần): Pact no. 1; from the press",
)


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A ruleset with one of every term."""
    file = tmp_path / "full.yaml"
    file.write_text(RULESET, encoding="utf-8")
    return file


def test_every_term_of_a_ruleset_is_said(run: Run, full: Path) -> None:
    assert run("explain", full).stdout.splitlines() == ENGLISH


@pytest.mark.parametrize("line", VIETNAMESE)
def test_terms_are_said_in_vietnamese(run: Run, full: Path, line: str) -> None:
    assert line in run("explain", full, "--lang", "vi").stdout.splitlines()


@pytest.mark.parametrize(
    ("policy", "said"),
    [("not applicable", "with a baseline of zero it is not asked"), ("undetermined", "it stays undetermined")],
)
def test_each_meaning_of_a_baseline_of_zero_is_said(run: Run, full: Path, policy: str, said: str) -> None:
    full.write_text(RULESET.replace("met if still zero", policy), encoding="utf-8")
    assert said in run("explain", full, "--target", "fewer").stdout


@pytest.mark.parametrize(
    ("rounding", "said"),
    [
        ("{places: 0, mode: half even}", "- the total is rounded to whole numbers, a half to the even digit"),
        ("{places: 3, mode: down}", "- the total is rounded to 3 decimals, always downwards"),
        ("{places: 1, mode: up}", "- the total is rounded to 1 decimal, always upwards"),
    ],
)
def test_each_rounding_is_said(run: Run, full: Path, rounding: str, said: str) -> None:
    full.write_text(RULESET.replace("{places: 1, mode: half up, stage: target}", rounding), encoding="utf-8")
    assert said in run("explain", full).stdout.splitlines()


def test_a_target_alone_has_no_heading_and_no_totals(run: Run, full: Path) -> None:
    assert run("explain", full, "--target", "good").stdout.splitlines() == ENGLISH[19:21]


def test_a_period_chooses_among_dated_criteria(run: Run, full: Path) -> None:
    lines = run("explain", full, "--period", "2023").stdout.splitlines()
    assert "period 2023" in lines[0]
    assert "down at least 3%" in lines[1]
    assert "down at least 5%" not in lines[1]
    earlier = run("explain", full, "--period", "2022-H1", "--target", "fewer").stdout
    assert earlier.startswith("- Fewer cases: Cases: not asked in this period; 20 points\n")
    assert run("explain", full, "--period", "soon").exit_code == 2


def test_a_period_and_a_locale_hold_for_reports_too(run: Run, pact: Path) -> None:
    table = pact / "figures.csv"
    table.write_text('unit,period,indicator,value\nunit-a,2023,clearance_rate,"92,5"\n', encoding="utf-8")
    arguments = ("explain", pact, table, "--target", "clearance", "--period", "2023")
    assert run(*arguments).exit_code == 3
    said = run(*arguments, "--locale", "vi").stdout
    assert said.startswith("small, period 2023, unit unit-a\n- Clearance: met and exceeded by 17.5 ")


SCORING = Path(__file__).parents[2] / "golden" / "good" / "scoring.yaml"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_way_of_scoring_is_said(run: Run, language: str) -> None:
    """The golden ruleset has each preset with every key."""
    lines = run("explain", SCORING, "--lang", language).stdout.splitlines()
    targets = [number for number, line in enumerate(lines) if line.startswith("- `")]
    spoken = [number for number in targets if lines[number + 1].startswith("  - ")]
    assert len(spoken) > 20
    assert not [line for line in lines if "{" in line]


def test_a_preset_is_told_with_the_formula_it_is_a_name_for(run: Run) -> None:
    said = run("explain", SCORING, "--target", "goalposts", "--lang", "en").stdout
    assert "as a formula: `clip(points * ((value - 50) / -50), 0, points)`" in said
