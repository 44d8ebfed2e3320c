"""Units ranked by points that were rounded before: who was ahead can come out level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.formula import Name

_FINE: Final = 6
"""Decimals beyond which units do not come out level because of the rounding."""


def _find(subject: Subject) -> Iterator[Finding]:
    ranking, rounding = subject.ruleset.ranking, subject.ruleset.score.rounding
    if ranking is None or rounding is None or rounding.places > _FINE:
        return
    names = [key.formula.name if isinstance(key.formula, Name) else "" for key in ranking.keys]
    # Another key behind it says what is to decide between those that come out level.
    if len(names) == 1 and names[0] in ("score", "share"):
        yield subject.finding("ranked_by_rounded", ("ranking", "by", 0), key=names[0], places=str(rounding.places))


CHECK = Check("ranked_by_rounded", Severity.WARNING, _find)
