"""The rows that tables for people share: one for each target, its parts below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import interval_words, number_words, range_words
from emulation_rules.i18n.score_sentences import asked, label_words
from emulation_rules.i18n.sentences import mark_words, observed_words, outcome_words, title_words, verdict_word
from emulation_rules.model.evaluation import Assessment, Evaluation, Veto
from emulation_rules.model.interval import Interval
from emulation_rules.model.quantity import Unit
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.scoring import VetoEffect
from emulation_rules.model.text import Language
from emulation_rules.model.verdict import Exceeded, Verdict

COLUMNS = ("target", "reported", "mark", "verdict", "difference", "points")
SUMMARY_COLUMNS = ("unit", "points", "share", "met", "not_met", "undetermined", "veto")
SUMMARY_NUMBERS = frozenset(range(SUMMARY_COLUMNS.index("points"), SUMMARY_COLUMNS.index("veto")))
"""The columns of the summary that hold numbers."""


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one target or part, column by column. ``depth`` is 0 for a target, more for its parts."""

    target: str
    reported: str
    mark: str
    verdict: str
    difference: str
    points: str
    depth: int = 0

    @property
    def cells(self) -> tuple[str, ...]:
        """The words in the order of `COLUMNS`."""
        return astuple(self)[: len(COLUMNS)]


def headings(columns: Sequence[str], language: Language) -> tuple[str, ...]:
    """Return the headings of columns."""
    return tuple(say(f"column_{column}", language) for column in columns)


def title_of(evaluation: Evaluation, language: Language) -> str:
    """Return the line that says whose evaluation it is."""
    code = "heading_cluster" if evaluation.unit == CLUSTER else "heading_unit"
    return say(
        code,
        language,
        ruleset=visible(evaluation.ruleset),
        period=str(evaluation.period),
        unit=visible(evaluation.unit),
    )


def with_figures(evaluation: Evaluation) -> tuple[Assessment, ...]:
    """Return the targets that count and rest on figures, whatever their verdict."""
    return tuple(assessment for assessment in asked(evaluation) if not _apart(assessment))


def others(evaluation: Evaluation) -> tuple[Assessment, ...]:
    """Return the targets that are judged, claimed or only watched."""
    return tuple(filter(_apart, asked(evaluation)))


def _apart(assessment: Assessment) -> bool:
    return not assessment.scored or not (assessment.indicator or assessment.parts)


def rows_of(assessments: Iterable[Assessment], language: Language, depth: int = 0) -> Iterator[Row]:
    """Yield a row for each target and, below it, one for each of its parts."""
    for assessment in assessments:
        clause = depth + bool(assessment.within)
        yield _row(assessment, language, clause)
        yield from rows_of(assessment.parts, language, clause + 1)


def _row(assessment: Assessment, language: Language, depth: int) -> Row:
    return Row(
        target=title_words(assessment, language),
        reported=observed_words(assessment, language),
        mark=_mark(assessment, language),
        verdict=verdict_word(assessment, language),
        difference=outcome_words(assessment, language),
        points=points_cell(assessment, language),
        depth=depth,
    )


def _mark(assessment: Assessment, language: Language) -> str:
    criterion = visible(assessment.criterion.pick(language))
    mark = mark_words(assessment, language)
    return say("cell_mark", language, criterion=criterion, mark=mark) if mark else criterion


def points_cell(assessment: Assessment, language: Language) -> str:
    """Return ``20/20``, ``0–20/20`` where some are only possible, with what goes with it behind: ``20/20 +3 green``."""
    points, maximum = assessment.points, assessment.maximum
    said = [] if points is None else [points_range(points, language)]
    if points is not None and maximum is not None:
        said = [say("cell_points", language, points=said[0], maximum=number_words(maximum, language))]
    if assessment.adjustment is not None and assessment.adjustment != Interval.point(0):
        words = points_range(assessment.adjustment, language)
        said.append(words if words.startswith("-") else f"+{words}")
    said.append(label_words(assessment.labels, language))
    return " ".join(filter(None, said))


def points_range(interval: Interval, language: Language) -> str:
    """Return ``5`` or, shortly, ``2–7``."""
    if interval.is_point or interval.low is None or interval.high is None:
        return interval_words(interval, Unit.NUMBER, language)
    return f"{number_words(interval.low, language)}–{number_words(interval.high, language)}"


def share_cell(share: Interval | None, language: Language) -> str:
    """Return ``81.49%`` or, shortly, ``75–90%``; an empty cell where nothing that applies has points."""
    return "" if share is None else say("unit_percent", language, number=points_range(share, language))


def summary(evaluations: Sequence[Evaluation], language: Language) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the headings and the lines of the summary, a line a unit; vetoes are left out where there are none."""
    rows = [_summary_row(evaluation, language) for evaluation in evaluations]
    heads = headings(SUMMARY_COLUMNS, language)
    if any(evaluation.score.vetoes for evaluation in evaluations):
        return heads, rows
    return heads[:-1], [row[:-1] for row in rows]


def _summary_row(evaluation: Evaluation, language: Language) -> tuple[str, ...]:
    score = evaluation.score
    scored = [assessment.verdict for assessment in evaluation.assessments if assessment.scored]
    return (
        say("cluster", language) if evaluation.unit == CLUSTER else visible(evaluation.unit),
        say(
            "cell_points",
            language,
            points=points_range(score.points, language),
            maximum=number_words(score.maximum, language),
        ),
        "" if score.share is None else range_words(score.share, Unit.PERCENT, language),
        *(str(scored.count(verdict)) for verdict in (Verdict.MET, Verdict.NOT_MET, Verdict.UNDETERMINED)),
        veto_cell(score.vetoes, language),
    )


def veto_cell(vetoes: Iterable[Veto], language: Language) -> str:
    """Return what the vetoes come to for a unit, in a word or two."""
    return say(f"cell_veto_{_veto_outcome(vetoes)}", language)


def _veto_outcome(vetoes: Iterable[Veto]) -> str:
    """Return the gravest thing that is certain of a unit, or that nothing is."""
    fired = {(veto.effect, veto.fires) for veto in vetoes}
    if (VetoEffect.BARS, Exceeded.YES) in fired:
        return "barred"
    if (VetoEffect.DEFERS, Exceeded.YES) in fired:
        return "deferred_or_barred" if (VetoEffect.BARS, Exceeded.UNKNOWN) in fired else "deferred"
    return "unknown" if any(fires is Exceeded.UNKNOWN for _, fires in fired) else "none"
