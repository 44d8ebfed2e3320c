"""A comparison of two standings as a JSON document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from emulation_rules.exchange.comparison_json import comparison_to_json
from emulation_rules.i18n.comparison_sentences import Names
from emulation_rules.model.comparison import Comparison
from emulation_rules.model.text import Language


def render(comparison: Comparison, names: Names, language: Language, units: Sequence[str] = ()) -> str:
    """Return the document, of the ``units`` named or of all. It is the same in every language."""
    del names, language
    shown = tuple(change for change in comparison.units if not units or change.unit in units)
    return comparison_to_json(replace(comparison, units=shown)) + "\n"
