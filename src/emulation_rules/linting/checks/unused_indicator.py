"""An indicator that nothing reads."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for name in subject.ruleset.indicators:
        if name not in subject.used.names:
            yield subject.finding("unused_indicator", ("indicators", name), at_key=True, given=name)


CHECK = Check("unused_indicator", Severity.WARNING, _find)
