"""Every engine answers every case of `cases` as its data say."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path

import pytest
from tests.conformance.expectations import Case, Table, cases_in, data_of, differences, table
from tests.conformance.published.cases import documents

from emulation_rules.api import evaluate, evaluate_all, loads
from emulation_rules.engines.choice import EngineName
from emulation_rules.engines.decision import FigureValue
from emulation_rules.evaluator import Evaluator
from emulation_rules.exchange.read_reports import reports_from_text
from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.period import Period
from emulation_rules.model.report import figure_key
from emulation_rules.model.ruleset import CLUSTER

HERE = Path(__file__).parent
CASES = cases_in(HERE / "cases")
DECIDED = [case for case in CASES if not case.error]
REFUSED = [case for case in CASES if case.error]
ENGINES: list[EngineName] = ["reference", "compiled"]
if importlib.util.find_spec("durable_rules_engine") is not None:
    ENGINES.append("durable")


def evaluated(case: Case, engine: EngineName) -> Evaluation:
    """Read a case's documents and evaluate the unit it asks about."""
    ruleset = loads(case.ruleset, case.id)
    reports = reports_from_text(case.report, case.id, "json", ruleset)
    if case.unit == CLUSTER:
        return evaluate_all(ruleset, reports, engine=engine)[-1]
    return evaluate(ruleset, reports[case.unit], engine=engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", DECIDED, ids=lambda case: case.id)
def test_a_case_comes_out_as_its_data_say(case: Case, engine: EngineName) -> None:
    found = evaluated(case, engine)
    assert found.unit == case.unit
    assert differences(case.expect, found, loads(case.ruleset, case.id)) == []


def flat_figures(case: Case, current: Period) -> dict[str, FigureValue] | None:
    """Return a unit's figures as a program would hand them in, or None where one of them is more than a value."""
    figures: dict[str, FigureValue] = {}
    for period, by_unit in table(table(data_of(case.report, case.id))["figures"]).items():
        for key, value in table(table(by_unit).get(case.unit, {})).items():
            if isinstance(value, dict | list):
                return None
            figures[figure_key(key, Period.parse(period), current)] = value
    return figures


@pytest.mark.parametrize("engine", ENGINES)
def test_deciding_flat_figures_comes_to_the_same(engine: EngineName) -> None:
    decided, differing = 0, []
    for case in DECIDED:
        ruleset = loads(case.ruleset, case.id)
        figures = None if case.unit == CLUSTER else flat_figures(case, ruleset.span.period)
        if figures is None:
            continue
        decided += 1
        full = evaluated(case, engine)
        decision = Evaluator(ruleset, engine=engine).decide(figures, case.unit)
        verdicts = {one.target: one.verdict for one in full.assessments}
        if (decision.verdicts, decision.points) != (verdicts, full.score.points):
            differing.append(case.id)
    assert differing == []
    assert decided > len(DECIDED) / 2


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.id)
def test_a_case_that_must_be_refused_is_refused_for_its_reason(case: Case) -> None:
    with pytest.raises(InvalidDocumentError) as refusal:
        evaluated(case, "reference")
    assert case.error in {finding.code for finding in refusal.value.findings}


def test_case_ids_are_unique() -> None:
    repeated = [name for name, times in Counter(case.id for case in CASES).items() if times > 1]
    assert repeated == []


def test_every_case_expects_something() -> None:
    assert [case.id for case in DECIDED if not case.expect] == []


@pytest.mark.parametrize("name", documents())
def test_published_cases_are_what_the_figures_give(name: str) -> None:
    assert (HERE / "cases" / name).read_text(encoding="utf-8") == documents()[name]


def test_a_wrong_expectation_is_told() -> None:
    case = next(case for case in CASES if case.id == "T-20")
    expect: Table = {
        "fewer": {"verdict": "not_met", "margin": 1},
        "score": {"maximum": 1},
        "notes": [{"code": "a", "subject": "b"}],
    }
    told = differences(expect, evaluated(case, "reference"), loads(case.ruleset, case.id))
    assert [line.partition(":")[0] for line in told] == ["fewer.verdict", "fewer.margin", "score.maximum", "notes"]
