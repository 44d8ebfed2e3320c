"""A mark for exceeding that everyone reaches who meets the target."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.exceeding import exceeded_when_met
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.target import Measured
from emulation_rules.plan.plan import Leaf


def _find(subject: Subject) -> Iterator[Finding]:
    for planned in subject.as_reported.targets:
        target, leaf = planned.target, planned.question
        declared = isinstance(target.question, Measured) and target.question.exceeds is not None
        if not declared or not isinstance(leaf, Leaf) or leaf.exceeds is None:
            continue
        if exceeded_when_met(subject, target.id, leaf, leaf.exceeds):
            path = (*subject.paths_of_targets[target.id], "exceeds")
            yield subject.finding("exceeds_not_beyond", path, given=subject.text(path) or target.id)


CHECK = Check("exceeds_not_beyond", Severity.WARNING, _find)
