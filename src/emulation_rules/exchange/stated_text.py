"""The names and the texts of results a report states of itself."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Final

from emulation_rules.exchange.observation_error import ObservationError, shown
from emulation_rules.exchange.observation_parse import parse_value
from emulation_rules.exchange.observation_words import Shape, WrittenUnit
from emulation_rules.model.numbers import number_text, round_half_up
from emulation_rules.model.place import Place
from emulation_rules.model.stated_results import StatedNumber, StatedResults
from emulation_rules.syntax.locale_numbers import Locale

PREFIX: Final = "stated:"
"""What the name of a column of stated results begins with."""

POINTS: Final = "points"
WHOLE: Final = ("score", "rank", "share")
"""What is stated of the whole; points are stated of a target or a group."""

_UNITS: Final = {"score": WrittenUnit.POINTS, POINTS: WrittenUnit.POINTS, "share": WrittenUnit.PERCENT}


def read_stated(text: str, name: str, place: Place, locale: Locale | None = Locale.PLAIN) -> StatedNumber:
    """Return the number a text states under a name: ``904.59``, ``90.5%``. Raises `ObservationError`."""
    text = unicodedata.normalize("NFC", text)
    value = parse_value(text, locale)
    kind = name.partition(":")[0]
    if value.scale is not None or value.unit not in (None, _UNITS.get(kind)):
        raise ObservationError("stated_wrong_unit", value.unit_column, text=shown(text), name=kind)
    if value.shape not in (Shape.FIGURE, Shape.ROUNDED):
        raise ObservationError("stated_is_a_bound", text=shown(text))
    if kind == "rank" and (value.number.denominator != 1 or value.number < 1):
        raise ObservationError("stated_no_rank", value.number_column, text=shown(text))
    return StatedNumber(value.number, max(0, value.places), value.written, place)


def with_stated(results: StatedResults, name: str, stated: StatedNumber) -> StatedResults:
    """Return the results with one more under its name (see `StatedResults.named`). Raises `KeyError` for another."""
    kind, _, subject = name.partition(":")
    match kind:
        case "score":
            return replace(results, score=stated)
        case "rank":
            return replace(results, rank=stated)
        case "share":
            return replace(results, share=stated)
        case "points":
            return replace(results, points={**results.points, subject: stated})
        case _:
            raise KeyError(name)


def stated_text(stated: StatedNumber) -> str:
    """Return a text that `read_stated` reads back as the same number with the same decimals."""
    try:
        read = read_stated(stated.written, "share" if "%" in stated.written else "score", stated.place)
    except ObservationError:
        read = None
    if read == stated:
        return stated.written
    text = number_text(round_half_up(stated.number, stated.places))
    whole, _, part = text.partition(".")
    return f"{whole}.{part.ljust(stated.places, '0')}" if stated.places else whole
