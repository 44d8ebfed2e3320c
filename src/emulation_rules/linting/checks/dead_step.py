"""An entry of a table, or a row or column of a grid, that nothing falls into."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.bands import parted
from emulation_rules.linting.check import Check
from emulation_rules.linting.looked_up import lookups_in
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.numbers import number_text
from emulation_rules.model.place import KeyPath


def _find(subject: Subject) -> Iterator[Finding]:
    reached = dict[KeyPath, bool]()
    limits = dict[KeyPath, str]()
    for lookup in lookups_in(subject):
        for index, step in enumerate(lookup.steps.steps):
            path = (*lookup.path, index)
            limits[path] = number_text(step.limit)
            # One use that reaches it is enough.
            into = any(parted(lookup.steps, range_)[index] is not None for range_ in lookup.ranges)
            reached[path] = reached.get(path, False) or into or not lookup.ranges
    for path, into in reached.items():
        if not into:
            yield subject.finding("dead_step", path, limit=limits[path])


CHECK = Check("dead_step", Severity.WARNING, _find)
