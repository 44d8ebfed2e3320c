"""A target without points among targets that have them, and nothing that says it is only watched."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.target import Target
from emulation_rules.plan.score_facts import is_scored


def _find(subject: Subject) -> Iterator[Finding]:
    targets = subject.ruleset.targets
    if not any(map(is_scored, targets.values())):
        return
    within = {target.within for target in targets.values()}
    for target in targets.values():
        if target.scored and target.points is None and not _counts_otherwise(target) and target.id not in within:
            yield subject.finding("pointless_target", subject.paths_of_targets[target.id], at_key=True)


def _counts_otherwise(target: Target) -> bool:
    return target.veto is not None or target.bonus is not None or target.penalty is not None


CHECK = Check("pointless_target", Severity.WARNING, _find)
