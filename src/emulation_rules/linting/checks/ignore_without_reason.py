"""An ignore that does not say why."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for ignore in subject.ignores:
        if ignore.codes and not ignore.reason:
            codes = ", ".join(ignore.codes)
            yield subject.finding_at("ignore_without_reason", ignore.place, codes=codes)


CHECK = Check("ignore_without_reason", Severity.WARNING, _find)
