"""The leader's share of units that were assigned zero: what any excess is then, is not said."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.asked import Asked
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import Assigned, Threshold
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.fix import Fix
from emulation_rules.model.place import KeyPath
from emulation_rules.model.scoring import LeaderShare, ZeroMark


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        path = (*asked.path, "scoring")
        written = subject.node((*path, "leader_share", "zero_mark")) is not None
        if asked.alone and isinstance(asked.target.scoring, LeaderShare) and not written and _reads_assigned(asked):
            units = _assigned_zero(subject, asked.indicator.id)
            if units:
                yield subject.finding("zero_mark_unsaid", path, fix=_fix(subject, path), units=", ".join(units))


def _fix(subject: Subject, path: KeyPath) -> Fix | None:
    """Return the fix that writes down what holds unless something is said."""
    if subject.text(path) is not None:
        return subject.replaced(path, f"{{leader_share: {{zero_mark: {ZeroMark.UNDETERMINED}}}}}")
    return subject.with_entry((*path, "leader_share"), f"zero_mark: {ZeroMark.UNDETERMINED}")


def _reads_assigned(asked: Asked) -> bool:
    return any(isinstance(each, Threshold) and isinstance(each.mark, Assigned) for _, each in asked.criteria())


def _assigned_zero(subject: Subject, indicator: str) -> list[str]:
    assigned = subject.ruleset.assigned.items()
    return [unit for unit, each in assigned if indicator in each and 0 in each[indicator].marks.values()]


CHECK = Check("zero_mark_unsaid", Severity.NOTE, _find, fixable=True)
