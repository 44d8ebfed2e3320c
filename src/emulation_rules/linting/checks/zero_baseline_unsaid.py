"""A change by percent, or a fall, of what may have been zero: what that means is not said."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from emulation_rules.linting.asked import Asked, said
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import (
    Baseline,
    Change,
    ChangeBetween,
    Criterion,
    Frozen,
    Moves,
    Reference,
    minds_zero_baseline,
)
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        if subject.node((*asked.path, "zero_baseline")) is not None:
            continue
        minding = [found for found in asked.criteria() if _may_be_zero(found[1], asked, subject)]
        if minding:
            path, criterion = minding[-1]
            fix = subject.with_entry(asked.path, "zero_baseline: undetermined", after="criterion")
            yield subject.finding("zero_baseline_unsaid", path, fix=fix, **said(criterion))


def _may_be_zero(criterion: Criterion, asked: Asked, subject: Subject) -> bool:
    """Whether a criterion minds a baseline of zero, and its baseline can be zero."""
    floor = asked.indicator.floor
    if not minds_zero_baseline(criterion) or (floor is not None and floor > 0):
        return False
    match criterion:
        case Change(baseline=baseline) | ChangeBetween(baseline=baseline) | Moves(_, baseline):
            return _zero(baseline, asked.indicator.id, subject)
        case _:
            return False


def _zero(baseline: Baseline, indicator: str, subject: Subject) -> bool:
    match baseline:
        case Frozen(quantity):
            return quantity.number == 0
        case Reference(name):
            return subject.ruleset.references[name].marks[indicator].number in (None, Fraction(0))
        case _:
            return True


CHECK = Check("zero_baseline_unsaid", Severity.NOTE, _find, fixable=True)
