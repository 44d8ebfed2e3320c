"""Parts that can each be met and never together as they are asked."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.criteria import fixed_in
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for each in fixed_in(subject):
        if not each.met and each.composite and not (each.whole and each.target.veto is not None):
            yield subject.finding("unsatisfiable_composite", each.path, at_key=True, asked=each.id)


CHECK = Check("unsatisfiable_composite", Severity.ERROR, _find)
