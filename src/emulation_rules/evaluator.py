"""A ruleset made ready: the plan and the engine that every straight line of the library goes through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from emulation_rules.engines.choice import EngineName, chosen_engine
from emulation_rules.engines.decision import Decide, Decision, DecisionContext, Figures
from emulation_rules.engines.point_decider import point_weights
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.finding import Finding
from emulation_rules.model.period import Period, PeriodLike
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.target import Scope
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.readings import read, same_for_all

if TYPE_CHECKING:
    from emulation_rules.assessment.build import Provenance
    from emulation_rules.cluster.session import Session
    from emulation_rules.cluster.standings import Rules
    from emulation_rules.cluster.tally import Tally
    from emulation_rules.model.standing import Standings


class Evaluator:
    """A ruleset made ready for one period and one engine. May be shared between threads.

    ``plan`` is the ruleset lowered, ``ruler`` the engine that rules on it.
    """

    def __init__(self, ruleset: Ruleset, *, engine: EngineName = "auto", period: PeriodLike | None = None) -> None:
        self.ruleset = ruleset
        self.plan = plan_of(ruleset, None if period is None else Period.of(period))
        self.ruler, self._note = chosen_engine(engine, self.plan)
        self._digest = ""
        self._rules: Rules | None = None
        weights = point_weights(ruleset)
        self._context = DecisionContext(
            tuple(planned.target.id for planned in self.plan.targets),
            None if weights is None else weights[0],
            self._complete,
        )
        self._fast = self._decider()
        self._same_for_all = same_for_all(self.plan)

    @property
    def engine(self) -> str:
        """The engine that rules, which is not always the one asked for."""
        return self.ruler.name

    def decide(self, figures: Figures, unit: str = CLUSTER) -> Decision:
        """Return verdicts and points of one set of flat figures at once, and the rest on demand.

        Figures that name no unit are the cluster's. Complete plain numbers take the fast way. Raises
        `InvalidReportError` for figures that cannot be used.
        """
        if self._fast is not None and (unit == CLUSTER or self._same_for_all):
            try:
                decision = self._fast(figures, unit)
            except (KeyError, TypeError):
                decision = None
            if decision is not None:
                return decision
        return Decision.of(self._context, self._complete(figures, unit))

    def evaluate(self, report: Report) -> Evaluation:
        """Return the full evaluation of one unit's report, or of the cluster's own."""
        from emulation_rules.assessment.build import evaluation_of
        from emulation_rules.cluster.evaluate import asks_of_cluster, evaluate_cluster

        provenance = self._provenance(report)
        if report.unit == CLUSTER and asks_of_cluster(self.plan):
            return evaluate_cluster(self.plan, self.ruler, {CLUSTER: report}, provenance)
        readings = read(self.plan, report)
        return evaluation_of(self.plan, report, readings, self.ruler.rule(readings), provenance)

    def evaluate_all(self, reports: Mapping[str, Report]) -> tuple[Evaluation, ...]:
        """Return the evaluation of every unit, declared ones first, and last of the cluster if it is asked anything.

        A declared unit without a report has reported nothing, unless all there is are figures for the whole cluster.
        """
        from emulation_rules.cluster.reckoning import Reckoning

        found = Reckoning(self.plan, self.ruler, self._provenance).evaluated(reports)
        return (*found.units.values(), *([] if found.cluster is None else [found.cluster]))

    def standings(self, reports: Mapping[str, Report]) -> Standings:
        """Return the units of a cluster beside each other: ranked, with the titles and classes that follow.

        Units are those of `evaluate_all`.
        """
        return self._tally().standings(reports)

    def session(self, units: Iterable[str] = ()) -> Session:
        """Return a session that takes observations one by one. ``units`` take part beside those that are declared.

        Raises `InvalidReportError` for a unit that the ruleset does not know.
        """
        from emulation_rules.cluster.session import Session
        from emulation_rules.exchange.report_figures import observations_from_figures, report_from_figures

        reports = {unit: report_from_figures(self.ruleset, {}, unit, self.plan.period) for unit in units}
        read_figures = partial(observations_from_figures, self.ruleset, period=self.plan.period)
        return Session(self._tally(), read_figures, reports)

    def _tally(self) -> Tally:
        from emulation_rules.cluster.standings import rules_of
        from emulation_rules.cluster.tally import Tally

        if self._rules is None:
            self._rules = rules_of(self.plan, self.ruler)
        return Tally(self.plan, self.ruler, self._rules, self._provenance)

    def audit(self, reports: Mapping[str, Report]) -> tuple[Finding, ...]:
        """Return what reports state that does not agree with their own figures (see the function of this name)."""
        from emulation_rules.auditing.findings import audited

        return audited(self, reports)

    def _decider(self) -> Decide | None:
        if any(planned.target.scope is Scope.EVERY_UNIT for planned in self.plan.targets):
            return None
        return self.ruler.decider(self._context)

    def _complete(self, figures: Figures, unit: str) -> Evaluation:
        from emulation_rules.exchange.report_figures import report_from_figures

        return self.evaluate(report_from_figures(self.ruleset, figures, unit, self.plan.period))

    def _provenance(self, report: Report, reports: Mapping[str, Report] | None = None) -> Provenance:
        from emulation_rules.assessment.build import Provenance
        from emulation_rules.exchange.write_report import report_digest
        from emulation_rules.syntax.writing.write_ruleset import digest

        if not self._digest:
            self._digest = digest(self.ruleset)
        whole = report_digest(report) if reports is None else report_digest(*reports.values())
        return Provenance(self._digest, whole, self.ruler.name, self._note)
