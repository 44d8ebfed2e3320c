"""Points that people give where nothing says whose count if several judge."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Measure
from emulation_rules.model.scoring import Direct
from emulation_rules.model.target import Measured
from emulation_rules.plan.score_facts import is_scored


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    scored = [target for target in ruleset.targets.values() if is_scored(target)]
    direct = {
        target.question.indicator
        for target in scored
        if isinstance(target.question, Measured) and isinstance(target.scoring, Direct)
    }
    without = [
        name
        for name, indicator in ruleset.indicators.items()
        if name in direct and indicator.measure is Measure.SCORE and indicator.stages is None
    ]
    if without:
        # They are mostly all alike, so that one is told for all.
        path = ("indicators", without[0])
        yield subject.finding("stages_undeclared", path, at_key=True, indicators=str(len(without)))


CHECK = Check("stages_undeclared", Severity.NOTE, _find)
