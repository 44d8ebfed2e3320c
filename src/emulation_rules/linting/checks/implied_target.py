"""A target that is met whenever another one is."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.implied import implied
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    return implied(subject, "implied_target", ladder=False)


CHECK = Check("implied_target", Severity.WARNING, _find)
