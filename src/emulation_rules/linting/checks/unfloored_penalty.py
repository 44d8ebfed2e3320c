"""Penalties that can carry a total below nothing, with nothing that says whether they may."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.score_reach import bends, holders_of
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.numbers import number_text


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    if ruleset.score.floor is not None:
        return
    for target in ruleset.targets.values():
        if target.penalty is None or any(bends(group, upwards=False) for group in holders_of(target.id, ruleset)):
            continue
        path = (*subject.paths_of_targets[target.id], "penalty")
        yield subject.finding("unfloored_penalty", path, at_key=True, points=number_text(target.penalty.points))


CHECK = Check("unfloored_penalty", Severity.WARNING, _find)
