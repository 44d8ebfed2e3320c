"""What came of test cases, in every form: golden files, and JUnit read by somebody else's parser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import junitparser
import pytest
from tests.samples.trial_pact import pact, trials

from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.model.text import LANGUAGES, Language
from emulation_rules.model.trial_result import FileResult, TrialReport, TrialRun
from emulation_rules.outputs.trials import TrialsFormat, render
from emulation_rules.trials.coverage import coverage_of
from emulation_rules.trials.mutation import mutations_of
from emulation_rules.trials.run import run_trials

GOLDEN = Path(__file__).parents[2] / "golden" / "trials"
FORMS: tuple[TrialsFormat, ...] = get_args(TrialsFormat)
SUFFIXES = {"text": "txt", "json": "json", "github": "txt", "junit": "xml", "markdown": "md"}
CASES = """\
  - name: on the mark
    figures: {clearance: 75}
    expect: {cleared: met, score: "[10, 45]", order: 1}
  - name: two units
    units:
      gia-lai: {crimes: 950, crimes@2022: 1000, clearance: 80, calls: 150, fires: 0, plan_issued: true}
      kon-tum: {crimes: 1200, crimes@2022: 1000}
    expect:
      gia-lai: {rank: 2, titles: {leading: eligible}, fewer_crimes: {verdict: met, exceeded: yes}}
      cluster: {cleared: met}
    quotas: {leading: 1}
  - name: "hơn <75%> & \\"mốc\\""
    figures: {clearance: hơn 75%}
    expect: {cleared: exceeded}
""".replace(", order: 1", "")


def report() -> TrialReport:
    """Return a run in which something of everything is told."""
    cases = trials(CASES)
    bad = Finding("trial_no_cases", ("cases",), Place("bad.yaml", 2, 8))
    run = TrialRun((run_trials(cases), FileResult("bad.yaml", findings=(bad,))), left_out=2)
    mutations = mutations_of(pact(), cases.cases, "pact.yaml", most=31)
    return TrialReport(run, (coverage_of(pact(), cases.cases, "pact.yaml"),), (mutations,))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_a_run_is_told_as_the_golden_file_has_it(form: TrialsFormat, language: Language, *, reset_golden: bool) -> None:
    golden = GOLDEN / f"{form}.{language}.{SUFFIXES[form]}"
    rendered = render(report(), form, language)
    if reset_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(rendered, encoding="utf-8", newline="\n")
    assert rendered == golden.read_text(encoding="utf-8")


def test_a_parser_of_junit_reads_what_was_run(tmp_path: Path) -> None:
    file = tmp_path / "junit.xml"
    file.write_text(render(report(), "junit", "en"), encoding="utf-8")
    read = junitparser.JUnitXml.fromfile(str(file))
    assert (read.tests, read.failures, read.errors) == (4, 2, 1)
    suites = list(read)
    assert [(suite.name, suite.tests, suite.failures, suite.errors) for suite in suites] == [
        ("t.yaml", 3, 2, 0),
        ("bad.yaml", 1, 0, 1),
    ]
    cases = list(suites[0])
    assert [case.name for case in cases] == ["on the mark", "two units", 'hơn <75%> & "mốc"']
    assert [case.is_passed for case in cases] == [False, False, True]
    (failure,) = cases[0].result
    assert isinstance(failure, junitparser.Failure)
    assert "cleared.verdict" in failure.text


def test_signs_that_no_xml_may_hold_are_replaced() -> None:
    run = TrialRun((FileResult("a\x00\x1b.yaml", findings=(Finding("trial_no_cases", (), Place("a\x07.yaml")),)),))
    junitparser.JUnitXml.fromstring(render(TrialReport(run), "junit", "en").partition("\n")[2])


def test_only_messages_depend_on_the_language() -> None:
    def told(language: Language) -> object:
        return without(json.loads(render(report(), "json", language)), "message")

    assert told("vi") == told("en")


def without(data: object, key: str) -> object:
    if isinstance(data, dict):
        return {name: without(value, key) for name, value in data.items() if name != key}
    return [without(item, key) for item in data] if isinstance(data, list) else data


def test_text_of_strangers_is_no_markup_and_no_command() -> None:
    nasty = "  - {name: '@all ::error::x | <b> [a](http://b)', figures: {clearance: 75}, expect: {cleared: met}}\n"
    told = TrialReport(TrialRun((run_trials(trials(nasty)),)))
    markdown = render(told, "markdown", "en")
    assert "<b>" not in markdown.replace("\\<b", "")
    assert "[a](" not in markdown
    assert all(
        line.startswith("::error file=") or not line.startswith("::")
        for line in render(told, "github", "en").splitlines()
    )
