"""Units and their cluster evaluated together: what is asked of each, of every one, and of all taken together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from emulation_rules.assessment.assess import Assessed, assess, with_points
from emulation_rules.assessment.build import Provenance, compose
from emulation_rules.cluster.pool import members_of, pooled
from emulation_rules.cluster.together import of_the_whole
from emulation_rules.engines.base import Engine
from emulation_rules.model.evaluation import Assessment, Evaluation, Note
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.target import Scope, Target
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.plan import Plan, PlannedTarget
from emulation_rules.plan.readings import Readings, read
from emulation_rules.plan.ruling import Ruling, combined_ruling
from emulation_rules.scoring.points import Outcome


def asks_of_cluster(plan: Plan) -> bool:
    """Whether any target is asked of the cluster rather than of its units."""
    return any(planned.target.scope is not Scope.PER_UNIT for planned in plan.targets)


def evaluate_cluster(
    plan: Plan,
    engine: Engine,
    reports: Mapping[str, Report],
    provenance: Provenance,
    together: Mapping[str, Readings] | None = None,
) -> Evaluation:
    """Return the evaluation of the cluster as a whole.

    A target per unit is answered from figures for the whole cluster, a pooled one from those or from the sum over the
    units, one for every unit from each unit's own ruling, on its readings among the others (``together``).
    """
    members = [*plan.ruleset.units] or [unit for unit in reports if unit != CLUSTER]
    whole = reports.get(CLUSTER, Report(CLUSTER))
    readings = read(plan, whole)
    # A report that only states what the cluster's results are gives no figures for it.
    if CLUSTER not in reports or (whole.stated and not whole.observations):
        per_unit = {one.target.id: Reason.UNITS_ONLY for one in plan.targets if one.target.scope is Scope.PER_UNIT}
        readings = replace(readings, exempt={**readings.exempt, **per_unit})
    readings = of_the_whole(plan, readings, together or {})
    answers = _Answers(plan, engine, readings, members, reports, together or {})
    assessed = [answers.of(number) for number in range(len(plan.targets))]
    evaluation = compose(plan, whole, readings, assessed, provenance)
    missing = tuple(Note("missing_unit", unit) for unit in members if unit not in reports and len(reports) > 1)
    return replace(evaluation, notes=(*missing, *evaluation.notes))


class _Answers:
    """Rulings by scope; pools and units are ruled on once for all targets that share them."""

    def __init__(
        self,
        plan: Plan,
        engine: Engine,
        readings: Readings,
        members: Sequence[str],
        reports: Mapping[str, Report],
        together: Mapping[str, Readings],
    ) -> None:
        self._plan = plan
        self._engine = engine
        self._readings = readings
        self._members = members
        self._reports = reports
        self._together = together
        self._whole = engine.rule(readings)
        self._pools: dict[tuple[str, ...], _Ruled] = {}
        self._units: dict[str, _Ruled] = {}

    def of(self, number: int) -> Assessed:
        planned = self._plan.targets[number]
        if planned.target.scope is Scope.EVERY_UNIT:
            return self._every_unit(planned, number)
        if planned.target.scope is Scope.POOLED:
            pool = self._pool(self._asked(planned.target))
            return assess(self._plan, planned, pool.rulings[number], pool.readings)
        return assess(self._plan, planned, self._whole[number], self._readings)

    def _every_unit(self, planned: PlannedTarget, number: int) -> Assessed:
        target, rulings, parts = planned.target, [], []
        for unit in self._asked(target):
            ruling, readings = self._unit(unit, number)
            rulings.append(ruling)
            told = assess(self._plan, planned, ruling, readings).assessment
            parts.append(_named(told, target, unit, self._plan))
        ruling = combined_ruling(None, rulings)
        whole = Assessment(target.id, planned.question.title, ruling.verdict, ruling.reason, parts=tuple(parts))
        return with_points(whole, self._plan, planned, Outcome(ruling.verdict, ruling.reason), self._readings)

    def _asked(self, target: Target) -> tuple[str, ...]:
        """The units a target is asked of."""
        named = [unit for unit in self._members if not target.only or unit in target.only]
        return tuple(unit for unit in named if unit not in target.excluded)

    def _pool(self, units: tuple[str, ...]) -> _Ruled:
        if units not in self._pools:
            pool = pooled(self._plan, self._readings, members_of(units, self._reports))
            readings = of_the_whole(self._plan, pool, self._together)
            self._pools[units] = _Ruled(readings, self._engine.rule(readings))
        return self._pools[units]

    def _unit(self, unit: str, number: int) -> tuple[Ruling, Readings]:
        if unit not in self._units:
            readings = self._together.get(unit) or read(self._plan, self._reports.get(unit, Report(unit)))
            asked = {name: why for name, why in readings.exempt.items() if why is not Reason.CLUSTER_ONLY}
            readings = replace(readings, exempt=asked)
            self._units[unit] = _Ruled(readings, self._engine.rule(readings))
        ruled = self._units[unit]
        return ruled.rulings[number], ruled.readings


@dataclass(frozen=True, slots=True)
class _Ruled:
    readings: Readings
    rulings: tuple[Ruling, ...]


def _named(assessment: Assessment, target: Target, unit: str, plan: Plan) -> Assessment:
    """One unit's answer as a part of the cluster's; points belong to the whole."""
    title = plan.ruleset.units.get(unit, Text(unit, unit))
    return replace(
        assessment, target=f"{target.id}@{unit}", title=title, scored=False, points=None, maximum=None, adjustment=None
    )
