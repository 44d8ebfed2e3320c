"""What is asked of the linter: which checks, how grave they are, and where they are left out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from emulation_rules.linting.check import Check
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.text import Language
from emulation_rules.outputs.checked import FailLevel


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Checks that are left out in files a pattern fits; patterns count from the folder of the settings."""

    pattern: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Config:
    """Settings for the linter. ``select`` None asks for every check; what is not set is None or empty.

    ``folder`` is where the settings were read, from which patterns count; None where they come from nowhere.
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    left_out: Sequence[LeftOut] = ()
    fail_level: FailLevel | None = None
    language: Language | None = None
    folder: Path | None = None

    def checks(self, known: Iterable[Check]) -> tuple[Check, ...]:
        """Return the checks asked for, each as grave as it was made, in their order."""
        asked = [check for check in known if self.select is None or check.code in self.select]
        return tuple(
            replace(check, severity=self.severities.get(check.code, check.severity))
            for check in asked
            if check.code not in self.ignore
        )

    def checks_in(self, file: Path, known: Iterable[Check]) -> tuple[Check, ...]:
        """Return the checks asked of a file: without those that are left out there."""
        left_out = self._left_out_in(file)
        return tuple(check for check in self.checks(known) if check.code not in left_out)

    def kept(self, findings: Iterable[Finding], file: Path) -> tuple[Finding, ...]:
        """Return the findings of a file without those of checks that are left out there."""
        left_out = self._left_out_in(file)
        return tuple(finding for finding in findings if finding.code not in left_out)

    def overridden(self, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Config:
        """Return the settings with what a command line says of checks: it selects instead, and ignores besides."""
        selected, ignored = frozenset(select), frozenset(ignore)
        return replace(
            self,
            select=selected or self.select,
            ignore=(self.ignore - selected) | ignored,
        )

    def _left_out_in(self, file: Path) -> frozenset[str]:
        name = _name_from(file, self.folder)
        fitting = (each.codes for each in self.left_out if name is not None and fnmatchcase(name, each.pattern))
        return frozenset().union(*fitting)


def _name_from(file: Path, folder: Path | None) -> str | None:
    """Return a file's name counted from a folder, None for one that stands elsewhere."""
    if folder is None:
        return None
    try:
        return Path(os.path.realpath(file)).relative_to(os.path.realpath(folder)).as_posix()
    except (ValueError, OSError):
        return None


NO_CONFIG: Final = Config()
"""Where nothing is set: every check, as grave as it is made."""
