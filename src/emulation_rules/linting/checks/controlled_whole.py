"""A rate that rises when the scored unit records less."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Better, Measure


def _find(subject: Subject) -> Iterator[Finding]:
    asked_of = {asked.indicator.id for asked in subject.asked}
    told: set[str] = set()
    for asked in subject.asked:
        indicator, target = asked.indicator, asked.target
        counts = target.scored and (target.points is not None or target.veto is not None)
        if not counts or indicator.ratio is None or indicator.id in told or indicator.note or target.note:
            continue
        whole = subject.ruleset.indicators[indicator.ratio.whole]
        if indicator.better is Better.HIGHER and whole.measure is Measure.COUNT and whole.id not in asked_of:
            told.add(indicator.id)
            path = ("indicators", indicator.id, "ratio", "whole")
            yield subject.finding("controlled_whole", path, whole=whole.id, target=target.id)


CHECK = Check("controlled_whole", Severity.NOTE, _find)
