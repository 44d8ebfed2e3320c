"""What came of trials: what differs from what was expected."""

from __future__ import annotations

from dataclasses import dataclass, field

from emulation_rules.model.evaluation import Assessment
from emulation_rules.model.finding import Finding
from emulation_rules.model.period import Period
from emulation_rules.model.place import Place
from emulation_rules.model.trial import Expectation, Wanted
from emulation_rules.model.trial_coverage import Coverage
from emulation_rules.model.trial_mutation import MutationRun


@dataclass(frozen=True, slots=True)
class Difference:
    """One expectation that does not hold, and what was found instead.

    ``there`` False: nothing of that name came out at all. ``assessment`` is the one it is about, which says why.
    """

    expectation: Expectation
    found: Wanted
    there: bool = True
    assessment: Assessment | None = None


@dataclass(frozen=True, slots=True)
class TrialResult:
    """One case that was run, for ``period``. It passed where nothing differs."""

    name: str
    period: Period
    place: Place
    expected: int
    differences: tuple[Difference, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class FileResult:
    """The cases of one file that were run; ``findings`` say why a file could not be."""

    file: str
    ruleset: str = ""
    results: tuple[TrialResult, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class TrialRun:
    """Files that were run.

    ``stopped``: it ended at the first failure, and cases are left. ``left_out`` is how many were not asked for.
    """

    files: tuple[FileResult, ...] = field(default=())
    stopped: bool = False
    left_out: int = 0

    @property
    def results(self) -> tuple[TrialResult, ...]:
        """Every case that was run."""
        return tuple(result for file in self.files for result in file.results)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Why files could not be run."""
        return tuple(dict.fromkeys(finding for file in self.files for finding in file.findings))

    @property
    def failed(self) -> int:
        """How many cases did not come out as expected."""
        return sum(not result.passed for result in self.results)


@dataclass(frozen=True, slots=True)
class TrialReport:
    """Everything one run tells: what came of the cases, what they tried, which changes they notice."""

    run: TrialRun
    coverage: tuple[Coverage, ...] = ()
    mutations: tuple[MutationRun, ...] = ()
