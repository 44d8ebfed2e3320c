"""The leader's share without a cap: one unit far ahead takes the points of all others."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.scoring import LeaderShare


def _find(subject: Subject) -> Iterator[Finding]:
    for name, path in subject.paths_of_targets.items():
        target = subject.ruleset.targets[name]
        match target.scoring:
            case LeaderShare(most_excess=None, unexceedable=False) if not target.note:
                yield subject.finding("leader_outlier", (*path, "scoring"))
            case _:
                pass


CHECK = Check("leader_outlier", Severity.NOTE, _find)
