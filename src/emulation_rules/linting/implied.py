"""Criteria that are met whenever another one is, as findings about them."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.pairs import pairs_in
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.words import asked_at, criterion_text
from emulation_rules.model.finding import Finding


def implied(subject: Subject, code: str, *, ladder: bool) -> Iterator[Finding]:
    """Yield a finding for each: those that stand in a ladder with the other one, or those that do not."""
    for pair in pairs_in(subject):
        if pair.contradict or pair.ladder is not ladder:
            continue
        path, said = asked_at(subject, pair.second.placed.path)
        by = criterion_text(subject, pair.first.placed.path) or pair.first.leaf.id
        asked, other = said or pair.second.leaf.id, pair.first.target.id
        yield subject.finding(code, path, at_key=not said, asked=asked, other=other, by=by)
