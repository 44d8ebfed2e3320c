"""The canonical form of a text, as the one change that leads to it."""

from __future__ import annotations

from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.fix import Edit
from emulation_rules.syntax.writing.canonical import format_ruleset


def formatted(text: str, file: str) -> Edit | None:
    """Return what to replace, as little as can be in one piece; None where all is well or it cannot be read."""
    try:
        after = format_ruleset(text, file)
    except InvalidDocumentError:
        return None
    if after == text:
        return None
    begin = _alike(text, after)
    end = _alike(text[begin:][::-1], after[begin:][::-1])
    return Edit(begin, len(text) - end, after[begin : len(after) - end])


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
