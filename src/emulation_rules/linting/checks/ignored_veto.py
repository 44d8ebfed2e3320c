"""A veto that every title ignores: it bars from nothing."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    titles = subject.ruleset.titles.values()
    for target in subject.ruleset.targets.values():
        if target.veto is not None and titles and all(target.id in title.ignores for title in titles):
            yield subject.finding(
                "ignored_veto", (*subject.paths_of_targets[target.id], "veto"), titles=str(len(titles))
            )


CHECK = Check("ignored_veto", Severity.WARNING, _find)
