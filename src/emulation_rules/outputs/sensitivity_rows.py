"""The tables and sentences that outputs share about how firm ranks are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.sensitivity_sentences import (
    column_words,
    explain_close,
    explain_how,
    explain_move,
    explain_not_asked,
    swap_cells,
    unit_name,
)
from emulation_rules.i18n.standing_words import named, rank_cell
from emulation_rules.model.sensitivity import How, Kind, Move, Reach, Sensitivity, UnitSensitivity
from emulation_rules.model.text import Language

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]
"""Headings and rows."""

_SURE: Final = (How.EXACT, How.BOUND, How.TRIED)
_MOST_MOVES: Final = 3
"""Sentences about one unit and kind; the JSON holds all."""


def title_of(sensitivity: Sensitivity, language: Language) -> str:
    """Return the line that says what is asked about."""
    return say(
        "heading_sensitivity",
        language,
        title=visible(sensitivity.title.pick(language)) or visible(sensitivity.ruleset),
        ruleset=visible(sensitivity.ruleset),
        period=str(sensitivity.period),
    )


def ranks_of(sensitivity: Sensitivity, units: Sequence[UnitSensitivity], language: Language) -> Table:
    """Return a row for every unit: its rank now and, by kind of disturbance, those it can come to, where others."""
    kinds = kinds_of(units)
    heads = ("column_now", "column_unit")
    gains = any(reach.wins or reach.loses for one in units for reach in one.reaches)
    columns = [*(say(head, language) for head in heads), *(column_words(sensitivity, kind, language) for kind in kinds)]
    if gains:
        columns += [say("column_gains", language), say("column_losses", language)]
    rows = [_row(sensitivity, one, kinds, gains, language) for one in units]
    return tuple(columns), rows


def swaps_of(sensitivity: Sensitivity, units: Sequence[UnitSensitivity], language: Language) -> Table:
    """Return a row for each two neighbours; of all weights at once only where that was asked and could be told."""
    shown = {one.unit for one in units}
    heads = ("column_upper", "column_lower", "column_one_weight", "column_all_weights")
    told = len(heads) if Kind.WEIGHTS in kinds_of(units) else len(heads) - 1
    rows = [swap_cells(sensitivity, swap, language) for swap in sensitivity.swaps if {swap.upper, swap.lower} & shown]
    return tuple(say(head, language) for head in heads[:told]), [row[:told] for row in rows]


def sections_of(
    sensitivity: Sensitivity, units: Sequence[UnitSensitivity], language: Language
) -> Iterator[tuple[str, list[str]]]:
    """Yield headings with sentences below them; what has nothing to say is left out."""
    shown = {one.unit for one in units}
    close = [one for one in sensitivity.close if {one.upper, one.lower} & shown]
    yield from _section("heading_close", [explain_close(sensitivity, each, language) for each in close], language)
    yield from _section("heading_moves", list(_moves(sensitivity, units, language)), language)
    asked = [explain_not_asked(sensitivity, each, language) for each in sensitivity.not_asked]
    yield from _section("heading_not_asked", asked, language)
    yield from _section("heading_legend", list(_reading(sensitivity, units, language)), language)


def kinds_of(units: Sequence[UnitSensitivity]) -> list[Kind]:
    """Return the kinds of disturbances that were asked about."""
    return list(dict.fromkeys(reach.kind for one in units for reach in one.reaches))


def _section(heading: str, sentences: list[str], language: Language) -> Iterator[tuple[str, list[str]]]:
    if sentences:
        yield say(heading, language), sentences


def _row(
    sensitivity: Sensitivity, one: UnitSensitivity, kinds: Sequence[Kind], gains: bool, language: Language
) -> tuple[str, ...]:
    now = rank_cell(one.rank, language)
    cells = [rank_cell(one[kind].rank, language) for kind in kinds]
    row = [now, unit_name(sensitivity, one.unit, language), *("" if cell == now else cell for cell in cells)]
    if gains:
        for titles in ([reach.wins for reach in one.reaches], [reach.loses for reach in one.reaches]):
            names = dict.fromkeys(title for each in titles for title in each)
            row.append("; ".join(named(sensitivity.titles, title, language) for title in names))
    return tuple(row)


def _moves(sensitivity: Sensitivity, units: Sequence[UnitSensitivity], language: Language) -> Iterator[str]:
    firm = True
    for one in units:
        for reach in one.reaches:
            told = _first(reach, one.unit)
            for move in told:
                firm = False
                yield explain_move(sensitivity, one.unit, reach.kind, move, language)
    if firm:
        yield say("sensitivity_firm", language)


def _first(reach: Reach, unit: str) -> Sequence[Move]:
    """Return what is told of a reach: the smallest known changes, a unit's own figures before those of others."""
    if reach.kind is Kind.RESTATED:
        own = [move for move in reach.moves if move.of == unit]
        return (own or list(reach.moves))[:1]
    return reach.moves[:1] if reach.kind is Kind.WEIGHT else reach.moves[:_MOST_MOVES]


def _reading(sensitivity: Sensitivity, units: Sequence[UnitSensitivity], language: Language) -> Iterator[str]:
    yield say("sensitivity_read_same", language)
    for kind in kinds_of(units):
        reaches = [one[kind] for one in units]
        how = max((reach.how for reach in reaches), key=_SURE.index)
        yield explain_how(sensitivity, kind, how, max(reach.asked for reach in reaches), language)
