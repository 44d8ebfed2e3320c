"""Ids: what indicators, targets, units and rulesets are called by."""

from __future__ import annotations

import re
from typing import Final

MAX_ID: Final = 80
"""Characters an id may have."""

ID: Final = r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*"
"""The form of an id, as a pattern for Python and for JSON Schema."""

RULESET_ID: Final = r"[a-z0-9]+(?:[_-][a-z0-9]+)*"
"""The form of a ruleset's id, which may begin with a digit: a pact is often called by its year."""


def is_id(text: str, form: str = ID) -> bool:
    """Whether a text is an id of that form."""
    return len(text) <= MAX_ID and re.fullmatch(form, text) is not None
