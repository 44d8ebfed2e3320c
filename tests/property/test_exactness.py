"""100,000 exact ties: no engine may get one wrong."""

from __future__ import annotations

import importlib.util
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.strategies.boundary import Family, Tie, families

from emulation_rules.engines.choice import EngineName
from emulation_rules.evaluator import Evaluator
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Observation
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.verdict import Verdict
from emulation_rules.plan.plan import Plan
from emulation_rules.plan.readings import read

TIES = 100_000
ENGINES: list[EngineName] = ["reference", "compiled"]
if importlib.util.find_spec("durable_rules_engine") is not None:
    ENGINES.append("durable")


@pytest.fixture(scope="module")
def ties() -> list[Family]:
    return families(TIES)


@pytest.mark.parametrize("engine", ENGINES)
def test_no_tie_is_ruled_wrongly_from_a_report(engine: EngineName, ties: list[Family]) -> None:
    wrong = 0
    for family in ties:
        evaluator = Evaluator(family.ruleset, engine=engine)
        for tie in family.ties:
            readings = read(evaluator.plan, report_of(tie, evaluator.plan))
            ruling = evaluator.ruler.rule(readings)[0]
            wrong += (ruling.verdict is Verdict.MET) is not tie.met
    assert sum(len(family.ties) for family in ties) == TIES
    assert wrong == 0


@pytest.mark.parametrize("engine", ["compiled", *ENGINES[2:]])
def test_no_tie_is_decided_wrongly_from_plain_ints_and_floats(engine: EngineName, ties: list[Family]) -> None:
    wrong = 0
    for family in ties:
        evaluator = Evaluator(family.ruleset, engine=engine)
        for tie in family.ties:
            wrong += evaluator.decide({key: as_program(text) for key, text in tie.figures}).met[0] is not tie.met
    assert wrong == 0


def test_binary_floats_do_get_ties_wrong(ties: list[Family]) -> None:
    """The law above can fail: plain float arithmetic on the same changes is wrong about one time in five or more."""
    changes = [family for family in ties if "%" in family.name]
    wrong = sum(float_verdict(family, tie) is not tie.met for family in changes for tie in family.ties)
    assert wrong > sum(len(family.ties) for family in changes) // 20


def float_verdict(family: Family, tie: Tie) -> bool:
    direction, percent, strict = family.name.split()
    figures = {key: float(text) for key, text in tie.figures}
    share = float(percent.rstrip("%")) / 100
    if direction == "down":
        level = figures["x@2021"] * (1 - share)
        return figures["x"] < level if strict == "True" else figures["x"] <= level
    level = figures["x@2021"] * (1 + share)
    return figures["x"] > level if strict == "True" else figures["x"] >= level


def report_of(tie: Tie, plan: Plan) -> Report:
    keys = {slot.key: (slot.indicator.id, slot.period) for slot in plan.slots}
    return Report(
        CLUSTER,
        {keys[key]: Observation(interval=Interval.point(Fraction(Decimal(text)))) for key, text in tie.figures},
    )


def as_program(text: str) -> int | float:
    return float(text) if "." in text else int(text)
