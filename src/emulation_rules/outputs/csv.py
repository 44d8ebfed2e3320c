"""Evaluations as a CSV table: one row for each target of each unit, for spreadsheets and statistics programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

from emulation_rules.i18n.score_sentences import label_words
from emulation_rules.i18n.sentences import explain_assessment
from emulation_rules.model.evaluation import Assessment, Evaluation
from emulation_rules.model.text import Language
from emulation_rules.outputs.csv_cells import bounds_text, ends, number, safe

COLUMNS: Final = (
    "ruleset",
    "period",
    "unit",
    "target",
    "within",
    "title",
    "scored",
    "verdict",
    "exceeded",
    "reason",
    "grade",
    "indicator",
    "criterion",
    "unit_of_measure",
    "observed",
    "observed_low",
    "observed_high",
    "mark_low",
    "mark_high",
    "margin_low",
    "margin_high",
    "points_certain",
    "points_possible",
    "maximum",
    "adjustment_certain",
    "adjustment_possible",
    "labels",
    "explanation",
)


def render(evaluations: Sequence[Evaluation], language: Language) -> str:
    """Return the table. Headings and codes are the same in every language; titles and explanations are in this one.

    Numbers are plain decimals with a point. An empty cell is an end that is not known or not bounded; whether an end
    is itself possible is said by ``observed`` (``> 98``).
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for evaluation in evaluations:
        for assessment in evaluation.assessments:
            writer.writerow(_row(evaluation, assessment, language))
    return written.getvalue()


def _row(evaluation: Evaluation, assessment: Assessment, language: Language) -> list[str]:
    texts = [
        evaluation.ruleset,
        str(evaluation.period),
        evaluation.unit,
        assessment.target,
        assessment.within,
        assessment.title.pick(language),
        "yes" if assessment.scored else "no",
        assessment.verdict,
        assessment.exceeded or "",
        assessment.reason,
        assessment.grade or "",
        assessment.indicator,
        assessment.criterion.pick(language),
        assessment.unit if assessment.indicator else "",
    ]
    numbers = [
        bounds_text(assessment.observed),
        *ends(assessment.observed),
        *ends(assessment.mark),
        *ends(assessment.margin),
        *ends(assessment.points),
        number(assessment.maximum),
        *ends(assessment.adjustment),
    ]
    labels = label_words(assessment.labels, language)
    return [*map(safe, texts), *numbers, safe(labels), safe(explain_assessment(assessment, language))]
