"""The shipped rulesets read, and their reports come out as the files beside them say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conformance.expectations import Table, differences, read_data, table
from tests.conformance.standing_expectations import ClusterCase, standing_differences
from tests.conformance.test_conformance import ENGINES

from emulation_rules.api import evaluate_all, load, load_reports, standings
from emulation_rules.engines.choice import EngineName
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.writing.canonical import format_ruleset

RULESETS = Path(__file__).parents[2] / "rulesets"
FOLDERS = sorted(path.parent for path in RULESETS.glob("*/ruleset.yaml"))
REPORTS = sorted(path for folder in FOLDERS for path in (folder / "reports").iterdir())


def expected_of(report: Path) -> Table:
    """Return what a report must come to, from the file of its name."""
    return read_data(report.parents[1] / "expected" / f"{report.stem}.yaml")


RANKED = [report for report in REPORTS if "standings" in expected_of(report)]


def name_of(path: Path) -> str:
    return str(path.relative_to(RULESETS))


def by_unit(
    ruleset: Ruleset, path: Path, period: Period | None = None, engine: EngineName = "auto"
) -> dict[str, Evaluation]:
    reports = load_reports(path, ruleset, period=period)
    return {one.unit: one for one in evaluate_all(ruleset, reports, engine=engine, period=period)}


def period_of(expected: Table) -> Period | None:
    """Return the period a report is evaluated for, where that is not the ruleset's own."""
    return Period.parse(str(expected["period"])) if "period" in expected else None


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
def test_a_folder_holds_a_page_and_reports_with_expectations(folder: Path) -> None:
    assert (folder / "README.md").is_file()
    reports = {path.stem for path in (folder / "reports").iterdir()}
    assert reports
    assert reports == {path.stem for path in (folder / "expected").iterdir()}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("report", REPORTS, ids=name_of)
def test_a_report_comes_out_as_expected(report: Path, engine: EngineName) -> None:
    folder = report.parents[1]
    expected = expected_of(report)
    found = by_unit(load(folder), report, period_of(expected), engine)
    wanted = table(expected["expect"])
    assert expected["ruleset"] == folder.name
    assert expected["report"] == report.stem
    assert sorted(found) == sorted(wanted)
    told = [f"{unit}: {line}" for unit in wanted for line in differences(table(wanted[unit]), found[unit])]
    assert told == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("report", RANKED, ids=name_of)
def test_ranks_titles_and_classes_come_out_as_expected(report: Path, engine: EngineName) -> None:
    ruleset, expected = load(report.parents[1]), expected_of(report)
    period = period_of(expected)
    found = standings(ruleset, load_reports(report, ruleset, period=period), engine=engine, period=period)
    case = ClusterCase(
        id=report.stem,
        ruleset="",
        report="",
        standings=table(expected["standings"]),
        quotas=table(expected.get("quotas", {})),
        order=[],
        later="",
        changes={},
    )
    assert standing_differences(case, found) == []
    assert {one.unit for one in found.standings} == set(case.standings)


def test_whatever_is_ranked_has_ranks_expected() -> None:
    ranked = {folder for folder in FOLDERS if load(folder).ranking is not None}
    assert ranked
    assert ranked <= {report.parents[1] for report in RANKED}


@pytest.mark.parametrize("report", REPORTS, ids=name_of)
def test_no_scored_target_is_left_without_an_expectation(report: Path) -> None:
    folder = report.parents[1]
    scored = {name for name, target in load(folder).targets.items() if target.scored}
    expected = table(expected_of(report)["expect"])
    for unit in expected:
        if unit != "cluster":
            assert scored <= set(table(expected[unit]))


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
