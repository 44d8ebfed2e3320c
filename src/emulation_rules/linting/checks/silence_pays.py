"""A ranking by share in which a figure that is not reported is left out: keeping a poor one back raises the share."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.formula import Name
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Missing
from emulation_rules.plan.score_facts import is_scored


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    if not _by_share(ruleset):
        return
    if ruleset.score.missing is Missing.LEFT_OUT:
        yield subject.finding("silence_pays", ("score", "missing"))
        return
    for target in ruleset.targets.values():
        if is_scored(target) and target.missing is Missing.LEFT_OUT:
            yield subject.finding("silence_pays", (*subject.paths_of_targets[target.id], "missing"))


def _by_share(ruleset: Ruleset) -> bool:
    first = None if ruleset.ranking is None else ruleset.ranking.keys[0].formula
    return isinstance(first, Name) and first.name in ("share", "least_share")


CHECK = Check("silence_pays", Severity.NOTE, _find)
