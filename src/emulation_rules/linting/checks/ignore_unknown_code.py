"""An ignore of a code that no check has."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from emulation_rules.linting.check import Check
from emulation_rules.linting.registry import ignorable_checks
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for ignore in subject.ignores:
        for code in ignore.codes:
            if code not in ignorable_checks():
                near = get_close_matches(code, ignorable_checks(), n=1)
                yield subject.finding_at("ignore_unknown_code", ignore.place, near, given=code)


CHECK = Check("ignore_unknown_code", Severity.WARNING, _find)
