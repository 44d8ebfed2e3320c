"""Findings as JUnit XML, which every CI server shows: a suite a file, a case a finding."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from emulation_rules.i18n.catalogue import finding_text, render_finding
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import path_text
from emulation_rules.model.text import Language
from emulation_rules.outputs.checked import Checked
from emulation_rules.outputs.junit_xml import count, document, new_root, xml_text


def render(findings: Sequence[Finding], checked: Checked, language: Language) -> str:
    """Return a document in which a finding fails where it makes the run fail, and a file without one passes."""
    by_file: dict[str, list[Finding]] = {checked.named(file): [] for file in checked.files}
    for finding in findings:
        by_file.setdefault(checked.named(finding.place.file), []).append(finding)
    root = new_root()
    tests = sum(len(found) or 1 for found in by_file.values())
    count(root, tests=tests, failures=sum(map(checked.fails, findings)))
    for file, found in by_file.items():
        suite = SubElement(root, "testsuite", name=xml_text(file) or "emulation-rules")
        count(suite, tests=len(found) or 1, failures=sum(map(checked.fails, found)))
        for finding in found:
            _add_case(suite, file, finding, checked, language)
        if not found:
            SubElement(suite, "testcase", classname=xml_text(file), name="check", time="0")
    return document(root)


def _add_case(suite: Element, file: str, finding: Finding, checked: Checked, language: Language) -> None:
    name = ": ".join(filter(None, [path_text(finding.path), finding.code]))
    line = str(finding.place.line)
    case = SubElement(
        suite, "testcase", classname=xml_text(file), name=xml_text(name), file=xml_text(file), line=line, time="0"
    )
    told = "\n".join(filter(None, [render_finding(finding, language), finding.witness]))
    if checked.fails(finding):
        said = xml_text(finding_text(finding, language))
        SubElement(case, "failure", message=said, type=finding.severity.value).text = xml_text(told)
    else:
        SubElement(case, "system-out").text = xml_text(told)
