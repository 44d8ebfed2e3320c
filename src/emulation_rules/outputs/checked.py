"""What findings were looked for in, and what is asked of them: what formats for CI need beside the findings."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, Literal, TypeAlias

from emulation_rules.model.finding import Finding, Severity

FailLevel: TypeAlias = Literal["error", "warning", "note", "never"]
"""The least severity that fails a run; ``never``: no finding does."""

_FAILING: Final[dict[FailLevel, tuple[Severity, ...]]] = {
    "error": (Severity.ERROR,),
    "warning": (Severity.ERROR, Severity.WARNING),
    "note": (Severity.ERROR, Severity.WARNING, Severity.NOTE),
    "never": (),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One run: the files it looked into, its summary in words, the working directory, what fails it, our version."""

    files: tuple[str, ...]
    summary: str = ""
    folder: PurePath = PurePath()
    level: FailLevel = "error"
    version: str = "0"

    def fails(self, finding: Finding) -> bool:
        """Whether a finding makes the run fail."""
        return finding.severity in _FAILING[self.level]

    def fail(self, findings: Iterable[Finding]) -> bool:
        """Whether any of them does."""
        return any(map(self.fails, findings))

    def named(self, file: str) -> str:
        """Return a file as seen from the working directory, with ``/``; as it is where it lies elsewhere."""
        path = PurePath(file)
        if path.is_absolute() and path.is_relative_to(self.folder):
            path = path.relative_to(self.folder)
        return PurePath(os.path.normpath(path)).as_posix() if file else ""
