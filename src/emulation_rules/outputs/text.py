"""Evaluations as aligned plain text for a terminal or a mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import display_width
from emulation_rules.i18n.score_sentences import (
    asked,
    explain_group,
    explain_notes,
    explain_score,
    explain_stated,
    explain_unasked,
    explain_vetoes,
)
from emulation_rules.i18n.sentences import explain_parts
from emulation_rules.model.evaluation import Assessment, Evaluation
from emulation_rules.model.text import Language
from emulation_rules.outputs.layout import paragraph, table
from emulation_rules.outputs.rows import (
    COLUMNS,
    SUMMARY_NUMBERS,
    headings,
    others,
    rows_of,
    summary,
    title_of,
    with_figures,
)

_INDENT = "  "


def render(evaluations: Sequence[Evaluation], language: Language) -> str:
    """Return the evaluations one after the other, and a summary where there are several."""
    blocks = ["\n\n".join(_sections(evaluation, language)) for evaluation in evaluations]
    if len(evaluations) > 1:
        lines = table(*summary(evaluations, language), SUMMARY_NUMBERS)
        blocks.append(_section("heading_summary", lines, language))
    return "\n\n\n".join(blocks) + "\n" if blocks else ""


def _sections(evaluation: Evaluation, language: Language) -> list[str]:
    sections = [
        _heading(evaluation, language),
        "\n".join(_targets(with_figures(evaluation), language)),
        explain_unasked(evaluation, language),
        _section("heading_other_targets", _targets(others(evaluation), language), language),
        _section("heading_score", _score(evaluation, language), language),
        _section("heading_stated", _listed(explain_stated(each, language) for each in evaluation.stated), language),
        _section("heading_notes", _listed(explain_notes(evaluation, language)), language),
        _section("heading_reasons", _reasons(evaluation, language), language),
    ]
    return [section for section in sections if section]


def _heading(evaluation: Evaluation, language: Language) -> str:
    title = title_of(evaluation, language)
    return f"{title}\n{'=' * display_width(title)}"


def _section(heading: str, lines: Sequence[str], language: Language) -> str:
    return "\n".join([say(heading, language), *lines]) if lines else ""


def _targets(assessments: Sequence[Assessment], language: Language) -> list[str]:
    rows = []
    for row in rows_of(assessments, language):
        title, *cells = row.cells
        rows.append((_INDENT * row.depth + title, *cells))
    return table(headings(COLUMNS, language), rows, frozenset({COLUMNS.index("points")})) if rows else []


def _listed(sentences: Iterable[str]) -> list[str]:
    return [line for sentence in sentences for line in paragraph(sentence)]


def _score(evaluation: Evaluation, language: Language) -> list[str]:
    score = evaluation.score
    return [
        *paragraph(explain_score(score, language)),
        *_listed(explain_group(group, language) for group in score.groups),
        *_listed(explain_vetoes(evaluation, language)),
    ]


def _reasons(evaluation: Evaluation, language: Language) -> list[str]:
    lines: list[str] = []
    for depth, sentence in explain_parts(asked(evaluation), language):
        indent = _INDENT * depth
        lines += paragraph(sentence, f"{indent}- ", f"{indent}  ")
    return lines
