"""More points than a target's way of scoring ever gives."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.bands import bands_in
from emulation_rules.linting.check import Check
from emulation_rules.linting.criteria import fixed_in
from emulation_rules.linting.earned import earned_in
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.numbers import number_text


def _find(subject: Subject) -> Iterator[Finding]:
    told = {each.target.id for each in fixed_in(subject)}
    told |= {bands.target for bands in bands_in(subject) if None in bands.reached()}
    for target, earned in earned_in(subject):
        if target.points is None or earned.high is None or target.id in told or earned.low == earned.high:
            continue
        if earned.high < target.points:
            yield subject.finding(
                "unreachable_points",
                (*subject.paths_of_targets[target.id], "points"),
                points=number_text(target.points),
                most=number_text(earned.high),
            )


CHECK = Check("unreachable_points", Severity.WARNING, _find)
