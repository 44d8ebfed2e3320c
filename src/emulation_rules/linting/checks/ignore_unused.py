"""An ignore of something that is not found."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.ignores import Spot, spots_of
from emulation_rules.linting.registry import ignorable_checks
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    known = ignorable_checks()
    found: dict[str, frozenset[Spot]] = {}
    for ignore in subject.ignores:
        spots = ignore.spots()
        for code in ignore.codes:
            if code in known and code not in found:
                findings = known[code].findings(subject)
                found[code] = frozenset(spot for finding in findings for spot in spots_of(finding))
            if code in known and found[code].isdisjoint(spots):
                # Of several codes the others may still be needed.
                fix = ignore.removal if len(ignore.codes) == 1 else None
                yield subject.finding_at("ignore_unused", ignore.place, fix=fix, given=code)


CHECK = Check("ignore_unused", Severity.WARNING, _find, fixable=True)
