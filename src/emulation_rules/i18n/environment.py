"""The language of the environment a program runs in."""

from __future__ import annotations

from collections.abc import Mapping

from emulation_rules.model.text import Language


def environment_language(environment: Mapping[str, str]) -> Language:
    """Return Vietnamese where the locale of the environment is Vietnamese, otherwise English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable)
        if value:
            return "vi" if value.lower().partition("_")[0].partition(".")[0] == "vi" else "en"
    return "en"
