"""Findings as SARIF 2.1.0, the form that code scanning of GitHub and others reads."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

from emulation_rules.i18n.catalogue import CATALOGUE, PLACEHOLDER, finding_text
from emulation_rules.model.finding import Finding
from emulation_rules.model.fix import Fix
from emulation_rules.model.place import path_text
from emulation_rules.model.text import LANGUAGES, Language
from emulation_rules.outputs.checked import Checked
from emulation_rules.syntax.yaml.data import Plain

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""The address that names the form."""

BASE: Final = "%SRCROOT%"
"""What relative addresses are relative to: the working directory, the root of a checkout in CI."""

FINGERPRINT: Final = "emulationRulesFinding/v1"
"""Names how a finding is recognised when lines move: by its code, file, key path and details."""


def render(findings: Sequence[Finding], checked: Checked, language: Language) -> str:
    """Return one run. Columns count code points; each result holds its message in both languages."""
    codes = list(dict.fromkeys(finding.code for finding in findings))
    rules: list[Plain] = [_rule(code, findings, language) for code in codes]
    driver: dict[str, Plain] = {"name": "emulation-rules", "version": checked.version, "rules": rules}
    results: list[Plain] = list(_results(findings, codes, checked, language))
    artifacts: list[Plain] = [{"location": _artifact(file, checked)} for file in dict.fromkeys(checked.files)]
    run: dict[str, Plain] = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The working directory of the command."}}},
        "artifacts": artifacts,
        "results": results,
    }
    document: dict[str, Plain] = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, findings: Sequence[Finding], language: Language) -> dict[str, Plain]:
    """Return the description of a code; its address is left out, since the pages of a project have no one host."""
    severity = next(finding.severity for finding in findings if finding.code == code)
    rule: dict[str, Plain] = {
        "id": code,
        "name": "".join(word.capitalize() for word in code.split("_")),
        "defaultConfiguration": {"level": severity.value},
    }
    message = CATALOGUE.get(code)
    if message is not None:
        rule["shortDescription"] = {"text": _of_any(message.what.pick(language))}
        if message.remedy:
            rule["help"] = {"text": _of_any(message.remedy.pick(language))}
    return rule


def _of_any(template: str) -> str:
    """Return what a message says of no finding in particular."""
    return PLACEHOLDER.sub("…", template)


def _results(
    findings: Sequence[Finding], codes: Sequence[str], checked: Checked, language: Language
) -> Iterator[dict[str, Plain]]:
    seen: Counter[str] = Counter()
    for finding in findings:
        print_of = _fingerprint(finding, checked)
        seen[print_of] += 1
        fixes: list[Plain] = [] if finding.fix is None else [_fix(finding.fix, checked)]
        messages: dict[str, Plain] = {each: finding_text(finding, each) for each in LANGUAGES}
        yield {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": finding.severity.value,
            "message": {"text": finding_text(finding, language)},
            "locations": [_location(finding, checked)],
            "partialFingerprints": {FINGERPRINT: f"{print_of}:{seen[print_of]}"},
            **({"fixes": fixes} if fixes else {}),
            "properties": {"messages": messages, **({"witness": finding.witness} if finding.witness else {})},
        }


def _location(finding: Finding, checked: Checked) -> dict[str, Plain]:
    location: dict[str, Plain] = {}
    if finding.place.file:
        location["physicalLocation"] = {
            "artifactLocation": _artifact(finding.place.file, checked),
            "region": {"startLine": finding.place.line, "startColumn": finding.place.column},
        }
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": path_text(finding.path), "kind": "member"}]
    return location


def _artifact(file: str, checked: Checked) -> dict[str, Plain]:
    """Return the address of a file: relative to the working directory, or whole where it lies elsewhere."""
    named = checked.named(file)
    if PurePath(named).is_absolute():
        return {"uri": PurePath(named).as_uri()}
    return {"uri": quote(named, errors="surrogateescape"), "uriBaseId": BASE}


def _fix(fix: Fix, checked: Checked) -> dict[str, Plain]:
    replacements: list[Plain] = [
        {
            "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
            "insertedContent": {"text": edit.replacement},
        }
        for edit in fix.edits
    ]
    return {"artifactChanges": [{"artifactLocation": _artifact(fix.file, checked), "replacements": replacements}]}


def _fingerprint(finding: Finding, checked: Checked) -> str:
    told = [finding.code, checked.named(finding.place.file), path_text(finding.path), *map("=".join, finding.details)]
    return sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]
