"""Rounding of which nothing says whether it is of each target's points or of the total."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    if subject.ruleset.score.rounding is not None and not subject.written(("score", "rounding", "stage")):
        yield subject.finding("rounding_stage_undeclared", ("score", "rounding"), at_key=True)


CHECK = Check("rounding_stage_undeclared", Severity.WARNING, _find)
