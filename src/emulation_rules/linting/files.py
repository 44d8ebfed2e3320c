"""What is found in the file of a ruleset, and what of it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from emulation_rules.linting.check import Check
from emulation_rules.linting.lint import lint
from emulation_rules.linting.mend import mended
from emulation_rules.linting.rewrite import rewrite
from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.syntax.yaml.source_text import read_text


def lint_file(file: Path, checks: Sequence[Check] | None = None) -> tuple[Finding, ...]:
    """Return the findings of a ruleset's file; why it cannot be read is one."""
    try:
        text = read_text(file)
    except InvalidDocumentError as error:
        return error.findings
    return lint(text, str(file), base=file.parent, checks=checks)


def fix_file(file: Path, checks: Sequence[Check] | None = None) -> tuple[int, tuple[Finding, ...]]:
    """Make the fixes of a ruleset's file; return how many there were and what is still found.

    That a file may not be written is found beside all that was to be fixed in it.
    """
    try:
        text = read_text(file)
    except InvalidDocumentError as error:
        return 0, error.findings
    found = mended(text, str(file), base=file.parent, checks=checks)
    try:
        if found.text == text or rewrite(file, text, found.text):
            return found.fixes, found.findings
    except OSError as error:
        why = error.strerror or type(error).__name__
        refused = Finding("file_not_written", (), Place(str(file)), details=(("why", why),))
        return 0, (refused, *lint_file(file, checks))
    # Somebody wrote to it meanwhile: what stands there now is for the next run.
    return 0, lint_file(file, checks)
