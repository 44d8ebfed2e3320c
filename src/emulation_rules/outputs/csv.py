"""Evaluations as a CSV table: one row for each target of each unit, for spreadsheets and statistics programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.sentences import explain_assessment
from emulation_rules.model.evaluation import Assessment, Evaluation
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import decimal_places, number_text, round_half_up
from emulation_rules.model.text import Language

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
    "explanation",
)

PLACES: Final = 12
"""Decimals of a number whose expansion does not end; a spreadsheet would take ``1/3`` for a day in March."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


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
        _bounds_text(assessment.observed),
        *_ends(assessment.observed),
        *_ends(assessment.mark),
        *_ends(assessment.margin),
        *_ends(assessment.points),
        _number(assessment.maximum),
        *_ends(assessment.adjustment),
    ]
    return [*map(_safe, texts), *numbers, _safe(explain_assessment(assessment, language))]


def _safe(text: str) -> str:
    """Return text on one line that no spreadsheet takes for a formula."""
    shown = visible(text)
    return f"'{shown}" if text.startswith(_FORMULA) else shown


def _ends(interval: Interval | None) -> tuple[str, str]:
    return ("", "") if interval is None else (_number(interval.low), _number(interval.high))


def _number(number: Fraction | None) -> str:
    if number is None:
        return ""
    return number_text(number if decimal_places(number) is not None else round_half_up(number, PLACES))


def _bounds_text(interval: Interval | None) -> str:
    """Return a value the way reports write it: ``92.02``, ``> 98``, ``>= 91.5 < 92.5``."""
    if interval is None:
        return ""
    if interval.is_point:
        return _number(interval.low)
    low = "" if interval.low is None else f"{'>' if interval.low_open else '>='} {_number(interval.low)}"
    high = "" if interval.high is None else f"{'<' if interval.high_open else '<='} {_number(interval.high)}"
    return f"{low} {high}".strip()
