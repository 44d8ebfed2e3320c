"""Findings as JUnit XML, which every CI server shows: a suite a file, a case a finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from emulation_rules.i18n.catalogue import finding_text, render_finding
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import path_text
from emulation_rules.model.text import Language
from emulation_rules.outputs.checked import Checked

_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold, however they are written."""


def render(findings: Sequence[Finding], checked: Checked, language: Language) -> str:
    """Return a document in which a finding fails where it makes the run fail, and a file without one passes."""
    files = dict.fromkeys(map(checked.named, chain(checked.files, (each.place.file for each in findings))))
    root = _counted(Element("testsuites", name="emulation-rules"), findings, checked, tests=0)
    for file in files:
        found = [finding for finding in findings if checked.named(finding.place.file) == file]
        suite = _counted(
            SubElement(root, "testsuite", name=_xml(file) or "emulation-rules"), found, checked, tests=len(found) or 1
        )
        for finding in found:
            _add_case(suite, file, finding, checked, language)
        if not found:
            SubElement(suite, "testcase", classname=_xml(file), name="check", time="0")
    root.set("tests", str(sum(int(suite.get("tests", "0")) for suite in root)))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _counted(element: Element, findings: Sequence[Finding], checked: Checked, tests: int) -> Element:
    failures = sum(map(checked.fails, findings))
    counts = {"tests": tests, "failures": failures, "errors": 0, "skipped": 0, "time": 0}
    for name, count in counts.items():
        element.set(name, str(count))
    return element


def _add_case(suite: Element, file: str, finding: Finding, checked: Checked, language: Language) -> None:
    name = ": ".join(filter(None, [path_text(finding.path), finding.code]))
    line = str(finding.place.line)
    case = SubElement(suite, "testcase", classname=_xml(file), name=_xml(name), file=_xml(file), line=line, time="0")
    told = "\n".join(filter(None, [render_finding(finding, language), finding.witness]))
    if checked.fails(finding):
        said = _xml(finding_text(finding, language))
        SubElement(case, "failure", message=said, type=finding.severity.value).text = _xml(told)
    else:
        SubElement(case, "system-out").text = _xml(told)


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
