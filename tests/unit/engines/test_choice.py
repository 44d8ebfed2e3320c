"""Which engine rules, and what is said when another takes over."""

from __future__ import annotations

import sys

import pytest

from emulation_rules.api import evaluate, loads
from emulation_rules.engines.choice import chosen_engine
from emulation_rules.evaluator import Evaluator
from emulation_rules.exchange.report_figures import report_from_figures
from emulation_rules.model.errors import EngineUnavailableError
from emulation_rules.plan.from_model import plan_of

PACT = """
format: emulation-rules/1
id: pact
title: pact
period: 2022
indicators:
  rate: {vi: tỷ lệ, en: rate, measure: percent, better: higher, ceiling: 100}
targets:
  clear: {indicator: rate, criterion: above 75%, points: 20}
"""


@pytest.fixture
def without_durable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)


@pytest.mark.usefixtures("without_durable")
def test_compiled_takes_over_and_says_so_where_durable_rules_is_missing() -> None:
    ruleset = loads(PACT)
    evaluator = Evaluator(ruleset)
    evaluation = evaluator.evaluate(report_from_figures(ruleset, {"rate": 92}))
    assert evaluation.engine == "compiled"
    assert "durable-rules is not available" in evaluation.engine_note


@pytest.mark.usefixtures("without_durable")
def test_asking_for_durable_where_it_is_missing_is_an_error() -> None:
    with pytest.raises(EngineUnavailableError, match="durable-rules"):
        Evaluator(loads(PACT), engine="durable")


def test_durable_is_the_default_for_one_report_where_it_is_installed() -> None:
    pytest.importorskip("durable_rules_engine", reason="durable-rules is not installed here")
    ruleset = loads(PACT)
    evaluation = evaluate(ruleset, report_from_figures(ruleset, {"rate": 92}))
    assert (evaluation.engine, evaluation.engine_note) == ("durable", "")


def test_an_unknown_engine_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no engine `fast`"):
        chosen_engine("fast", plan_of(loads(PACT)))  # type: ignore[arg-type]
