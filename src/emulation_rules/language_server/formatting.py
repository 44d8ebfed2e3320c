"""The canonical form of a text, and the text with all fixes made, each as the one change that leads to it."""

from __future__ import annotations

from pathlib import Path

from emulation_rules.language_server.analysis import config_of
from emulation_rules.linting.mend import mended
from emulation_rules.linting.registry import all_checks
from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.fix import Edit
from emulation_rules.syntax.writing.canonical import format_ruleset


def formatted(text: str, file: str) -> Edit | None:
    """Return what to replace, as little as can be in one piece; None where all is well or it cannot be read."""
    try:
        after = format_ruleset(text, file)
    except InvalidDocumentError:
        return None
    return difference(text, after)


def all_fixed(text: str, file: str, base: Path | None) -> Edit | None:
    """Return what to replace so that every safe fix of the linter is made; None where there is none."""
    checks = config_of(file, base)[0].checks(all_checks())
    return difference(text, mended(text, file, base=base, checks=checks).text)


def difference(text: str, after: str) -> Edit | None:
    """Return the smallest single edit that makes one text of another, None where they are the same."""
    if after == text:
        return None
    begin = _alike(text, after)
    end = _alike(text[begin:][::-1], after[begin:][::-1])
    return Edit(begin, len(text) - end, after[begin : len(after) - end])


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
