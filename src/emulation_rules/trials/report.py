"""Everything one run of test cases tells, of one or several files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.trial import Trial, Trials
from emulation_rules.model.trial_coverage import Coverage
from emulation_rules.model.trial_mutation import MutationRun
from emulation_rules.model.trial_result import TrialReport
from emulation_rules.trials.run import read_files, run_all


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a run.

    ``words``: only cases whose name holds one of them; ``fail_fast``: up to the first that fails. ``most`` is how many
    changes of each ruleset are tried; 0: none.
    """

    words: tuple[str, ...] = ()
    fail_fast: bool = False
    coverage: bool = False
    most: int = 0

    def asks_for(self, name: str) -> bool:
        """Whether a case of that name is to be run."""
        return not self.words or any(word.casefold() in name.casefold() for word in self.words)


Progress: TypeAlias = Callable[[int, int], None]
"""Told how many changes were tried, and of how many."""


def report_on(
    files: Sequence[Path], wish: Wish, ruleset: Ruleset | None = None, progress: Progress | None = None
) -> TrialReport:
    """Return what came of the cases of files. ``ruleset`` is tested instead of the ones they name."""
    read = read_files(files, ruleset)
    run = run_all(read, asked=wish.asks_for, fail_fast=wish.fail_fast)
    about = _by_ruleset([one for one in read if isinstance(one, Trials)], wish)
    coverage: list[Coverage] = []
    mutations: list[MutationRun] = []
    # Imported where they are asked for: most runs ask for neither.
    if wish.coverage:
        from emulation_rules.trials.coverage import coverage_of  # noqa: PLC0415

        coverage = [coverage_of(each.ruleset, each.cases, each.file) for each in about]
    if wish.most:
        from emulation_rules.trials.mutation import mutations_of  # noqa: PLC0415

        mutations = [mutations_of(each.ruleset, each.cases, each.file, wish.most, progress) for each in about]
    return TrialReport(run, tuple(coverage), tuple(mutations))


@dataclass(frozen=True, slots=True)
class _About:
    """The cases of all files about one ruleset."""

    ruleset: Ruleset
    file: str
    cases: tuple[Trial, ...]


def _by_ruleset(read: Sequence[Trials], wish: Wish) -> list[_About]:
    found: dict[int, _About] = {}
    for one in read:
        before = found.get(id(one.ruleset), _About(one.ruleset, one.ruleset_file, ()))
        cases = tuple(case for case in one.cases if wish.asks_for(case.name))
        found[id(one.ruleset)] = replace(before, cases=(*before.cases, *cases))
    return list(found.values())
