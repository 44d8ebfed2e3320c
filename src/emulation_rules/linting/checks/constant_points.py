"""A target that earns the same whatever is reported."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.criteria import fixed_in
from emulation_rules.linting.earned import earned_in
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.numbers import number_text


def _find(subject: Subject) -> Iterator[Finding]:
    fixed = {each.target.id for each in fixed_in(subject)}
    for target, earned in earned_in(subject):
        if earned.is_point and target.id not in fixed:
            path = subject.paths_of_targets[target.id]
            at = (*path, "scoring") if subject.written((*path, "scoring")) else (*path, "points")
            yield subject.finding("constant_points", at, at_key=True, earned=number_text(earned.number))


CHECK = Check("constant_points", Severity.WARNING, _find)
