"""A cap above all that can be reached, bonuses included: a number that was not kept up."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.score_reach import most_with_bonuses
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.numbers import number_text


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    cap, most = ruleset.score.cap, most_with_bonuses(ruleset)
    if cap is not None and most is not None and cap > most:
        yield subject.finding("cap_without_effect", ("score", "cap"), cap=number_text(cap), most=number_text(most))


CHECK = Check("cap_without_effect", Severity.WARNING, _find)
