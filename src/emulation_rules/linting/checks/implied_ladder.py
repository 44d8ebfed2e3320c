"""A target inside another that is met whenever that one is: a step of a ladder."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.implied import implied
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    return implied(subject, "implied_ladder", ladder=True)


CHECK = Check("implied_ladder", Severity.NOTE, _find)
