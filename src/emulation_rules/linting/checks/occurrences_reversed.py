"""Occurrences the wrong way round: what is bad gives points, or what is good costs them."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Better
from emulation_rules.model.numbers import number_text
from emulation_rules.model.scoring import Occurrences


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    for target in ruleset.targets.values():
        if not isinstance(target.scoring, Occurrences):
            continue
        for name, points in target.scoring.each.items():
            better = ruleset.indicators[name].better
            if (points > 0 and better is Better.LOWER) or (points < 0 and better is Better.HIGHER):
                path = (*subject.paths_of_targets[target.id], "scoring", "occurrences", "each", name)
                yield subject.finding(
                    "occurrences_reversed", path, points=number_text(points), better=better.value, indicator=name
                )


CHECK = Check("occurrences_reversed", Severity.WARNING, _find)
