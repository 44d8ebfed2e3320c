"""A comment that is meant to ignore findings and does not say which."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.ignores import FORM
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for ignore in subject.ignores:
        if not ignore.codes:
            yield subject.finding_at("ignore_malformed", ignore.place, form=FORM)


CHECK = Check("ignore_malformed", Severity.WARNING, _find)
