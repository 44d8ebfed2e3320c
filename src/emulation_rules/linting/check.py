"""What a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Check:
    """One question asked of every ruleset.

    ``code`` is the name of its file, the code of its findings and the name of its page. ``fixable`` says that findings
    carry a fix, in general or where it is safe. ``find`` yields findings, made with `Subject.finding`.
    """

    code: str
    severity: Severity
    find: Callable[[Subject], Iterable[Finding]]
    fixable: bool = False

    def findings(self, subject: Subject) -> tuple[Finding, ...]:
        """Return what it finds, ignored or not; a ruleset is asked once, however often others want to know."""
        if self.code not in subject.found:
            subject.found[self.code] = tuple(self.find(subject))
        return subject.found[self.code]
