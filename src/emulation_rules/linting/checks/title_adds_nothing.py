"""A title inside another that whoever holds the other holds as well."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.result_conditions import Sought, impossible
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.titles import around
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    for title in ruleset.titles.values():
        if not title.within or title.quota is not None or title.vote is not None:
            continue
        outer = around(title, ruleset)[1:]
        if set(outer[0].ignores) - set(title.ignores):
            continue
        held = [each.when for each in outer]
        if not impossible(Sought(held), ruleset) and impossible(Sought(held, [title.when]), ruleset):
            yield subject.finding("title_adds_nothing", ("titles", title.id, "when"), other=title.within)


CHECK = Check("title_adds_nothing", Severity.WARNING, _find)
