"""Test cases and what came of them as JUnit XML, which every CI server shows: a suite a file."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from emulation_rules.i18n.catalogue import render_findings
from emulation_rules.model.text import Language
from emulation_rules.model.trial_result import FileResult, TrialReport, TrialResult
from emulation_rules.outputs.junit_xml import count, document, new_root, xml_text
from emulation_rules.outputs.layout import table
from emulation_rules.outputs.trials_rows import code_table, reasons, result_title


def render(report: TrialReport, language: Language) -> str:
    """Return a document with a case for each that was run, and an error for each file that could not be."""
    files = report.run.files
    root = new_root()
    _count(root, files)
    for file in files:
        suite = SubElement(root, "testsuite", name=xml_text(file.file))
        _count(suite, [file])
        for result in file.results:
            _add_case(suite, file, result, language)
        if file.findings:
            case = SubElement(suite, "testcase", classname=xml_text(file.file), name="read", time="0")
            said = xml_text(render_findings(file.findings, language))
            SubElement(case, "error", message=said.partition("\n")[0], type="unusable").text = said
    return document(root)


def _count(element: Element, files: Sequence[FileResult]) -> None:
    errors = sum(bool(file.findings) for file in files)
    results = [result for file in files for result in file.results]
    failures = sum(not result.passed for result in results)
    count(element, tests=len(results) + errors, failures=failures, errors=errors)


def _add_case(suite: Element, file: FileResult, result: TrialResult, language: Language) -> None:
    name, line = xml_text(result.name), str(result.place.line)
    classname = xml_text(file.ruleset)
    case = SubElement(
        suite, "testcase", classname=classname, name=name, file=xml_text(result.place.file), line=line, time="0"
    )
    if result.passed:
        return
    lines = [*table(*code_table(result, language)), *reasons(result, language)]
    failure = SubElement(case, "failure", message=xml_text(result_title(result, language)), type="difference")
    failure.text = xml_text("\n".join(lines))
