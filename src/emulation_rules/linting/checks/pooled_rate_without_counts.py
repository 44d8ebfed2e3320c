"""A rate asked of the cluster as a whole, without the counts it could be worked out from."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Measure
from emulation_rules.model.target import Scope


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        indicator = asked.indicator
        computed = indicator.ratio is not None or indicator.formula is not None
        if asked.target.scope is Scope.POOLED and indicator.measure is Measure.PERCENT and not computed:
            yield subject.finding("pooled_rate_without_counts", (*asked.path, "indicator"), indicator=indicator.id)


CHECK = Check("pooled_rate_without_counts", Severity.WARNING, _find)
