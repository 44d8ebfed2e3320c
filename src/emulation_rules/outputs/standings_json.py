"""Standings as the JSON document that can be read back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from emulation_rules.exchange.standings_json import standings_to_json
from emulation_rules.model.standing import Standings
from emulation_rules.model.text import Language


def render(standings: Standings, language: Language, units: Sequence[str] = ()) -> str:
    """Return the document, of the ``units`` named or of all. It is the same in every language: it holds both."""
    del language
    shown = [each for each in standings.standings if not units or each.unit in units]
    return standings_to_json(replace(standings, standings=tuple(shown))) + "\n"
