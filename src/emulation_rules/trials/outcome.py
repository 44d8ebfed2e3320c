"""What a case's reports come to under a ruleset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from emulation_rules.engines.choice import EngineName
from emulation_rules.evaluator import Evaluator
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.standing import Standing, Standings
from emulation_rules.model.trial import Trial
from emulation_rules.plan.plan import SlotKind

_OF_STANDINGS = frozenset({"rank", "shared", "keys", "titles", "classes"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """The evaluations of a case by unit, and where ranks, titles or classes are asked for, its standings."""

    evaluations: Mapping[str, Evaluation]
    standings: Standings | None = None

    def standing(self, unit: str) -> Standing | None:
        """Return the standing of a unit, None where it has none."""
        listed = () if self.standings is None else self.standings.standings
        return next((standing for standing in listed if standing.unit == unit), None)


class Bench:
    """A ruleset made ready for cases of any period."""

    def __init__(self, ruleset: Ruleset, engine: EngineName = "reference") -> None:
        self.ruleset = ruleset
        self._engine: EngineName = engine
        self._evaluators: dict[Period, Evaluator] = {}

    def evaluator(self, period: Period | None = None) -> Evaluator:
        """Return the ruleset made ready for a period, its own if None."""
        when = period or self.ruleset.span.period
        if when not in self._evaluators:
            self._evaluators[when] = Evaluator(self.ruleset, engine=self._engine, period=when)
        return self._evaluators[when]

    def outcome(self, case: Trial, *, ranked: bool = False) -> Outcome:
        """Return what a case comes to; with ``ranked`` standings even where it expects nothing of them."""
        evaluator = self.evaluator(case.period)
        if ranked or any(not each.unit or each.path[0] in _OF_STANDINGS for each in case.expected):
            found = evaluator.standings(case.reports)
            evaluations = {each.unit: each.evaluation for each in found.standings}
            whole = {} if found.cluster is None else {CLUSTER: found.cluster}
            return Outcome({**evaluations, **whole}, found)
        if (
            {each.unit for each in case.expected} <= case.reports.keys()
            and len(case.reports) == 1
            and not _needs_others(evaluator)
        ):
            (report,) = case.reports.values()
            return Outcome({report.unit: evaluator.evaluate(report)})
        return Outcome({each.unit: each for each in evaluator.evaluate_all(case.reports)})


def _needs_others(evaluator: Evaluator) -> bool:
    """Whether what a unit comes to may depend on the other units."""
    return any(slot.kind is SlotKind.CLUSTER for slot in evaluator.plan.slots)
