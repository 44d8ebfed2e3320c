"""Test cases and what came of them, as Markdown for a summary or a comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emulation_rules.i18n.catalogue import finding_text
from emulation_rules.model.text import Language
from emulation_rules.model.trial_result import TrialReport, TrialResult
from emulation_rules.outputs.markdown import drawn, escaped
from emulation_rules.outputs.rows import headings
from emulation_rules.outputs.trials_rows import (
    coverage_line,
    difference_table,
    mutation_line,
    mutation_words,
    place_words,
    reasons,
    result_title,
    spot_words,
    summary,
)


def render(report: TrialReport, language: Language) -> str:
    """Return a section for each case that failed, what is not tried, which changes survive, and the summary first."""
    return "\n\n".join(_blocks(report, language)) + "\n"


def _blocks(report: TrialReport, language: Language) -> Iterator[str]:
    run = report.run
    yield f"**{escaped(summary(run, language))}**"
    if run.findings:
        rows = [(place_words(each.place), finding_text(each, language)) for each in run.findings]
        yield drawn(headings(("place", "finding"), language), rows, ())
    for result in run.results:
        if not result.passed:
            yield from _failed(result, language)
    for coverage in report.coverage:
        yield escaped(coverage_line(coverage, language))
        missing = [(place_words(item.place), spot_words(item, language)) for item in coverage.missing]
        yield from _table(("place", "not_tried"), missing, language)
    for mutations in report.mutations:
        yield escaped(mutation_line(mutations, language))
        survivors = [(place_words(each.place), mutation_words(each, language)) for each in mutations.survivors]
        yield from _table(("place", "survived"), survivors, language)


def _failed(result: TrialResult, language: Language) -> Iterator[str]:
    yield f"### {escaped(result_title(result, language))}"
    named, rows = difference_table(result, language)
    yield drawn(named, rows, ())
    said = [f"- {escaped(each)}" for each in reasons(result, language)]
    if said:
        yield "\n".join(said)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], language: Language) -> Iterator[str]:
    if rows:
        yield drawn(headings(columns, language), rows, ())
