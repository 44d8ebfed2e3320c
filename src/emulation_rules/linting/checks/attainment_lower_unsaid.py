"""Attainment of what is better lower, counted in a way that is not named."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Better
from emulation_rules.model.scoring import Attainment


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        scoring = asked.target.scoring
        path = (*asked.path, "scoring", "attainment")
        if not asked.alone or not isinstance(scoring, Attainment) or asked.indicator.better is not Better.LOWER:
            continue
        if subject.node((*path, "lower")) is None:
            fix = subject.with_entry(path, f"lower: {scoring.lower}")
            yield subject.finding("attainment_lower_unsaid", path, at_key=True, fix=fix)


CHECK = Check("attainment_lower_unsaid", Severity.NOTE, _find, fixable=True)
