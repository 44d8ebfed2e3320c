"""An ignore of something that is not found."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.registry import ignorable_checks
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    checks = ignorable_checks()
    for ignore in subject.ignores:
        for code in ignore.codes:
            if code in checks and not any(map(ignore.covers, checks[code].findings(subject))):
                # Of several codes the others may still be needed.
                fix = ignore.removal if len(ignore.codes) == 1 else None
                yield subject.finding_at("ignore_unused", ignore.place, fix=fix, given=code)


CHECK = Check("ignore_unused", Severity.WARNING, _find, fixable=True)
