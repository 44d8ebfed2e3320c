"""Points that nothing is added up against: a target that goes missing would not be noticed."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.plan.score_facts import is_scored


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    scored = sum(map(is_scored, ruleset.targets.values()))
    declared = ruleset.score.maximum is not None or any(group.maximum is not None for group in ruleset.groups.values())
    if scored > 1 and not declared:
        at = ("score",) if subject.written(("score",)) else ("targets",)
        yield subject.finding("maximum_undeclared", at, at_key=True, targets=str(scored))


CHECK = Check("maximum_undeclared", Severity.NOTE, _find)
