"""Findings: what a check says about a ruleset or a report. Static; an unmet target is never a finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from emulation_rules.model.fix import Fix
from emulation_rules.model.place import KeyPath, Place, path_text


class Severity(StrEnum):
    """How grave a finding is; only an error stops the work."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or doubt, with its place.

    ``code`` names the message in the catalogue, ``details`` fills it in, ``suggestions`` are near misses
    ("did you mean"). ``excerpt`` is a line of source and ``caret`` the column under which a mark belongs, counted from
    zero within it, where one helps. ``fix`` mends it without changing what the author meant, where that can be done.
    ``witness`` is a test case, ready to paste, that shows the fault.
    """

    code: str
    path: KeyPath
    place: Place
    severity: Severity = Severity.ERROR
    details: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[str, ...] = ()
    excerpt: str = ""
    caret: int = 0
    fix: Fix | None = None
    witness: str = ""

    def __str__(self) -> str:
        said = ", ".join(f"{name} {value}" for name, value in self.details)
        return f"{self.place}: {path_text(self.path)}: {self.code}{': ' + said if said else ''}"
