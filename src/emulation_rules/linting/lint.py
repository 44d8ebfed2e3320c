"""Everything that is wrong or doubtful in a ruleset."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from emulation_rules.linting.check import Check
from emulation_rules.linting.ignores import without_ignored
from emulation_rules.linting.registry import all_checks
from emulation_rules.linting.subject import Subject
from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.finding import Finding
from emulation_rules.syntax.reading.extends import read_document
from emulation_rules.syntax.reading.read_ruleset import understood


def lint(
    text: str, file: str, *, base: Path | None = None, checks: Iterable[Check] | None = None
) -> tuple[Finding, ...]:
    """Return the findings of a ruleset's text in the order of their places; only faults where it cannot be read.

    ``base`` is the folder in which the ruleset it ``extends`` is looked for. ``checks`` are all there are if None.
    """
    try:
        document = read_document(text, file, base)
        subject = Subject(understood(document), document)
    except InvalidRulesetError as error:
        return error.findings
    return doubts(subject, all_checks() if checks is None else checks)


def doubts(subject: Subject, checks: Iterable[Check]) -> tuple[Finding, ...]:
    """Return what checks find in a ruleset that can be read, in the order of their places."""
    found = [replace(finding, severity=check.severity) for check in checks for finding in check.findings(subject)]
    kept = without_ignored(found, subject.ignores)
    return tuple(sorted(kept, key=lambda finding: (finding.place, finding.code)))
