"""Standings as Markdown, for a page or a message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.standing_sentences import explain_place
from emulation_rules.model.standing import Standing, Standings
from emulation_rules.model.text import Language
from emulation_rules.outputs import markdown
from emulation_rules.outputs.markdown import bullets, drawn, escaped
from emulation_rules.outputs.standing_columns import Column, columns_of, sections_of
from emulation_rules.outputs.standing_remarks import heading_of, remarks


def render(standings: Standings, language: Language, units: Sequence[str] = ()) -> str:
    """Return the table with all that belongs to it, or the full account of the ``units`` named."""
    if units:
        return "\n".join(_account(standings[unit], standings, language) for unit in units)
    blocks = [f"## {escaped(heading_of(standings, language))}", *_tables(standings, language)]
    for heading, sentences in remarks(standings, language):
        blocks += [f"### {heading}", bullets(sentences)]
    return "\n\n".join(blocks) + "\n"


def _tables(standings: Standings, language: Language) -> Iterator[str]:
    if not standings.standings:
        yield say("standings_empty", language)
    for title, shown in sections_of(standings, language):
        if shown and title:
            yield f"### {escaped(title)}"
        if shown:
            yield _table(columns_of(standings, shown, language))


def _table(columns: Sequence[Column]) -> str:
    rows = list(zip(*(column.cells for column in columns), strict=True))
    right = {index for index, column in enumerate(columns) if column.right}
    return drawn([column.heading for column in columns], rows, right)


def _account(standing: Standing, standings: Standings, language: Language) -> str:
    blocks = [
        f"## {escaped(heading_of(standings, language, standing))}",
        f"### {say('heading_place', language)}",
        bullets(explain_place(standing, standings, language)),
        markdown.render([standing.evaluation], language),
    ]
    return "\n\n".join(blocks)
