"""What the things of a ruleset are called."""

from __future__ import annotations

from emulation_rules.i18n.display_width import visible
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.text import Language


def indicator_words(ruleset: Ruleset, indicator: str, language: Language) -> str:
    """Return the label of an indicator, or its id where it has none."""
    return visible(ruleset.indicators[indicator].title.pick(language)) or f"`{indicator}`"
