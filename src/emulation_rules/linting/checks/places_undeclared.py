"""A figure whose last decimal decides, of which nothing says how many decimals it has, where others say it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import Comparison, Criterion, Figure, Threshold
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.plan.score_facts import is_scored

_LAST_DECIMAL_DECIDES: Final = frozenset({Comparison.ABOVE, Comparison.BELOW, Comparison.EXACTLY})


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    declared = {indicator.measure for indicator in ruleset.indicators.values() if indicator.places is not None}
    said = set[str]()
    for asked in subject.asked:
        indicator, counts = asked.indicator, is_scored(asked.target) or asked.target.veto is not None
        if indicator.id in said or not counts or indicator.measure not in declared:
            continue
        if indicator.step is None and indicator.ratio is None and any(map(_by_last, dict(asked.criteria()).values())):
            said.add(indicator.id)
            yield subject.finding(
                "places_undeclared", ("indicators", indicator.id), at_key=True, target=asked.target.id
            )


def _by_last(criterion: Criterion) -> bool:
    match criterion:
        case Threshold(comparison, Figure()):
            return comparison in _LAST_DECIMAL_DECIDES
        case _:
            return False


CHECK = Check("places_undeclared", Severity.NOTE, _find)
