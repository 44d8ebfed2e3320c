"""A veto on a target that no report can meet."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.criteria import fixed_in
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.words import criterion_text
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for each in fixed_in(subject):
        if not each.met and each.whole and each.target.veto is not None:
            path = (*subject.paths_of_targets[each.target.id], "veto")
            yield subject.finding("veto_always_fires", path, asked=criterion_text(subject, each.path) or each.id)


CHECK = Check("veto_always_fires", Severity.ERROR, _find)
