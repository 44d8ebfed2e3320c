"""A target that every unit is left out of."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Scope, Target


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    for target in ruleset.targets.values():
        if ruleset.units and not any(_asked(target, unit, ruleset) for unit in ruleset.units):
            yield subject.finding("asked_of_nobody", subject.paths_of_targets[target.id], at_key=True)


def _asked(target: Target, unit: str, ruleset: Ruleset) -> bool:
    if target.scope is Scope.POOLED and not target.only and not target.excluded:
        return True
    if unit in target.excluded or (target.only and unit not in target.only):
        return False
    assignment = ruleset.assigned.get(unit, {}).get(target.id)
    return assignment is None or assignment.exemption is None


CHECK = Check("asked_of_nobody", Severity.WARNING, _find)
