"""Titles and those around them."""

from __future__ import annotations

from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.titles import Title


def around(title: Title, ruleset: Ruleset) -> list[Title]:
    """Return a title and those it has to be held within, from the inside out."""
    found = [title]
    while found[-1].within:
        found.append(ruleset.titles[found[-1].within])
    return found
