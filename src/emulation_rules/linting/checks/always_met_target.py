"""A criterion that no report can miss."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.criteria import fixed_in
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.words import asked_at
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for each in fixed_in(subject):
        if each.met and not (each.whole and each.target.veto is not None):
            path, said = asked_at(subject, each.path)
            yield subject.finding("always_met_target", path, at_key=not said, asked=said or each.id)


CHECK = Check("always_met_target", Severity.WARNING, _find)
