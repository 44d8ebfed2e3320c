"""The columns that the cluster's tables for people share: one row a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import number_words
from emulation_rules.i18n.score_sentences import label_words
from emulation_rules.i18n.standing_words import levels_words, named, open_count, rank_cell, unit_words
from emulation_rules.model.evaluation import GroupScore, Score
from emulation_rules.model.standing import Standing, Standings
from emulation_rules.model.text import Language
from emulation_rules.outputs.rows import points_range, share_cell, veto_cell


class Part(Enum):
    """What of a cluster's result a column tells; where the page is too narrow, a part moves to a table of its own."""

    PLACE = "place"
    GROUPS = "groups"
    PROPOSALS = "proposals"


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and a cell a unit. ``right`` aligns numbers."""

    heading: str
    cells: tuple[str, ...]
    right: bool = False
    part: Part = Part.PLACE

    @property
    def empty(self) -> bool:
        """Whether it says nothing of any unit."""
        return not any(cell.strip() for cell in self.cells)


def columns_of(standings: Standings, shown: Sequence[Standing], language: Language) -> list[Column]:
    """Return the columns of a table of these units; those that say nothing of any of them are left out."""
    columns = [
        rank_column(shown, language),
        unit_column(shown, language),
        *_peers(standings, shown, language),
        Column(say("column_points", language), tuple(_points(each, language) for each in shown), right=True),
        Column(
            say("column_share", language),
            tuple(share_cell(each.evaluation.score.share, language) for each in shown),
            right=True,
        ),
        *_groups(shown, language),
        Column(
            say("column_labels", language), tuple(label_words(each.evaluation.score.labels, language) for each in shown)
        ),
        *_classes(standings, shown, language),
        *_titles(standings, shown, language),
        *_vetoes(shown, language),
        *_open(shown, language),
    ]
    return [column for column in columns if not column.empty]


def rank_column(shown: Sequence[Standing], language: Language) -> Column:
    """Return the ranks."""
    return Column(say("column_rank", language), tuple(rank_cell(each.rank, language) for each in shown))


def unit_column(shown: Sequence[Standing], language: Language) -> Column:
    """Return the names of the units."""
    return Column(say("column_unit", language), tuple(unit_words(each, language) for each in shown))


def sections_of(standings: Standings, language: Language) -> Iterator[tuple[str, list[Standing]]]:
    """Yield the units that are ranked together, under the name of their peer group where groups are ranked apart."""
    if not standings.within_peers:
        yield "", list(standings.standings)
        return
    declared = [*standings.peers, *(each.peers for each in standings.standings)]
    for peers in dict.fromkeys(declared):
        shown = [each for each in standings.standings if each.peers == peers]
        if shown:
            name = named(standings.peers, peers, language)
            yield say("heading_peers", language, peers=name) if peers else say("heading_no_peers", language), shown


def _peers(standings: Standings, shown: Sequence[Standing], language: Language) -> Iterator[Column]:
    if not standings.within_peers:
        cells = tuple(named(standings.peers, each.peers, language) if each.peers else "" for each in shown)
        yield Column(say("column_peers", language), cells)


def _points(standing: Standing, language: Language) -> str:
    score = standing.evaluation.score
    return "" if _nothing_scored(score) else _of_maximum(score, language)


def _of_maximum(score: Score | GroupScore, language: Language) -> str:
    maximum = number_words(score.maximum, language)
    return say("cell_points", language, points=points_range(score.points, language), maximum=maximum)


def _nothing_scored(score: Score) -> bool:
    return score.share is None and not score.maximum


def _groups(shown: Sequence[Standing], language: Language) -> Iterator[Column]:
    titles = {
        group.group: visible(group.title.pick(language)) or f"`{visible(group.group)}`"
        for each in shown
        for group in each.evaluation.score.groups
    }
    for name, title in titles.items():
        yield Column(title, tuple(_group_cell(each, name, language) for each in shown), right=True, part=Part.GROUPS)


def _group_cell(standing: Standing, name: str, language: Language) -> str:
    for group in standing.evaluation.score.groups:
        if group.group == name:
            said = _of_maximum(group, language)
            return f"{said} {label_words(group.labels, language)}" if group.labels else said
    return ""


def _classes(standings: Standings, shown: Sequence[Standing], language: Language) -> Iterator[Column]:
    for scheme in dict.fromkeys(classified.scheme for each in shown for classified in each.classes):
        cells = tuple(
            next((levels_words(of, standings, language) for of in each.classes if of.scheme == scheme), "")
            for each in shown
        )
        yield Column(named(standings.classes, scheme, language), cells, part=Part.PROPOSALS)


def _titles(standings: Standings, shown: Sequence[Standing], language: Language) -> Iterator[Column]:
    for title in dict.fromkeys(proposal.title for each in shown for proposal in each.titles):
        cells = tuple(
            next((say(f"cell_{of.outcome}", language) for of in each.titles if of.title == title), "") for each in shown
        )
        yield Column(named(standings.titles, title, language), cells, part=Part.PROPOSALS)


def _vetoes(shown: Sequence[Standing], language: Language) -> Iterator[Column]:
    if any(each.evaluation.score.vetoes for each in shown):
        cells = tuple(veto_cell(each.evaluation.score.vetoes, language) for each in shown)
        yield Column(say("column_veto", language), cells, part=Part.PROPOSALS)


def _open(shown: Sequence[Standing], language: Language) -> Iterator[Column]:
    counts = [open_count(each.evaluation) for each in shown]
    if any(counts):
        yield Column(say("column_open", language), tuple(str(count) for count in counts), right=True)
