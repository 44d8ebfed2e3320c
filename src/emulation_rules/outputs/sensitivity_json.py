"""How firm ranks are as a JSON document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from emulation_rules.exchange.sensitivity_json import sensitivity_to_json
from emulation_rules.model.sensitivity import Sensitivity
from emulation_rules.model.text import Language


def render(sensitivity: Sensitivity, language: Language, units: Sequence[str] = ()) -> str:
    """Return the document, of the ``units`` named or of all. It is the same in every language."""
    del language
    shown = tuple(one for one in sensitivity.units if not units or one.unit in units)
    return sensitivity_to_json(replace(sensitivity, units=shown)) + "\n"
