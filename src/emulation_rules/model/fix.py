"""What a finding's fix would change in a text, byte for byte the same elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters from ``start`` up to ``end`` of a text, counted from zero, replaced by others."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits of one file that belong together: all are made or none."""

    file: str
    edits: tuple[Edit, ...]


def fixed(text: str, fixes: Iterable[Fix]) -> str:
    """Return a text with fixes made, those first that come first; one that overlaps an earlier one is left out."""
    made: list[Edit] = []
    for fix in fixes:
        if not any(_overlap(edit, other) for edit in fix.edits for other in made):
            made += fix.edits
    for edit in sorted(made, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def _overlap(edit: Edit, other: Edit) -> bool:
    """Whether two edits touch the same characters, or put something in at the same place."""
    return edit == other or (edit.start < other.end and other.start < edit.end) or edit.start == other.start
