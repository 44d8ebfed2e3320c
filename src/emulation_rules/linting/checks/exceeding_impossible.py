"""Points for exceeding a mark that is the most there can be."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.asked import Asked, said
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import Criterion, Figure, Threshold
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Better
from emulation_rules.model.place import KeyPath
from emulation_rules.model.scoring import Attainment, LeaderShare, When


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        if not asked.alone or asked.measured.exceeds is not None:
            continue
        for _, criterion in asked.in_year(subject.ruleset.span.period.year):
            if _at_the_end(criterion, asked):
                for path in _rewards(asked):
                    yield subject.finding("exceeding_impossible", path, **said(criterion))


def _at_the_end(criterion: Criterion, asked: Asked) -> bool:
    """Whether a mark stands where no figure can be better."""
    reach = asked.indicator.range
    end = {Better.HIGHER: reach.high, Better.LOWER: reach.low}.get(asked.indicator.better)
    match criterion:
        case Threshold(_, Figure(quantity)):
            return end is not None and quantity.number == end
        case _:
            return False


def _rewards(asked: Asked) -> Iterator[KeyPath]:
    """Yield where points wait for an excess."""
    target = asked.target
    match target.scoring:
        case LeaderShare(unexceedable=False):
            yield (*asked.path, "scoring")
        case Attainment(cap_above=cap, capped=capped, unexceedable=False) if cap is not None or capped is not None:
            yield (*asked.path, "scoring")
        case _:
            pass
    for key, adjustment in (("bonus", target.bonus), ("penalty", target.penalty)):
        if adjustment is not None and adjustment.when is When.EXCEEDED:
            yield (*asked.path, key)


CHECK = Check("exceeding_impossible", Severity.WARNING, _find)
