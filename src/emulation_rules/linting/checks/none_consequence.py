"""Something must not happen, at the price of the points alone: it may be meant as a veto."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import NoneAtAll
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.scoring import AllOrNothing


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        target = asked.target
        settled = target.veto or target.penalty or target.note or not isinstance(target.scoring, AllOrNothing)
        if not asked.alone or settled or not target.scored or target.points is None:
            continue
        for path, criterion in asked.in_year(subject.ruleset.span.period.year):
            if isinstance(criterion, NoneAtAll):
                yield subject.finding("none_consequence", path)


CHECK = Check("none_consequence", Severity.NOTE, _find)
