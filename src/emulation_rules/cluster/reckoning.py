"""The evaluations of all units of a cluster, and of the cluster as a whole, worked out again only where they moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from emulation_rules.assessment.build import Provenance, evaluation_of
from emulation_rules.cluster.evaluate import asks_of_cluster, evaluate_cluster
from emulation_rules.cluster.kept import Kept
from emulation_rules.cluster.together import Together
from emulation_rules.engines.base import Engine
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.plan.plan import Plan
from emulation_rules.plan.readings import Readings, read

Provenances: TypeAlias = Callable[[Report, Mapping[str, Report] | None], Provenance]
"""Says what an evaluation was made from: one report, or for the cluster as a whole all of them."""


@dataclass(frozen=True, slots=True)
class Evaluated:
    """The evaluation of every unit, and of the cluster where it is asked anything."""

    units: Mapping[str, Evaluation]
    cluster: Evaluation | None


def units_of(ruleset: Ruleset, reports: Mapping[str, Report]) -> list[str]:
    """Return the units that reports are about: declared ones, then others in the order they come in.

    As soon as there is anything but figures for the whole cluster, every declared unit is among them.
    """
    declared = [] if set(reports) == {CLUSTER} else [*ruleset.units]
    return declared + [unit for unit in reports if unit not in ruleset.units and unit != CLUSTER]


class Reckoning:
    """Evaluates the reports of a cluster again and again as they come in."""

    def __init__(self, plan: Plan, engine: Engine, provenance: Provenances) -> None:
        self._plan = plan
        self._engine = engine
        self._provenance = provenance
        self._apart = Kept(self._read)
        self._together = Together(plan)
        self._evaluations = Kept(self._evaluate)

    def evaluated(self, reports: Mapping[str, Report]) -> Evaluated:
        """Return every evaluation that reports come to."""
        units = {unit: reports.get(unit, Report(unit)) for unit in units_of(self._plan.ruleset, reports)}
        together = self._together.of({unit: self._apart.of(unit, report) for unit, report in units.items()})
        found = {unit: self._evaluations.of(unit, report, together[unit]) for unit, report in units.items()}
        whole = None
        if CLUSTER in reports or asks_of_cluster(self._plan) or not found:
            provenance = self._provenance(reports.get(CLUSTER, Report(CLUSTER)), reports)
            whole = evaluate_cluster(self._plan, self._engine, reports, provenance, together)
        return Evaluated(found, whole)

    def _read(self, report: Report) -> Readings:
        return read(self._plan, report)

    def _evaluate(self, report: Report, readings: Readings) -> Evaluation:
        rulings = self._engine.rule(readings)
        return evaluation_of(self._plan, report, readings, rulings, self._provenance(report, None))
