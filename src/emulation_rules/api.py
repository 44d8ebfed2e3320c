"""The library's straight lines: load, evaluate, explain.

What reads files, and what only full evaluations need, is imported by the first function that uses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from emulation_rules.engines.choice import EngineName, chosen_engine
from emulation_rules.engines.decision import Decide, Decision, DecisionContext, Figures
from emulation_rules.engines.point_decider import point_weights
from emulation_rules.model.errors import InvalidRulesetError, raised_as
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.finding import Finding
from emulation_rules.model.period import Period
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.target import Scope
from emulation_rules.model.text import Language
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.readings import read, same_for_all

if TYPE_CHECKING:
    from emulation_rules.assessment.build import Provenance
    from emulation_rules.cluster.session import Session
    from emulation_rules.cluster.standings import Rules
    from emulation_rules.cluster.tally import Tally
    from emulation_rules.model.comparison import Comparison
    from emulation_rules.model.standing import Standings
    from emulation_rules.syntax.locale_numbers import Locale

__all__ = [
    "Decision",
    "Evaluator",
    "audit",
    "compare",
    "compile_ruleset",
    "evaluate",
    "evaluate_all",
    "explain",
    "explain_changes",
    "load",
    "load_reports",
    "loads",
    "session",
    "standings",
]


def load(path: str | Path) -> Ruleset:
    """Read a ruleset from a YAML or JSON file, or from the ``ruleset.yaml`` of a folder.

    Raises `InvalidRulesetError` with every fault found, or with why the file cannot be read.
    """
    from emulation_rules.syntax.read_ruleset import read_ruleset
    from emulation_rules.syntax.source_text import RULESET_FILE, read_text

    file = Path(path)
    if file.is_dir():
        file = file / RULESET_FILE
    with raised_as(InvalidRulesetError):
        text = read_text(file)
    return read_ruleset(text, str(file), base=file.parent)


def loads(text: str, name: str = "<text>") -> Ruleset:
    """Read a ruleset from YAML or JSON text; ``extends`` finds nothing here. Raises `InvalidRulesetError`."""
    from emulation_rules.syntax.read_ruleset import read_ruleset

    return read_ruleset(text, name)


def load_reports(
    path: str | Path,
    ruleset: Ruleset,
    *,
    locale: Locale | Literal["plain", "vi", "mixed"] | None = None,
    period: Period | None = None,
) -> Mapping[str, Report]:
    """Read reports by unit from YAML, JSON or CSV. ``locale`` says how tables write numbers.

    ``period`` is the one to be evaluated where it is not the ruleset's own.
    Raises `InvalidReportError` with every fault found.
    """
    from emulation_rules.exchange.read_reports import read_reports
    from emulation_rules.syntax.locale_numbers import Locale

    known = None if locale is None else Locale(locale)
    return read_reports(Path(path), ruleset, locale=known, period=period or ruleset.span.period)


class Evaluator:
    """A ruleset made ready for one period and one engine. May be shared between threads.

    ``plan`` is the ruleset lowered, ``ruler`` the engine that rules on it.
    """

    def __init__(self, ruleset: Ruleset, *, engine: EngineName = "auto", period: Period | None = None) -> None:
        self.ruleset = ruleset
        self.plan = plan_of(ruleset, period)
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
        from emulation_rules.syntax.write_ruleset import digest

        if not self._digest:
            self._digest = digest(self.ruleset)
        whole = report_digest(report) if reports is None else report_digest(*reports.values())
        return Provenance(self._digest, whole, self.ruler.name, self._note)


def compile_ruleset(ruleset: Ruleset, *, engine: EngineName = "compiled", period: Period | None = None) -> Evaluator:
    """Make a ruleset ready for many reports. Raises `EngineUnavailableError` where the engine cannot run here."""
    return Evaluator(ruleset, engine=engine, period=period)


def evaluate(
    ruleset: Ruleset, report: Report, *, engine: EngineName = "auto", period: Period | None = None
) -> Evaluation:
    """Evaluate one report in full. For many reports `evaluate_all` or an `Evaluator` prepares the ruleset once."""
    return _evaluator(ruleset, engine, period).evaluate(report)


def evaluate_all(
    ruleset: Ruleset,
    reports: Mapping[str, Report] | Iterable[Report],
    *,
    engine: EngineName = "auto",
    period: Period | None = None,
) -> tuple[Evaluation, ...]:
    """Evaluate the reports of several units, and of their cluster where it is asked anything."""
    return _evaluator(ruleset, engine, period).evaluate_all(_by_unit(reports))


def standings(
    ruleset: Ruleset,
    reports: Mapping[str, Report] | Iterable[Report],
    *,
    engine: EngineName = "auto",
    period: Period | None = None,
) -> Standings:
    """Rank the units of a cluster and say what follows: titles they may be proposed for, and classes."""
    return _evaluator(ruleset, engine, period).standings(_by_unit(reports))


def compare(before: Standings, after: Standings) -> Comparison:
    """Return who changed from one standing of a cluster to a later one, in what, and why."""
    from emulation_rules.cluster.compare import compare as compared

    return compared(before, after)


def session(
    ruleset: Ruleset,
    units: Iterable[str] = (),
    *,
    engine: EngineName = "auto",
    period: Period | None = None,
) -> Session:
    """Return a session that takes observations as they come in through the year and says what each one changes.

    ``units`` take part beside those that the ruleset declares; others join with their first observation.
    Raises `InvalidReportError` for a unit that the ruleset does not know.
    """
    return _evaluator(ruleset, engine, period).session(units)


def audit(
    ruleset: Ruleset,
    reports: Mapping[str, Report] | Iterable[Report],
    *,
    engine: EngineName = "auto",
    period: Period | None = None,
) -> tuple[Finding, ...]:
    """Return everything reports state that does not agree with their own figures, each with the place of the cell.

    Totals, shares, points and ranks are recomputed; a difference that display rounding explains is none.
    """
    return _evaluator(ruleset, engine, period).audit(_by_unit(reports))


def _by_unit(reports: Mapping[str, Report] | Iterable[Report]) -> Mapping[str, Report]:
    return reports if isinstance(reports, Mapping) else {report.unit: report for report in reports}


def explain(evaluation: Evaluation, language: Language = "en") -> tuple[str, ...]:
    """Return one sentence a target."""
    from emulation_rules.i18n.sentences import explain_assessment

    return tuple(explain_assessment(assessment, language) for assessment in evaluation.assessments)


def explain_changes(changes: Comparison, after: Standings, language: Language = "en") -> tuple[str, ...]:
    """Return one sentence a change, with the unit's name first and the reason last. ``after`` names what is told."""
    from emulation_rules.i18n.comparison_sentences import Names, explain_change

    names = Names.of(after, after)
    units = [*changes.units, *([] if changes.cluster is None else [changes.cluster])]
    told = [(names.unit(each.unit, language), explain_change(each, names, language)) for each in units]
    return tuple(f"{unit}: {sentence}" for unit, sentences in told for sentence in sentences)


@lru_cache(maxsize=8)
def _evaluator(ruleset: Ruleset, engine: EngineName, period: Period | None) -> Evaluator:
    """Keeps the last few, so that a loop over `evaluate` prepares each ruleset once."""
    return Evaluator(ruleset, engine=engine, period=period)
