"""A title that no result earns."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.result_conditions import Sought, impossible
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.titles import around
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    unreachable = set[str]()
    for title in ruleset.titles.values():
        # What is inside a title that nobody earns is told with that one.
        outer = around(title, ruleset)
        if impossible(Sought([each.when for each in outer]), ruleset):
            unreachable.add(title.id)
            if title.within not in unreachable:
                yield subject.finding("unreachable_title", ("titles", title.id, "when"))


CHECK = Check("unreachable_title", Severity.ERROR, _find)
