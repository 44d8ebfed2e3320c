"""Test cases and what came of them, as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.i18n.catalogue import render_findings, say
from emulation_rules.model.text import Language
from emulation_rules.model.trial_coverage import Coverage
from emulation_rules.model.trial_mutation import MutationRun
from emulation_rules.model.trial_result import TrialReport, TrialResult
from emulation_rules.outputs.layout import paragraph, table
from emulation_rules.outputs.rows import headings
from emulation_rules.outputs.trials_rows import (
    coverage_line,
    difference_table,
    file_line,
    mutation_line,
    mutation_words,
    place_words,
    reasons,
    result_title,
    spot_words,
    summary,
)


def render(report: TrialReport, language: Language) -> str:
    """Return what differs, a line a file, what is not tried, which changes survive, and the summary."""
    return "\n\n".join(_blocks(report, language)) + "\n"


def _blocks(report: TrialReport, language: Language) -> Iterator[str]:
    run = report.run
    if run.findings:
        yield render_findings(run.findings, language)
    for result in run.results:
        if not result.passed:
            yield "\n".join(failed(result, language))
    for coverage in report.coverage:
        yield "\n".join(_coverage(coverage, language))
    for mutations in report.mutations:
        yield "\n".join(_mutations(mutations, language))
    lines = [file_line(file, language) for file in run.files] if len(run.files) > 1 else []
    yield "\n".join([*lines, summary(run, language)])


def failed(result: TrialResult, language: Language) -> Iterator[str]:
    """Yield the lines that say what differs in a case, and why."""
    yield from paragraph(result_title(result, language), "", "  ")
    yield from table(*difference_table(result, language))
    for said in reasons(result, language):
        yield from paragraph(said)


def _coverage(coverage: Coverage, language: Language) -> Iterator[str]:
    yield from paragraph(coverage_line(coverage, language), "", "  ")
    rows = [(place_words(item.place), spot_words(item, language)) for item in coverage.missing]
    if rows:
        yield from table(headings(("place", "not_tried"), language), rows, keep_cells=True)


def _mutations(run: MutationRun, language: Language) -> Iterator[str]:
    yield from paragraph(mutation_line(run, language), "", "  ")
    rows = [(place_words(each.place), mutation_words(each, language)) for each in run.survivors]
    if rows:
        yield say("trial_survivors", language)
        yield from table(headings(("place", "survived"), language), rows, keep_cells=True)
