"""Two targets about one figure that cannot both be met."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.pairs import pairs_in
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.witnesses import one_met
from emulation_rules.linting.words import asked_at, criterion_text
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for pair in pairs_in(subject):
        if pair.contradict:
            path, said = asked_at(subject, pair.second.placed.path)
            by = criterion_text(subject, pair.first.placed.path) or pair.first.leaf.id
            leaves, targets = (pair.second.leaf.id, pair.first.leaf.id), (pair.second.target.id, pair.first.target.id)
            yield subject.finding(
                "contradictory_targets",
                path,
                at_key=not said,
                witness=one_met(subject, *leaves, targets),
                asked=said or pair.second.leaf.id,
                other=pair.first.target.id,
                by=by,
            )


CHECK = Check("contradictory_targets", Severity.WARNING, _find)
