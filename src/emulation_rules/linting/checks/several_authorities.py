"""One indicator held against the marks of several authorities, so that each is a target of its own."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.authorities import authorities_of
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.target import Measured


def _find(subject: Subject) -> Iterator[Finding]:
    first = dict[str, tuple[str, str]]()
    for target in subject.ruleset.targets.values():
        question = target.question
        dated = question.in_year(subject.plan.period.year) if isinstance(question, Measured) else None
        if dated is None or not isinstance(question, Measured):
            continue
        for authority in authorities_of(dated.criterion):
            other, by = first.setdefault(question.indicator, (authority, target.id))
            if other != authority:
                path = (*subject.paths_of_targets[target.id], "criterion")
                yield subject.finding(
                    "several_authorities", path, indicator=question.indicator, given=authority, other=other, target=by
                )


CHECK = Check("several_authorities", Severity.NOTE, _find)
