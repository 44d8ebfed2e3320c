"""Plans over results answered for all units of a cluster: their figures, and the verdicts an engine comes to."""

from __future__ import annotations

from collections.abc import Mapping

from emulation_rules.cluster.kept import Kept
from emulation_rules.cluster.results import Result, result_readings
from emulation_rules.cluster.together import Together
from emulation_rules.engines.base import Engine
from emulation_rules.model.report import Report
from emulation_rules.model.verdict import Verdict
from emulation_rules.plan.plan import Plan
from emulation_rules.plan.readings import Readings


class Answered:
    """The figures that one plan over results reads."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._apart = Kept(self._read)
        self._together = Together(plan)

    def readings(self, results: Mapping[str, Result], reports: Mapping[str, Report]) -> Mapping[str, Readings]:
        """Return the readings of every unit among the others."""
        apart = {unit: self._apart.of(unit, reports.get(unit, Report(unit)), one) for unit, one in results.items()}
        return self._together.of(apart)

    def _read(self, report: Report, result: Result) -> Readings:
        return result_readings(self._plan, report, result)


class Ruled:
    """The questions that one plan over results asks, ruled on by an engine."""

    def __init__(self, plan: Plan, engine: Engine) -> None:
        self._plan = plan
        self._answered = Answered(plan)
        self._engine = engine
        self._verdicts = Kept(self._rule)

    def verdicts(
        self, results: Mapping[str, Result], reports: Mapping[str, Report]
    ) -> Mapping[str, Mapping[str, Verdict]]:
        """Return the verdict on every question, by its id, for every unit."""
        readings = self._answered.readings(results, reports)
        return {unit: self._verdicts.of(unit, one) for unit, one in readings.items()}

    def _rule(self, readings: Readings) -> Mapping[str, Verdict]:
        rulings = self._engine.rule(readings)
        return {planned.target.id: ruling.verdict for planned, ruling in zip(self._plan.targets, rulings, strict=True)}
