"""The exceptions of the library. An unmet target is a value, never an exception."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from emulation_rules.model.finding import Finding


class EmulationRulesError(Exception):
    """Whatever the library itself raises."""


class InvalidDocumentError(EmulationRulesError):
    """A document cannot be used; ``findings`` say everything that is wrong with it, in order of place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings, key=lambda finding: (finding.place, finding.path == (), finding.code)))
        super().__init__(*(finding.code for finding in self.findings))

    def __str__(self) -> str:
        # Words are a layer above: they are looked up when somebody reads the error, and not before.
        from emulation_rules.i18n.catalogue import render_findings  # noqa: PLC0415

        return render_findings(self.findings, "en")

    def __reduce__(self) -> tuple[object, ...]:
        """Crosses from one process to another with its findings."""
        return type(self), (self.findings,)


class InvalidRulesetError(InvalidDocumentError):
    """A ruleset that cannot be used."""


class InvalidReportError(InvalidDocumentError):
    """A report that cannot be used."""


class InvalidConfigError(InvalidDocumentError):
    """Settings for the linter that cannot be used."""


class InvalidTrialError(InvalidDocumentError):
    """A file of test cases that cannot be used."""


class NotInSqlError(InvalidDocumentError):
    """A ruleset that asks for something no query is written for; ``findings`` name the targets and what it is."""


class InvalidEvaluationError(InvalidDocumentError):
    """A text that is no evaluation."""


class InvalidStandingsError(InvalidDocumentError):
    """A text that holds no standings."""


@contextmanager
def raised_as(kind: type[InvalidDocumentError]) -> Iterator[None]:
    """Raise what is wrong with a document as faults of that kind of document."""
    try:
        yield
    except InvalidDocumentError as error:
        raise kind(error.findings) from None


class EngineUnavailableError(EmulationRulesError):
    """The engine asked for is not installed or cannot run here."""
