"""The public names, used as an application uses them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import emulation_rules as er
from emulation_rules.model.verdict import Reason, Verdict

PACT = """
format: emulation-rules/1
id: pact
title: {vi: Giao ước, en: Pact}
period: 2022
units: {a: A, b: B}
indicators:
  crimes: {vi: Số vụ, en: Crimes, measure: count, better: lower}
  rate: {vi: Tỷ lệ, en: Rate, measure: percent, better: higher, ceiling: 100}
targets:
  fewer: {indicator: crimes, criterion: down at least 5% from previous year, points: 20}
  clear: {indicator: rate, criterion: above 75%, points: 20}
"""
FIGURES = {"crimes": 950, "crimes@2021": 1000, "rate": 92.02}


@pytest.fixture(name="pact")
def _pact() -> er.Ruleset:
    return er.loads(PACT, "pact.yaml")


def test_a_report_comes_to_verdicts_a_score_and_sentences(pact: er.Ruleset) -> None:
    evaluation = er.evaluate(pact, er.report_from_figures(pact, FIGURES, unit="a"))
    assert [one.verdict for one in evaluation.assessments] == [Verdict.MET, Verdict.MET]
    assert evaluation.score.points == er.Interval.point(40)
    assert er.explain(evaluation, "vi")[1].startswith("Tỷ lệ: đạt và vượt 17,02 điểm phần trăm")


def test_an_evaluation_goes_to_json_and_back(pact: er.Ruleset) -> None:
    evaluation = er.evaluate(pact, er.report_from_figures(pact, FIGURES, unit="a"))
    assert er.evaluation_from_json(er.evaluation_to_json(evaluation)) == evaluation
    several = er.evaluate_all(pact, {"a": er.report_from_figures(pact, FIGURES, unit="a")})
    assert er.evaluations_from_json(er.evaluations_to_json(several)) == several


def test_a_declared_unit_without_a_report_has_reported_nothing(pact: er.Ruleset) -> None:
    found = er.evaluate_all(pact, [er.report_from_figures(pact, FIGURES, unit="a")])
    assert [one.unit for one in found] == ["a", "b"]
    assert {one.reason for one in found[1].assessments} == {Reason.NOT_REPORTED}


def test_no_report_at_all_leaves_every_unit_undetermined(pact: er.Ruleset) -> None:
    assert [one.unit for one in er.evaluate_all(pact, {})] == ["a", "b"]


def test_figures_for_the_whole_cluster_alone_ask_nothing_of_its_units(pact: er.Ruleset) -> None:
    found = er.evaluate_all(pact, [er.report_from_figures(pact, FIGURES)])
    assert [one.unit for one in found] == [er.CLUSTER]


def test_a_decision_says_at_once_what_its_evaluation_says_in_full(pact: er.Ruleset) -> None:
    decision = er.compile_ruleset(pact).decide(FIGURES, unit="a")
    assert decision.met == (True, True)
    assert decision.points == decision.evaluation.score.points
    assert decision.evaluation.unit == decision.unit == "a"


def test_changing_the_figures_afterwards_changes_no_decision(pact: er.Ruleset) -> None:
    figures = dict(FIGURES)
    decision = er.compile_ruleset(pact).decide(figures)
    figures["rate"] = 0
    assert decision.evaluation["clear"].verdict is Verdict.MET


def test_a_file_that_cannot_be_read_is_an_invalid_ruleset(tmp_path: Path) -> None:
    with pytest.raises(er.InvalidRulesetError) as caught:
        er.load(tmp_path / "none.yaml")
    assert "none.yaml" in er.render_findings(caught.value.findings, "vi")


def test_every_public_name_is_there_and_listed() -> None:
    assert all(getattr(er, name) is not None for name in er.__all__)
    assert set(er.__all__) <= set(dir(er))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        er.__getattr__("nothing")


def test_importing_the_package_loads_neither_yaml_nor_click_nor_engines() -> None:
    code = "import sys, emulation_rules; print(__import__('json').dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert not loaded & {"ruamel.yaml", "click", "pydantic", "durable_rules_engine", "emulation_rules.api"}
