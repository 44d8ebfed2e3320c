"""Every engine ranks and proposes as the data of `cases_cluster` say, at once and as figures come in one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conformance.standing_expectations import (
    ClusterCase,
    change_differences,
    cluster_cases_in,
    standing_differences,
)
from tests.conformance.test_conformance import ENGINES

from emulation_rules.api import compare, loads, standings
from emulation_rules.engines.choice import EngineName
from emulation_rules.exchange.read_reports import reports_from_text
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset

CASES = cluster_cases_in(Path(__file__).parent / "cases_cluster")
COMPARED = [case for case in CASES if case.later]


def read(case: ClusterCase, text: str) -> tuple[Ruleset, Mapping[str, Report]]:
    ruleset = loads(case.ruleset, case.id)
    return ruleset, reports_from_text(text, case.id, "json", ruleset)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_standings_come_out_as_the_data_say(case: ClusterCase, engine: EngineName) -> None:
    ruleset, reports = read(case, case.report)
    assert standing_differences(case, standings(ruleset, reports, engine=engine), ruleset) == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", COMPARED, ids=lambda case: case.id)
def test_what_changed_comes_out_as_the_data_say(case: ClusterCase, engine: EngineName) -> None:
    ruleset, reports = read(case, case.report)
    _, later = read(case, case.later)
    before, after = (standings(ruleset, each, engine=engine) for each in (reports, later))
    assert change_differences(case, compare(before, after)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_order_of_reports_does_not_matter(case: ClusterCase) -> None:
    ruleset, reports = read(case, case.report)
    turned = dict(reversed([*reports.items()]))
    assert standings(ruleset, reports, engine="reference") == standings(ruleset, turned, engine="reference")


def test_case_ids_are_unique() -> None:
    assert [name for name, times in Counter(case.id for case in CASES).items() if times > 1] == []


def test_every_case_expects_something() -> None:
    assert [case.id for case in CASES if not (case.standings or case.quotas or case.order or case.changes)] == []


def test_a_wrong_expectation_is_told() -> None:
    case = next(case for case in CASES if case.id == "T-01")
    ruleset, reports = read(case, case.report)
    wrong = replace(case, standings={"a": {"rank": 9, "points": 9}}, order=["a"])
    told = standing_differences(wrong, standings(ruleset, reports, engine="reference"), ruleset)
    assert [line.split(":")[0] for line in told] == ["a", "a", "order"]
