"""The shipped rulesets read, and their reports come out as the test cases beside them say."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.conformance.test_conformance import ENGINES

from emulation_rules.api import evaluate_all, load, load_reports
from emulation_rules.engines.choice import EngineName
from emulation_rules.exchange.read_trials import read_trials
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.trial import Trial, Trials
from emulation_rules.syntax.writing.canonical import format_ruleset
from emulation_rules.trials.files import trial_files
from emulation_rules.trials.run import run_trials

RULESETS = Path(__file__).parents[2] / "rulesets"
FOLDERS = sorted(path.parent for path in RULESETS.glob("*/ruleset.yaml"))
REPORTS = sorted(path for folder in FOLDERS for path in (folder / "reports").iterdir())
TRIALS = list(trial_files(RULESETS))


def name_of(path: Path) -> str:
    return str(path.relative_to(RULESETS))


@cache
def trials_of(file: Path) -> Trials:
    return read_trials(file)


def case_of(report: Path) -> Trial:
    """Return the case that says what a report comes to: the one of its name."""
    trials = trials_of(report.parents[1] / "tests" / f"{report.stem}.yaml")
    return next(case for case in trials.cases if case.name == report.stem)


def by_unit(ruleset: Ruleset, path: Path) -> dict[str, Evaluation]:
    return {one.unit: one for one in evaluate_all(ruleset, load_reports(path, ruleset))}


def test_there_are_rulesets() -> None:
    assert len(FOLDERS) >= 7


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_a_ruleset_reads_under_the_name_of_its_folder(folder: Path) -> None:
    assert load(folder).id == folder.name


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_a_ruleset_is_in_its_canonical_form(folder: Path) -> None:
    file = folder / "ruleset.yaml"
    text = file.read_text(encoding="utf-8")
    assert format_ruleset(text, str(file)) == text


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_a_folder_holds_a_page_and_reports_with_test_cases(folder: Path) -> None:
    assert (folder / "README.md").is_file()
    reports = {path.stem for path in (folder / "reports").iterdir()}
    assert reports
    assert reports <= {path.stem for path in (folder / "tests").iterdir()}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("file", TRIALS, ids=name_of)
def test_everything_comes_out_as_expected(file: Path, engine: EngineName) -> None:
    trials = trials_of(file)
    assert trials.ruleset.id == file.parents[1].name
    told = {result.name: result.differences for result in run_trials(trials, engine=engine).results}
    assert told == {case.name: () for case in trials.cases}


@pytest.mark.parametrize("report", REPORTS, ids=name_of)
def test_every_unit_of_a_report_has_what_it_must_come_to(report: Path) -> None:
    case = case_of(report)
    found = evaluate_all(trials_of(report.parents[1] / "tests" / f"{report.stem}.yaml").ruleset, case.reports)
    assert {each.unit for each in case.expected if each.unit} == {one.unit for one in found}


@pytest.mark.parametrize("report", REPORTS, ids=name_of)
def test_no_scored_target_is_left_without_an_expectation(report: Path) -> None:
    scored = {name for name, target in load(report.parents[1]).targets.items() if target.scored}
    case = case_of(report)
    for unit in {each.unit for each in case.expected if each.unit} - {CLUSTER}:
        assert scored <= {each.path[0] for each in case.expected if each.unit == unit}


def test_whatever_is_ranked_has_ranks_expected() -> None:
    ranked = {folder for folder in FOLDERS if load(folder).ranking is not None}
    expected = {
        file.parents[1]
        for file in TRIALS
        if any(each.path == ("rank",) for case in trials_of(file).cases for each in case.expected)
    }
    assert ranked
    assert ranked <= expected


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_every_target_says_where_it_comes_from(folder: Path) -> None:
    assert [name for name, target in load(folder).targets.items() if not target.source] == []


def test_a_table_and_a_document_of_the_same_figures_give_the_same_results() -> None:
    folder = RULESETS / "synthetic-demo"
    ruleset = load(folder)
    tabled, written = (by_unit(ruleset, folder / "reports" / name) for name in ("demo.csv", "demo.yaml"))
    assert {unit: one.score for unit, one in tabled.items()} == {unit: one.score for unit, one in written.items()}
    for unit, one in tabled.items():
        verdicts = [(found.target, found.verdict, found.observed) for found in one.walk()]
        assert verdicts == [(found.target, found.verdict, found.observed) for found in written[unit].walk()]
