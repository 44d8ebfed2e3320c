"""Reports in, standings out; asked again, only what moved is worked out again."""

from __future__ import annotations

from collections.abc import Mapping

from emulation_rules.cluster.reckoning import Provenances, Reckoning
from emulation_rules.cluster.standings import Judging, Rules
from emulation_rules.engines.base import Engine
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.standing import Standings
from emulation_rules.plan.plan import Plan


class Tally:
    """The units of one cluster under one plan."""

    def __init__(self, plan: Plan, engine: Engine, rules: Rules, provenance: Provenances) -> None:
        self._reckoning = Reckoning(plan, engine, provenance)
        self._judging = Judging(plan, rules)
        self._provenance = provenance

    def standings(self, reports: Mapping[str, Report]) -> Standings:
        """Return the standings that reports come to, whatever order they come in."""
        ordered = {unit: reports[unit] for unit in sorted(reports)}
        evaluated = self._reckoning.evaluated(ordered)
        digest = self._provenance(Report(CLUSTER), None).ruleset_digest
        return self._judging.standings(evaluated, ordered, digest)
