"""Which wrong changes of a ruleset its test cases notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from emulation_rules.model.errors import EmulationRulesError
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.trial import Trial
from emulation_rules.model.trial_mutation import MutationResult, MutationRun
from emulation_rules.plan.formula_scope import FormulaMeaningError
from emulation_rules.trials.mutant import Mutant
from emulation_rules.trials.outcome import Bench
from emulation_rules.trials.result_mutants import result_mutants
from emulation_rules.trials.run import differences
from emulation_rules.trials.target_mutants import target_mutants
from emulation_rules.trials.whole_mutants import whole_mutants


def mutants_of(ruleset: Ruleset) -> Iterator[Mutant]:
    """Yield every wrong change of a ruleset, always in the same order."""
    yield from chain(target_mutants(ruleset), result_mutants(ruleset), whole_mutants(ruleset))


def mutations_of(
    ruleset: Ruleset,
    cases: Sequence[Trial],
    file: str = "",
    most: int = 500,
    progress: Callable[[int, int], None] | None = None,
) -> MutationRun:
    """Return which changes of a ruleset its cases notice, of ``most`` that are spread evenly over all there are.

    Cases that fail as it is notice nothing. ``progress`` is told how many changes were tried, and of how many.
    """
    # They are made twice: a large ruleset has so many that they are not all to be held at once.
    same = [mutant.same for mutant in mutants_of(ruleset)]
    different = [number for number, one in enumerate(same) if not one]
    chosen = _spread(different, most)
    bench = Bench(ruleset)
    sound = [case for case in cases if _fails(case, bench) is False]
    results: list[MutationResult] = []
    picked = (mutant for number, mutant in enumerate(mutants_of(ruleset)) if number in chosen)
    for number, mutant in enumerate(picked, 1):
        noticed = _noticed(mutant, sound)
        if noticed is not None:
            results.append(MutationResult(mutant.mutation, noticed))
        if progress is not None:
            progress(number, len(chosen))
    equivalent, untried = len(same) - len(different), len(different) - len(chosen)
    return MutationRun(ruleset.id, file, tuple(results), equivalent, untried)


def _spread(numbers: Sequence[int], most: int) -> frozenset[int]:
    if len(numbers) <= most:
        return frozenset(numbers)
    return frozenset(numbers[index * len(numbers) // most] for index in range(most))


def _noticed(mutant: Mutant, cases: Sequence[Trial]) -> str | None:
    """Return the name of the first case that fails, empty where none does; None for what is no ruleset any more."""
    bench, subject = Bench(mutant.ruleset), mutant.mutation.subject
    # A case that names what was changed most likely notices it.
    ordered = sorted(cases, key=lambda case: not any(each.path[0] == subject for each in case.expected))
    for case in ordered:
        failed = _fails(case, bench)
        if failed is None:
            return None
        if failed:
            return case.name
    return ""


def _fails(case: Trial, bench: Bench) -> bool | None:
    """Return whether a case comes out otherwise than expected; None where the ruleset cannot be made ready."""
    try:
        return any(True for _ in differences(case, bench.outcome(case)))
    except (EmulationRulesError, FormulaMeaningError, KeyError):
        return None
