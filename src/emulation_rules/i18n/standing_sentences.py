"""Sentences about one unit's standing: why this rank, why each title, which class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emulation_rules.i18n.catalogue import CATALOGUE, say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.score_sentences import explain_group, explain_score, explain_vetoes, note_words, target_title
from emulation_rules.i18n.standing_words import (
    key_number,
    key_words,
    levels_words,
    listed,
    named,
    unit_words,
)
from emulation_rules.model.evaluation import Note
from emulation_rules.model.indicator import Better
from emulation_rules.model.placed import Placed, placed
from emulation_rules.model.standing import Because, Classified, Proposal, Rank, RankedBy, Standing, Standings
from emulation_rules.model.text import Language

_OF_CONDITIONS = frozenset({Because.QUALIFIES, Because.CONDITION})
_OF_TARGETS = frozenset({Because.BARRED, Because.VETO_DEFERS, Because.VETO_OPEN})


def explain_standing(standing: Standing, standings: Standings, language: Language) -> tuple[str, ...]:
    """Return everything there is to say of one unit among the others: rank, titles, classes, score and vetoes."""
    return (
        *explain_place(standing, standings, language),
        explain_score(standing.evaluation.score, language),
        *(explain_group(group, language) for group in standing.evaluation.score.groups),
        *explain_vetoes(standing.evaluation, language),
    )


def explain_place(standing: Standing, standings: Standings, language: Language) -> tuple[str, ...]:
    """Return what follows for a unit from the scores of all: its rank and why, what of titles and why, its classes."""
    return (
        explain_rank(standing, standings, language),
        *_keys(standing, standings, language),
        *_neighbours(standing, standings, language),
        *(explain_proposal(each, standing, standings, language) for each in standing.titles),
        *(explain_class(each, standings, language) for each in standing.classes),
    )


def explain_rank(standing: Standing, standings: Standings, language: Language) -> str:
    """Return the rank in words, with those who share it."""
    rank = standing.rank
    if rank is None:
        return say("rank_is_none", language)
    details = {"best": str(rank.best), "worst": str(rank.worst), "of": str(rank.of)}
    if not rank.certain:
        return say("rank_is_open", language, **details)
    if not rank.shared:
        return say("rank_is_one", language, **details)
    same = [unit_words(each, language) for each in _others(standing, standings) if each.rank == rank]
    if not same:
        return say("rank_is_shared_alone", language, **details)
    return say("rank_is_shared", language, **details, others=listed(same, "rank_more", language))


def explain_proposal(proposal: Proposal, standing: Standing, standings: Standings, language: Language) -> str:
    """Return what a title comes to for a unit, and why: ``Advanced unit: not eligible — no place is left``."""
    code = f"because_{proposal.because}_{proposal.outcome}"
    because = code if code in CATALOGUE else f"because_{proposal.because}"
    if proposal.because in _OF_TARGETS:
        subject = target_title(proposal.subject, standing.evaluation, language)
    else:
        subject = named(standings.titles, proposal.subject, language)
    said = say(because, language, subject=subject)
    if proposal.because in _OF_CONDITIONS:
        said = _with_condition("because_stated", said, proposal.title, standings, language)
    return say(
        "proposal",
        language,
        title=named(standings.titles, proposal.title, language),
        outcome=say(f"outcome_{proposal.outcome}", language),
        because=said,
    )


def _with_condition(code: str, said: str, name: str, standings: Standings, language: Language) -> str:
    """Return what is said with the condition it is about, as the ruleset writes it."""
    condition = standings.conditions.get(name)
    return say(code, language, said=said, condition=visible(condition)) if condition else said


def explain_class(classified: Classified, standings: Standings, language: Language) -> str:
    """Return the class of a scheme, or those that are still possible."""
    scheme = named(standings.classes, classified.scheme, language)
    if not classified.possible:
        return say("class_none", language, scheme=scheme)
    code = "class_one" if classified.certain else "class_open"
    said = say(code, language, scheme=scheme, levels=levels_words(classified, standings, language))
    level = f"{classified.scheme}.{classified.possible[0]}"
    return _with_condition("class_stated", said, level, standings, language) if classified.certain else said


def explain_quotas(standings: Standings, language: Language) -> list[str]:
    """Return how many places each title with a quota has, in each peer group where those are ranked apart."""
    said = []
    for name, (least, most) in standings.quotas.items():
        title, apart, peers = name.partition("@")
        told = named(standings.titles, title, language)
        if apart:
            group = say("heading_peers", language, peers=named(standings.peers, peers, language))
            told = say("quota_of_peers", language, title=told, peers=group)
        code = "quota_one" if least == most else "quota_open"
        said.append(say(code, language, title=told, least=str(least), most=str(most)))
    return said


def explain_standing_notes(standings: Standings, language: Language) -> list[str]:
    """Return every note about the cluster's result."""
    return [note_words(note, _noted(note, standings, language), language) for note in standings.notes]


def _noted(note: Note, standings: Standings, language: Language) -> str:
    for standing in standings.standings:
        if standing.unit == note.subject:
            return unit_words(standing, language)
    return named({**standings.classes, **standings.titles}, note.subject, language)


def _keys(standing: Standing, standings: Standings, language: Language) -> Iterator[str]:
    if standing.rank is None:
        return
    for place, (key, number) in enumerate(zip(standings.ranked_by, standing.keys, strict=False)):
        code = f"rank_key_{'next' if place else 'first'}{'_lower' if key.better is Better.LOWER else ''}"
        yield say(code, language, key=key_words(key, language), number=key_number(key, number, language))


def _neighbours(standing: Standing, standings: Standings, language: Language) -> Iterator[str]:
    """Yield what settles the order beside the next unit on either side, and with whom it is not settled."""
    if standing.rank is None:
        return
    ahead, behind, unsettled = _by_order(standing, standing.rank, standings)
    for code, neighbour in (("rank_behind", ahead), ("rank_ahead", behind)):
        if neighbour is not None:
            yield from _beside(code, standing, neighbour, standings.ranked_by, language)
    if unsettled:
        names = [unit_words(each, language) for each in unsettled]
        yield say("rank_open_against", language, others=listed(names, "rank_more", language))


def _by_order(
    standing: Standing, rank: Rank, standings: Standings
) -> tuple[Standing | None, Standing | None, list[Standing]]:
    """Return the last unit that is surely better, the first that is surely worse, and those of which it is open."""
    ahead: Standing | None = None
    behind: Standing | None = None
    unsettled: list[Standing] = []
    own = _placed(standing, standings)
    for other in _others(standing, standings):
        # Ranks tell most of it, and quickly; where they overlap the keys do.
        if other.rank is None or (rank.certain and other.rank == rank):
            continue
        place = _placed(other, standings) if _overlap(rank, other.rank) else None
        if other.rank.worst < rank.best or (place is not None and place.least > own.most):
            ahead = other
        elif other.rank.best > rank.worst or (place is not None and place.most < own.least):
            behind = behind or other
        elif place is not None and not (own.certain and place.certain):
            unsettled.append(other)
    return ahead, behind, unsettled


def _overlap(one: Rank, other: Rank) -> bool:
    return one.best <= other.worst and other.best <= one.worst


def _placed(standing: Standing, standings: Standings) -> Placed:
    return placed(standing.keys, [key.better is Better.LOWER for key in standings.ranked_by])


def _beside(
    code: str, standing: Standing, other: Standing, ranked_by: Sequence[RankedBy], language: Language
) -> Iterator[str]:
    """Yield the first key in which two units differ, which is the one that settles their order."""
    for key, own, its in zip(ranked_by, standing.keys, other.keys, strict=False):
        if own != its:
            yield say(
                code,
                language,
                unit=unit_words(other, language),
                key=key_words(key, language),
                own=key_number(key, own, language),
                other=key_number(key, its, language),
            )
            return


def _others(standing: Standing, standings: Standings) -> list[Standing]:
    """Return the units that a unit is ranked among."""
    return [
        each
        for each in standings.standings
        if each is not standing and (not standings.within_peers or each.peers == standing.peers)
    ]
