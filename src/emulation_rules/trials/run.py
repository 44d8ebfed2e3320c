"""Runs cases: what a ruleset makes of figures, held against what was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from emulation_rules.engines.choice import EngineName
from emulation_rules.exchange.read_trials import read_trials
from emulation_rules.exchange.trial_ruleset import Rulesets
from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.trial import Trial, Trials
from emulation_rules.model.trial_result import Difference, FileResult, TrialResult, TrialRun
from emulation_rules.trials.found import NotThereError, assessment_of, found
from emulation_rules.trials.outcome import Bench, Outcome


def run_case(case: Trial, bench: Bench) -> TrialResult:
    """Return what came of one case."""
    told = tuple(differences(case, bench.outcome(case)))
    return TrialResult(case.name, case.period or bench.ruleset.span.period, case.place, len(case.expected), told)


def differences(case: Trial, outcome: Outcome) -> Iterator[Difference]:
    """Yield every expectation that does not hold, in the order written."""
    for expectation in case.expected:
        try:
            came = found(expectation, outcome)
        except NotThereError:
            yield Difference(expectation, None, there=False)
            continue
        if came != expectation.wanted:
            yield Difference(expectation, came, assessment=assessment_of(expectation, outcome))


def run_trials(trials: Trials, *, asked: Callable[[str], bool] = bool, engine: EngineName = "reference") -> FileResult:
    """Return what came of the cases of one file, of those whose names are ``asked`` for."""
    results = _results(trials, asked, fail_fast=False, engine=engine)
    return FileResult(trials.file, trials.ruleset.id, results)


def _results(
    trials: Trials, asked: Callable[[str], bool], *, fail_fast: bool, engine: EngineName = "reference"
) -> tuple[TrialResult, ...]:
    bench, results = Bench(trials.ruleset, engine), []
    for case in trials.cases:
        if asked(case.name):
            results.append(run_case(case, bench))
            if fail_fast and not results[-1].passed:
                break
    return tuple(results)


# ---- files ------------------------------------------------------------------------------


def read_files(files: Iterable[Path], ruleset: Ruleset | None = None) -> tuple[Trials | FileResult, ...]:
    """Return the cases of each file, or why it cannot be used. ``ruleset`` is tested instead of the ones they name."""
    rulesets = Rulesets()
    return tuple(_read(file, ruleset, rulesets) for file in files)


def _read(file: Path, ruleset: Ruleset | None, rulesets: Rulesets) -> Trials | FileResult:
    try:
        return read_trials(file, ruleset, rulesets=rulesets)
    except InvalidDocumentError as error:
        return FileResult(str(file), findings=error.findings)


def run_all(
    read: Sequence[Trials | FileResult],
    *,
    asked: Callable[[str], bool] = bool,
    fail_fast: bool = False,
) -> TrialRun:
    """Return what came of the cases of several files, of those whose names are ``asked`` for.

    ``fail_fast`` ends with the first case that fails.
    """
    files: list[FileResult] = []
    for one in read:
        if isinstance(one, FileResult):
            files.append(one)
            continue
        results = _results(one, asked, fail_fast=fail_fast)
        files.append(FileResult(one.file, one.ruleset.id, results))
        if fail_fast and results and not results[-1].passed:
            break
    cases = [case.name for one in read if isinstance(one, Trials) for case in one.cases]
    wanted, ran = sum(map(asked, cases)), sum(len(file.results) for file in files)
    return TrialRun(tuple(files), stopped=ran < wanted, left_out=len(cases) - wanted)
