"""The impact of a change of a ruleset as JSON for other programs."""

from __future__ import annotations

from emulation_rules.exchange.impact_json import impact_to_json
from emulation_rules.model.impact import Impact
from emulation_rules.model.text import Language


def render(impact: Impact, language: Language) -> str:
    """Return the document; it is the same in every language."""
    del language
    return impact_to_json(impact) + "\n"
