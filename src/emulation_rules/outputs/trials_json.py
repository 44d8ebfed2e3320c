"""Test cases and what came of them as a JSON document, for programs."""

from __future__ import annotations

import json
from typing import Final

from emulation_rules.exchange.trial_print import wanted_text
from emulation_rules.model.text import Language
from emulation_rules.model.trial_coverage import Coverage
from emulation_rules.model.trial_mutation import MutationRun
from emulation_rules.model.trial_result import Difference, FileResult, TrialReport, TrialResult
from emulation_rules.outputs.findings_json import findings_document
from emulation_rules.outputs.trials_rows import mutation_words, spot_words
from emulation_rules.syntax.yaml.data import Plain

FORMAT: Final = "emulation-rules-trials/1"
"""The name and version of the form."""


def render(report: TrialReport, language: Language) -> str:
    """Return the document as text."""
    return json.dumps(document(report, language), ensure_ascii=False, indent=2) + "\n"


def document(report: TrialReport, language: Language) -> dict[str, Plain]:
    """Return the document; only ``message`` depends on the language."""
    run = report.run
    ran = len(run.results)
    found: dict[str, Plain] = {
        "format": FORMAT,
        "summary": {"cases": ran, "failed": run.failed, "left_out": run.left_out, "stopped": run.stopped},
        "files": [_file(file, language) for file in run.files],
    }
    if report.coverage:
        found["coverage"] = [_coverage(each, language) for each in report.coverage]
    if report.mutations:
        found["mutations"] = [_mutations(each, language) for each in report.mutations]
    return found


def _file(file: FileResult, language: Language) -> Plain:
    return {
        "file": file.file,
        "ruleset": file.ruleset,
        "cases": [_case(result) for result in file.results],
        "findings": findings_document(file.findings, language)["findings"],
    }


def _case(result: TrialResult) -> Plain:
    return {
        "name": result.name,
        "period": str(result.period),
        "line": result.place.line,
        "passed": result.passed,
        "differences": [_difference(each) for each in result.differences],
    }


def _difference(difference: Difference) -> Plain:
    expectation, assessment = difference.expectation, difference.assessment
    return {
        "unit": expectation.unit,
        "path": [*expectation.path],
        "expected": wanted_text(expectation.wanted),
        "found": wanted_text(difference.found) if difference.there else None,
        "line": expectation.place.line,
        "column": expectation.place.column,
        "reason": None if assessment is None else assessment.reason.value,
    }


def _coverage(coverage: Coverage, language: Language) -> Plain:
    items: list[Plain] = [
        {
            "subject": item.spot.subject,
            "kind": item.spot.kind,
            "file": item.place.file,
            "line": item.place.line,
            "taken": item.taken,
            "message": spot_words(item, language),
        }
        for item in coverage.items
    ]
    counts: dict[str, Plain] = {"taken": coverage.taken, "all": len(coverage.items), "percent": coverage.percent}
    return {"ruleset": coverage.ruleset, "file": coverage.file, **counts, "items": items}


def _mutations(run: MutationRun, language: Language) -> Plain:
    results: list[Plain] = [
        {
            "subject": each.mutation.subject,
            "kind": each.mutation.kind,
            "file": each.mutation.place.file,
            "line": each.mutation.place.line,
            "noticed_by": each.noticed_by or None,
            "message": mutation_words(each.mutation, language),
        }
        for each in run.results
    ]
    counts: dict[str, Plain] = {"percent": run.percent, "equivalent": run.equivalent, "untried": run.untried}
    return {"ruleset": run.ruleset, "file": run.file, **counts, "results": results}
