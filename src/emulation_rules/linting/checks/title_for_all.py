"""A title that every result earns."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.result_conditions import Sought, impossible
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.titles import Title


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    for title in ruleset.titles.values():
        if title.within or _held_back(title, ruleset):
            continue
        if impossible(Sought([], [title.when]), ruleset):
            yield subject.finding("title_for_all", ("titles", title.id, "when"))


def _held_back(title: Title, ruleset: Ruleset) -> bool:
    """Whether something else than its condition keeps units from a title."""
    vetoes = [target.id for target in ruleset.targets.values() if target.veto is not None]
    return title.quota is not None or title.vote is not None or any(name not in title.ignores for name in vetoes)


CHECK = Check("title_for_all", Severity.WARNING, _find)
