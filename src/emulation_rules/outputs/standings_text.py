"""Standings as aligned plain text: the table of a cluster that people pin to the wall, and the account of one unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import display_width
from emulation_rules.i18n.standing_sentences import explain_place
from emulation_rules.model.standing import Standing, Standings
from emulation_rules.model.text import Language
from emulation_rules.outputs import text
from emulation_rules.outputs.layout import GAP, PAGE, paragraph, table, width_of
from emulation_rules.outputs.standing_columns import Column, Part, columns_of, rank_column, sections_of, unit_column
from emulation_rules.outputs.standing_remarks import heading_of, remarks

_MOVED: Final = ((), (Part.GROUPS,), (Part.PROPOSALS,), (Part.PROPOSALS, Part.GROUPS))
"""The parts that are taken out of the table for the page to hold it, from none to all that can be."""


def render(standings: Standings, language: Language, units: Sequence[str] = ()) -> str:
    """Return the table with all that belongs to it, or the full account of the ``units`` named."""
    if units:
        return "\n\n\n".join(_account(standings[unit], standings, language) for unit in units) + "\n"
    sections = [
        _heading(heading_of(standings, language)),
        *_tables(standings, language),
        *(_section(heading, sentences) for heading, sentences in remarks(standings, language)),
    ]
    return "\n\n".join(sections) + "\n"


def _heading(title: str) -> str:
    lines = paragraph(title, "", "")
    return "\n".join([*lines, "=" * max(map(display_width, lines))])


def _section(heading: str, sentences: Iterable[str]) -> str:
    return "\n".join([heading, *(line for sentence in sentences for line in paragraph(sentence))])


# ---- the table --------------------------------------------------------------------------


def _tables(standings: Standings, language: Language) -> Iterator[str]:
    if not standings.standings:
        yield say("standings_empty", language)
    for title, shown in sections_of(standings, language):
        if shown:
            first, *others = _fitted(columns_of(standings, shown, language), shown, language)
            yield f"{title}\n{first}" if title else first
            yield from others


def _fitted(columns: Sequence[Column], shown: Sequence[Standing], language: Language) -> Iterator[str]:
    """Yield one table, or where the page does not hold all of it groups, and then proposals, in tables below it."""
    moved = next((each for each in _MOVED if _fits(_without(columns, each))), _MOVED[-1])
    yield _drawn(_without(columns, moved))
    for part in moved:
        apart = [column for column in columns if column.part is part]
        for few in _tables_of(apart, [rank_column(shown, language), unit_column(shown, language)]):
            yield f"{say(f'heading_{part.value}', language)}\n{_drawn(few)}"


def _without(columns: Sequence[Column], parts: tuple[Part, ...]) -> list[Column]:
    return [column for column in columns if column.part not in parts]


def _tables_of(columns: Sequence[Column], first: Sequence[Column]) -> Iterator[list[Column]]:
    """Yield the columns in tables that each fit the page, with the ``first`` ones in all of them."""
    few: list[Column] = []
    for column in columns:
        if few and not _fits([*first, *few, column]):
            yield [*first, *few]
            few = []
        few.append(column)
    if few:
        yield [*first, *few]


def _fits(columns: Sequence[Column]) -> bool:
    """Whether the page holds the columns with no cell broken, but for headings."""
    widths = [width_of(column.heading, column.cells) for column in columns]
    return sum(widths) + len(GAP) * (len(widths) - 1) <= PAGE


def _drawn(columns: Sequence[Column]) -> str:
    rows = list(zip(*(column.cells for column in columns), strict=True))
    right = frozenset(index for index, column in enumerate(columns) if column.right)
    return "\n".join(table([column.heading for column in columns], rows, right, keep_cells=True))


# ---- one unit ---------------------------------------------------------------------------


def _account(standing: Standing, standings: Standings, language: Language) -> str:
    sections = [
        _heading(heading_of(standings, language, standing)),
        _section(say("heading_place", language), explain_place(standing, standings, language)),
        text.render([standing.evaluation], language).rstrip("\n"),
    ]
    return "\n\n".join(sections)
