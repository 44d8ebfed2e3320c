"""Where something stands in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
"""Keys and list indices from the top of a document: ``("targets", "clearance", "criterion")``."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A file (or other name) with a line and a column, both counted from one; column counts characters.

    What has no lines, a table or the figures of a program, is a name with line 0.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a document's keys and values by key path; an unknown path is that of its nearest parent."""

    keys: Mapping[KeyPath, Place]
    values: Mapping[KeyPath, Place]
    file: str = ""

    def of_value(self, path: KeyPath) -> Place:
        """Return where the value at the path begins."""
        return self._nearest(self.values, path)

    def of_key(self, path: KeyPath) -> Place:
        """Return where the key at the path is written."""
        return self.keys[path] if path in self.keys else self._nearest(self.values, path)

    def _nearest(self, places: Mapping[KeyPath, Place], path: KeyPath) -> Place:
        for length in range(len(path), -1, -1):
            if path[:length] in places:
                return places[path[:length]]
        return Place(self.file)


def path_text(path: KeyPath) -> str:
    """Return the path as people write it: ``targets.traffic.all_of[2].criterion``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
