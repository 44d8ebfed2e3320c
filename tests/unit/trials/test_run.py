from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.samples.trial_pact import PACT, folder_of, pact, trials

from emulation_rules.api import loads
from emulation_rules.engines.choice import EngineName
from emulation_rules.model.interval import Interval
from emulation_rules.model.trial_result import TrialResult
from emulation_rules.trials.files import trial_files
from emulation_rules.trials.report import Wish, report_on
from emulation_rules.trials.run import read_files, run_all, run_trials

ALL = """\
  - name: one unit
    unit: gia-lai
    figures: {crimes: 950, crimes@2022: 1000, clearance: 90, calls: 120, fires: 1, plan_issued: true}
    expect:
      fewer_crimes: {verdict: met, exceeded: no, reason: measured, margin: 0, mark: 950, baseline: 1000, observed: 950,
        points: 20, maximum: 20, adjustment: 0, grade: figure, need: {comparison: at_most, limit: 950, spare: 0}}
      cleared: {verdict: met, points: 10}
      answered: {points: 1}
      safe: met
      safe.1: not met
      quiet: exceeded
      plan_issued: {verdict: met, reason: claimed, need: null, observed: null}
      score: {points: 41, maximum: 45, share: 820/9, vetoes: {fewer_crimes: no}, groups: {work: 41}}
      notes: []
  - name: two units
    units:
      gia-lai: {crimes: 900, crimes@2022: 1000, clearance: 95, calls: 150, fires: 0, plan_issued: true}
      kon-tum: {crimes: 1200, crimes@2022: 1000, clearance: 75, calls: 99, fires: 1, plan_issued: false}
    expect:
      gia-lai: {score: 47, rank: 1, shared: false, keys: [940/9], titles: {leading: eligible}, class: good}
      kon-tum:
        score: {points: -2, groups: {work: {points: -2, maximum: 45}}}
        rank: 2
        titles: {leading: "not_eligible, barred, fewer_crimes"}
        classes: {grade: poor}
    order: [gia-lai, kon-tum]
"""


def only(cases: str, engine: EngineName = "reference") -> TrialResult:
    (result,) = run_trials(trials(cases), engine=engine).results
    return result


@pytest.mark.parametrize("engine", ["reference", "compiled"])
def test_everything_that_can_be_expected_can_come_out(engine: EngineName) -> None:
    for result in run_trials(trials(ALL), engine=engine).results:
        assert result.differences == ()
        assert result.expected > 8


WRONG = [
    ("fewer_crimes: not met", "not_met", "met"),
    ("fewer_crimes: {exceeded: yes}", "yes", "no"),
    ("fewer_crimes: {exceeded: null}", None, "no"),
    ("fewer_crimes: {reason: claimed}", "claimed", "measured"),
    ("fewer_crimes: {margin: 1}", Interval.point(1), Interval.point(0)),
    ("fewer_crimes: {margin: null}", None, Interval.point(0)),
    ("fewer_crimes: {need: {limit: 951}}", Interval.point(951), Interval.point(950)),
    ("fewer_crimes: {need: null}", None, "…"),
    ("score: [41, 42]", Interval(Fraction(41), Fraction(42)), Interval.point(41)),
    ("score: {share: 91}", Interval.point(91), Interval.point(Fraction(820, 9))),
    ("score: {vetoes: {fewer_crimes: yes}}", "yes", "no"),
    ("score: {groups: {work: 40}}", Interval.point(40), Interval.point(41)),
    ("notes: [{code: unused_observation, subject: x}]", ("unused_observation x",), ()),
    ("rank: 1", Interval.point(1), Interval(Fraction(1), Fraction(2))),
    ("titles: {leading: not_eligible}", "not_eligible", "eligible"),
    ("class: poor", ("poor",), ("good",)),
    ("class: [good, poor]", ("good", "poor"), ("good",)),
]


@pytest.mark.parametrize(("expected", "wanted", "found"), WRONG)
def test_whatever_comes_out_otherwise_is_told(expected: str, wanted: object, found: object) -> None:
    figures = "{crimes: 950, crimes@2022: 1000, clearance: 90, calls: 120, fires: 1, plan_issued: true}"
    (difference,) = only(f"  - {{name: a, unit: gia-lai, figures: {figures}, expect: {{{expected}}}}}\n").differences
    assert (difference.expectation.wanted, difference.found) == (wanted, found)
    assert difference.there
    assert difference.expectation.place.line == 3


def test_what_a_unit_does_not_have_is_not_there() -> None:
    cases = "  - {name: a, units: {gia-lai: {}}, expect: {cluster: {cleared: met}, gia-lai: {cleared: undetermined}}}\n"
    (difference,) = only(cases).differences
    assert not difference.there


def test_the_period_of_a_case_is_the_one_evaluated() -> None:
    result = only(
        "  - {name: a, period: 2024, figures: {crimes: 950, crimes@2023: 1000}, expect: {fewer_crimes: met}}\n"
    )
    assert result.passed
    assert str(result.period) == "2024"


def test_a_difference_of_a_target_says_why_it_came_out_so() -> None:
    (difference,) = only("  - {name: a, figures: {clearance: 75}, expect: {cleared: met}}\n").differences
    assert difference.assessment is not None
    assert difference.assessment.margin == Interval.point(0)


# ---- files ------------------------------------------------------------------------------

CASES = """\
  - {name: beyond, figures: {clearance: 76}, expect: {cleared: met}}
  - {name: on, figures: {clearance: 75}, expect: {cleared: met}}
  - {name: short, figures: {clearance: 74}, expect: {cleared: met}}
"""


def test_the_files_beside_a_ruleset_are_its_cases(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, CASES)
    (folder / "tests" / "other.yaml").write_text("a: 1", encoding="utf-8")
    (folder / "tests" / "table.csv").write_text("unit,period,crimes\n", encoding="utf-8")
    (folder / "tests" / "cases.csv").write_text("name,clearance,expect:cleared\n", encoding="utf-8")
    (folder / "draft.ruleset-test.yaml").write_text("", encoding="utf-8")
    marks = folder / "tests" / "marks.yaml"
    beside = [folder / "tests" / "cases.csv", marks]
    assert list(trial_files(folder / "ruleset.yaml")) == beside
    assert list(trial_files(folder / "tests")) == beside
    assert list(trial_files(folder)) == beside
    assert list(trial_files(tmp_path)) == [folder / "draft.ruleset-test.yaml", *beside]
    assert list(trial_files(marks)) == [marks]
    assert list(trial_files(folder / "nothing.yaml")) == [folder / "nothing.yaml"]


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("a.yaml", f"format: emulation-rules-tests/1\nruleset: ../draft.yaml\ncases:\n{CASES}"),
        ("a.csv", "# ruleset: ../draft.yaml\nname;clearance;expect:cleared\nbeyond;76;met\n"),
    ],
)
def test_the_cases_of_a_ruleset_are_those_that_name_it(tmp_path: Path, name: str, cases: str) -> None:
    folder = folder_of(tmp_path, CASES)
    draft = folder / "draft.yaml"
    draft.write_text(PACT.replace("above 75%", "at least 75%"), encoding="utf-8")
    # Those of `ruleset.yaml` must not come out as if the draft had been tested.
    assert list(trial_files(draft)) == [draft]
    assert [found.code for found in run_all(read_files([draft])).findings] == ["trial_other_form"]
    own = folder / "tests" / name
    own.write_text(cases, encoding="utf-8")
    assert list(trial_files(draft)) == [own]
    assert list(trial_files(folder / "ruleset.yaml")) == [folder / "tests" / "marks.yaml"]


@pytest.mark.parametrize("cases", ["cases: [", "ruleset: ../drafft.yaml\ncases: []"])
def test_cases_that_may_be_about_any_ruleset_are_not_left_out(tmp_path: Path, cases: str) -> None:
    folder = folder_of(tmp_path, CASES)
    bad = folder / "tests" / "bad.yaml"
    bad.write_text(f"format: emulation-rules-tests/1\n{cases}\n", encoding="utf-8")
    assert list(trial_files(folder / "ruleset.yaml")) == [bad, folder / "tests" / "marks.yaml"]


def test_the_first_failure_may_end_a_run(tmp_path: Path) -> None:
    read = read_files([folder_of(tmp_path, CASES) / "tests" / "marks.yaml"])
    run = run_all(read, fail_fast=True)
    assert [result.name for result in run.results] == ["beyond", "on"]
    assert (run.stopped, run.failed) == (True, 1)
    whole = run_all(read)
    assert (len(whole.results), whole.failed, whole.stopped) == (3, 2, False)
    last = run_all(read, fail_fast=True, asked=lambda name: name == "short")
    assert (last.stopped, last.failed, last.left_out) == (False, 1, 2)


def test_cases_are_chosen_by_their_names(tmp_path: Path) -> None:
    file = folder_of(tmp_path, CASES) / "tests" / "marks.yaml"
    told = report_on([file], Wish(("SHORT", "beyo")))
    assert [result.name for result in told.run.results] == ["beyond", "short"]
    assert told.run.left_out == 1


def test_another_ruleset_can_be_tested_with_the_same_cases(tmp_path: Path) -> None:
    file = folder_of(tmp_path, CASES) / "tests" / "marks.yaml"
    lenient = loads(PACT.replace("above 75%", "at least 74%").replace("{above: 75, p", "{above: 73, p"))
    assert report_on([file], Wish(), lenient).run.failed == 0


def test_files_that_cannot_be_used_are_told_beside_those_that_can(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, CASES)
    files = [
        folder / "tests" / "lost.yaml",
        folder / "tests" / "x.txt",
        folder / "tests",
        folder / "tests" / "marks.yaml",
    ]
    (folder / "tests" / "x.txt").write_text("a", encoding="utf-8")
    run = report_on(files, Wish()).run
    assert [[found.code for found in file.findings] for file in run.files] == [
        ["file_missing"],
        ["trial_unknown_kind"],
        ["file_is_directory"],
        [],
    ]
    assert len(run.results) == 3


def test_a_ruleset_is_read_once_for_all_its_files(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, CASES)
    text = (folder / "tests" / "marks.yaml").read_text(encoding="utf-8")
    (folder / "tests" / "more.yaml").write_text(text, encoding="utf-8")
    told = report_on(list(trial_files(folder)), Wish(coverage=True))
    assert len(told.coverage) == 1
    assert told.coverage[0].file == str(folder / "ruleset.yaml")


def test_the_pact_of_these_tests_reads() -> None:
    assert len(pact().targets) == 5
