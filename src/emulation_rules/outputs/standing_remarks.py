"""What stands above and below the table of a cluster: its heading, the legend, places, what is open, notes."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.score_sentences import asked, explain_notes, explain_score
from emulation_rules.i18n.sentences import explain_parts
from emulation_rules.i18n.standing_sentences import explain_quotas, explain_standing_notes
from emulation_rules.i18n.standing_words import open_count, open_words, unit_words
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.standing import Standing, Standings
from emulation_rules.model.text import Language


def heading_of(standings: Standings, language: Language, standing: Standing | None = None) -> str:
    """Return the line that says which cluster and period it is, and of which unit where one is given."""
    return say(
        "heading_standings" if standing is None else "heading_standing",
        language,
        title=visible(standings.title.pick(language)) or visible(standings.ruleset),
        ruleset=visible(standings.ruleset),
        period=str(standings.period),
        unit="" if standing is None else unit_words(standing, language),
    )


def remarks(standings: Standings, language: Language) -> Iterator[tuple[str, list[str]]]:
    """Yield what belongs below the table: headings with their sentences. What has nothing to say is left out."""
    sections = (
        ("heading_legend", legend_of(standings, language)),
        ("heading_quotas", explain_quotas(standings, language)),
        ("heading_open", list(_still_open(standings, language))),
        ("heading_whole", _whole(standings.cluster, language)),
        ("heading_notes", list(_notes(standings, language))),
    )
    for heading, sentences in sections:
        if sentences:
            yield say(heading, language), sentences


def legend_of(standings: Standings, language: Language) -> list[str]:
    """Return what the signs of the table mean, as far as it has them."""
    ranks = [each.rank for each in standings.standings]
    told = (
        ("legend_shared", any(rank is not None and rank.certain and rank.shared for rank in ranks)),
        ("legend_open", any(rank is not None and not rank.certain for rank in ranks)),
        ("legend_unranked", None in ranks),
        ("legend_points", any(not each.evaluation.score.points.is_point for each in standings.standings)),
        ("legend_open_targets", any(open_count(each.evaluation) for each in standings.standings)),
        ("legend_titles", any(each.titles for each in standings.standings)),
    )
    return [say(code, language) for code, needed in told if needed]


def _still_open(standings: Standings, language: Language) -> Iterator[str]:
    for standing in standings.standings:
        waiting = open_words(standing.evaluation, language)
        if waiting:
            yield say("open_targets", language, unit=unit_words(standing, language), targets=waiting)


def _whole(cluster: Evaluation | None, language: Language) -> list[str]:
    if cluster is None:
        return []
    said = [sentence for _, sentence in explain_parts(asked(cluster), language)]
    scored = cluster.score.share is not None or bool(cluster.score.maximum)
    return [*said, explain_score(cluster.score, language)] if scored else said


def _notes(standings: Standings, language: Language) -> Iterator[str]:
    """Yield the notes about the whole, those of each unit under its name, and once each what is said of the engine."""
    whole = explain_standing_notes(standings, language)
    yield from whole
    engine: dict[str, None] = {}
    for unit, evaluation in _evaluations(standings, language):
        notes = explain_notes(evaluation, language)
        if evaluation.engine_note:
            engine[notes.pop()] = None
        # The cluster's own evaluation has some of the notes that its standings have.
        yield from (say("explanation", language, title=unit, said=said) for said in notes if said not in whole)
    yield from engine


def _evaluations(standings: Standings, language: Language) -> Iterator[tuple[str, Evaluation]]:
    yield from ((unit_words(each, language), each.evaluation) for each in standings.standings)
    if standings.cluster is not None:
        yield say("cluster", language), standings.cluster
