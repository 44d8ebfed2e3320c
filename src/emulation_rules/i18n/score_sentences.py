"""Sentences about a whole evaluation: score, groups, vetoes, stated exceedances and notes."""

from __future__ import annotations

from collections.abc import Iterable

from emulation_rules.i18n.catalogue import CATALOGUE, fill, say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import interval_words, number_words, quantity_words, range_words
from emulation_rules.i18n.sentences import explain_parts, title_words
from emulation_rules.model.evaluation import Assessment, Evaluation, GroupScore, Note, Score, StatedCheck, Veto
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import NumberError, read_number
from emulation_rules.model.quantity import Unit
from emulation_rules.model.text import Language, Text
from emulation_rules.model.verdict import Reason


def explain_evaluation(evaluation: Evaluation, language: Language) -> tuple[str, ...]:
    """Return every sentence: targets with their parts, score, vetoes that matter, stated checks, notes."""
    unasked = explain_unasked(evaluation, language)
    return (
        *(sentence for _, sentence in explain_parts(asked(evaluation), language)),
        *([unasked] if unasked else []),
        explain_score(evaluation.score, language),
        *explain_vetoes(evaluation, language),
        *(explain_stated(stated, language) for stated in evaluation.stated),
        *(explain_note(note, evaluation, language) for note in evaluation.notes),
    )


def asked(evaluation: Evaluation) -> tuple[Assessment, ...]:
    """Return the targets with something to say of each: of a cluster, not those that are asked of its units only."""
    return tuple(each for each in evaluation.assessments if each.reason is not Reason.UNITS_ONLY)


def explain_unasked(evaluation: Evaluation, language: Language) -> str:
    """Return how many targets are asked of units only, or an empty string where none is."""
    count = len(evaluation.assessments) - len(asked(evaluation))
    if not count:
        return ""
    return say("unasked_one" if count == 1 else "unasked", language, count=str(count))


def points_words(points: Interval, language: Language) -> str:
    """Return points: ``5``, or ``2 to 7`` where some are only possible."""
    return range_words(points, Unit.NUMBER, language)


def explain_score(score: Score, language: Language) -> str:
    """Return the total with its maximum and share: ``score: 2 to 7 of 7 points (certain/possible)``."""
    if score.share is None and not score.maximum:
        return say("score_nothing", language)
    said = say(
        "score_certain" if score.points.is_point else "score_possible",
        language,
        points=points_words(score.points, language),
        maximum=number_words(score.maximum, language),
    )
    if score.share is not None:
        said = say("score_share", language, score=said, share=range_words(score.share, Unit.PERCENT, language))
    return _labelled(said, score.labels, language)


def explain_group(group: GroupScore, language: Language) -> str:
    """Return the points of one node of the score tree."""
    said = say(
        "score_group",
        language,
        title=visible(group.title.pick(language)) or f"`{visible(group.group)}`",
        points=points_words(group.points, language),
        maximum=number_words(group.maximum, language),
    )
    return _labelled(said, group.labels, language)


def label_words(labels: Iterable[Text], language: Language) -> str:
    """Return the words that points carry: ``green``, or ``green or yellow`` while that is open."""
    return say("finding_or", language).join(visible(label.pick(language)) for label in labels)


def _labelled(said: str, labels: Iterable[Text], language: Language) -> str:
    words = label_words(labels, language)
    return say("score_labels", language, said=said, labels=words) if words else said


def explain_veto(veto: Veto, evaluation: Evaluation, language: Language) -> str:
    """Return what a target does, may do or does not do to the whole."""
    title = target_title(veto.target, evaluation, language)
    # An id stands in backticks already.
    quoted = title if title.startswith("`") else f'"{title}"'
    return say(f"veto_{veto.effect}_{veto.fires}", language, title=quoted)


def explain_vetoes(evaluation: Evaluation, language: Language) -> list[str]:
    """Return what each veto comes to; of a cluster, not those of targets that are asked of its units only."""
    unasked = {each.target for each in evaluation.assessments} - {each.target for each in asked(evaluation)}
    vetoes = (veto for veto in evaluation.score.vetoes if veto.target not in unasked)
    return [explain_veto(veto, evaluation, language) for veto in vetoes]


def explain_stated(stated: StatedCheck, language: Language) -> str:
    """Return whether a report's "so much above the target" agrees with one mark under one reading."""
    reference = visible(stated.against)
    against = (
        say("stated_against_reference", language, reference=reference)
        if reference
        else say("stated_against_mark", language)
    )
    implied = interval_words(stated.implied, Unit.NUMBER, language)
    return say(
        "stated_consistent" if stated.consistent else "stated_inconsistent",
        language,
        indicator=f"`{visible(stated.indicator)}`",
        written=visible(stated.written),
        against=against,
        mark=number_words(stated.mark, language),
        mode=say(f"mode_{stated.mode}", language),
        implied=say("stated_one_mark", language, mark=implied) if stated.implied.is_point else implied,
    )


def explain_note(note: Note, evaluation: Evaluation, language: Language) -> str:
    """Return a note in words. A code that a newer version wrote is given as it stands."""
    return note_words(note, target_title(note.subject, evaluation, language), language)


def note_words(note: Note, title: str, language: Language) -> str:
    """Return a note about something whose title is known."""
    code = f"note_{note.code}"
    details = {name: _detail(note.code, name, value, language) for name, value in note.details}
    if code not in CATALOGUE:
        return " ".join([note.code, visible(note.subject), *(f"{name} {value}" for name, value in details.items())])
    details["subject"] = visible(note.subject)
    details["title"] = title
    return fill(CATALOGUE[code].what.pick(language), details)


def explain_notes(evaluation: Evaluation, language: Language) -> list[str]:
    """Return every note, and last why another engine than the one asked for took over, where one did."""
    said = [explain_note(note, evaluation, language) for note in evaluation.notes]
    if evaluation.engine_note:
        engine, why = visible(evaluation.engine), visible(evaluation.engine_note)
        said.append(say("engine_took_over", language, engine=engine, why=why))
    return said


def _detail(code: str, name: str, value: str, language: Language) -> str:
    if name == "basis" and f"basis_{value}" in CATALOGUE:
        return say(f"basis_{value}", language)
    if (code, name) == ("rate_belies_counts", "computed"):
        try:
            return quantity_words(read_number(value), Unit.PERCENT, language)
        except NumberError:
            return visible(value)
    return visible(value)


def target_title(target: str, evaluation: Evaluation, language: Language) -> str:
    """Return the title of a target or part of an evaluation, or its id where that has none of it."""
    try:
        return title_words(evaluation[target], language)
    except KeyError:
        return f"`{visible(target)}`"
