"""What of a ruleset its test cases try."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from emulation_rules.cluster.together import together
from emulation_rules.model.evaluation import Assessment, Evaluation
from emulation_rules.model.period import Period
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.trial import Trial
from emulation_rules.model.trial_coverage import Coverage, CoverageItem, Spot
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.plan import Plan
from emulation_rules.plan.readings import Readings, read
from emulation_rules.trials.observer import Observer, Seen
from emulation_rules.trials.observers import observers_of, periods_of
from emulation_rules.trials.outcome import Bench, Outcome


def coverage_of(ruleset: Ruleset, cases: Iterable[Trial], file: str = "") -> Coverage:
    """Return everything cases of a ruleset can try, in the order it is written, and whether any of these did."""
    ranked = bool(ruleset.titles or ruleset.classes)
    bench, spots = Bench(ruleset), _spots(ruleset)
    watching: dict[Period, tuple[Plan, tuple[Observer, ...]]] = {}
    taken: set[Spot] = set()
    for case in cases:
        when = case.period or ruleset.span.period
        if when not in watching:
            plan = bench.evaluator(when).plan
            watching[when] = plan, observers_of(plan)
        plan, observers = watching[when]
        for seen in _seen(case, plan, bench.outcome(case, ranked=ranked)):
            taken.update(spot for observer in observers for spot in observer.taken(seen))
    items = tuple(CoverageItem(spot, _place(ruleset, path), spot in taken) for spot, path in spots.items())
    return Coverage(ruleset.id, file, items)


def _spots(ruleset: Ruleset) -> Mapping[Spot, KeyPath]:
    found: dict[Spot, KeyPath] = {}
    for period in periods_of(ruleset):
        for observer in observers_of(plan_of(ruleset, period)):
            for spot, path in observer.spots:
                found.setdefault(spot, path)
    return found


def _place(ruleset: Ruleset, path: KeyPath) -> Place:
    return Place("") if ruleset.places is None else ruleset.places.of_key(path)


def _seen(case: Trial, plan: Plan, outcome: Outcome) -> Iterator[Seen]:
    """Yield every unit that a case is about; others that take part, having reported nothing, try nothing."""
    readings, about = _readings(case, plan, outcome), case.reports.keys() | {each.unit for each in case.expected}
    for unit, evaluation in outcome.evaluations.items():
        if unit not in about:
            continue
        yield Seen(readings[unit], evaluation, _by_question(evaluation), outcome.standing(unit))


def _readings(case: Trial, plan: Plan, outcome: Outcome) -> Mapping[str, Readings]:
    apart = {unit: read(plan, case.reports.get(unit, Report(unit))) for unit in outcome.evaluations}
    return together(plan, apart)


def _by_question(evaluation: Evaluation) -> Mapping[str, tuple[Assessment, ...]]:
    """Return assessments by question. Of a target that every unit is asked there is one for each: ``target@unit``."""
    found: dict[str, tuple[Assessment, ...]] = {}
    for each in evaluation.walk():
        name = each.target.partition("@")[0]
        found[name] = (*found.get(name, ()), each)
    return found
